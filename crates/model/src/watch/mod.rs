//! Tasks that the user watches: which have ended since.

use std::sync::Arc;

use crate::filter::Question;
use crate::load::result_set::ResultSet;
use crate::task::BackupTask;
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;

/// A watched task.
#[derive(Clone, Debug, PartialEq)]
struct Watched {
    /// The question whose response had the task. Another response cannot tell whether it has ended.
    question: Question,
    /// The task as it was seen last.
    task: Arc<BackupTask>,
}

/// How the watch of a task has ended.
#[derive(Clone, Debug, PartialEq)]
pub enum WatchEnd {
    /// The task has ended, and is now this.
    Ended(Arc<BackupTask>),
    /// All tasks of the question are loaded, and the task, which was last this, is not among them any more. Under a filter by status, for
    /// example, a task leaves the list when it ends.
    Gone(Arc<BackupTask>),
}

impl WatchEnd {
    /// The task as it was seen last.
    pub const fn task(&self) -> &Arc<BackupTask> {
        let (Self::Ended(task) | Self::Gone(task)) = self;
        task
    }
}

/// The watched tasks, in the order in which their watches began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WatchList {
    watched: Vec<Watched>,
}

impl WatchList {
    /// Whether the task of a row of this question is watched.
    pub fn contains(&self, question: Question, key: RowKey) -> bool {
        self.place(question, key).is_some()
    }

    /// The number of watched tasks among those of a question.
    pub fn count(&self, question: Question) -> usize {
        let is_of = |watched: &&Watched| watched.question == question;
        self.watched.iter().filter(is_of).count()
    }

    fn place(&self, question: Question, key: RowKey) -> Option<usize> {
        let is_it = |watched: &Watched| watched.question == question && watched.task.key == key;
        self.watched.iter().position(is_it)
    }

    /// Watches a task of a question, unless it does not run or is watched already. Returns whether it is watched now.
    pub fn begin(&mut self, question: Question, task: &Arc<BackupTask>) -> bool {
        let is_watched = self.contains(question, task.key);
        if !is_watched && runs(task) {
            let task = Arc::clone(task);
            self.watched.push(Watched { question, task });
        }
        is_watched || runs(task)
    }

    /// Watches a task no longer.
    pub fn end(&mut self, question: Question, key: RowKey) {
        if let Some(place) = self.place(question, key) {
            self.watched.remove(place);
        }
    }

    /// Removes the watched tasks that have ended by these rows, and returns them. `rows` are the response to `question`, and all of its tasks if
    /// they are `complete`.
    pub fn review(
        &mut self,
        question: Question,
        rows: &ResultSet,
        complete: bool,
    ) -> Vec<WatchEnd> {
        let mut ends = Vec::new();
        self.watched.retain_mut(|watched| {
            if watched.question != question {
                return true;
            }
            match rows.get(watched.task.key) {
                Some(task) if runs(task) => {
                    watched.task.clone_from(task);
                    return true;
                }
                Some(task) => ends.push(WatchEnd::Ended(Arc::clone(task))),
                None if complete => ends.push(WatchEnd::Gone(Arc::clone(&watched.task))),
                None => return true,
            }
            false
        });
        ends
    }
}

/// Whether a task runs, so that it can be watched.
pub fn runs(task: &BackupTask) -> bool {
    task.status.as_ref().is_some_and(TaskStatus::is_running)
}

#[cfg(test)]
mod watch_tests;
