//! Task counts by status.

use crate::task::BackupTask;
use crate::task::status::{Status, TaskStatus};

/// Task counts by status. They are updated as tasks are added and removed, because counting 100,000
/// tasks again after each response would take longer than reading the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts {
    known: [usize; Status::ALL.len()],
    other: usize,
    none: usize,
}

impl StatusCounts {
    fn count_for(&mut self, task: &BackupTask) -> &mut usize {
        match task.status {
            Some(TaskStatus::Known(status)) => &mut self.known[status as usize],
            Some(TaskStatus::Other(_)) => &mut self.other,
            None => &mut self.none,
        }
    }

    /// Adds a task to the counts.
    pub(crate) fn add(&mut self, task: &BackupTask) {
        *self.count_for(task) += 1;
    }

    /// Removes a counted task from the counts.
    pub(crate) fn remove(&mut self, task: &BackupTask) {
        *self.count_for(task) -= 1;
    }

    /// Number of tasks with `status`.
    pub const fn of(&self, status: Status) -> usize {
        self.known[status as usize]
    }

    /// Number of tasks with an undocumented status.
    pub const fn other(&self) -> usize {
        self.other
    }

    /// Number of tasks without a status.
    pub const fn none(&self) -> usize {
        self.none
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::any_task;
    use crate::load::result_set::{Batch, ResultSet};
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_match_the_tasks_after_merges(responses in vec(vec(any_task(), 0..12), 0..6)) {
            let mut set = ResultSet::default();
            for tasks in responses {
                set.merge(Batch {
                    tasks,
                    ..Batch::default()
                });
            }
            let count_with = |status: Status| {
                let status = Some(TaskStatus::Known(status));
                set.iter().filter(|task| task.status == status).count()
            };
            for status in Status::ALL {
                prop_assert_eq!(set.counts().of(status), count_with(status));
            }
            let known: usize = Status::ALL.into_iter().map(count_with).sum();
            let none = set.iter().filter(|task| task.status.is_none()).count();
            prop_assert_eq!(
                (set.counts().none(), set.counts().other()),
                (none, set.len() - known - none)
            );
        }
    }
}
