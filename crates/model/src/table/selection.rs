//! The selected rows.
//!
//! A range reaches from its anchor, the row that was last toggled on its own, to another row in the
//! order shown. It sets its rows to the anchor's state. Drawing it again from the same anchor first
//! undoes the changes of the previous range.

use std::collections::HashSet;

use crate::task::row_key::RowKey;

/// Whether none, some or all of a list of rows are selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionExtent {
    /// None of them.
    None,
    /// Some of them.
    Partial,
    /// All of them.
    All,
}

/// The selected rows and the current range.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    rows: HashSet<RowKey>,
    anchor: Option<RowKey>,
    /// The row at which the range from the anchor ends.
    range_end: Option<RowKey>,
    /// The rows whose state the range changed.
    changed: Vec<RowKey>,
}

impl Selection {
    /// Number of selected rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row is selected.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a row is selected.
    pub fn contains(&self, key: RowKey) -> bool {
        self.rows.contains(&key)
    }

    /// Whether none, some or all of `rows` are selected.
    pub fn extent_of(&self, rows: &[RowKey]) -> SelectionExtent {
        match rows.iter().filter(|row| self.rows.contains(*row)).count() {
            0 => SelectionExtent::None,
            count if count == rows.len() => SelectionExtent::All,
            _ => SelectionExtent::Partial,
        }
    }

    fn toggle_row(&mut self, key: RowKey) {
        if !self.rows.remove(&key) {
            self.rows.insert(key);
        }
    }

    fn start_range(&mut self, key: RowKey) {
        self.anchor = Some(key);
        self.range_end = Some(key);
        self.changed.clear();
    }

    /// Toggles a row and makes it the anchor of the next range.
    pub fn toggle(&mut self, key: RowKey) {
        self.toggle_row(key);
        self.start_range(key);
    }

    /// Draws the range from the anchor to `to`, in the given order. If the anchor is not in
    /// `order`, the range starts at `to`, which is selected.
    pub fn extend(&mut self, order: &[RowKey], to: RowKey) {
        let index_of = |key: RowKey| order.iter().position(|other| *other == key);
        let Some(end) = index_of(to) else { return };
        let Some((anchor, start)) = self
            .anchor
            .and_then(|anchor| index_of(anchor).map(|start| (anchor, start)))
        else {
            self.rows.insert(to);
            return self.start_range(to);
        };
        let selects = self.rows.contains(&anchor);
        for key in std::mem::take(&mut self.changed) {
            self.toggle_row(key);
        }
        for key in &order[start.min(end)..=start.max(end)] {
            if self.rows.contains(key) != selects {
                self.toggle_row(*key);
                self.changed.push(*key);
            }
        }
        self.range_end = Some(to);
    }

    /// Extends the selection from a row to its neighbour, as Shift and an arrow key do: it extends
    /// the range that ends at `from` or starts a new one there.
    pub fn extend_from(&mut self, order: &[RowKey], from: RowKey, to: RowKey) {
        if self.range_end != Some(from) || !self.contains(from) {
            self.rows.insert(from);
            self.start_range(from);
        }
        self.extend(order, to);
    }

    /// Selects or deselects all of `rows`.
    pub fn set(&mut self, rows: &[RowKey], selected: bool) {
        for key in rows {
            if selected {
                self.rows.insert(*key);
            } else {
                self.rows.remove(key);
            }
        }
        self.clear_range();
    }

    fn clear_range(&mut self) {
        self.anchor = None;
        self.range_end = None;
        self.changed.clear();
    }

    /// Deselects all rows.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.clear_range();
    }

    /// Whether a selected row no longer exists.
    pub fn has_missing(&self, exists: impl Fn(RowKey) -> bool) -> bool {
        !self.rows.iter().all(|row| exists(*row))
    }

    /// Deselects the rows that no longer exist.
    pub fn retain(&mut self, exists: impl Fn(RowKey) -> bool) {
        self.rows.retain(|row| exists(*row));
        self.changed.retain(|row| exists(*row));
        if self.anchor.is_some_and(|anchor| !exists(anchor)) {
            self.clear_range();
        }
    }
}

#[cfg(test)]
#[path = "selection_tests.rs"]
mod tests;
