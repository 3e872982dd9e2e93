//! A text field of the filter form, with its label and its own message.

use leptos::prelude::*;

use crate::state::filter::form::{FilterForm, field_id};
use crate::view::context::app;
use crate::view::words::filters::field_problem;
use model::filter::{Field, FilterDraft};
use ui::{Element, div, ev, html, p};

/// A text field. Numbers are typed into text fields as well, as a number field would throw a wrong entry away
/// instead of showing it.
#[component]
pub(crate) fn TextField(
    form: FilterForm,
    field: Field,
    class: &'static str,
    label: &'static str,
    placeholder: &'static str,
    /// Where the draft keeps it.
    part: fn(&mut FilterDraft) -> &mut String,
) -> Element {
    let numeric = (field == Field::BackupSetId).then_some("numeric");
    let id = field_id(field);
    let error = move || {
        let problem = form.problem(field)?;
        Some(field_problem(&problem, field, app().text()))
    };
    let error_id = format!("{id}-error");
    // What a time was understood as is a part of its description.
    let described_by = match field {
        Field::Start | Field::End => format!("{error_id} {id}-understood"),
        _ => error_id.clone(),
    };
    let value = move || {
        let mut draft = form.draft.get();
        std::mem::take(part(&mut draft))
    };
    let input = html::input()
        .class("input")
        .id(id)
        .attr("data-testid", id)
        .attr("inputmode", numeric)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", placeholder)
        .attr("aria-describedby", described_by)
        .attr("aria-invalid", move || error().map(|_| "true".to_owned()))
        .prop("value", value)
        .on(ev::input, move |event| {
            form.edit(field, |draft| *part(draft) = event_target_value(&event));
        });
    div()
        .class(class)
        .child(
            html::label()
                .class("field__label")
                .attr("for", id)
                .child(label),
        )
        .child(input)
        .child(
            p().class("field__error")
                .id(error_id)
                .text(move || error().unwrap_or_default()),
        )
}
