//! What the browser keeps for the page between visits.

use leptos::prelude::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    // Asking alone throws where the user forbids it.
    window().local_storage().ok().flatten()
}

/// What was kept under `key`; nothing where the browser keeps nothing.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`; false where the browser does not: it is full, or the user forbids it.
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
