//! The rows that are selected.
//!
//! A range reaches from its anchor, the row that was last selected or taken out alone, to another row, in the order
//! shown. It does to its rows what was done to the anchor. When it is drawn anew from the same anchor, what the one
//! before changed is as it was.

use std::collections::HashSet;

use crate::task::row_key::RowKey;

/// How many of some rows are selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionExtent {
    /// None of them.
    None,
    /// Some of them.
    Partial,
    /// All of them.
    All,
}

/// The selected rows, and where a range begins.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    rows: HashSet<RowKey>,
    anchor: Option<RowKey>,
    /// Where the range from the anchor ends.
    reach: Option<RowKey>,
    /// What that range changed.
    changed: Vec<RowKey>,
}

impl Selection {
    /// How many rows are selected.
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

    /// How many of `rows` are selected.
    pub fn extent_of(&self, rows: &[RowKey]) -> SelectionExtent {
        match rows.iter().filter(|row| self.rows.contains(*row)).count() {
            0 => SelectionExtent::None,
            count if count == rows.len() => SelectionExtent::All,
            _ => SelectionExtent::Partial,
        }
    }

    fn flip(&mut self, key: RowKey) {
        if !self.rows.remove(&key) {
            self.rows.insert(key);
        }
    }

    fn begin_at(&mut self, key: RowKey) {
        self.anchor = Some(key);
        self.reach = Some(key);
        self.changed.clear();
    }

    /// Selects a row, or takes it out. The next range begins there.
    pub fn toggle(&mut self, key: RowKey) {
        self.flip(key);
        self.begin_at(key);
    }

    /// Draws the range from the anchor to a row of `order`. Without an anchor in `order` it begins at that row, which is
    /// selected.
    pub fn extend(&mut self, order: &[RowKey], to: RowKey) {
        let place = |key: RowKey| order.iter().position(|other| *other == key);
        let Some(end) = place(to) else { return };
        let Some((anchor, start)) = self
            .anchor
            .and_then(|anchor| place(anchor).map(|start| (anchor, start)))
        else {
            self.rows.insert(to);
            return self.begin_at(to);
        };
        let selects = self.rows.contains(&anchor);
        for key in std::mem::take(&mut self.changed) {
            self.flip(key);
        }
        for key in &order[start.min(end)..=start.max(end)] {
            if self.rows.contains(key) != selects {
                self.flip(*key);
                self.changed.push(*key);
            }
        }
        self.reach = Some(to);
    }

    /// Takes the selection from a row to its neighbour, as Shift and an arrow do: the range that ends at `from` goes on,
    /// or a new one begins there.
    pub fn extend_from(&mut self, order: &[RowKey], from: RowKey, to: RowKey) {
        if self.reach != Some(from) || !self.contains(from) {
            self.rows.insert(from);
            self.begin_at(from);
        }
        self.extend(order, to);
    }

    /// Selects all of `rows`, or takes all of them out.
    pub fn set(&mut self, rows: &[RowKey], selected: bool) {
        for key in rows {
            if selected {
                self.rows.insert(*key);
            } else {
                self.rows.remove(key);
            }
        }
        self.forget_range();
    }

    fn forget_range(&mut self) {
        self.anchor = None;
        self.reach = None;
        self.changed.clear();
    }

    /// Takes all rows out.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.forget_range();
    }

    /// Whether a row is selected that is gone.
    pub fn has_missing(&self, exists: impl Fn(RowKey) -> bool) -> bool {
        !self.rows.iter().all(|row| exists(*row))
    }

    /// Takes the rows out that are gone.
    pub fn retain(&mut self, exists: impl Fn(RowKey) -> bool) {
        self.rows.retain(|row| exists(*row));
        self.changed.retain(|row| exists(*row));
        if self.anchor.is_some_and(|anchor| !exists(anchor)) {
            self.forget_range();
        }
    }
}

#[cfg(test)]
#[path = "selection_tests.rs"]
mod tests;
