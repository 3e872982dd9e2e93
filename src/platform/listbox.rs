//! What a list below a text field needs of the browser: its keys, its scrolling; and how a link was clicked.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

/// How near its end a list has to be scrolled to count as read, in CSS pixels.
const NEAR: i32 = 24;

/// The key of a `keydown`, and whether Alt is held with it; `None` with Control or Meta, and while an input method
/// composes a text: its keys are its own.
pub fn key(event: &Event) -> Option<(String, bool)> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    (!event.ctrl_key() && !event.meta_key() && !event.is_composing())
        .then(|| (event.key(), event.alt_key()))
}

/// Whether a click on a link asks for no more than to follow it here: not in another tab or window, not to a file.
pub fn follows_here(event: &Event) -> bool {
    event.dyn_ref().is_none_or(|event: &MouseEvent| {
        event.button() == 0
            && !event.ctrl_key()
            && !event.meta_key()
            && !event.shift_key()
            && !event.alt_key()
    })
}

/// Scrolls the element with this id so that the one with the other id, which is in it, is seen. Nothing else scrolls.
pub fn show_in(list: &str, option: &str) {
    let find = |id: &str| {
        document()
            .get_element_by_id(id)
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
    };
    let (Some(list), Some(option)) = (find(list), find(option)) else {
        return;
    };
    let (top, height) = (option.offset_top(), option.offset_height());
    let (start, seen) = (list.scroll_top(), list.client_height());
    if top < start {
        list.set_scroll_top(top);
    } else if top + height > start + seen {
        list.set_scroll_top(top + height - seen);
    }
}

/// Whether the list of a scroll event is scrolled to its end.
pub fn is_at_end(event: &Event) -> bool {
    let list: Option<Element> = event
        .current_target()
        .and_then(|target| target.dyn_into().ok());
    list.is_some_and(|list| list.scroll_height() - list.scroll_top() - list.client_height() < NEAR)
}
