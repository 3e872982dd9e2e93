//! The filter form: its values and the problems of its fields.

use leptos::prelude::*;
use model::filter::time_range::TimeRange;
use model::filter::{Field, FieldError, FieldErrors, FilterDraft, Question, TaskFilter};

use crate::platform::address;
use crate::platform::zoned::ZoneClocks;
use crate::state::load::Loader;

/// The draft of a filter that the user edits, with the errors of its fields.
#[derive(Clone, Copy, Debug)]
pub struct FilterForm {
    /// What is entered in the form.
    pub draft: ReadSignal<FilterDraft>,
    set_draft: WriteSignal<FilterDraft>,
    /// The errors found when the form was last applied, without those of fields changed since.
    errors: RwSignal<FieldErrors>,
    /// The API parameters changed since the form was last applied: an error that OCP reports for one
    /// of them is about another value.
    touched: RwSignal<Vec<&'static str>>,
    loader: StoredValue<Loader>,
}

/// Why a field is marked as wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// The form's own check refused it.
    Invalid(FieldError),
    /// OCP refused it, with its message if it gave one.
    RejectedByOcp(Option<String>),
}

/// The API parameters that a field sends.
const fn api_names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Cluster => &["id", "clusterId"],
        Field::Tenant => &["tenantId"],
        Field::Start => &["startTime"],
        Field::End => &["endTime"],
        Field::BackupSetId => &["backupSetId"],
    }
}

/// The id of a field's element, which is also its test name.
pub const fn field_id(field: Field) -> &'static str {
    match field {
        Field::Cluster => "scope-cluster",
        Field::Tenant => "scope-tenant",
        Field::Start => "filter-start",
        Field::End => "filter-end",
        Field::BackupSetId => "filter-backup-set-id",
    }
}

impl FilterForm {
    /// A form that shows `draft`. Its signals belong to the current owner.
    pub fn new(draft: FilterDraft, loader: Loader) -> Self {
        let (draft, set_draft) = signal(draft);
        Self {
            draft,
            set_draft,
            errors: RwSignal::new(Vec::new()),
            touched: RwSignal::new(Vec::new()),
            loader: StoredValue::new(loader),
        }
    }

    /// The problem of a field that has not been changed since it was found.
    pub fn problem(&self, field: Field) -> Option<FieldProblem> {
        let error = self.errors.with(|errors| {
            errors
                .iter()
                .find(|(wrong, _)| *wrong == field)
                .map(|(_, error)| *error)
        });
        error
            .map(FieldProblem::Invalid)
            .or_else(|| self.rejection(api_names(field)))
    }

    /// OCP's refusal of one of these API parameters, until one of them is changed.
    pub fn rejection(&self, names: &[&'static str]) -> Option<FieldProblem> {
        if self
            .touched
            .with(|touched| names.iter().any(|name| touched.contains(name)))
        {
            return None;
        }
        let loader = self.loader.get_value();
        loader.progress.with(|progress| {
            let blamed = progress.error.as_ref()?.error.rejected_parameters();
            let (_, message) = blamed.into_iter().find(|(name, _)| names.contains(name))?;
            Some(FieldProblem::RejectedByOcp(message.map(ToOwned::to_owned)))
        })
    }

    /// Changes the draft without touching errors, for parts that are not entered in a field.
    pub fn update_draft(&self, change: impl FnOnce(&mut FilterDraft)) {
        self.set_draft.update(change);
    }

    /// Marks API parameters as changed.
    pub fn touch(&self, names: &[&'static str]) {
        self.touched.update(|touched| touched.extend(names));
    }

    /// Changes the draft and clears the error of `field`.
    pub fn edit(&self, field: Field, change: impl FnOnce(&mut FilterDraft)) {
        self.set_draft.update(change);
        self.touch(api_names(field));
        self.errors
            .update(|errors| errors.retain(|(wrong, _)| *wrong != field));
    }

    /// Changes the time range and clears the errors of both its ends.
    pub fn edit_range(&self, change: impl FnOnce(&mut FilterDraft)) {
        self.errors.update(|errors| {
            errors.retain(|(field, _)| !matches!(field, Field::Start | Field::End));
        });
        self.touch(&["startTime", "endTime"]);
        self.set_draft.update(change);
    }

    /// Shows a draft without errors.
    pub fn show(&self, draft: FilterDraft) {
        self.set_draft.set(draft);
        self.errors.set(Vec::new());
        self.touched.set(Vec::new());
    }

    /// Shows a filter that was requested without the form, and keeps what was entered in fields that
    /// it does not change.
    pub fn adopt_changes(&self, before: &FilterDraft, now: FilterDraft) {
        let statuses = if before.statuses == now.statuses {
            &[][..]
        } else {
            &["status"]
        };
        let mut adopted = Vec::new();
        self.set_draft
            .update(|draft| adopted = draft.adopt_changes(before, now));
        self.errors
            .update(|errors| errors.retain(|(wrong, _)| !adopted.contains(wrong)));
        let names: Vec<_> = adopted
            .iter()
            .flat_map(|field| api_names(*field))
            .chain(statuses)
            .copied()
            .collect();
        self.touched
            .update(|touched| touched.retain(|name| !names.contains(name)));
    }

    /// The question in the form, or `None` after showing its errors.
    pub fn checked(&self, clocks: &ZoneClocks) -> Option<Question> {
        self.show_errors(self.draft.with_untracked(|draft| draft.check(clocks)))
    }

    /// The filter without its scope, or `None` after showing its errors.
    pub fn checked_filter(&self, clocks: &ZoneClocks) -> Option<TaskFilter> {
        self.show_errors(
            self.draft
                .with_untracked(|draft| draft.check_filter(clocks)),
        )
    }

    /// The time range alone, or `None` after showing its errors. Errors of other fields stay shown.
    pub fn checked_range(&self, clocks: &ZoneClocks) -> Option<TimeRange> {
        let mut others = self.errors.get_untracked();
        others.retain(|(field, _)| !matches!(field, Field::Start | Field::End));
        let range = self.show_errors(self.draft.with_untracked(|draft| draft.check_range(clocks)));
        if range.is_none() {
            self.errors.update(|errors| errors.extend(others));
        }
        range
    }

    fn show_errors<T>(&self, checked: Result<T, FieldErrors>) -> Option<T> {
        let errors = match checked {
            Ok(value) => return Some(value),
            Err(errors) => errors,
        };
        let first = errors.iter().map(|(field, _)| *field).min();
        self.errors.set(errors);
        // A screen reader reads the message with the field that has the focus.
        if let Some(field) = first {
            address::focus(field_id(field));
        }
        None
    }
}
