//! The question to OCP: a scope and a filter.

use crate::filter::time_range::{Preset, TimeRange};
use crate::shared::typed_text::{normalize, without_separators};
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};

/// The cluster and tenant whose tasks are asked for, by their ids in OCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The cluster.
    pub cluster: ClusterId,
    /// The tenant, one of that cluster.
    pub tenant: TenantId,
}

/// The conditions that the tasks must meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TaskFilter {
    /// The time range.
    pub range: TimeRange,
    /// The statuses; empty for any.
    pub statuses: StatusSet,
    /// The backup set; `None` for any.
    pub backup_set_id: Option<i64>,
}

impl TaskFilter {
    /// The filter without conditions.
    pub fn everything() -> Self {
        Self {
            range: TimeRange::Relative(Preset::All),
            ..Self::default()
        }
    }

    /// The conditions by which this filter differs from the `usual` one, in the order of the form. The usual one has
    /// no statuses and no backup set.
    pub fn parts(&self, usual: &Self) -> Vec<FilterPart> {
        let range = (self.range != usual.range).then_some(FilterPart::Range);
        let set = self.backup_set_id.map(|_| FilterPart::BackupSetId);
        range
            .into_iter()
            .chain(set)
            .chain(self.statuses.iter().map(FilterPart::Status))
            .collect()
    }

    /// The same filter without one of its conditions: the time range becomes that of the `usual` filter.
    #[must_use]
    pub fn without(self, part: FilterPart, usual: &Self) -> Self {
        match part {
            FilterPart::Range => Self {
                range: usual.range,
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

/// A condition of a filter that can be removed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterPart {
    /// The time range.
    Range,
    /// The backup set.
    BackupSetId,
    /// One of the statuses.
    Status(Status),
}

/// The question to OCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// The cluster and tenant.
    pub scope: Scope,
    /// The conditions.
    pub filter: TaskFilter,
}

/// Reads an id as a link writes it: digits only.
pub fn parse_id(text: &str) -> Option<i64> {
    parse_typed_id(text)
        .ok()
        .flatten()
        .filter(|id| id.to_string() == text)
}

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotAnId {
    /// It has other characters than digits.
    NotDigits,
    /// It is larger than any id can be.
    TooLarge,
}

/// Reads an id as a user types or pastes it; `None` for an empty text. The ids of OCP are positive 64-bit integers.
pub(super) fn parse_typed_id(text: &str) -> Result<Option<i64>, NotAnId> {
    let text = without_separators(normalize(text).trim());
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotAnId::NotDigits);
    }
    text.parse().map(Some).map_err(|_| NotAnId::TooLarge)
}

#[cfg(test)]
#[path = "task_filter_tests.rs"]
mod tests;
