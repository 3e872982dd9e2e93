//! The statuses of the filter form.

use leptos::prelude::*;

use super::console::app;
use super::form_field::Form;
use super::labels;
use super::live::{live, on};
use crate::model::status::Status;

/// A checkbox for each documented status, with its colour, its icon and its word.
#[component]
pub(super) fn StatusField(form: Form) -> impl IntoView {
    let text = app().text();
    let chip = move |status: Status| {
        let chosen = move || form.draft.with(|draft| draft.statuses.contains(status));
        view! {
            <label class="chip">
                <input
                    type="checkbox"
                    data-testid=format!("filter-status-{}", status.as_str())
                    prop:checked=live(chosen)
                    on:change=on(move |event| {
                        let chosen = event_target_checked(&event);
                        form.draft.update(|draft| draft.statuses = draft.statuses.with(status, chosen));
                    })
                />
                <span class="status" data-status=status.as_str()>
                    {labels::status(status, text)}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field field--full">
            <legend class="field__label">{text.status}</legend>
            <div class="chips">{Status::ALL.map(chip)}</div>
        </fieldset>
    }
}
