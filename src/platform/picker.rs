//! The browser's own pickers of dates and times.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Opens the picker of the input with this id.
pub fn open(id: &str) {
    let input = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        // A browser without a picker refuses; the time can be typed.
        drop(input.show_picker());
    }
}
