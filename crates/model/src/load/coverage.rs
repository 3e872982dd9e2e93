//! How many tasks are loaded of how many that match. Every part of the page takes the numbers from here, so that they agree.

use crate::load::load_plan::Stop;
use crate::load::result_set::ResultSet;
use crate::table::page::{PageSize, PageWindow};

/// How many tasks are loaded, and how many match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tasks that are loaded.
    pub loaded: u64,
    /// Tasks that match, if known: the server's total without the entries that turned out to be no tasks, which a notice
    /// reports. Never less than `loaded`, because loaded tasks count more than a promised total.
    pub total: Option<u64>,
    /// Whether every matching task is loaded.
    pub is_all: bool,
}

impl Counts {
    /// The counts of `rows`, whose load has ended with `stop`.
    pub fn of(rows: &ResultSet, stop: Option<Stop>) -> Self {
        let loaded = rows.len() as u64;
        let not_tasks = rows.not_tasks().len() as u64;
        let total = rows
            .total()
            .map(|total| total.saturating_sub(not_tasks).max(loaded));
        Self {
            loaded,
            total,
            is_all: rows.is_all(stop),
        }
    }

    /// The last page of all matching tasks after a load that ended with `stop`; `None` while it is not known.
    pub fn last_page(self, size: PageSize, stop: Option<Stop>) -> Option<usize> {
        let rows = match stop? {
            Stop::Complete | Stop::Short | Stop::Shifting => self.loaded,
            // The user can still load the rest.
            Stop::Limit | Stop::Cancelled => return self.total_pages(size),
        };
        pages(rows, size)
    }

    /// The number of pages of all matching tasks, loaded or not; `None` while it is not known.
    pub fn total_pages(self, size: PageSize) -> Option<usize> {
        pages(self.total?, size)
    }

    /// How much of the matching tasks is loaded.
    pub fn coverage(self) -> Coverage {
        let loaded = usize::try_from(self.loaded).unwrap_or(usize::MAX);
        match self.total {
            _ if self.is_all => Coverage::All(loaded),
            Some(total) if total > self.loaded => Coverage::Part(loaded, total),
            // As many as the total may still not be all: the list has shifted, or more may come.
            _ => Coverage::Loaded(loaded),
        }
    }
}

fn pages(rows: u64, size: PageSize) -> Option<usize> {
    Some(PageWindow::new(1, size, usize::try_from(rows).ok()?).pages)
}

/// How much of the matching tasks is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All of them: how many.
    All(usize),
    /// A part of them: how many, and how many match (see [`Counts::total`]).
    Part(usize, u64),
    /// This many; the total is not known.
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
                Coverage::Part(3, 5),
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
        let mut without_total = ResultSet::default();
        without_total.merge(Batch {
            total: None,
            ..batch(1..=3, 0)
        });
        assert_eq!(
            Counts::of(&without_total, None).coverage(),
            Coverage::Loaded(3)
        );
    }

    #[test]
    fn entries_that_are_no_tasks_are_not_counted() {
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
            Coverage::Part(3, 7)
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
    fn the_last_page_is_known_when_no_more_can_come_or_the_total_is_known() {
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
            counts(45, Some(400)).total_pages(PageSize::default()),
            Some(20)
        );
        assert_eq!(counts(45, None).total_pages(PageSize::default()), None);
    }

    proptest! {
        #[test]
        fn counts_and_coverage_agree(tasks in 0..9_i64, others in 0..9_usize, total in proptest::option::of(0..30_u64), stop in 0..6_usize) {
            let mut rows = ResultSet::default();
            rows.merge(Batch { not_tasks: vec!["x".into(); others], total, ..batch(1..=tasks, 0) });
            let counts = Counts::of(&rows, STOPS[stop]);
            prop_assert_eq!(counts.loaded, tasks.unsigned_abs());
            prop_assert!(counts.total.is_none_or(|total| total >= counts.loaded));
            if counts.is_all {
                // A complete load has as many tasks as the total.
                prop_assert!(counts.total.is_none_or(|total| total == counts.loaded));
            }
            match counts.coverage() {
                Coverage::All(all) => prop_assert!(counts.is_all && all == rows.len()),
                Coverage::Part(loaded, total) => prop_assert!(loaded == rows.len() && Some(total) == counts.total && total > counts.loaded),
                Coverage::Loaded(loaded) => prop_assert!(loaded == rows.len() && !counts.is_all),
            }
        }
    }
}
