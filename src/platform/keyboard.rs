//! The keyboard: key presses, and where its focus is.

use leptos::ev::Event;
use leptos::prelude::{document, on_cleanup, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use model::settings::keymap::{Focus, KeyPress};

/// What takes letters or arrows itself.
const FIELD: &str = "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=file]), \
    textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], \
    [role=combobox], [role=spinbutton], [role=slider], [role=listbox], [role=option], [role=tree], [role=menu], \
    [role^=menuitem]";

/// Calls `handle` on each key press that nothing else has taken, for as long as the page lives; the second value is
/// whether the key is only held. When it returns true, the browser does nothing of its own.
pub fn on_press(handle: impl Fn(&KeyPress<'_>, bool) -> bool + 'static) {
    let listening = window_event_listener_untyped("keydown", move |event: Event| {
        // Tools that fill in forms send events of this name without a key.
        let Some(event) = event
            .dyn_ref::<KeyboardEvent>()
            .filter(|event| !event.default_prevented())
        else {
            return;
        };
        let (key, code) = (event.key(), event.code());
        let press = KeyPress {
            key: &key,
            code: &code,
            shift: event.shift_key(),
            ctrl: event.ctrl_key(),
            alt: event.alt_key(),
            meta: event.meta_key(),
            is_composing: event.is_composing(),
        };
        if handle(&press, event.repeat()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listening.remove());
}

fn is_there(selector: &str) -> bool {
    // A browser that does not know a part of the selector has nothing that it means.
    document()
        .query_selector(selector)
        .is_ok_and(|found| found.is_some())
}

/// Where the focus is.
pub fn focus() -> Focus {
    if is_there("dialog[open]") || is_there(":popover-open") {
        return Focus::Overlay;
    }
    match () {
        () if focus_is_in(FIELD) => Focus::Field,
        () if focus_is_in(".row") => Focus::Row,
        () if focus_is_in(".row *") => Focus::InRow,
        () if focus_is_in(".table-wrap") => Focus::Table,
        () => Focus::Elsewhere,
    }
}

/// Whether text is marked on the page, which the browser's own copying is about.
pub fn text_is_marked() -> bool {
    window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed())
}

/// Whether the keyboard has a Command key.
pub fn is_mac() -> bool {
    window()
        .navigator()
        .platform()
        .is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Whether the focused element matches a selector.
pub fn focus_is_in(selector: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.matches(selector).unwrap_or(false))
}

fn is_seen(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Gives the focus to the first element that a selector means and that can be seen. False when there is none.
pub fn focus_first(selector: &str) -> bool {
    let found = document()
        .query_selector(selector)
        .ok()
        .flatten()
        .filter(is_seen);
    let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    drop(element.focus());
    true
}

/// Presses the button that a selector means, if it can be seen.
pub fn press(selector: &str) {
    let found = document()
        .query_selector(selector)
        .ok()
        .flatten()
        .filter(is_seen);
    if let Some(button) = found.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
