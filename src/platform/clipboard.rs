//! Copying.

use leptos::prelude::window;

/// Puts `text` on the clipboard. Without effect where the browser has none for the page: on plain `http:`.
pub fn copy(text: &str) {
    // What became of it is the browser's to show; a refused write leaves the clipboard as it was.
    drop(window().navigator().clipboard().write_text(text));
}

/// Whether there is a clipboard to write to.
pub fn is_available() -> bool {
    window().is_secure_context()
}
