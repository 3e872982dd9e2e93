//! A field for one end of a time range: typed in many forms, or picked from the browser's calendar.

use leptos::prelude::*;

use crate::platform::{picker, zoned};
use crate::state::app::App;
use crate::state::filter::form::{FilterForm, field_id};
use crate::view::context::{app, clocks};
use crate::view::filter::field::{TextField, TextFieldProps};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::filter::{Field, FilterDraft, read_time};
use model::task::instant::DayEdge;
use ui::{Element, div, ev, html, span};

/// One end of the range.
#[derive(Clone, Copy)]
pub(super) struct RangeEnd {
    pub field: Field,
    pub edge: DayEdge,
    /// Where the draft keeps what was typed.
    pub part: fn(&mut FilterDraft) -> &mut String,
}

/// What a typed time was understood as, on the clocks of the zone; empty where it says so itself, or is no time.
fn understood(app: App, form: FilterForm, end: RangeEnd) -> String {
    let mut draft = form.draft.get();
    let typed = (end.part)(&mut draft).trim().to_owned();
    let clocks = clocks(app);
    let time = read_time(&typed, end.edge, &clocks).ok();
    let written = time.map(|time| zoned::typed(time, clocks.zone));
    written
        .filter(|written| *written != typed)
        .unwrap_or_default()
}

/// The field, with what was understood beside its label and a button for the calendar.
#[component]
pub(super) fn TimeField(
    form: FilterForm,
    end: RangeEnd,
    label: &'static str,
    placeholder: &'static str,
) -> Element {
    let app = app();
    let id = field_id(end.field);
    let calendar_id = format!("{id}-calendar");
    let text = &app.text().filter;
    let name = text.pick_time(label);
    let calendar = html::input()
        .class("when__calendar")
        .id(calendar_id.clone())
        .attr("type", "datetime-local")
        .attr("step", "1")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on(ev::change, move |event| {
            let picked = event_target_value(&event).replace('T', " ");
            form.edit(end.field, |draft| *(end.part)(draft) = picked);
        });
    let open = button("btn btn--icon when__open")
        .child(icon(Icon::Calendar))
        .attr("aria-label", name.clone())
        .attr("title", name)
        .on(ev::click, move |_| picker::open(&calendar_id));
    let field = TextField(TextFieldProps {
        form,
        field: end.field,
        class: "field field--when",
        label,
        placeholder,
        part: end.part,
    });
    div()
        .class("when")
        .child(field)
        .child(
            span()
                .class("when__understood")
                .id(format!("{id}-understood"))
                .attr("data-testid", format!("{id}-understood"))
                .text(move || understood(app, form, end)),
        )
        .child(calendar)
        .child(open)
}
