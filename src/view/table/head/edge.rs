//! The edge of a column's header, by which the column's width is changed.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::platform::pointer;
use crate::view::context::app;
use crate::view::words::labels;
use model::table::widths::{KEYBOARD_STEP, MAX_WIDTH, MIN_WIDTH};
use model::task::field::TaskField;
use ui::{Element, ev, span};

/// The edge of `field`'s header: a separator that can have the focus, ARIA's pattern for resizable panes. Tab passes it by:
/// on the keyboard the header's own button changes the width.
pub(crate) fn edge(field: TaskField) -> Element {
    let app = app();
    let layout = app.layout();
    let text = &app.text().table;
    let width = move || layout.width(field).map(i32::from);
    let change = move |width| {
        layout.set_width(field, width);
        layout.keep_widths();
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let Some(width) = untrack(width) else { return };
        match key.key().as_str() {
            "ArrowLeft" => change(Some(width - KEYBOARD_STEP)),
            "ArrowRight" => change(Some(width + KEYBOARD_STEP)),
            "Home" => change(None),
            _ => return,
        }
        // The keys would scroll the table or trigger a shortcut of the page otherwise.
        event.prevent_default();
        event.stop_propagation();
    };
    let begin = move |event: ev::PointerEvent| {
        layout.begin_resize(pointer::grab(&event).zip(untrack(width)));
    };
    let drag = move |event: ev::PointerEvent| {
        if let Some(x) = pointer::x(&event) {
            layout.resize(field, x);
        }
    };
    let end = move |_| layout.end_resize();
    let value = move || width().map(|width| width.to_string());
    span()
        .class("edge")
        .attr("role", "separator")
        .attr("tabindex", "-1")
        .attr("data-testid", format!("width-{}", field.api_name()))
        .attr("aria-orientation", "vertical")
        .attr(
            "aria-label",
            text.width_of(labels::field(field, app.text())),
        )
        .attr("aria-valuemin", MIN_WIDTH.to_string())
        .attr("aria-valuemax", MAX_WIDTH.to_string())
        .attr("aria-valuenow", value)
        .attr("aria-valuetext", move || {
            value().map(|pixels| text.pixels(&pixels))
        })
        .attr("title", text.width_hint)
        .on(ev::keydown, key)
        .on(ev::dblclick, move |_| change(None))
        .on(ev::pointerdown, begin)
        .on(ev::pointermove, drag)
        .on(ev::lostpointercapture, end)
}
