//! Which tasks a filter matches.

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

fn task_with(start: Option<i64>, finish: Option<i64>, status: &str) -> BackupTask {
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
fn a_task_matches_a_range_it_overlaps_with_ends_included() {
    let done = task_with(Some(100), Some(200), "DONE");
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
fn a_fraction_of_a_second_belongs_to_its_second() {
    let late = BackupTask {
        start_time: Some(at(100) + TimeDelta::milliseconds(999)),
        ..task(1)
    };
    assert!(between(None, Some(100)).matches(&late) && between(Some(100), None).matches(&late));
    assert!(!between(Some(101), None).matches(&late));
}

#[test]
fn a_task_without_a_finish_extends_to_now_only_while_running() {
    for (status, extends) in [
        ("DOING", true),
        ("CANCELING", true),
        ("DONE", false),
        ("UNKNOWN", false),
        ("INIT", false),
        ("", false),
    ] {
        assert_eq!(
            between(Some(101), None).matches(&task_with(Some(100), None, status)),
            extends,
            "{status}"
        );
    }
    assert!(
        !between(None, Some(99)).matches(&task_with(Some(100), None, "DOING")),
        "not before its start"
    );
}

#[test]
fn reversed_and_missing_times_are_used_as_they_are() {
    let backwards = task_with(Some(200), Some(100), "DONE");
    assert!(between(Some(150), Some(160)).matches(&backwards));
    assert!(between(Some(50), Some(60)).matches(&task_with(None, Some(55), "DONE")));
    assert!(
        !between(Some(0), None).matches(&task_with(None, None, "DOING")),
        "a task without times matches no range"
    );
    assert!(between(None, None).matches(&task_with(None, None, "")));
}

#[test]
fn a_relative_range_counts_back_from_the_reference_time() {
    let filter = TaskFilter {
        range: TimeRange::Relative(Preset::Hour1),
        ..TaskFilter::default()
    };
    let old = LocalFilter::new(&filter, at(10_000));
    assert!(
        old.matches(&task_with(Some(6_400), Some(6_400), "DONE"))
            && !old.matches(&task_with(Some(6_399), Some(6_399), "DONE"))
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
fn an_undocumented_status_matches_no_status_filter() {
    let asked = |status| TaskFilter {
        statuses: [status].into_iter().collect(),
        ..TaskFilter::everything()
    };
    let unknown = LocalFilter::new(&asked(Status::Unknown), at(0));
    assert!(unknown.matches(&task_with(None, None, "UNKNOWN")));
    for other in ["INIT", "", "unknown"] {
        assert!(!unknown.matches(&task_with(None, None, other)), "{other}");
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
    fn every_task_matches_the_filter_without_conditions(task in any_timed(), now in 0..60_i64) {
        prop_assert!(LocalFilter::new(&TaskFilter::everything(), at(now)).matches(&task));
    }

    #[test]
    fn a_wider_range_matches_every_task_of_a_narrower_one(task in any_timed(), start in 0..60_i64, end in 0..60_i64, more in 0..20_i64) {
        let narrow = between(Some(start), Some(end.max(start)));
        let wide = between(Some(start - more), Some(end.max(start) + more));
        prop_assert!(!narrow.matches(&task) || wide.matches(&task));
        prop_assert!(!wide.matches(&task) || between(Some(start - more), None).matches(&task));
    }

    #[test]
    fn two_adjacent_ranges_match_the_tasks_of_the_range_over_both(task in any_timed(), start in 0..30_i64, length in 0..30_i64, rest in 1..30_i64) {
        let (middle, end) = (start + length, start + length + rest);
        let apart = between(Some(start), Some(middle)).matches(&task) || between(Some(middle + 1), Some(end)).matches(&task);
        prop_assert_eq!(apart, between(Some(start), Some(end)).matches(&task));
    }

    #[test]
    fn a_filter_matches_what_each_of_its_parts_matches(task in any_timed(), query in any_query(), now in 0..60_i64) {
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
