//! Of what helps to filter.

use crate::i18n::texts::messages;

messages! {
    /// Of what helps to filter.
    FilterTexts {}
    plain {
        running, ended, any_status, previous_window, next_window, shift_open, shift_future, shift_beyond,
        active, clear_hint, find, find_clear, found_unseen, searching, none_hint, copy_link, copy_pinned, copy_pinned_hint, around,
    }
    filled {
        counted_all(total), counted_partial(loaded, total), counted_loaded(loaded), counted_asked(statuses, scope), counted_other(count), counted_none(count),
        set(id), remove_range(range), remove_set(id), remove_status(status),
        pasted_range(range), pasted_time(time), reset_hint(range),
        found_all(found, total), found_partial(found, loaded, total), found_loaded(found, loaded),
        none_all(words, total), none_partial(words, loaded, total), none_loaded(words, loaded), window_found(first, last, found),
    }
    counted {}
}
