//! How a set grows with each response, and what it counts.

use super::*;
use crate::filter::{Scope, TaskFilter};
use crate::generators::any_task;
use crate::load::contradiction::scope_mismatch;
use crate::task::status::{Status, StatusSet};
use crate::task::{ClusterId, TenantId};
use chrono::DateTime;
use proptest::prelude::*;

pub(crate) fn task(id: i64) -> BackupTask {
    BackupTask {
        task_id: Some(id),
        ..BackupTask::empty(RowKey::of_task(id, None, None))
    }
}

pub(crate) fn batch(ids: impl IntoIterator<Item = i64>, total: u64) -> Batch {
    Batch {
        tasks: ids.into_iter().map(task).collect(),
        total: Some(total),
        ..Batch::default()
    }
}

#[test]
fn merge_replaces_tasks_with_the_same_key() {
    let mut set = ResultSet::default();
    assert_eq!(set.merge(batch([1, 2], 3)), 2);
    let newer = BackupTask {
        duration: Some(9),
        ..task(2)
    };
    assert_eq!(
        set.merge(Batch {
            tasks: vec![newer, task(3)],
            total: Some(3),
            ..Batch::default()
        }),
        1
    );
    assert_eq!(set.len(), 3);
    assert_eq!(set.get(task(2).key).and_then(|task| task.duration), Some(9));
}

#[test]
fn fields_left_out_are_counted_once_per_task() {
    let with = |fields: [usize; 2]| {
        let [first, second] = fields;
        let tasks = [(1, first), (2, second)].map(|(id, fields)| BackupTask {
            unknown_left_out: fields,
            ..task(id)
        });
        Batch {
            tasks: tasks.into(),
            ..Batch::default()
        }
    };
    let mut set = ResultSet::default();
    for (fields, count) in [([3, 4], 7), ([3, 4], 7), ([0, 9], 9)] {
        set.merge(with(fields));
        assert_eq!(set.fields_left_out(), count);
    }
}

#[test]
fn a_task_repeated_within_one_response_is_kept_under_another_key() {
    let mut set = ResultSet::default();
    assert_eq!(set.merge(batch([1, 1, 1], 3)), 3);
    assert_eq!(set.merge(batch([1, 1], 3)), 0);
    assert!(set.get(task(1).key.repeated(1).repeated(1)).is_some());
}

#[test]
fn tasks_repeated_by_another_response_are_duplicates_unless_requested_again() {
    let mut set = ResultSet::default();
    let mut duplicates = |ids: std::ops::Range<i64>| {
        set.merge(batch(ids, 9));
        set.duplicates()
    };
    assert_eq!(duplicates(0..2), 0);
    assert_eq!(duplicates(0..5), 0, "a larger first page");
    assert_eq!(duplicates(4..7), 1);
    assert_eq!(duplicates(5..7), 3);
    assert_eq!(duplicates(0..7), 10, "a server that repeats itself");
    assert_eq!(duplicates(7..9), 10);
}

#[test]
fn non_task_entries_of_later_responses_are_added_only_if_there_are_more() {
    let nulls = |count| Batch {
        not_tasks: vec!["null".into(); count],
        total: Some(9),
        ..Batch::default()
    };
    let mut set = ResultSet::default();
    assert_eq!(
        (
            set.merge(nulls(3)),
            set.merge(nulls(2)),
            set.merge(nulls(4))
        ),
        (3, 0, 1)
    );
    assert_eq!(set.not_tasks().len(), 4);
}

#[test]
fn a_response_without_a_total_keeps_the_known_total() {
    let mut set = ResultSet::default();
    set.merge(batch([1], 5));
    set.merge(Batch {
        total: None,
        ..batch([2], 0)
    });
    assert_eq!(set.total(), Some(5));
}

#[test]
fn has_running_follows_the_status_of_the_tasks() {
    let with = |status: Option<&str>| {
        let task = BackupTask {
            status: status.map(TaskStatus::from_wire),
            ..task(1)
        };
        Batch {
            tasks: vec![task],
            ..Batch::default()
        }
    };
    let mut set = ResultSet::default();
    for (status, running) in [
        (None, false),
        (Some("DOING"), true),
        (Some("INIT"), false),
        (Some("DONE"), false),
    ] {
        set.merge(with(status));
        assert_eq!(set.has_running(), running, "{status:?}");
    }
}

#[test]
fn non_task_entries_on_a_page_of_new_tasks_are_new() {
    let page = |ids: std::ops::Range<i64>| Batch {
        not_tasks: vec!["null".into(); 2],
        ..batch(ids, 8)
    };
    let mut set = ResultSet::default();
    assert_eq!(
        (
            set.merge(page(0..2)),
            set.merge(page(0..3)),
            set.merge(page(3..4))
        ),
        (4, 1, 3)
    );
    assert_eq!((set.len(), set.not_tasks().len()), (4, 4));
}

#[test]
fn is_all_needs_a_complete_load_and_the_total() {
    let mut set = ResultSet::default();
    assert!(set.is_all(Some(Stop::Complete)) && !set.is_all(None));
    set.merge(batch([1], 2));
    assert!(!set.is_all(Some(Stop::Complete)));
    set.merge(batch([2], 2));
    assert!(set.is_all(Some(Stop::Complete)));
    for stop in [
        None,
        Some(Stop::Limit),
        Some(Stop::Cancelled),
        Some(Stop::Short),
        Some(Stop::Shifting),
    ] {
        assert!(
            !set.is_all(stop),
            "as many as the total, but perhaps not the same: {stop:?}"
        );
    }
}

proptest! {
    #[test]
    fn counts_kept_during_a_load_equal_counts_over_all_tasks(
        batches in proptest::collection::vec(proptest::collection::vec(any_task(), 0..8), 0..6),
    ) {
        let statuses = StatusSet::from_iter([Status::Done]);
        let filter = TaskFilter { statuses, backup_set_id: Some(1), ..TaskFilter::everything() };
        let bounds = Bounds { start: DateTime::from_timestamp(1_700_000_003, 0), end: None };
        let scope = Scope { cluster: ClusterId(1), tenant: TenantId(2) };
        let question = Question { scope, filter };
        let mut set = ResultSet::for_question(question, bounds);
        for tasks in batches {
            set.merge(Batch { tasks, ..Batch::default() });
        }
        let mut counted = Contradictions::new(question, bounds);
        set.iter().for_each(|task| counted.record(None, task));
        prop_assert_eq!(set.contradictions(), counted.all());
        let runs = |task: &Arc<BackupTask>| task.status.as_ref().is_some_and(TaskStatus::is_running);
        prop_assert_eq!(set.has_running(), set.iter().any(runs));
        let is_undetermined = |task: &&Arc<BackupTask>| may_have_ended(task);
        prop_assert_eq!(set.undetermined(), set.iter().filter(is_undetermined).count());
        let has_name = |task: &Arc<BackupTask>| task.tenant_name.is_some() && scope_mismatch(task, scope).is_none();
        prop_assert_eq!(set.tenant_name().is_some(), set.iter().any(has_name));
    }
}
