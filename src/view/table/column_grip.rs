//! The grip by which a column is dragged in the panel that orders them.

use leptos::prelude::*;

use crate::platform::pointer;
use crate::view::context::app;
use crate::view::table::column_move::{field_in, move_column};
use crate::view::ui::icon::{Icon, icon};
use model::table::columns::Columns;
use ui::{Element, ev, span};

/// The grip of a slot. It is hidden from screen readers, because the buttons beside it do the same.
pub(super) fn grip(slot: usize, list: Memo<Columns>) -> Element {
    let app = app();
    let layout = app.layout();
    let (columns, look) = (layout.columns, layout.look);
    let place = move |field| columns.with_untracked(|columns| columns.position(field));
    let begin = move |event: ev::PointerEvent| {
        if pointer::grab(&event).is_some() {
            let field = untrack(|| field_in(list, slot));
            layout.set_dragged(Some(field));
        }
    };
    let drag = move |event: ev::PointerEvent| {
        let Some(field) = look.with_untracked(|look| look.dragged) else {
            return;
        };
        let slot = pointer::attribute_below(&event, "data-slot").and_then(|slot| slot.parse().ok());
        let target = slot.and_then(|slot| place(untrack(|| field_in(list, slot))));
        if let (Some(from), Some(to)) =
            (place(field), target.filter(|to| place(field) != Some(*to)))
        {
            move_column(app, from, to);
        }
    };
    span()
        .class("grip")
        .child(icon(Icon::Grip))
        .attr("aria-hidden", "true")
        .attr("data-off", move || {
            columns.with(|columns| columns.position(field_in(list, slot)).is_none())
        })
        .on(ev::pointerdown, begin)
        .on(ev::pointermove, drag)
        .on(ev::lostpointercapture, move |_| layout.set_dragged(None))
}
