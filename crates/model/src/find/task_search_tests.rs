//! A search gives the same result whether or not it builds on the one before.

use super::*;
use crate::find::searchable_text::tests::is_in;
use crate::generators::any_task;
use crate::load::result_set::tests::task;
use crate::load::result_set::{Batch, Order};
use crate::table::sort::Sort;
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn a_search_looks_only_into_rows_whose_verdict_it_cannot_know() {
    let mut rows = ResultSet::default();
    rows.merge(Batch {
        tasks: (1..=200).map(task).collect(),
        ..Batch::default()
    });
    let looked = std::cell::Cell::new(0);
    let run = |search: &mut TaskSearch, rows: &ResultSet| {
        looked.set(0);
        let mut look = |terms: &FindTerms, task: &BackupTask| {
            looked.set(looked.get() + 1);
            is_in(terms, task)
        };
        while !search.step(rows, &mut look, &mut || true) {}
        (looked.get(), search.result().count)
    };
    let zone = Zone::Utc;
    let mut search = TaskSearch::default().restart(FindTerms::parse("1"), zone);
    assert_eq!(run(&mut search, &rows), (200, 119));
    search = search.restart(FindTerms::parse("19"), zone);
    assert_eq!(
        run(&mut search, &rows),
        (119, 12),
        "only rows with a 1 can have a 19"
    );
    search = search.restart(FindTerms::parse("1"), zone);
    assert_eq!(
        run(&mut search, &rows),
        (188, 119),
        "rows with a 19 have a 1"
    );
    rows.merge(Batch {
        tasks: [task(7), task(1_000)].into(),
        ..Batch::default()
    });
    search = search.restart(FindTerms::parse("1"), zone);
    assert_eq!(
        run(&mut search, &rows),
        (1, 120),
        "one is new, one came again unchanged"
    );
    search = search.restart(FindTerms::parse("1"), Zone::Local);
    assert_eq!(
        run(&mut search, &rows),
        (201, 120),
        "times are shown in another zone"
    );
    // A refresh: the same tasks again, one removed, one added before them and one changed.
    let mut fresh = ResultSet::default();
    let changed = BackupTask {
        duration: Some(1),
        ..task(40)
    };
    let again = (1..=200).filter(|id| *id != 7 && *id != 40).map(task);
    fresh.merge(Batch {
        tasks: [task(3_000)]
            .into_iter()
            .chain(again)
            .chain([changed])
            .collect(),
        ..Batch::default()
    });
    search = search.restart(FindTerms::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &fresh), (2, 120));
    search = search.restart(FindTerms::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &rows), (3, 120));
    // Stopped at once and started again: no known verdict is lost.
    let mut stopped = search.restart(FindTerms::parse("1"), Zone::Local);
    assert!(!stopped.step(&rows, &mut |_, _| false, &mut || true));
    search = stopped.restart(FindTerms::parse("1"), Zone::Local);
    assert_eq!(run(&mut search, &rows), (0, 120));
}

proptest! {
    #[test]
    fn a_search_finds_the_same_with_and_without_earlier_verdicts(
        responses in vec((vec(any_task(), 0..30), "[0-9 ad]{0,3}", any::<bool>(), 0..3_usize), 1..6),
    ) {
        let mut rows = ResultSet::default();
        let mut search = TaskSearch::default();
        for (tasks, text, utc, steps) in responses {
            rows.merge(Batch { tasks, ..Batch::default() });
            let terms = FindTerms::parse(&text);
            search = search.restart(terms.clone(), if utc { Zone::Utc } else { Zone::Local });
            let mut turns = 0;
            let done = search.step(&rows, &mut is_in, &mut || { turns += 1; turns >= steps });
            if done {
                let result = search.result();
                let order = Order::sorted(&rows, &Sort::default(), None);
                let shown = order.filtered(|place| result.contains(place));
                let expected: Vec<u32> = order.places().iter().copied()
                    .filter(|place| rows.at(*place).is_some_and(|task| is_in(&terms, task))).collect();
                prop_assert_eq!(shown.places(), &expected[..]);
                prop_assert_eq!((result.count, result.searched_rows()), (expected.len(), rows.len()));
            }
        }
    }
}
