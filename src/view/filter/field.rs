//! A text field of the filter form, with its label and its own message.

use leptos::prelude::*;

use crate::platform::{address, zoned};
use crate::view::context::app;
use crate::view::words::labels;
use model::filter::time_range::TimeRange;
use model::filter::{Field, FieldError, FieldErrors, FilterDraft, Question, TaskFilter};
use model::link::query::Zone;
use ui::{Element, div, ev, html, p};

/// What the parts of the form share: what stands in it, and what is wrong with that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// What stands in the form.
    pub draft: RwSignal<FilterDraft>,
    /// What was wrong when it was last applied; a field is forgiven when it is changed.
    pub errors: RwSignal<FieldErrors>,
    /// The parameters that were changed since the form was last applied, by their names in OCP's interface: what OCP
    /// says of them is of another value.
    pub touched: RwSignal<Vec<&'static str>>,
}

/// The names by which OCP may blame a field.
const fn api_names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Cluster => &["id", "clusterId"],
        Field::Tenant => &["tenantId"],
        Field::Start => &["startTime"],
        Field::End => &["endTime"],
        Field::BackupSetId => &["backupSetId"],
    }
}

impl Form {
    /// What is wrong with a field, as far as it was not changed since.
    pub(crate) fn error(&self, field: Field) -> Option<String> {
        let error = self.errors.with(|errors| {
            errors
                .iter()
                .find(|(wrong, _)| *wrong == field)
                .map(|(_, error)| *error)
        });
        let ours = error.map(|error| match (field, error) {
            (Field::Cluster | Field::Tenant, FieldError::NotAnId) => {
                app().text().scopes.choose_or_type.to_owned()
            }
            _ => labels::field_error(error, app().text()).to_owned(),
        });
        ours.or_else(|| self.blame(api_names(field)))
    }

    /// What OCP says of a parameter that it did not accept, by its names, until it is changed.
    pub(crate) fn blame(&self, names: &[&'static str]) -> Option<String> {
        if self
            .touched
            .with(|touched| names.iter().any(|name| touched.contains(name)))
        {
            return None;
        }
        app().loader().progress.with(|progress| {
            let blamed = progress.error.as_ref()?.error.blamed();
            let (_, message) = blamed.into_iter().find(|(name, _)| names.contains(name))?;
            Some(message.map_or_else(|| app().text().load.error_invalid.to_owned(), labels::long))
        })
    }

    /// A parameter, by its name in OCP's interface, is another now.
    pub(crate) fn touch(&self, names: &[&'static str]) {
        self.touched.update(|touched| touched.extend(names));
    }

    /// Shows a draft of which nothing was said yet.
    pub(crate) fn show(&self, draft: FilterDraft) {
        self.draft.set(draft);
        self.errors.set(Vec::new());
        self.touched.set(Vec::new());
    }

    /// Shows another filter that was asked without the form, and keeps what was typed elsewhere in it.
    pub(crate) fn adopt_changes(&self, before: &FilterDraft, now: FilterDraft) {
        let statuses = if before.statuses == now.statuses {
            &[][..]
        } else {
            &["status"]
        };
        let taken = self
            .draft
            .try_update(|draft| draft.adopt_changes(before, now))
            .unwrap_or_default();
        self.errors
            .update(|errors| errors.retain(|(wrong, _)| !taken.contains(wrong)));
        let names: Vec<_> = taken
            .iter()
            .flat_map(|field| api_names(*field))
            .chain(statuses)
            .copied()
            .collect();
        self.touched
            .update(|touched| touched.retain(|name| !names.contains(name)));
    }

    /// The question that the form asks; tells what is wrong with it.
    pub(crate) fn checked(&self, zone: Zone) -> Option<Question> {
        self.blamed(
            self.draft
                .with_untracked(|draft| draft.check(|wall| zoned::to_instant(wall, zone))),
        )
    }

    /// The filter alone, for tasks that are somebody's already; tells what is wrong with it.
    pub(crate) fn checked_filter(&self, zone: Zone) -> Option<TaskFilter> {
        self.blamed(
            self.draft
                .with_untracked(|draft| draft.check_filter(|wall| zoned::to_instant(wall, zone))),
        )
    }

    /// The time range alone; tells what is wrong with it, and goes on announcer what is wrong elsewhere.
    pub(crate) fn checked_range(&self, zone: Zone) -> Option<TimeRange> {
        let mut others = self.errors.get_untracked();
        others.retain(|(field, _)| !matches!(field, Field::Start | Field::End));
        let range = self.blamed(
            self.draft
                .with_untracked(|draft| draft.check_range(|wall| zoned::to_instant(wall, zone))),
        );
        if range.is_none() {
            self.errors.update(|errors| errors.extend(others));
        }
        range
    }

    fn blamed<T>(&self, checked: Result<T, FieldErrors>) -> Option<T> {
        let errors = match checked {
            Ok(value) => return Some(value),
            Err(errors) => errors,
        };
        let first = errors.iter().map(|(field, _)| *field).min();
        self.errors.set(errors);
        // Its message is read with it.
        if let Some(field) = first {
            address::focus(id(field));
        }
        None
    }

    /// Changes the draft; `field` is no longer wrong until the form is applied again.
    pub(crate) fn edit(&self, field: Field, change: impl FnOnce(&mut FilterDraft)) {
        self.draft.update(change);
        self.touch(api_names(field));
        self.errors
            .update(|errors| errors.retain(|(wrong, _)| *wrong != field));
    }
}

/// The id of a field's element, and its test hook.
pub(crate) const fn id(field: Field) -> &'static str {
    match field {
        Field::Cluster => "scope-cluster",
        Field::Tenant => "scope-tenant",
        Field::Start => "filter-start",
        Field::End => "filter-end",
        Field::BackupSetId => "filter-backup-set-id",
    }
}

/// A text field. Numbers are typed into text fields as well, as a number field would throw a wrong entry away
/// instead of showing it.
#[component]
pub(crate) fn TextField(
    form: Form,
    field: Field,
    class: &'static str,
    label: &'static str,
    placeholder: &'static str,
    /// Where the draft keeps it.
    part: fn(&mut FilterDraft) -> &mut String,
) -> Element {
    let numeric = (field == Field::BackupSetId).then_some("numeric");
    let id = id(field);
    let error = move || form.error(field);
    let error_id = format!("{id}-error");
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
        .attr("aria-describedby", error_id.clone())
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
                .child(move || error().unwrap_or_default()),
        )
}
