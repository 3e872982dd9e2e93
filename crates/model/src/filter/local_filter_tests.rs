//! What matches, and what holds for whatever matches.

use crate::generators::any_task;
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::filter::time_range::{Preset, TimeRange};
use crate::generators::any_query;
use crate::load::result_set::tests::task;
use crate::task::status::Status;

fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

fn ran(start: Option<i64>, finish: Option<i64>, status: &str) -> BackupTask {
    let status = (!status.is_empty()).then(|| TaskStatus::from_wire(status));
    BackupTask {
        start_time: start.map(at),
        finish_time: finish.map(at),
        status,
        ..task(1)
    }
}

fn between(start: Option<i64>, end: Option<i64>) -> LocalFilter {
    let filter = TaskFilter {
        range: TimeRange::between(start.map(at), end.map(at)),
        ..TaskFilter::default()
    };
    LocalFilter::new(&filter, at(0))
}

#[test]
fn a_task_matches_a_range_that_it_overlaps_ends_included() {
    let done = ran(Some(100), Some(200), "DONE");
    for (start, end, matches) in [
        (Some(200), None, true),
        (Some(201), None, false),
        (None, Some(100), true),
        (None, Some(99), false),
        (Some(120), Some(130), true),
        (Some(0), Some(99), false),
        (Some(0), Some(500), true),
        (Some(201), Some(500), false),
        (None, None, true),
    ] {
        assert_eq!(
            between(start, end).matches(&done),
            matches,
            "{start:?}–{end:?}"
        );
    }
}

#[test]
fn a_part_of_a_second_belongs_to_it() {
    let late = BackupTask {
        start_time: Some(at(100) + TimeDelta::milliseconds(999)),
        ..task(1)
    };
    assert!(between(None, Some(100)).matches(&late) && between(Some(100), None).matches(&late));
    assert!(!between(Some(101), None).matches(&late));
}

#[test]
fn without_a_finish_a_task_reaches_on_only_while_it_is_known_to_run() {
    for (status, reaches) in [
        ("DOING", true),
        ("CANCELING", true),
        ("DONE", false),
        ("UNKNOWN", false),
        ("INIT", false),
        ("", false),
    ] {
        assert_eq!(
            between(Some(101), None).matches(&ran(Some(100), None, status)),
            reaches,
            "{status}"
        );
    }
    assert!(
        !between(None, Some(99)).matches(&ran(Some(100), None, "DOING")),
        "not before it began"
    );
}

#[test]
fn odd_times_are_taken_as_they_are() {
    let backwards = ran(Some(200), Some(100), "DONE");
    assert!(between(Some(150), Some(160)).matches(&backwards));
    assert!(between(Some(50), Some(60)).matches(&ran(None, Some(55), "DONE")));
    assert!(
        !between(Some(0), None).matches(&ran(None, None, "DOING")),
        "of no time it cannot be said"
    );
    assert!(between(None, None).matches(&ran(None, None, "")));
}

#[test]
fn a_relative_range_counts_back_from_the_files_time() {
    let filter = TaskFilter {
        range: TimeRange::Relative(Preset::Hour1),
        ..TaskFilter::default()
    };
    let old = LocalFilter::new(&filter, at(10_000));
    assert!(
        old.matches(&ran(Some(6_400), Some(6_400), "DONE"))
            && !old.matches(&ran(Some(6_399), Some(6_399), "DONE"))
    );
    assert_eq!(
        old.bounds(),
        Bounds {
            start: Some(at(6_400)),
            end: None
        }
    );
}

#[test]
fn a_status_that_nobody_can_ask_for_matches_no_status() {
    let asked = |status| TaskFilter {
        statuses: [status].into_iter().collect(),
        ..TaskFilter::everything()
    };
    let unknown = LocalFilter::new(&asked(Status::Unknown), at(0));
    assert!(unknown.matches(&ran(None, None, "UNKNOWN")));
    for other in ["INIT", "", "unknown"] {
        assert!(!unknown.matches(&ran(None, None, other)), "{other}");
    }
}

fn any_timed() -> impl Strategy<Value = BackupTask> {
    let time = proptest::option::of(0..60_i64);
    let status = prop_oneof!["DONE", "FAILED", "DOING", "INIT", ""];
    (any_task(), time.clone(), time, status).prop_map(|(task, start, finish, status)| BackupTask {
        start_time: start.map(at),
        finish_time: finish.map(at),
        status: Some(TaskStatus::from_wire(&status)),
        ..task
    })
}

proptest! {
    #[test]
    fn everything_matches_the_filter_that_leaves_nothing_out(task in any_timed(), now in 0..60_i64) {
        prop_assert!(LocalFilter::new(&TaskFilter::everything(), at(now)).matches(&task));
    }

    #[test]
    fn a_wider_range_never_loses_a_task(task in any_timed(), start in 0..60_i64, end in 0..60_i64, more in 0..20_i64) {
        let narrow = between(Some(start), Some(end.max(start)));
        let wide = between(Some(start - more), Some(end.max(start) + more));
        prop_assert!(!narrow.matches(&task) || wide.matches(&task));
        prop_assert!(!wide.matches(&task) || between(Some(start - more), None).matches(&task));
    }

    #[test]
    fn two_ranges_side_by_side_find_what_one_over_both_finds(task in any_timed(), start in 0..30_i64, length in 0..30_i64, rest in 1..30_i64) {
        let (middle, end) = (start + length, start + length + rest);
        let apart = between(Some(start), Some(middle)).matches(&task) || between(Some(middle + 1), Some(end)).matches(&task);
        prop_assert_eq!(apart, between(Some(start), Some(end)).matches(&task));
    }

    #[test]
    fn every_part_of_a_filter_can_only_take_away(task in any_timed(), query in any_query(), now in 0..60_i64) {
        let filter = query.filter;
        let all = TaskFilter::everything();
        let parts = [
            TaskFilter { range: filter.range, ..all },
            TaskFilter { statuses: filter.statuses, ..all },
            TaskFilter { backup_set_id: filter.backup_set_id, ..all },
        ];
        let matches = |filter: &TaskFilter| LocalFilter::new(filter, at(now)).matches(&task);
        prop_assert_eq!(matches(&filter), parts.iter().all(matches));
    }
}
