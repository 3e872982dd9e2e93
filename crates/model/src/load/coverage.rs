//! How many tasks are loaded of how many that match, and of how many a count speaks. Whatever the page says of that, it
//! says with these numbers, so that they agree wherever they stand.

use crate::load::load_plan::Stop;
use crate::load::result_set::ResultSet;
use crate::table::page::{PageSize, PageWindow};

/// How many tasks are loaded, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tasks that are loaded.
    pub loaded: u64,
    /// Tasks that match, as far as that is known: what the server counts, less its entries that turned out to be no tasks
    /// (a notice tells of those). Never less than are loaded, as what came counts more than what was promised.
    pub total: Option<u64>,
    /// Whether all that match are loaded.
    pub is_all: bool,
}

impl Counts {
    /// Those of `rows`, whose load ended by `stop`.
    pub fn of(rows: &ResultSet, stop: Option<Stop>) -> Self {
        let loaded = rows.len() as u64;
        let no_tasks = rows.not_tasks().len() as u64;
        let total = rows
            .total()
            .map(|total| total.saturating_sub(no_tasks).max(loaded));
        Self {
            loaded,
            total,
            is_all: rows.is_all(stop),
        }
    }

    /// The last page there is of all that match, after a load that ended by `stop`; `None` while that is not known.
    pub fn last_page(self, size: PageSize, stop: Option<Stop>) -> Option<usize> {
        let rows = match stop? {
            Stop::Complete | Stop::Short | Stop::Shifting => self.loaded,
            // The user may have the rest loaded.
            Stop::Limit | Stop::Cancelled => return self.pages_of_all(size),
        };
        pages(rows, size)
    }

    /// How many pages there are of all that match, loaded or not; `None` while nobody knows.
    pub fn pages_of_all(self, size: PageSize) -> Option<usize> {
        pages(self.total?, size)
    }

    /// What the loaded tasks are of all that match.
    pub fn coverage(self) -> Coverage {
        let loaded = usize::try_from(self.loaded).unwrap_or(usize::MAX);
        match self.total {
            _ if self.is_all => Coverage::All(loaded),
            Some(total) if total > self.loaded => Coverage::Some(loaded, total),
            // As many as the server counts may still not be all: its list has shifted, or more may come.
            _ => Coverage::Loaded(loaded),
        }
    }
}

fn pages(rows: u64, size: PageSize) -> Option<usize> {
    Some(PageWindow::new(1, size, usize::try_from(rows).ok()?).pages)
}

/// What the loaded tasks are of all that match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All that match.
    All(usize),
    /// So many, of so many that match: see [`Counts::total`].
    Some(usize, u64),
    /// So many; nobody knows of how many.
    Loaded(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::result_set::Batch;
    use crate::load::result_set::tests::batch;
    use proptest::prelude::*;

    const STOPS: [Option<Stop>; 6] = [
        None,
        Some(Stop::Complete),
        Some(Stop::Limit),
        Some(Stop::Cancelled),
        Some(Stop::Short),
        Some(Stop::Shifting),
    ];

    #[test]
    fn only_a_complete_load_covers_all() {
        let mut rows = ResultSet::default();
        rows.merge(batch(1..=3, 5));
        for stop in [None, Some(Stop::Limit), Some(Stop::Complete)] {
            assert_eq!(
                Counts::of(&rows, stop).coverage(),
                Coverage::Some(3, 5),
                "{stop:?}"
            );
        }
        rows.merge(batch(4..=5, 5));
        assert_eq!(
            Counts::of(&rows, Some(Stop::Complete)).coverage(),
            Coverage::All(5)
        );
        assert_eq!(Counts::of(&rows, None).coverage(), Coverage::Loaded(5));
        rows.merge(batch(6..=6, 5));
        assert_eq!(Counts::of(&rows, None).coverage(), Coverage::Loaded(6));
        let mut untold = ResultSet::default();
        untold.merge(Batch {
            total: None,
            ..batch(1..=3, 0)
        });
        assert_eq!(Counts::of(&untold, None).coverage(), Coverage::Loaded(3));
    }

    #[test]
    fn what_is_no_task_is_in_no_count() {
        let mut rows = ResultSet::default();
        let not_tasks = vec!["1".into(), "2".into()];
        rows.merge(Batch {
            not_tasks,
            ..batch(1..=3, 9)
        });
        assert_eq!(
            Counts::of(&rows, None),
            Counts {
                loaded: 3,
                total: Some(7),
                is_all: false
            }
        );
        assert_eq!(
            Counts::of(&rows, Some(Stop::Short)).coverage(),
            Coverage::Some(3, 7)
        );
        rows.merge(batch(4..=7, 9));
        assert_eq!(
            Counts::of(&rows, Some(Stop::Complete)),
            Counts {
                loaded: 7,
                total: Some(7),
                is_all: true
            }
        );
    }

    #[test]
    fn the_last_page_is_known_once_no_more_can_come_or_all_are_counted() {
        let counts = |loaded, total| Counts {
            loaded,
            total,
            is_all: false,
        };
        for (counts, stop, last) in [
            (counts(45, Some(45)), None, None),
            (counts(45, Some(45)), Some(Stop::Complete), Some(3)),
            (counts(45, Some(400)), Some(Stop::Short), Some(3)),
            (counts(45, None), Some(Stop::Shifting), Some(3)),
            (counts(0, Some(0)), Some(Stop::Complete), Some(1)),
            (
                counts(10_000, Some(100_000)),
                Some(Stop::Limit),
                Some(5_000),
            ),
            (counts(200, Some(241)), Some(Stop::Cancelled), Some(13)),
            (counts(10_000, None), Some(Stop::Limit), None),
        ] {
            assert_eq!(
                counts.last_page(PageSize::default(), stop),
                last,
                "{counts:?} {stop:?}"
            );
        }
        assert_eq!(
            counts(45, Some(400)).pages_of_all(PageSize::default()),
            Some(20)
        );
        assert_eq!(counts(45, None).pages_of_all(PageSize::default()), None);
    }

    proptest! {
        #[test]
        fn the_numbers_agree(tasks in 0..9_i64, others in 0..9_usize, total in proptest::option::of(0..30_u64), stop in 0..6_usize) {
            let mut rows = ResultSet::default();
            rows.merge(Batch { not_tasks: vec!["x".into(); others], total, ..batch(1..=tasks, 0) });
            let counts = Counts::of(&rows, STOPS[stop]);
            prop_assert_eq!(counts.loaded, tasks.unsigned_abs());
            prop_assert!(counts.total.is_none_or(|total| total >= counts.loaded));
            if counts.is_all {
                // All is all that are counted.
                prop_assert!(counts.total.is_none_or(|total| total == counts.loaded));
            }
            match counts.coverage() {
                Coverage::All(all) => prop_assert!(counts.is_all && all == rows.len()),
                Coverage::Some(loaded, of) => prop_assert!(loaded == rows.len() && Some(of) == counts.total && of > counts.loaded),
                Coverage::Loaded(loaded) => prop_assert!(loaded == rows.len() && !counts.is_all),
            }
        }
    }
}
