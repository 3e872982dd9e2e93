//! Elements as a user meets them.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::harness::world::{happens, tick};

/// The text in an element, each white space a single space.
pub(crate) fn shown(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An attribute's value.
pub(crate) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// An element's accessible name: what its label says, or else its text.
pub(crate) fn name(element: &Element) -> String {
    let by_id = |id: String| document().get_element_by_id(&id).map(|label| shown(&label));
    let labelled = || {
        document()
            .query_selector(&format!("label[for='{}']", element.id()))
            .ok()
            .flatten()
    };
    attribute(element, "aria-label")
        .or_else(|| attribute(element, "aria-labelledby").and_then(by_id))
        .or_else(|| labelled().map(|label| shown(&label)))
        // A field within its label is no part of its own name.
        .or_else(|| {
            element
                .closest("label")
                .ok()
                .flatten()
                .map(|label| shown(&label).replace(&shown(element), ""))
        })
        .map_or_else(|| shown(element), |name| name.trim().to_owned())
}

/// What stands in a field.
pub(crate) fn value(field: &HtmlElement) -> String {
    match field.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.value(),
        None => field.unchecked_ref::<HtmlInputElement>().value(),
    }
}

/// Clicks, and lets follow what follows.
pub(crate) async fn click(element: &HtmlElement) {
    element.click();
    tick().await;
}

/// Replaces what stands in a field by typing.
pub(crate) async fn type_in(field: &HtmlElement, text: &str) {
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    happens(field, "input").await;
}

/// Chooses an option of a drop-down list by its value.
pub(crate) async fn choose(list: &HtmlElement, option: &str) {
    list.unchecked_ref::<HtmlSelectElement>().set_value(option);
    assert_eq!(value(list), option, "the list has no such option");
    happens(list, "change").await;
}
