//! Mouse, pen and finger, while something is dragged.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

/// Where along the line of text a pointer's event happened, in CSS pixels from the window's left edge.
pub fn x(event: &Event) -> Option<i32> {
    Some(event.dyn_ref::<PointerEvent>()?.client_x())
}

/// Starts to drag the pressed element: it receives all events of the pointer until that is released, and no text is
/// selected.
/// Returns [`x`]; `None` where it was another button than the main one.
pub fn grab(event: &Event) -> Option<i32> {
    let pointer = event
        .dyn_ref::<PointerEvent>()
        .filter(|pointer| pointer.button() == 0)?;
    let grabbed = event.current_target()?.dyn_into::<Element>().ok()?;
    event.prevent_default();
    // Only a pointer that has gone meanwhile is refused.
    drop(grabbed.set_pointer_capture(pointer.pointer_id()));
    Some(pointer.client_x())
}

/// The attribute `name` of the element under the pointer, or of its closest ancestor that has it.
pub fn attribute_below(event: &Event, name: &str) -> Option<String> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    #[expect(clippy::cast_precision_loss, reason = "places on a screen are small")]
    let below =
        document().element_from_point(pointer.client_x() as f32, pointer.client_y() as f32)?;
    below
        .closest(&format!("[{name}]"))
        .ok()??
        .get_attribute(name)
}
