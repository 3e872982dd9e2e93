//! Keyboard shortcuts of the console.

use leptos::prelude::document;
use model::settings::keymap::{Command, Key, Modifier, PAGE_SHORTCUTS, ROW_SHORTCUTS, Stroke};

/// The keys of a stroke, as [`press_key`](crate::harness::press_key) takes them.
pub(crate) fn keys_of(stroke: Stroke) -> String {
    let key = match stroke.key {
        Key::Letter(sign) | Key::Character(sign) => sign.to_string(),
        Key::Named(" ") => "Space".to_owned(),
        Key::Named(name) => name.to_owned(),
    };
    match stroke.modifier {
        Modifier::Nothing => key,
        Modifier::Shift => format!("Shift+{key}"),
        Modifier::Primary => format!("Ctrl+{key}"),
    }
}

/// All strokes of the keymap, with their commands.
pub(crate) fn every_stroke() -> impl Iterator<Item = (Command, Stroke)> {
    let shortcuts = PAGE_SHORTCUTS.iter().chain(&ROW_SHORTCUTS);
    shortcuts.flat_map(|shortcut| {
        shortcut
            .strokes
            .iter()
            .map(|stroke| (shortcut.command, *stroke))
    })
}

/// Whether the dialog with this id is open.
pub(crate) fn is_dialog_open(id: &str) -> bool {
    document()
        .query_selector(&format!("dialog#{id}[open]"))
        .expect("a valid selector")
        .is_some()
}
