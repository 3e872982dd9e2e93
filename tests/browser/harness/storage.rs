//! Preferences in the storage of the browser.

use leptos::prelude::window;
use model::settings::preferences::STORAGE_KEY;
use web_sys::Storage;

/// The notice about preferences that the browser does not store.
pub(crate) const NOT_STORED_WARNING: &str =
    "This browser does not store preferences: your choice lasts until you leave the page.";

/// The storage; `None` where a test forbids it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The stored preferences.
pub(crate) fn stored_preferences() -> Option<String> {
    storage()?.get_item(STORAGE_KEY).ok().flatten()
}

/// The stored preferences without the recent tenants, which are not a choice of the user.
pub(crate) fn stored_choices() -> Option<String> {
    let stored = stored_preferences()?;
    Some(
        stored
            .split('&')
            .filter(|member| !member.starts_with("recent="))
            .collect::<Vec<_>>()
            .join("&"),
    )
}

/// Clears the storage, and stores these preferences unless they are empty.
pub(crate) fn store_preferences(preferences: &str) {
    let Some(storage) = storage() else { return };
    storage.clear().expect("the storage can be cleared");
    if !preferences.is_empty() {
        storage
            .set_item(STORAGE_KEY, preferences)
            .expect("the test browser stores preferences");
    }
}
