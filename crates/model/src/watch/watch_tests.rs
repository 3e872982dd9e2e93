use super::*;
use crate::filter::{Scope, TaskFilter};
use crate::generators::any_task;
use crate::load::result_set::Batch;
use crate::task::{ClusterId, TenantId};
use proptest::prelude::*;

fn question(tenant: i64) -> Question {
    Question {
        scope: Scope {
            cluster: ClusterId(1),
            tenant: TenantId(tenant),
        },
        filter: TaskFilter::default(),
    }
}

fn set(tasks: Vec<BackupTask>) -> ResultSet {
    let mut set = ResultSet::default();
    set.merge(Batch {
        tasks,
        ..Batch::default()
    });
    set
}

fn task(id: i64, status: &str) -> BackupTask {
    BackupTask {
        task_id: Some(id),
        status: Some(TaskStatus::from_wire(status)),
        ..BackupTask::empty(RowKey::of_task(id, None, None))
    }
}

fn watching(ids: &[i64]) -> WatchList {
    let mut list = WatchList::default();
    for id in ids {
        assert!(list.begin(question(2), &Arc::new(task(*id, "DOING"))));
    }
    list
}

#[test]
fn ended_task_is_returned_once() {
    let mut list = watching(&[1, 2]);
    let rows = set(vec![task(1, "DOING"), task(2, "FAILED")]);
    let ended = [WatchEnd::Ended(Arc::new(task(2, "FAILED")))];
    assert_eq!(list.review(question(2), &rows, true), ended);
    assert_eq!(list.review(question(2), &rows, true), []);
    assert!(list.contains(question(2), task(1, "").key));
    assert_eq!(list.count(question(2)), 1);
}

#[test]
fn missing_task_is_gone_only_from_a_complete_list() {
    let mut list = watching(&[1]);
    assert_eq!(list.review(question(2), &set(Vec::new()), false), []);
    let gone = [WatchEnd::Gone(Arc::new(task(1, "DOING")))];
    assert_eq!(list.review(question(2), &set(Vec::new()), true), gone);
}

#[test]
fn rows_of_another_question_tell_nothing() {
    let mut list = watching(&[1]);
    let rows = set(vec![task(1, "DONE")]);
    assert_eq!(list.review(question(3), &rows, true), []);
    assert_eq!((list.count(question(2)), list.count(question(3))), (1, 0));
}

#[test]
fn only_running_tasks_are_watched() {
    let mut list = WatchList::default();
    for status in ["DONE", "FAILED", "CANCELED", "UNHEARD_OF"] {
        assert!(!list.begin(question(2), &Arc::new(task(1, status))));
    }
    assert_eq!(list, WatchList::default());
}

#[test]
fn watching_twice_is_watching_once() {
    let mut list = watching(&[1, 1]);
    assert_eq!(list.count(question(2)), 1);
    list.end(question(2), task(1, "").key);
    assert_eq!(list, WatchList::default());
}

proptest! {
    #[test]
    fn each_watch_goes_on_or_is_told_to_have_ended(
        before in proptest::collection::vec(any_task(), 0..12),
        after in proptest::collection::vec(any_task(), 0..12),
        complete: bool,
    ) {
        let mut list = WatchList::default();
        for task in set(before).iter() {
            list.begin(question(2), task);
        }
        let watched = list.count(question(2));
        let rows = set(after);
        let ends = list.review(question(2), &rows, complete);
        prop_assert_eq!(ends.len() + list.count(question(2)), watched);
        let is_true = |end: &WatchEnd| match end {
            WatchEnd::Ended(task) => !runs(task),
            WatchEnd::Gone(task) => complete && rows.get(task.key).is_none(),
        };
        prop_assert!(ends.iter().all(is_true));
        prop_assert_eq!(list.review(question(2), &rows, complete), []);
    }
}
