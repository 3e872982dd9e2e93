//! The columns of the table and their order.

use std::fmt;

use crate::task::field::TaskField;

/// The table's columns, first to last: at least one, each at most once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Columns(pub(crate) Vec<TaskField>);

/// Number of fields on a card, which replaces a row on a phone-sized screen.
pub const CARD_FIELDS: usize = 7;

/// The fields that a card prefers when it cannot show all columns.
const PREFERRED_ON_CARD: [TaskField; CARD_FIELDS] = [
    TaskField::Status,
    TaskField::TaskId,
    TaskField::StartTime,
    TaskField::Duration,
    TaskField::ErrorMsg,
    TaskField::SnapshotVersionTime,
    TaskField::DataBackupTaskType,
];

/// The columns that are shown until others are chosen: what a window of 1,280 px shows without scrolling sideways.
const USUAL: [TaskField; 8] = [
    TaskField::Status,
    TaskField::DataBackupTaskType,
    TaskField::StartTime,
    TaskField::Duration,
    TaskField::SnapshotVersionTime,
    TaskField::ErrorMsg,
    TaskField::TaskId,
    TaskField::BackupSetId,
];

impl Default for Columns {
    fn default() -> Self {
        Self(USUAL.to_vec())
    }
}

impl Columns {
    /// The columns' fields, in order.
    pub fn fields(&self) -> &[TaskField] {
        &self.0
    }

    /// A field's position from 0; `None` if it is not a column.
    pub fn position(&self, field: TaskField) -> Option<usize> {
        self.0.iter().position(|column| *column == field)
    }

    /// All fields in the order of the column chooser. Without a `previous` order the columns come
    /// first. With one, fields that are not columns keep their places, so that checking a field
    /// does not move it.
    #[must_use]
    pub fn chooser_order(&self, previous: Option<&Self>) -> Self {
        let others = TaskField::ALL
            .into_iter()
            .filter(|field| self.position(*field).is_none());
        let Some(previous) = previous else {
            return Self(self.0.iter().copied().chain(others).collect());
        };
        let mut columns = self.0.iter().copied();
        let field_at = |field| {
            self.position(field)
                .and_then(|_| columns.next())
                .unwrap_or(field)
        };
        Self(previous.0.iter().copied().map(field_at).collect())
    }

    /// The columns with `field` added at its place in the chooser's `list`, or removed; `None` if
    /// it is the only column.
    pub fn toggled(&self, field: TaskField, list: &Self) -> Option<Self> {
        let is_column = |other: &TaskField| self.position(*other).is_some() != (*other == field);
        let columns: Vec<_> = list.0.iter().copied().filter(is_column).collect();
        (!columns.is_empty()).then_some(Self(columns))
    }

    /// The columns with the one at `from` moved to `to`, both from 0. Positions out of range change
    /// nothing.
    #[must_use]
    pub fn moved(&self, from: usize, to: usize) -> Self {
        let mut columns = self.0.clone();
        if from.max(to) < columns.len() {
            let column = columns.remove(from);
            columns.insert(to, column);
        }
        Self(columns)
    }

    /// Whether a card shows each column: the first two, which identify the row, then the preferred
    /// fields.
    pub fn shown_on_card(&self) -> Vec<bool> {
        let preferred = PREFERRED_ON_CARD
            .into_iter()
            .filter_map(|field| self.position(field));
        let mut shown = vec![false; self.0.len()];
        let mut remaining = CARD_FIELDS;
        for position in (0..self.0.len().min(2))
            .chain(preferred)
            .chain(0..self.0.len())
        {
            if remaining > 0 && !std::mem::replace(&mut shown[position], true) {
                remaining -= 1;
            }
        }
        shown
    }

    /// Parses what [`fmt::Display`] prints: API names joined by commas.
    pub fn parse(text: &str) -> Option<Self> {
        let mut columns = Vec::new();
        for name in text.split(',') {
            let field = TaskField::parse(name)?;
            if columns.contains(&field) {
                return None;
            }
            columns.push(field);
        }
        Some(Self(columns))
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, field) in self.0.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            write!(out, "{comma}{}", field.api_name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "columns_tests.rs"]
pub(crate) mod tests;
