//! Elements as a user perceives them: text, name, value; and acts on them.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::harness::events::dispatch;
use crate::harness::time::tick;

/// The text of an element, with each run of white space as one space.
pub(crate) fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of an attribute.
pub(crate) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// The accessible name of an element: its label, or else its text.
pub(crate) fn accessible_name(element: &Element) -> String {
    let text_by_id = |id: String| {
        document()
            .get_element_by_id(&id)
            .map(|label| text_of(&label))
    };
    let label_for = || {
        document()
            .query_selector(&format!("label[for='{}']", element.id()))
            .ok()
            .flatten()
    };
    attribute(element, "aria-label")
        .or_else(|| attribute(element, "aria-labelledby").and_then(text_by_id))
        .or_else(|| label_for().map(|label| text_of(&label)))
        // The text of a field inside its label is not part of its own name.
        .or_else(|| {
            element
                .closest("label")
                .ok()
                .flatten()
                .map(|label| text_of(&label).replace(&text_of(element), ""))
        })
        .map_or_else(|| text_of(element), |name| name.trim().to_owned())
}

/// The value of an input or a drop-down list.
pub(crate) fn value(field: &HtmlElement) -> String {
    match field.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.value(),
        None => field.unchecked_ref::<HtmlInputElement>().value(),
    }
}

/// Whether a checkbox or radio button is checked.
pub(crate) fn is_checked(field: &HtmlElement) -> bool {
    field.unchecked_ref::<HtmlInputElement>().checked()
}

/// The message of a field that is marked as invalid, through `aria-describedby`.
pub(crate) fn validation_message(field: &HtmlElement) -> Option<String> {
    attribute(field, "aria-invalid").filter(|invalid| invalid == "true")?;
    let ids = attribute(field, "aria-describedby").expect("an invalid field points to its message");
    document()
        .get_element_by_id(ids.split(' ').next()?)
        .map(|message| text_of(&message))
}

/// Clicks an element, and lets the page react.
pub(crate) async fn click(element: &HtmlElement) {
    element.click();
    tick().await;
}

/// Replaces the value of a field by typing.
pub(crate) async fn type_in(field: &HtmlElement, text: &str) {
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    dispatch(field, "input").await;
}

/// Selects an option of a drop-down list by its value.
pub(crate) async fn select_option(list: &HtmlElement, option: &str) {
    list.unchecked_ref::<HtmlSelectElement>().set_value(option);
    assert_eq!(value(list), option, "the list has no such option");
    dispatch(list, "change").await;
}
