//! What the loaded tasks tell, and what they do not.

use super::*;
use crate::generators::any_task;
use crate::task::instant::parse_wire;
use proptest::prelude::*;

/// A time of a day in March 2025.
fn at(time: &str) -> Instant {
    parse_wire(&format!("2025-03-10T{time}Z")).unwrap()
}

/// A task of the full backups.
fn task(id: i64, status: &str, start: &str, finish: Option<&str>) -> BackupTask {
    let mut task = BackupTask {
        task_id: Some(id),
        status: Some(TaskStatus::from_wire(status)),
        data_backup_task_type: Some("FULL_BACKUP".into()),
        start_time: Some(at(start)),
        finish_time: finish.map(at),
        ..BackupTask::empty(RowKey::of_task(id, None, None))
    };
    task.check_times();
    task
}

fn summary(tasks: &[BackupTask]) -> Summary {
    Summary::of(tasks.iter(), at("12:00:00"))
}

#[test]
fn last_success_is_told_for_each_type() {
    let incremental = BackupTask {
        data_backup_task_type: Some("INCREMENTAL_BACKUP".into()),
        ..task(3, "DONE", "05:00:00", Some("05:01:00"))
    };
    let summary = summary(&[
        task(1, "DONE", "01:00:00", Some("01:02:00")),
        task(2, "DONE", "03:00:00", Some("03:02:00")),
        incremental,
        task(4, "FAILED", "07:00:00", Some("07:02:00")),
    ]);
    let told: Vec<_> = summary
        .last_successes
        .iter()
        .map(|success| (success.kind.as_deref(), success.finished))
        .collect();
    assert_eq!(
        told,
        [
            (Some("INCREMENTAL_BACKUP"), at("05:01:00")),
            (Some("FULL_BACKUP"), at("03:02:00")),
        ]
    );
    assert_eq!((summary.succeeded, summary.ended), (3, 4));
    assert_eq!(summary.success_rate(), Some(7_500));
}

#[test]
fn recoverable_point_is_the_snapshot_and_else_the_finish() {
    let with_snapshot = BackupTask {
        snapshot_version_time: Some(at("03:01:30")),
        ..task(1, "DONE", "03:00:00", Some("03:02:00"))
    };
    let point = |tasks: &[BackupTask]| {
        let point = summary(tasks).recoverable?;
        Some((point.at, point.is_snapshot))
    };
    let finished = task(2, "DONE", "02:00:00", Some("02:02:00"));
    assert_eq!(
        point(&[finished.clone(), with_snapshot]),
        Some((at("03:01:30"), true))
    );
    assert_eq!(point(&[finished]), Some((at("02:02:00"), false)));
    assert_eq!(
        point(&[task(3, "FAILED", "02:00:00", Some("02:02:00"))]),
        None
    );
}

#[test]
fn times_that_cannot_be_are_no_facts() {
    let in_future = task(1, "DONE", "22:00:00", Some("22:02:00"));
    let before_start = task(2, "DONE", "03:00:00", Some("02:00:00"));
    let mut contradictory = task(3, "DONE", "04:00:00", Some("04:02:00"));
    contradictory.duration = Some(9_000);
    contradictory.check_times();
    let summary = summary(&[in_future, before_start, contradictory]);
    let finished: Vec<_> = summary
        .last_successes
        .iter()
        .map(|success| success.finished)
        .collect();
    assert_eq!(finished, [at("04:02:00")]);
    assert!(summary.durations.is_empty(), "{:?}", summary.durations);
    assert_eq!(summary.succeeded, 3, "the statuses are facts");
}

#[test]
fn running_task_is_compared_with_its_type() {
    let mut tasks: Vec<_> = (0..5)
        .map(|id| task(id, "DONE", "01:00:00", Some("01:02:00")))
        .collect();
    tasks.push(task(8, "DOING", "11:59:00", None));
    tasks.push(task(9, "CANCELING", "11:50:00", None));
    tasks.push(task(10, "PREPARING", "11:50:00", None));
    let summary = summary(&tasks);
    let now = at("12:00:00");
    let running: Vec<_> = summary
        .running
        .iter()
        .map(|task| (task.elapsed(now).unwrap().num_seconds(), task.is_late(now)))
        .collect();
    assert_eq!(running, [(600, true), (60, false)]);
    assert!(summary.running[1].is_late(at("12:01:01")));
    assert_eq!(summary.ended, 5);
}

#[test]
fn nothing_is_known_of_no_tasks() {
    assert_eq!(summary(&[]), Summary::default());
    assert_eq!(Summary::default().success_rate(), None);
    let unknown = task(1, "UNKNOWN", "01:00:00", Some("01:02:00"));
    assert_eq!(summary(&[unknown]), Summary::default());
}

proptest! {
    #[test]
    fn any_tasks_are_summed_up(tasks in proptest::collection::vec(any_task(), 0..20)) {
        let now = at("12:00:00");
        let summary = Summary::of(tasks.iter(), now);
        prop_assert!(summary.succeeded <= summary.ended);
        prop_assert!(summary.ended + summary.running_count <= tasks.len());
        let counted: usize = summary.durations.iter().map(|(_, typical)| typical.count).sum();
        prop_assert!(counted <= summary.succeeded);
        prop_assert!(summary.last_successes.iter().all(|success| success.finished <= now + MAX_CLOCK_SKEW));
        let mut reversed = tasks.clone();
        reversed.reverse();
        let again = Summary::of(reversed.iter(), now);
        prop_assert_eq!(again.success_rate(), summary.success_rate());
        prop_assert_eq!(again.recoverable.map(|point| point.at), summary.recoverable.map(|point| point.at));
    }
}
