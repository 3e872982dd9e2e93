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

/// Where a pointer's event happened in the element that handles it, as a share of its width; outside it, less than 0 or more
/// than 1.
pub fn share(event: &Event) -> Option<f64> {
    let handler: Element = event.current_target()?.dyn_into().ok()?;
    let place = handler.get_bounding_client_rect();
    let x = f64::from(event.dyn_ref::<PointerEvent>()?.client_x());
    (place.width() > 0.0).then(|| (x - place.left()) / place.width())
}

/// Like [`grab`], but returns the [`share`].
pub fn grab_share(event: &Event) -> Option<f64> {
    grab(event).and_then(|_| share(event))
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
