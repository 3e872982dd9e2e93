//! The page's address: its query string is the state of the page.

use leptos::ev;
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};

/// Whether a new state adds an entry to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Back returns to the state before.
    New,
    /// It takes the place of the state before.
    Same,
}

/// The query string with its `?`, or nothing.
pub fn search() -> String {
    // Only an opaque origin has no readable address; then there is no state in it either.
    window().location().search().unwrap_or_default()
}

/// What the entry in the browser's history was [marked](show_marked) with.
pub fn mark() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Puts `query` (without `?`) in the address, with [no mark](show_marked) on the entry.
pub fn show(query: &str, entry: Entry) {
    show_marked(query, entry, None);
}

/// Puts `query` (without `?`) in the address, and a `mark` on the entry, which no link carries. A browser that refuses, as one does after hundreds of entries in
/// a few seconds, keeps the old address: the page goes on all the same.
pub fn show_marked(query: &str, entry: Entry, mark: Option<&str>) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let url = if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    };
    let Ok(history) = window().history() else {
        return;
    };
    let mark = mark.map_or(JsValue::NULL, JsValue::from_str);
    let shown = match entry {
        Entry::New => history.push_state_with_url(&mark, "", Some(&url)),
        Entry::Same => history.replace_state_with_url(&mark, "", Some(&url)),
    };
    drop(shown);
}

/// Moves the keyboard's focus to the element with this id.
pub fn focus(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    // Only an element that cannot take the focus refuses; then it stays where it is.
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        drop(element.focus());
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        drop(element.focus());
    }
}

/// Presses the button with this id, as a click would.
pub fn press(id: &str) {
    if let Some(button) = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        button.click();
    }
}

/// Calls `changed` when the user goes back or forward, for as long as the page lives.
pub fn on_travel(changed: impl Fn() + 'static) {
    let listening = window_event_listener(ev::popstate, move |_| changed());
    on_cleanup(move || listening.remove());
}
