//! A search has the same result with and without the results of an earlier search.

use super::*;
use crate::find::searchable_text::tests::is_in;
use crate::generators::any_task;
use crate::load::result_set::tests::task;
use crate::load::result_set::{Batch, Order};
use crate::table::sort::Sort;
use proptest::collection::vec;
use proptest::prelude::*;

/// Runs a search; returns how many rows it examined and how many match.
fn run(search: &mut TaskSearch, rows: &ResultSet) -> (usize, usize) {
    let mut examined = 0;
    let mut matches = |terms: &FindTerms, task: &BackupTask| {
        examined += 1;
        is_in(terms, task)
    };
    while !search.step(rows, &mut matches, &mut || true) {}
    (examined, search.result().count)
}

fn batch(tasks: impl IntoIterator<Item = BackupTask>) -> Batch {
    Batch {
        tasks: tasks.into_iter().collect(),
        ..Batch::default()
    }
}

fn two_hundred() -> ResultSet {
    let mut rows = ResultSet::default();
    rows.merge(batch((1..=200).map(task)));
    rows
}

fn ones() -> FindTerms {
    FindTerms::parse("1")
}

#[test]
fn search_examines_only_rows_whose_result_is_unknown() {
    let mut rows = two_hundred();
    let mut search = TaskSearch::default().restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &rows), (200, 119));
    search = search.restart(FindTerms::parse("19"), Zone::Utc);
    let of_nineteen = run(&mut search, &rows);
    assert_eq!(of_nineteen, (119, 12), "only rows with a 1 can have a 19");
    search = search.restart(ones(), Zone::Utc);
    let of_ones = run(&mut search, &rows);
    assert_eq!(of_ones, (188, 119), "rows with a 19 have a 1");
    rows.merge(batch([task(7), task(1_000)]));
    search = search.restart(ones(), Zone::Utc);
    let with_new = run(&mut search, &rows);
    assert_eq!(with_new, (1, 120), "one is new, the other is unchanged");
    search = search.restart(ones(), Zone::Local);
    let in_zone = run(&mut search, &rows);
    assert_eq!(in_zone, (201, 120), "times are shown in another zone");
}

#[test]
fn search_after_a_refresh_examines_only_new_and_changed_rows() {
    let rows = two_hundred();
    let mut search = TaskSearch::default().restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &rows), (200, 119));
    // The same tasks again, one removed, one added before them and one changed.
    let changed = BackupTask {
        duration: Some(1),
        ..task(40)
    };
    let same = (1..=200).filter(|id| *id != 7 && *id != 40).map(task);
    let mut refreshed = ResultSet::default();
    refreshed.merge(batch(
        [task(3_000)].into_iter().chain(same).chain([changed]),
    ));
    search = search.restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &refreshed), (2, 120));
    search = search.restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &rows), (2, 119));
}

#[test]
fn interrupted_search_keeps_the_earlier_results() {
    let rows = two_hundred();
    let mut search = TaskSearch::default().restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &rows), (200, 119));
    let mut stopped = search.restart(ones(), Zone::Utc);
    assert!(!stopped.step(&rows, &mut |_, _| false, &mut || true));
    search = stopped.restart(ones(), Zone::Utc);
    assert_eq!(run(&mut search, &rows), (0, 119));
}

proptest! {
    #[test]
    fn search_has_the_same_result_with_and_without_an_earlier_one(
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
