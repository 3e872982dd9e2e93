use super::*;
use crate::generators::any_task;
use crate::task::status::{Status, StatusSet};
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
        not_tasks: Vec::new(),
        total: Some(total),
    }
}

#[test]
fn a_newer_answer_replaces_what_it_says_again() {
    let mut set = ResultSet::default();
    assert_eq!(set.merge(batch([1, 2], 3)), 2);
    let newer = BackupTask {
        duration: Some(9),
        ..task(2)
    };
    assert_eq!(
        set.merge(Batch {
            tasks: vec![newer, task(3)],
            not_tasks: Vec::new(),
            total: Some(3)
        }),
        1
    );
    assert_eq!(set.len(), 3);
    assert_eq!(set.get(task(2).key).and_then(|task| task.duration), Some(9));
}

#[test]
fn fields_that_are_not_kept_are_counted_once() {
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
fn what_one_answer_repeats_is_kept_and_told_apart() {
    let mut set = ResultSet::default();
    assert_eq!(set.merge(batch([1, 1, 1], 3)), 3);
    assert_eq!(set.merge(batch([1, 1], 3)), 0);
    assert!(set.get(task(1).key.repeated(1).repeated(1)).is_some());
}

#[test]
fn what_another_answer_repeats_is_counted_unless_it_was_asked_for_again() {
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
fn entries_that_are_no_tasks_are_counted_as_tasks_are() {
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
fn an_answer_without_a_total_leaves_the_total_known_before() {
    let mut set = ResultSet::default();
    set.merge(batch([1], 5));
    set.merge(Batch {
        total: None,
        ..batch([2], 0)
    });
    assert_eq!(set.total(), Some(5));
}

#[test]
fn a_set_has_a_running_task_until_the_last_one_ends() {
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
fn beside_tasks_that_are_all_new_what_is_no_task_is_new_too() {
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
fn all_is_what_a_complete_load_got_and_never_less_than_the_server_counts() {
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
            "as many as counted, but perhaps not the same: {stop:?}"
        );
    }
}

proptest! {
    #[test]
    fn what_is_counted_as_tasks_come_is_what_a_count_of_all_gives(
        batches in proptest::collection::vec(proptest::collection::vec(any_task(), 0..8), 0..6),
    ) {
        let statuses = StatusSet::from_iter([Status::Done]);
        let filter = TaskFilter { statuses, backup_set_id: Some(1), ..TaskFilter::everything() };
        let bounds = Bounds { start: DateTime::from_timestamp(3, 0), end: None };
        let mut set = ResultSet::answering(filter, bounds);
        for tasks in batches {
            set.merge(Batch { tasks, ..Batch::default() });
        }
        let mut counted = Contradictions::to(filter, bounds);
        set.iter().for_each(|task| counted.note(None, task));
        prop_assert_eq!(set.contradictions(), counted.all());
        let runs = |task: &Arc<BackupTask>| task.status.as_ref().is_some_and(TaskStatus::is_running);
        prop_assert_eq!(set.has_running(), set.iter().any(runs));
        prop_assert_eq!(set.tenant_name().is_some(), set.iter().any(|task| task.tenant_name.is_some()));
    }
}
