//! What is asked for, and the form in which a person asks for it.

use chrono::NaiveDateTime;

use crate::filter::time_range::{Preset, TimeRange};
use crate::task::instant::{DayEdge, Instant, TypedTime, parse_typed};
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};

/// Whose tasks are asked for, by the ids OCP gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The cluster.
    pub cluster: ClusterId,
    /// The tenant, which is one of that cluster's.
    pub tenant: TenantId,
}

/// Which of the tenant's tasks are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TaskFilter {
    /// When.
    pub range: TimeRange,
    /// With which statuses; empty for any.
    pub statuses: StatusSet,
    /// Of which backup set.
    pub backup_set_id: Option<i64>,
}

impl TaskFilter {
    /// The filter that leaves nothing out.
    pub fn everything() -> Self {
        Self {
            range: TimeRange::Relative(Preset::All),
            ..Self::default()
        }
    }

    /// What of it leaves something out, in the order of the form.
    pub fn parts(&self) -> Vec<FilterPart> {
        let range = (self.range != Self::everything().range).then_some(FilterPart::Range);
        let set = self.backup_set_id.map(|_| FilterPart::BackupSetId);
        range
            .into_iter()
            .chain(set)
            .chain(self.statuses.iter().map(FilterPart::Status))
            .collect()
    }

    /// The same filter without one of its parts.
    #[must_use]
    pub fn without(self, part: FilterPart) -> Self {
        match part {
            FilterPart::Range => Self {
                range: Self::everything().range,
                ..self
            },
            FilterPart::BackupSetId => Self {
                backup_set_id: None,
                ..self
            },
            FilterPart::Status(status) => Self {
                statuses: self.statuses.with(status, false),
                ..self
            },
        }
    }
}

/// A part of a filter that can be taken away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterPart {
    /// The time range.
    Range,
    /// The backup set.
    BackupSetId,
    /// One of the statuses.
    Status(Status),
}

/// A question to OCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Whose tasks.
    pub scope: Scope,
    /// Which of them.
    pub filter: TaskFilter,
}

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

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It must be filled in.
    Missing,
    /// It must be a whole number that OCP can have given as an id.
    NotAnId,
    /// It must be a date, or a date and a time.
    NotATime,
    /// The clocks of the zone in force skip this time.
    NoSuchLocalTime,
    /// The end must not be before the start.
    EndBeforeStart,
}

/// The form's choice of a time range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeChoice {
    /// Relative to now.
    Preset(Preset),
    /// From–to, as typed.
    Custom,
}

/// What stands in the form, right or wrong; nothing typed is ever thrown away.
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
    /// The statuses that are ticked.
    pub statuses: StatusSet,
    /// The backup set's id, or nothing.
    pub backup_set_id: String,
}

/// The field errors of a draft, each field at most once.
pub type FieldErrors = Vec<(Field, FieldError)>;

impl FilterDraft {
    /// The form for a scope and a filter; `wall` prints an instant in the zone in force.
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

    /// Takes over from `now` what is another there than in `before`: what was typed in other fields stays. Returns the
    /// fields that are taken over; a range's two go together, and the statuses, each of which is followed by itself, are
    /// none.
    pub fn adopt_changes(&mut self, before: &Self, now: Self) -> Vec<Field> {
        let mut taken = Vec::new();
        if before.cluster != now.cluster {
            self.cluster = now.cluster;
            taken.push(Field::Cluster);
        }
        if before.tenant != now.tenant {
            self.tenant = now.tenant;
            taken.push(Field::Tenant);
        }
        if (before.range, &before.start, &before.end) != (now.range, &now.start, &now.end) {
            (self.range, self.start, self.end) = (now.range, now.start, now.end);
            taken.extend([Field::Start, Field::End]);
        }
        if before.backup_set_id != now.backup_set_id {
            self.backup_set_id = now.backup_set_id;
            taken.push(Field::BackupSetId);
        }
        for status in Status::ALL {
            let is_asked = now.statuses.contains(status);
            if before.statuses.contains(status) != is_asked {
                self.statuses = self.statuses.with(status, is_asked);
            }
        }
        taken
    }

