//! The order of the table's rows: updated as rows arrive, and sorted in steps when that takes long.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::load::result_set::{ResultSet, ResultSetId};
use crate::table::sort::Sort;

/// Sets up to this size are sorted in one go, which takes some 20 ms on a slow processor.
pub const MAX_ROWS_SORTED_AT_ONCE: usize = 5_000;

/// Rows moved by one [`Sorter::step`], with about as many comparisons. A step takes a few
/// milliseconds on a slow processor.
const ROWS_PER_STEP: usize = 4_608;

/// Rows that a [`Sorter`] sorts at once before it merges the sorted runs.
const INITIAL_RUN: usize = 512;

/// The places (indexes) of a [`ResultSet`]'s tasks in the order of a [`Sort`].
#[derive(Clone, Debug)]
pub struct Order {
    places: Arc<Vec<u32>>,
    input: OrderInput,
}

/// The input that an order was made from.
#[derive(Clone, Debug, PartialEq)]
struct OrderInput {
    set: ResultSetId,
    /// `None` for the order of arrival.
    sort: Option<Sort>,
    /// Number of the set's changes that the order includes.
    changes: usize,
}

/// Orders of the same list are equal by identity, because comparing 100,000 indexes would take too long.
impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.places, &other.places) && self.input == other.input
    }
}

impl Order {
    /// Sorts all of `set`. A `previous` order of the same set and sort makes it fast.
    pub fn sorted(set: &ResultSet, sort: &Sort, previous: Option<&Self>) -> Self {
        if let Some(previous) = previous.filter(|previous| previous.is_for(set, sort)) {
            return previous.updated(set);
        }
        let mut places = all_places(set);
        let compare = compare(set, Some(sort));
        places.sort_by(|a, b| compare(*a, *b));
        Self {
            places: Arc::new(places),
            input: OrderInput::new(set, Some(sort)),
        }
    }

    /// The best order available without a long sort: `sort` if one of the `known` orders has it or
    /// the set is small, else another known order of the set or the order of arrival. In the latter
    /// cases [`Order::is_for`] is false and a [`Sorter`] has to run.
    pub fn immediate(set: &ResultSet, sort: &Sort, known: [Option<&Self>; 2]) -> Self {
        let mut known = known.into_iter().flatten();
        let current = known.clone().find(|order| order.is_for(set, sort));
        if current.is_some() || set.len() <= MAX_ROWS_SORTED_AT_ONCE {
            return Self::sorted(set, sort, current);
        }
        known
            .find(|order| order.input.set == *set.id())
            .map_or_else(
                || Self {
                    places: Arc::new(all_places(set)),
                    input: OrderInput::new(set, None),
                },
                |order| order.updated(set),
            )
    }

    /// Whether this is an order of `set` by `sort`, possibly from before the set's latest changes.
    pub fn is_for(&self, set: &ResultSet, sort: &Sort) -> bool {
        self.input.set == *set.id() && self.is_sorted_by(sort)
    }

    /// Whether this is an order by `sort`.
    pub fn is_sorted_by(&self, sort: &Sort) -> bool {
        self.input.sort.as_ref() == Some(sort)
    }

    /// The order of the places for which `is_shown` holds.
    #[must_use]
    pub fn filtered(&self, is_shown: impl Fn(u32) -> bool) -> Self {
        let places = self
            .places
            .iter()
            .copied()
            .filter(|place| is_shown(*place))
            .collect();
        Self {
            places: Arc::new(places),
            input: self.input.clone(),
        }
    }

    /// The places of the tasks in the result set, in order.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// The order updated with the tasks that were added or changed since it was made.
    fn updated(&self, set: &ResultSet) -> Self {
        let changed = set
            .changed_places()
            .get(self.input.changes..)
            .unwrap_or_default();
        let known = self.places.len();
        if changed.is_empty() && set.len() == known {
            return self.clone();
        }
        let mut is_changed = vec![false; known];
        for place in changed.iter().filter(|place| (**place as usize) < known) {
            is_changed[*place as usize] = true;
        }
        let mut fresh: Vec<u32> = is_changed
            .iter()
            .zip(0..)
            .filter_map(|(is_changed, place)| is_changed.then_some(place))
            .collect();
        fresh.extend(all_places(set).split_off(known));
        let compare = compare(set, self.input.sort.as_ref());
        fresh.sort_by(|a, b| compare(*a, *b));
        let unchanged: Vec<u32> = self
            .places
            .iter()
            .copied()
            .filter(|place| is_changed.get(*place as usize) != Some(&true))
            .collect();
        Self {
            places: Arc::new(merge_sorted(&unchanged, &fresh, &compare)),
            input: OrderInput {
                changes: set.changed_places().len(),
                ..self.input.clone()
            },
        }
    }
}

