//! The dialog with the list of keyboard shortcuts, which the keymap defines.

use leptos::prelude::*;

use crate::i18n::SettingsTexts;
use crate::platform::{dialog, keyboard};
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::settings::keymap::{
    Command, Key, Modifier, PAGE_SHORTCUTS, ROW_SHORTCUTS, Shortcut, Stroke,
};
use ui::{
    Element, dd, div, dl, dt, ev, fragment, h2, h3, html, input, kbd, label, p, section, span,
};

const DIALOG: &str = "help";
const TITLE: &str = "help-title";

/// Opens the dialog.
pub(crate) fn open(app: App) {
    app.settings().open_help();
    // A dialog that is just being closed still exists and is opened again.
    dialog::open(DIALOG);
}

/// The button that opens the dialog.
pub(crate) fn help_button() -> Element {
    let app = app();
    let name = app.text().settings.shortcuts;
    button("btn btn--icon btn--keys")
        .child(icon(Icon::Keyboard))
        .attr("data-testid", "help")
        .attr("aria-label", name)
        .attr("title", name)
        .attr("aria-haspopup", "dialog")
        .on(ev::click, move |_| open(app))
}

/// The dialog, which exists only while it is open.
pub(crate) fn help() -> AnyView {
    let app = app();
    fragment(move || app.settings().is_help_open.get().then(HelpDialog))
}

/// The dialog with the list, and with the switch that turns single keys off.
#[component]
fn HelpDialog() -> Element {
    let app = app();
    let had_no_focus = dialog::focus_is_lost();
    Effect::new(|| dialog::open(DIALOG));
    let text = &app.text().settings;
    let switch = input()
        .attr("type", "checkbox")
        .attr("aria-describedby", "help-single")
        .prop("checked", move || app.settings().single_keys.get())
        .on(ev::change, move |_| {
            app.settings()
                .set_single_keys(!app.settings().single_keys.get_untracked());
        });
    let close = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", text.close)
        .attr("autofocus", "")
        .on(ev::click, |_| dialog::close(DIALOG));
    let group = |name: &'static str, shortcuts: &'static [Shortcut]| {
        section()
            .child(h3().child(name))
            .child(dl().children(shortcuts.iter().map(|shortcut| entry(shortcut, text))))
    };
    html::dialog()
        .class("help")
        .id(DIALOG)
        .attr("aria-labelledby", TITLE)
        .attr("closedby", "any")
        // The event comes late, and the dialog may be open again by then.
        .on(ev::close, move |_| {
            if !dialog::is_open(DIALOG) {
                app.settings().close_help();
                // The element that had the focus may be gone.
                if !had_no_focus && dialog::focus_is_lost() {
                    focus_results();
                }
            }
        })
        .child(
            div()
                .class("help__head")
                .child(h2().id(TITLE).child(text.shortcuts))
                .child(close),
        )
        .child(
            div()
                .class("help__groups")
                .child(group(text.shortcuts_on_page, &PAGE_SHORTCUTS))
                .child(group(text.shortcuts_in_rows, &ROW_SHORTCUTS)),
        )
        .child(
            label()
                .class("check")
                .child(switch)
                .child(" ")
                .child(text.single_keys),
        )
        .child(
            p().class("field__hint")
                .id("help-single")
                .child(text.single_keys_hint),
        )
}

/// A shortcut with the strokes that are enabled.
fn entry(shortcut: &'static Shortcut, text: &'static SettingsTexts) -> Element {
    let app = app();
    let strokes = move || {
        let single = app.settings().single_keys.get();
        let mut strokes: Vec<Element> = Vec::new();
        for stroke in shortcut
            .strokes
            .iter()
            .filter(|stroke| single || !stroke.is_single_key())
        {
            if !strokes.is_empty() {
                strokes.push(span().child(format!(" {} ", text.key_or)));
            }
            strokes.push(keys(*stroke, text));
        }
        if strokes.is_empty() {
            strokes.push(span().class("nil").child(text.shortcut_off));
        }
        Some(span().children(strokes))
    };
    div()
        .class("help__entry")
        .attr("data-testid", "shortcut")
        .child(dt().child(strokes))
        .child(dd().child(meaning(shortcut.command, text)))
}

/// The keys of a stroke as they are printed on a keyboard.
fn keys(stroke: Stroke, text: &SettingsTexts) -> Element {
    let key = match stroke.key {
        Key::Letter(letter) => letter.to_ascii_uppercase().to_string(),
        Key::Character(character) => character.to_string(),
        Key::Named(name) => key_name(name, text).to_owned(),
    };
    let modifier = match stroke.modifier {
        Modifier::Nothing => None,
        Modifier::Shift => Some(text.key_shift),
        Modifier::Primary if keyboard::is_mac() => Some("⌘"),
        Modifier::Primary => Some(text.key_control),
    };
    let mut keys = span().class("stroke");
    if let Some(modifier) = modifier {
        keys = keys.child(kbd().child(modifier)).child("+");
    }
    keys.child(kbd().child(key))
}

/// The name of a key as it is printed on a keyboard.
fn key_name(name: &'static str, text: &SettingsTexts) -> &'static str {
    match name {
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "Home" => text.key_home,
        "End" => text.key_end,
        "Enter" => text.key_enter,
        "Escape" => text.key_escape,
        " " => text.key_space,
        other => other,
    }
}

const fn meaning(command: Command, text: &SettingsTexts) -> &'static str {
    match command {
        Command::Help => text.shortcut_help,
        Command::Filter => text.shortcut_filter,
        Command::Find => text.shortcut_find,
        Command::Refresh => text.shortcut_refresh,
        Command::NextPage => text.shortcut_next_page,
        Command::PreviousPage => text.shortcut_previous_page,
        Command::NextRow => text.shortcut_next_row,
        Command::PreviousRow => text.shortcut_previous_row,
        Command::FirstRow => text.shortcut_first_row,
        Command::LastRow => text.shortcut_last_row,
        Command::Toggle => text.shortcut_toggle,
        Command::Select => text.shortcut_select,
        Command::SelectTo => text.shortcut_select_to,
        Command::ExtendNext => text.shortcut_extend_next,
        Command::ExtendPrevious => text.shortcut_extend_previous,
        Command::SelectPage => text.shortcut_select_page,
        Command::Copy => text.shortcut_copy,
        Command::Leave => text.shortcut_escape,
    }
}
