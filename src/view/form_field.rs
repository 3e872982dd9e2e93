//! A text field of the filter form, with its label and its own message.

use leptos::prelude::*;

use super::console::app;
use super::labels;
use super::live::{live, on};
use crate::model::filter::{Field, FieldErrors, FilterDraft};

/// What the parts of the form share: what stands in it, and what is wrong with that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// What stands in the form.
    pub draft: RwSignal<FilterDraft>,
    /// What was wrong when it was last applied; a field is forgiven when it is changed.
    pub errors: RwSignal<FieldErrors>,
}

impl Form {
    fn error(&self, field: Field) -> Option<&'static str> {
        let error =
            self.errors.with(|errors| errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| *error));
        error.map(|error| labels::field_error(error, app().text()))
    }

    /// Changes the draft; `field` is no longer wrong until the form is applied again.
    pub(super) fn edit(&self, field: Field, change: impl FnOnce(&mut FilterDraft)) {
        self.draft.update(change);
        self.errors.update(|errors| errors.retain(|(wrong, _)| *wrong != field));
    }
}

/// A text field. `id` names the element and is its test hook; numbers are typed into text fields as well, as a
/// number field would throw a wrong entry away instead of showing it.
#[component]
pub(super) fn TextField(
    form: Form,
    field: Field,
    id: &'static str,
    class: &'static str,
    label: &'static str,
    placeholder: &'static str,
    /// Where the draft keeps it.
    part: fn(&mut FilterDraft) -> &mut String,
) -> impl IntoView {
    let numeric = matches!(field, Field::Cluster | Field::Tenant | Field::BackupSetId).then_some("numeric");
    let error = move || form.error(field).map(ToOwned::to_owned);
    let error_id = format!("{id}-error");
    let value = move || {
        let mut draft = form.draft.get();
        std::mem::take(part(&mut draft))
    };
    view! {
        <div class=format!("field {class}")>
            <label class="field__label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                data-testid=id
                inputmode=numeric
                autocomplete="off"
                spellcheck="false"
                placeholder=placeholder
                aria-describedby=error_id.clone()
                aria-invalid=live(move || error().map(|_| "true".to_owned()))
                prop:value=live(value)
                on:input=on(move |event| form.edit(field, |draft| *part(draft) = event_target_value(&event)))
            />
            <p class="field__error" id=error_id>
                {live(move || error().unwrap_or_default())}
            </p>
        </div>
    }
}
