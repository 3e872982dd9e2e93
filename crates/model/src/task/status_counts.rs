//! How many tasks have which status.

use crate::task::BackupTask;
use crate::task::status::{Status, TaskStatus};

/// How many tasks have each documented status. It is kept as tasks come and go: to count 100,000 again for each answer
/// would cost more than the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts {
    known: [usize; Status::ALL.len()],
    other: usize,
    none: usize,
}

impl StatusCounts {
    fn of_task(&mut self, task: &BackupTask) -> &mut usize {
        match task.status {
            Some(TaskStatus::Known(status)) => &mut self.known[status as usize],
            Some(TaskStatus::Other(_)) => &mut self.other,
            None => &mut self.none,
        }
    }

    /// Counts a task.
    pub(crate) fn add(&mut self, task: &BackupTask) {
        *self.of_task(task) += 1;
    }

    /// No longer counts a task that was counted.
    pub(crate) fn remove(&mut self, task: &BackupTask) {
        *self.of_task(task) -= 1;
    }

    /// How many tasks have this status.
    pub const fn of(&self, status: Status) -> usize {
        self.known[status as usize]
    }

    /// How many tasks have a status that is not documented.
    pub const fn other(&self) -> usize {
        self.other
    }

    /// How many tasks have no status.
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
        fn the_counts_are_those_of_the_tasks(answers in vec(vec(any_task(), 0..12), 0..6)) {
            let mut set = ResultSet::default();
            for tasks in answers {
                set.merge(Batch { tasks, ..Batch::default() });
            }
            let having = |status: Status| {
                let status = Some(TaskStatus::Known(status));
                set.iter().filter(|task| task.status == status).count()
            };
            for status in Status::ALL {
                prop_assert_eq!(set.counts().of(status), having(status));
            }
            let known: usize = Status::ALL.into_iter().map(having).sum();
            let none = set.iter().filter(|task| task.status.is_none()).count();
            prop_assert_eq!((set.counts().none(), set.counts().other()), (none, set.len() - known - none));
        }
    }
}
