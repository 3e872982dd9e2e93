//! The statuses of the filter form.

use leptos::prelude::*;

use super::context::app;
use super::form_field::Form;
use super::labels;
use super::tag::{live, tag};
use crate::model::status::Status;

/// A checkbox for each documented status, with its colour, its icon and its word.
#[component]
pub(super) fn StatusField(form: Form) -> impl IntoView {
    let text = app().text();
    let chip = move |status: Status| {
        let chosen = move || form.draft.with(|draft| draft.statuses.contains(status));
        let input = tag("input")
            .attr("type", "checkbox")
            .attr("data-testid", format!("filter-status-{}", status.as_str()))
            .prop("checked", live(chosen))
            .on("change", move |event| {
                let chosen = event_target_checked(&event);
                form.touch(&["status"]);
                form.draft.update(|draft| draft.statuses = draft.statuses.with(status, chosen));
            });
        let name = labels::status(status, text);
        let name = tag("span").class("status").attr("data-status", status.as_str()).child(name);
        tag("label").class("chip").child(input).child(name)
    };
    tag("fieldset")
        .class("field field--full")
        .attr("aria-describedby", "filter-status-error")
        .child(tag("legend").class("field__label").child(text.status))
        .child(tag("div").class("chips").children(Status::ALL.map(chip)))
        .child(
            tag("p")
                .class("field__error")
                .attr("id", "filter-status-error")
                .child(live(move || form.blame(&["status"]).unwrap_or_default())),
        )
}
