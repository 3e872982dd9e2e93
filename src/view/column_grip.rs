//! What a column is dragged by in the panel that orders them.

use leptos::prelude::*;
use web_sys::Event;

use super::column_chooser::{Fields, field_in, move_column};
use super::context::app;
use super::tag::{Tag, live, tag};
use crate::model::field::TaskField;
use crate::platform::pointer;

/// The grip of a slot. For who has no pointer there are buttons beside it, so it is hidden from screen readers.
pub(super) fn grip(slot: usize, list: Fields, dragged: RwSignal<Option<TaskField>>) -> Tag {
    let app = app();
    let columns = app.layout.columns;
    let place = move |field| columns.with_untracked(|columns| columns.place(field));
    let begin = move |event: Event| {
        if pointer::grab(&event).is_some() {
            dragged.set(Some(untrack(|| field_in(list, slot))));
        }
    };
    let drag = move |event: Event| {
        let Some(field) = dragged.get_untracked() else { return };
        let slot = pointer::attribute_below(&event, "data-slot").and_then(|slot| slot.parse().ok());
        let target = slot.and_then(|slot| place(untrack(|| field_in(list, slot))));
        if let (Some(from), Some(to)) = (place(field), target.filter(|to| place(field) != Some(*to))) {
            move_column(&app, from, to);
        }
    };
    tag("span")
        .class("grip i i-grip")
        .attr("aria-hidden", "true")
        .attr("data-off", live(move || columns.with(|columns| columns.place(field_in(list, slot)).is_none())))
        .on("pointerdown", begin)
        .on("pointermove", drag)
        .on("lostpointercapture", move |_| dragged.set(None))
}
