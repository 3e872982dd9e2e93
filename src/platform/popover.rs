//! Panels that the browser opens and closes: the `popover` attribute.

use js_sys::Reflect;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

/// Whether a `beforetoggle` or `toggle` event is about opening.
pub fn opens(event: &Event) -> bool {
    Reflect::get(event, &JsValue::from_str("newState")).is_ok_and(|state| state == "open")
}

/// Closes the panel with this id, if it is open; the browser gives the focus back to its button.
pub fn close(id: &str) {
    if let Some(panel) = document()
        .get_element_by_id(id)
        .and_then(|panel| panel.dyn_into::<HtmlElement>().ok())
    {
        // It fails where the panel is not one, or a browser knows no popovers; then nothing is open.
        drop(panel.hide_popover());
    }
}
