//! The filter form: what the user typed, and its errors.

use chrono::MappedLocalTime;

use crate::filter::task_filter::{NotAnId, Question, Scope, TaskFilter, parse_typed_id};
use crate::filter::time_range::{Preset, TimeRange};
use crate::filter::typed_time::{self, Clocks};
use crate::shared::typed_text::normalize;
use crate::task::instant::{DayEdge, Instant, TypedTime};
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};

/// A field of the filter form that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The cluster's id.
    Cluster,
    /// The tenant's id.
    Tenant,
    /// The range's start.
    Start,
    /// The range's end.
    End,
    /// The backup set's id.
    BackupSetId,
}

/// The error of a form field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It must be filled in.
    Missing,
    /// It must be a whole number that can be an id in OCP.
    NotAnId,
    /// It is larger than any id in OCP.
    TooLarge,
    /// It must be a date, or a date and a time.
    NotATime,
    /// The clocks of the selected zone skip this time.
    NoSuchLocalTime,
    /// The clocks of the selected zone show this time twice, so it needs an offset.
    AmbiguousLocalTime,
    /// The end must not be before the start.
    EndBeforeStart,
}

/// The kind of time range that is selected in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeChoice {
    /// Relative to now.
    Preset(Preset),
    /// A start and an end, as typed.
    Custom,
}

/// The contents of the form, valid or not, so that no typed text is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterDraft {
    /// The cluster's id.
    pub cluster: String,
    /// The tenant's id.
    pub tenant: String,
    /// The kind of range.
    pub range: RangeChoice,
    /// The start of a custom range.
    pub start: String,
    /// The end of a custom range.
    pub end: String,
    /// The checked statuses.
    pub statuses: StatusSet,
    /// The backup set's id; may be empty.
    pub backup_set_id: String,
}

/// The field errors of a draft, each field at most once.
pub type FieldErrors = Vec<(Field, FieldError)>;

impl FilterDraft {
    /// The form for a scope and a filter; `wall` prints an instant in the selected zone.
    pub fn of(scope: Option<Scope>, filter: &TaskFilter, wall: impl Fn(Instant) -> String) -> Self {
        let id = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
        let (range, start, end) = match filter.range {
            TimeRange::Relative(preset) => (RangeChoice::Preset(preset), None, None),
            TimeRange::Absolute(bounds) => (RangeChoice::Custom, bounds.start, bounds.end),
        };
        Self {
            cluster: id(scope.map(|scope| scope.cluster.0)),
            tenant: id(scope.map(|scope| scope.tenant.0)),
            range,
            start: start.map(&wall).unwrap_or_default(),
            end: end.map(&wall).unwrap_or_default(),
            statuses: filter.statuses,
            backup_set_id: id(filter.backup_set_id),
        }
    }

    /// Adopts the fields in which `now` differs from `before`, and keeps what was typed in others. Returns the adopted
    /// fields. The two fields of a range are adopted together. Each status is adopted by itself, and none is returned.
    pub fn adopt_changes(&mut self, before: &Self, now: Self) -> Vec<Field> {
        let mut adopted = Vec::new();
        if before.cluster != now.cluster {
            self.cluster = now.cluster;
            adopted.push(Field::Cluster);
        }
        if before.tenant != now.tenant {
            self.tenant = now.tenant;
            adopted.push(Field::Tenant);
        }
        if (before.range, &before.start, &before.end) != (now.range, &now.start, &now.end) {
            (self.range, self.start, self.end) = (now.range, now.start, now.end);
            adopted.extend([Field::Start, Field::End]);
        }
        if before.backup_set_id != now.backup_set_id {
            self.backup_set_id = now.backup_set_id;
            adopted.push(Field::BackupSetId);
        }
        for status in Status::ALL {
            let is_checked = now.statuses.contains(status);
            if before.statuses.contains(status) != is_checked {
                self.statuses = self.statuses.with(status, is_checked);
            }
        }
        adopted
    }

