//! A search through the loaded tasks, done in steps, that builds on the search before it.

use std::sync::Arc;

use crate::find::terms::FindTerms;
use crate::link::query::Zone;
use crate::load::result_set::ResultSet;
use crate::task::BackupTask;

/// The most removed rows that are skipped to find a row of the search before.
const MAX_SKIPPED_ROWS: usize = 64;

/// How many rows are searched between two looks at the budget.
const ROWS_PER_CHECK: usize = 64;

/// What a search is for: the terms, and the zone in which times are shown.
type SearchKey = (FindTerms, Zone);

/// A task that was searched, and whether the terms are in it.
type Verdict = (Arc<BackupTask>, bool);

/// A search through the rows, done in steps. It reuses the verdicts of the search before it: of 100,000 rows it looks only
/// into those that are new, that have changed, or whose verdict the new terms can change.
#[derive(Clone, Debug, Default)]
pub struct TaskSearch {
    key: SearchKey,
    verdicts: Vec<Verdict>,
    previous: Option<(SearchKey, Vec<Verdict>)>,
    /// How many of the previous verdicts are used up: rows keep their order from one search to the next, with others
    /// between them.
    previous_position: usize,
}

impl TaskSearch {
    /// Starts again, for other terms, another zone or other rows.
    #[must_use]
    pub fn restart(self, terms: FindTerms, zone: Zone) -> Self {
        let Self {
            key,
            mut verdicts,
            previous,
            previous_position,
        } = self;
        // A search that was stopped has not reached all rows whose verdict the search before it knew.
        if let Some((_, known)) = previous.filter(|(previous, _)| *previous == key) {
            verdicts.extend(known.into_iter().skip(previous_position));
        }
        Self {
            key: (terms, zone),
            verdicts: Vec::with_capacity(verdicts.len()),
            previous: Some((key, verdicts)),
            previous_position: 0,
        }
    }

    /// The previous verdict on the same row, unless the task has changed.
    fn previous_verdict(&mut self, task: &Arc<BackupTask>) -> Option<bool> {
        let (_, known) = self.previous.as_ref()?;
        let skipped = known
            .iter()
            .skip(self.previous_position)
            .take(MAX_SKIPPED_ROWS)
            .position(|(before, _)| before.key == task.key)?;
        let (before, is_in) = &known[self.previous_position + skipped];
        self.previous_position += skipped + 1;
        (Arc::ptr_eq(before, task) || before == task).then_some(*is_in)
    }

    /// Searches further rows until all are searched, which it returns, or until `is_spent` says that the budget of this step
    /// is used up. `is_in` looks for the terms in a task.
    pub fn step(
        &mut self,
        rows: &ResultSet,
        is_in: &mut dyn FnMut(&FindTerms, &BackupTask) -> bool,
        is_spent: &mut dyn FnMut() -> bool,
    ) -> bool {
        let (terms, zone) = self.key.clone();
        let (is_same, is_narrower, is_wider) = match &self.previous {
            Some(((previous, previous_zone), _)) if *previous_zone == zone => (
                *previous == terms,
                terms.narrows(previous),
                previous.narrows(&terms),
            ),
            _ => (false, false, false),
        };
        for (place, task) in rows.iter().enumerate().skip(self.verdicts.len()) {
            let verdict = match self.previous_verdict(task) {
                Some(known) if is_same || (is_narrower && !known) || (is_wider && known) => known,
                _ => is_in(&terms, task),
            };
            self.verdicts.push((Arc::clone(task), verdict));
            if place % ROWS_PER_CHECK == ROWS_PER_CHECK - 1 && is_spent() {
                return false;
            }
        }
        self.previous = None;
        true
    }

    /// What was found so far, by the places of an [`Order`](crate::load::result_set::Order).
    pub fn result(&self) -> FindResult {
        let places: Vec<bool> = self.verdicts.iter().map(|(_, is_in)| *is_in).collect();
        let count = places.iter().filter(|is_in| **is_in).count();
        FindResult {
            terms: self.key.0.clone(),
            count,
            places: places.into(),
        }
    }
}

/// The rows that a search has found.
#[derive(Clone, Debug)]
pub struct FindResult {
    /// What was looked for.
    pub terms: FindTerms,
    /// How many rows the terms are in.
    pub count: usize,
    places: Arc<[bool]>,
}

impl FindResult {
    /// Whether the terms are in the row at a place. A row that came after the search is not found yet.
    pub fn contains(&self, place: u32) -> bool {
        self.places.get(place as usize) == Some(&true)
    }

    /// How many rows were searched.
    pub fn searched_rows(&self) -> usize {
        self.places.len()
    }
}

/// Results are equal only if they are clones of one, which saves comparing 100,000 places.
impl PartialEq for FindResult {
    fn eq(&self, other: &Self) -> bool {
        self.terms == other.terms && Arc::ptr_eq(&self.places, &other.places)
    }
}

#[cfg(test)]
#[path = "task_search_tests.rs"]
mod tests;
