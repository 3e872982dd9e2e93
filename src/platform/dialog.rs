//! Modal dialogs.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement};

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the dialog with this id above everything else; an open one stays as it is.
pub fn open(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // A dialog that is not open and is in the page can be opened.
        drop(dialog.show_modal());
    }
}

/// Whether the dialog with this id is open.
pub fn is_open(id: &str) -> bool {
    dialog(id).is_some_and(|dialog| dialog.open())
}

/// Closes the dialog with this id; one that is not open stays as it is.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Whether nothing that can be seen has the keyboard's focus: what had it has gone, or was in a dialog that is closed.
pub fn focus_is_lost() -> bool {
    let is_closed = |element: &Element| {
        element
            .closest("dialog:not([open])")
            .is_ok_and(|dialog| dialog.is_some())
    };
    document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY" || is_closed(&element))
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What stands in the text field with this id.
pub fn typed(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Empties the text field with this id.
pub fn empty(id: &str) {
    if let Some(field) = field(id) {
        field.set_value("");
    }
}