    /// The question of this form, or all its errors. Times are read by the clocks of the selected zone.
    pub fn check(&self, clocks: &impl Clocks) -> Result<Question, FieldErrors> {
        let mut errors = Vec::new();
        let required =
            |text| optional_id(text).and_then(|id| id.map(Some).ok_or(FieldError::Missing));
        let cluster = collect_error(&mut errors, Field::Cluster, required(&self.cluster));
        let tenant = collect_error(&mut errors, Field::Tenant, required(&self.tenant));
        let filter = self.filter(&mut errors, clocks);
        match (cluster, tenant) {
            (Some(cluster), Some(tenant)) if errors.is_empty() => Ok(Question {
                scope: Scope {
                    cluster: ClusterId(cluster),
                    tenant: TenantId(tenant),
                },
                filter,
            }),
            _ => Err(errors),
        }
    }

    /// The filter of this form, whatever its scope: the tasks of a file may have none.
    pub fn check_filter(&self, clocks: &impl Clocks) -> Result<TaskFilter, FieldErrors> {
        let mut errors = Vec::new();
        let filter = self.filter(&mut errors, clocks);
        if errors.is_empty() {
            Ok(filter)
        } else {
            Err(errors)
        }
    }

    /// The time range of this form, whatever the other fields contain.
    pub fn check_range(&self, clocks: &impl Clocks) -> Result<TimeRange, FieldErrors> {
        let mut errors = Vec::new();
        let range = self.range(&mut errors, clocks);
        if errors.is_empty() {
            Ok(range)
        } else {
            Err(errors)
        }
    }

    fn filter(&self, errors: &mut FieldErrors, clocks: &impl Clocks) -> TaskFilter {
        let backup_set_id =
            collect_error(errors, Field::BackupSetId, optional_id(&self.backup_set_id));
        TaskFilter {
            range: self.range(errors, clocks),
            statuses: self.statuses,
            backup_set_id,
        }
    }

    fn range(&self, errors: &mut FieldErrors, clocks: &impl Clocks) -> TimeRange {
        if let RangeChoice::Preset(preset) = self.range {
            return TimeRange::Relative(preset);
        }
        let mut read = |field, text: &str, edge| -> Option<Instant> {
            if text.trim().is_empty() {
                return None;
            }
            read_time(text, edge, clocks)
                .map_err(|error| errors.push((field, error)))
                .ok()
        };
        let start = read(Field::Start, &self.start, DayEdge::First);
        let end = read(Field::End, &self.end, DayEdge::Last);
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            errors.push((Field::End, FieldError::EndBeforeStart));
        }
        TimeRange::between(start, end)
    }
}

/// The moment that a typed time means.
pub fn read_time(text: &str, edge: DayEdge, clocks: &impl Clocks) -> Result<Instant, FieldError> {
    let read = typed_time::read(&normalize(text), edge, clocks).ok_or(FieldError::NotATime)?;
    match read.time {
        TypedTime::Instant(instant) => Ok(instant),
        TypedTime::Wall(wall) => match clocks.to_instant(wall) {
            MappedLocalTime::Single(instant) => Ok(instant),
            // A whole day begins with the first of two midnights and ends with the last.
            MappedLocalTime::Ambiguous(first, _) if read.is_day && edge == DayEdge::First => {
                Ok(first)
            }
            MappedLocalTime::Ambiguous(_, last) if read.is_day => Ok(last),
            MappedLocalTime::Ambiguous(..) => Err(FieldError::AmbiguousLocalTime),
            MappedLocalTime::None => Err(FieldError::NoSuchLocalTime),
        },
    }
}

/// The value of a field; an error is added to `errors`.
fn collect_error(
    errors: &mut FieldErrors,
    field: Field,
    result: Result<Option<i64>, FieldError>,
) -> Option<i64> {
    result.unwrap_or_else(|error| {
        errors.push((field, error));
        None
    })
}

/// Reads an id, or `None` from an empty field.
fn optional_id(text: &str) -> Result<Option<i64>, FieldError> {
    parse_typed_id(text).map_err(|error| match error {
        NotAnId::NotDigits => FieldError::NotAnId,
        NotAnId::TooLarge => FieldError::TooLarge,
    })
}

#[cfg(test)]
#[path = "filter_draft_tests.rs"]
mod tests;