/// Merges two sorted lists, the second of which is much shorter.
fn merge_sorted(long: &[u32], short: &[u32], compare: &impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut merged = Vec::with_capacity(long.len() + short.len());
    let mut start = 0;
    for place in short {
        // Rows of one response often belong together, so the search starts near the previous row.
        let rest = &long[start..];
        let mut reach = 1;
        while reach < rest.len() && compare(rest[reach], *place).is_lt() {
            reach *= 2;
        }
        let near = &rest[..rest.len().min(reach + 1)];
        let count = near.partition_point(|other| compare(*other, *place).is_lt());
        merged.extend_from_slice(&rest[..count]);
        merged.push(*place);
        start += count;
    }
    merged.extend_from_slice(&long[start..]);
    merged
}

impl OrderInput {
    fn new(set: &ResultSet, sort: Option<&Sort>) -> Self {
        Self {
            set: set.id().clone(),
            sort: sort.cloned(),
            changes: set.changed_places().len(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "2^32 tasks are more than a browser's memory holds"
)]
fn all_places(set: &ResultSet) -> Vec<u32> {
    (0..set.len() as u32).collect()
}

/// Returns a comparison of the tasks at two places; `None` compares the places themselves.
fn compare<'a>(set: &'a ResultSet, sort: Option<&'a Sort>) -> impl Fn(u32, u32) -> Ordering + 'a {
    move |a, b| match sort {
        Some(sort) => sort.compare(&set.tasks()[a as usize], &set.tasks()[b as usize]),
        None => a.cmp(&b),
    }
}

/// Sorts a set in steps, so that the page stays responsive. The set may grow meanwhile.
#[derive(Debug)]
pub struct Sorter {
    input: OrderInput,
    /// Consecutive sorted runs of `run_length` rows; the last one may be shorter.
    places: Vec<u32>,
    /// Zero until the initial runs are sorted.
    run_length: usize,
    /// The pairs of runs that are merged so far; empty while the initial runs are sorted.
    merged: Vec<u32>,
    /// The end of the sorted runs, or the next index in each run of the pair that is being merged.
    next: [usize; 2],
}

impl Sorter {
    /// Starts a sort.
    pub fn new(set: &ResultSet, sort: &Sort) -> Self {
        Self {
            input: OrderInput::new(set, Some(sort)),
            places: all_places(set),
            run_length: 0,
            merged: Vec::with_capacity(set.len()),
            next: [0, 0],
        }
    }

    /// Whether it sorts `set` by `sort`.
    pub fn is_for(&self, set: &ResultSet, sort: &Sort) -> bool {
        self.input.set == *set.id() && self.input.sort.as_ref() == Some(sort)
    }

    /// Does one step of work on the set that the sorter was made for. Returns the order when it is
    /// done.
    pub fn step(&mut self, set: &ResultSet) -> Option<Order> {
        if self.input.changes != set.changed_places().len() {
            // The tasks that were compared have changed, so the sort starts again.
            let sort = self.input.sort.take().unwrap_or_default();
            *self = Self::new(set, &sort);
        }
        let sort = self.input.sort.clone();
        let compare = compare(set, sort.as_ref());
        let mut budget = ROWS_PER_STEP;
        while self.run_length == 0 && budget > 0 {
            self.sort_run(&compare);
            // Sorting a run takes about nine comparisons per row.
            budget = budget.saturating_sub(9 * INITIAL_RUN);
        }
        while self.run_length > 0 && budget > 0 {
            if self.run_length >= self.places.len() {
                return Some(Order {
                    places: Arc::new(std::mem::take(&mut self.places)),
                    input: self.input.clone(),
                });
            }
            budget -= self.merge_runs(budget, &compare);
        }
        None
    }

    /// Sorts the next initial run. After the last one, merging begins.
    fn sort_run(&mut self, compare: &impl Fn(u32, u32) -> Ordering) {
        let [start, _] = self.next;
        let end = (start + INITIAL_RUN).min(self.places.len());
        self.places[start..end].sort_by(|a, b| compare(*a, *b));
        self.next = [end, 0];
        if end == self.places.len() {
            (self.run_length, self.next) = (INITIAL_RUN, [0, INITIAL_RUN]);
        }
    }

    /// Merges up to `max_rows` rows of the current pair of runs; after the last pair it doubles the
    /// run length. Returns the number of merged rows, at least 1.
    fn merge_runs(&mut self, max_rows: usize, compare: &impl Fn(u32, u32) -> Ordering) -> usize {
        let length = self.places.len();
        let pair_length = 2 * self.run_length;
        let pair = self.merged.len() / pair_length * pair_length;
        let ends = [pair + self.run_length, pair + pair_length].map(|end| end.min(length));
        let start = self.merged.len();
        let stop = ends[1].min(start + max_rows);
        while self.merged.len() < stop {
            let [a, b] = self.next;
            let takes_first =
                b >= ends[1] || (a < ends[0] && compare(self.places[a], self.places[b]).is_lt());
            let run = usize::from(!takes_first);
            self.merged.push(self.places[self.next[run]]);
            self.next[run] += 1;
        }
        if stop == length {
            std::mem::swap(&mut self.places, &mut self.merged);
            self.merged.clear();
            self.run_length *= 2;
            self.next = [0, self.run_length];
        } else if stop == ends[1] {
            self.next = [stop, stop + self.run_length];
        }
        (stop - start).max(1)
    }
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
