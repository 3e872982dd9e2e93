//! The element with the keyboard focus.

use leptos::prelude::document;
use web_sys::Node;

use crate::harness::elements::{accessible_name, attribute};

/// Describes the focused element: `row 7`, or else its id, its test id or its tag name.
pub(crate) fn describe_focus() -> String {
    let Some(element) = document().active_element() else {
        return "nothing".to_owned();
    };
    let row = attribute(&element, "data-task-id").map(|id| format!("row {id}"));
    let id = || Some(element.id()).filter(|id| !id.is_empty());
    row.or_else(id)
        .or_else(|| attribute(&element, "data-testid"))
        .unwrap_or_else(|| element.tag_name())
}

/// The id of the focused element.
pub(crate) fn focused_id() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

/// The accessible name of the focused element.
pub(crate) fn focused_name() -> String {
    document()
        .active_element()
        .map(|element| accessible_name(&element))
        .unwrap_or_default()
}

/// Whether this very element has the focus.
pub(crate) fn has_focus(element: &Node) -> bool {
    document()
        .active_element()
        .is_some_and(|focused| focused.is_same_node(Some(element)))
}
