//! What an automatic refresh has brought, for a reader whose rows must not move.

use crate::load::result_set::ResultSet;
use crate::task::BackupTask;
use crate::task::field::TaskField;
use crate::task::row_key::RowKey;

/// The changed tasks that are told of at most: a reader follows no more.
const MAX_CHANGED: usize = 100;

/// A task that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedTask {
    /// Its row.
    pub key: RowKey,
    /// The fields that have another value now.
    pub fields: Vec<TaskField>,
}

/// The difference between the tasks of two loads of the same question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefreshNews {
    /// The rows that were not there before, in ascending order.
    pub new: Vec<RowKey>,
    /// The tasks that have changed, in the server's order; at most 100.
    pub changed: Vec<ChangedTask>,
}

impl RefreshNews {
    /// What `after` has that `before` had not, or had otherwise.
    pub fn between(before: &ResultSet, after: &ResultSet) -> Self {
        let mut news = Self::default();
        for task in after.iter() {
            match before.get(task.key) {
                None => news.new.push(task.key),
                Some(known) if known == task => {}
                Some(known) if news.changed.len() < MAX_CHANGED => {
                    news.changed.push(ChangedTask {
                        key: task.key,
                        fields: changed_fields(known, task),
                    });
                }
                Some(_) => {}
            }
        }
        news.new.sort_unstable();
        news
    }
}

fn changed_fields(before: &BackupTask, after: &BackupTask) -> Vec<TaskField> {
    let is_changed = |field: &TaskField| before.raw_value(*field) != after.raw_value(*field);
    TaskField::ALL.into_iter().filter(is_changed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::any_task;
    use crate::load::result_set::Batch;
    use crate::task::status::TaskStatus;
    use proptest::prelude::*;

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

    #[test]
    fn new_and_changed_tasks_are_told_apart() {
        let before = set(vec![task(1, "DOING"), task(2, "DONE"), task(3, "DONE")]);
        let after = set(vec![
            task(5, "DOING"),
            task(4, "DOING"),
            task(1, "DONE"),
            task(2, "DONE"),
        ]);
        let news = RefreshNews::between(&before, &after);
        assert_eq!(news.new, [task(4, "").key, task(5, "").key]);
        let changed = ChangedTask {
            key: task(1, "").key,
            fields: vec![TaskField::Status],
        };
        assert_eq!(news.changed, [changed]);
    }

    proptest! {
        #[test]
        fn same_tasks_are_no_news(tasks in proptest::collection::vec(any_task(), 0..20)) {
            let news = RefreshNews::between(&set(tasks.clone()), &set(tasks));
            prop_assert_eq!(news, RefreshNews::default());
        }

        #[test]
        fn each_row_is_new_known_or_gone(
            before in proptest::collection::vec(any_task(), 0..20),
            after in proptest::collection::vec(any_task(), 0..20),
        ) {
            let (before, after) = (set(before), set(after));
            let news = RefreshNews::between(&before, &after);
            prop_assert!(news.new.is_sorted());
            for task in after.iter() {
                let is_new = news.new.binary_search(&task.key).is_ok();
                prop_assert_eq!(is_new, before.get(task.key).is_none());
            }
        }
    }
}
