//! The address of the page and the browser history.

use leptos::prelude::window;

use crate::harness::overrides::get_property;

/// The query of the address, with its `?`.
pub(crate) fn address_query() -> String {
    window().location().search().unwrap_or_default()
}

/// The key of the current history entry: replacing its state keeps it, a new entry changes it.
pub(crate) fn history_entry() -> String {
    let entry = get_property(&get_property(&window(), "navigation"), "currentEntry");
    get_property(&entry, "key")
        .as_string()
        .expect("every history entry has a key")
}

/// Goes back by one history entry.
pub(crate) fn go_back() {
    window()
        .history()
        .expect("a history")
        .back()
        .expect("there is a previous entry");
}
