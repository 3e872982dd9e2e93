//! Texts of the settings: theme, time zone, keyboard shortcuts and config.json.

use crate::i18n::texts::messages;

messages! {
    /// Texts of the settings: theme, time zone, keyboard shortcuts and config.json.
    SettingsTexts {}
    plain {
        times_in, utc, theme, theme_system, theme_light, theme_dark, config_no_object,
        config_no_response, old_preferences, preferences_not_stored, shortcuts, close,
        shortcuts_on_page, shortcuts_in_rows, key_or, shortcut_off, single_keys, single_keys_hint,
        key_space, key_enter, key_escape, key_home, key_end, key_shift, key_control, shortcut_help,
        shortcut_filter, shortcut_find, shortcut_refresh, shortcut_next_page,
        shortcut_previous_page, shortcut_next_row, shortcut_previous_row, shortcut_first_row,
        shortcut_last_row, shortcut_toggle, shortcut_select, shortcut_select_to,
        shortcut_extend_next, shortcut_extend_previous, shortcut_select_page, shortcut_copy,
        shortcut_escape,
    }
    filled {
        config_unknown_key(key), config_wrong_value(key, value), config_stops_requests(key, value),
        config_http_status(status),
    }
    counted {}
}
