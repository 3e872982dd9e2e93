//! Which fields are columns of the table, and in which order.

use std::fmt;

use crate::task::field::TaskField;

/// The table's columns, from the first to the last: at least one, none twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Columns(pub(crate) Vec<TaskField>);

/// How many fields a card shows: what a row is on a screen as narrow as a phone's.
pub const CARD_FIELDS: usize = 8;

/// The fields that a card shows rather than others, when it cannot show all.
const TELLING: [TaskField; CARD_FIELDS] = [
    TaskField::Status,
    TaskField::TaskId,
    TaskField::StartTime,
    TaskField::Duration,
    TaskField::ErrorMsg,
    TaskField::SnapshotVersionTime,
    TaskField::DataBackupTaskType,
    TaskField::FinishTime,
];

impl Default for Columns {
    fn default() -> Self {
        Self(TaskField::COLUMNS.to_vec())
    }
}

impl Columns {
    /// The fields, in their order.
    pub fn fields(&self) -> &[TaskField] {
        &self.0
    }

    /// A field's place, from 0; `None` where it is no column.
    pub fn position(&self, field: TaskField) -> Option<usize> {
        self.0.iter().position(|column| *column == field)
    }

    /// All fields as a list to choose from. At first the columns come first; from then on, after `before`, what is not a
    /// column keeps its place, so that nothing leaps when it is ticked or unticked.
    #[must_use]
    pub fn chooser_order(&self, before: Option<&Self>) -> Self {
        let others = TaskField::ALL
            .into_iter()
            .filter(|field| self.position(*field).is_none());
        let Some(before) = before else {
            return Self(self.0.iter().copied().chain(others).collect());
        };
        let mut columns = self.0.iter().copied();
        let at = |field| {
            self.position(field)
                .and_then(|_| columns.next())
                .unwrap_or(field)
        };
        Self(before.0.iter().copied().map(at).collect())
    }

    /// With `field` as a further column, where the list to choose from has it, or without it; `None` where it is the only
    /// one.
    pub fn toggled(&self, field: TaskField, list: &Self) -> Option<Self> {
        let is_column = |other: &TaskField| self.position(*other).is_some() != (*other == field);
        let columns: Vec<_> = list.0.iter().copied().filter(is_column).collect();
        (!columns.is_empty()).then_some(Self(columns))
    }

    /// With the column at `from` moved to `to`, both from 0; places that there are not change nothing.
    #[must_use]
    pub fn moved(&self, from: usize, to: usize) -> Self {
        let mut columns = self.0.clone();
        if from.max(to) < columns.len() {
            let column = columns.remove(from);
            columns.insert(to, column);
        }
        Self(columns)
    }

    /// For each column whether a card shows it: the first two, which name the row, and then what tells most.
    pub fn shown_on_card(&self) -> Vec<bool> {
        let telling = TELLING.into_iter().filter_map(|field| self.position(field));
        let mut shown = vec![false; self.0.len()];
        let mut left = CARD_FIELDS;
        for place in (0..self.0.len().min(2))
            .chain(telling)
            .chain(0..self.0.len())
        {
            if left > 0 && !std::mem::replace(&mut shown[place], true) {
                left -= 1;
            }
        }
        shown
    }

    /// Reads what [`fmt::Display`] prints: API names joined by commas.
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
        for (place, field) in self.0.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(out, "{comma}{}", field.api_name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "columns_tests.rs"]
pub(crate) mod tests;