    /// The question this form asks, or everything that is wrong with it. `to_instant` reads a wall clock in
    /// the zone in force, and gives nothing for a time that its clocks skip.
    pub fn check(
        &self,
        to_instant: impl Fn(NaiveDateTime) -> Option<Instant>,
    ) -> Result<Question, FieldErrors> {
        let mut errors = Vec::new();
        let required = |text| id(text).and_then(|id| id.map(Some).ok_or(FieldError::Missing));
        let cluster = note(&mut errors, Field::Cluster, required(&self.cluster));
        let tenant = note(&mut errors, Field::Tenant, required(&self.tenant));
        let filter = self.filter(&mut errors, to_instant);
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

    /// The filter of this form, whoever's tasks they are: those of a file may be nobody's.
    pub fn check_filter(
        &self,
        to_instant: impl Fn(NaiveDateTime) -> Option<Instant>,
    ) -> Result<TaskFilter, FieldErrors> {
        let mut errors = Vec::new();
        let filter = self.filter(&mut errors, to_instant);
        if errors.is_empty() {
            Ok(filter)
        } else {
            Err(errors)
        }
    }

    /// The time range of this form, whatever else stands in it.
    pub fn check_range(
        &self,
        to_instant: impl Fn(NaiveDateTime) -> Option<Instant>,
    ) -> Result<TimeRange, FieldErrors> {
        let mut errors = Vec::new();
        let range = self.range(&mut errors, to_instant);
        if errors.is_empty() {
            Ok(range)
        } else {
            Err(errors)
        }
    }

    fn filter(
        &self,
        errors: &mut FieldErrors,
        to_instant: impl Fn(NaiveDateTime) -> Option<Instant>,
    ) -> TaskFilter {
        let backup_set_id = note(errors, Field::BackupSetId, id(&self.backup_set_id));
        TaskFilter {
            range: self.range(errors, to_instant),
            statuses: self.statuses,
            backup_set_id,
        }
    }

    fn range(
        &self,
        errors: &mut FieldErrors,
        to_instant: impl Fn(NaiveDateTime) -> Option<Instant>,
    ) -> TimeRange {
        let RangeChoice::Custom = self.range else {
            let RangeChoice::Preset(preset) = self.range else {
                return TimeRange::default();
            };
            return TimeRange::Relative(preset);
        };
        let mut read = |field, text: &str, edge| -> Option<Instant> {
            if text.trim().is_empty() {
                return None;
            }
            let (time, error) = match parse_typed(text, edge) {
                Some(TypedTime::Instant(instant)) => (Some(instant), FieldError::NotATime),
                Some(TypedTime::Wall(wall)) => (to_instant(wall), FieldError::NoSuchLocalTime),
                None => (None, FieldError::NotATime),
            };
            if time.is_none() {
                errors.push((field, error));
            }
            time
        };
        let start = read(Field::Start, &self.start, DayEdge::First);
        let end = read(Field::End, &self.end, DayEdge::Last);
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            errors.push((Field::End, FieldError::EndBeforeStart));
        }
        TimeRange::between(start, end)
    }
}

/// A field's value, or nothing and what is wrong with it.
fn note(
    errors: &mut FieldErrors,
    field: Field,
    result: Result<Option<i64>, FieldError>,
) -> Option<i64> {
    result.unwrap_or_else(|error| {
        errors.push((field, error));
        None
    })
}

/// Reads an id, or nothing. OCP's ids are positive 64-bit integers.
fn id(text: &str) -> Result<Option<i64>, FieldError> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse::<i64>() {
            Ok(id) if id >= 0 && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(id)),
            _ => Err(FieldError::NotAnId),
        },
    }
}

/// Reads an id as a link spells it: digits only.
pub fn parse_id(text: &str) -> Option<i64> {
    id(text).ok().flatten().filter(|id| id.to_string() == text)
}

#[cfg(test)]
#[path = "task_filter_tests.rs"]
mod tests;
