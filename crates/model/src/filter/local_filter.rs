//! Which tasks of a file match a filter: what OCP decides for its own answers, decided here.

use crate::filter::TaskFilter;
use crate::filter::time_range::Bounds;
use crate::task::BackupTask;
use crate::task::instant::Instant;
use crate::task::status::{StatusSet, TaskStatus};

/// A filter whose time range is between instants.
///
/// OCP does not document whether its `startTime` and `endTime` bound a task's start, its finish or an overlap. Here a task
/// matches when any of its time lies in the range, whose ends belong to it, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalFilter {
    statuses: StatusSet,
    backup_set_id: Option<i64>,
    bounds: Bounds,
}

impl LocalFilter {
    /// `filter`, its relative range counted back from `moment`.
    pub fn new(filter: &TaskFilter, moment: Instant) -> Self {
        let TaskFilter {
            range,
            statuses,
            backup_set_id,
        } = *filter;
        Self {
            statuses,
            backup_set_id,
            bounds: range.resolve(moment),
        }
    }

    /// The instants that a task's time is compared with.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether a task matches. What a task does not say matches nothing that is asked of it.
    pub fn matches(&self, task: &BackupTask) -> bool {
        let has_status = |status: &TaskStatus| matches!(status, TaskStatus::Known(known) if self.statuses.contains(*known));
        (self.statuses.is_empty() || task.status.as_ref().is_some_and(has_status))
            && (self.backup_set_id.is_none() || task.backup_set_id == self.backup_set_id)
            && self.overlaps(task)
    }

    fn overlaps(&self, task: &BackupTask) -> bool {
        let Bounds { start, end } = self.bounds;
        if start.is_none() && end.is_none() {
            return true;
        }
        let seconds = |time: Option<Instant>| time.map(|time| time.timestamp());
        let [began, ended] = [seconds(task.start_time), seconds(task.finish_time)];
        // A server may say that a task ended before it began.
        let Some(first) = began.into_iter().chain(ended).min() else {
            return false;
        };
        let runs = ended.is_none() && task.status.as_ref().is_some_and(TaskStatus::is_running);
        let last = if runs {
            i64::MAX
        } else {
            began.into_iter().chain(ended).max().unwrap_or(first)
        };
        seconds(start).is_none_or(|start| last >= start)
            && seconds(end).is_none_or(|end| first <= end)
    }
}

#[cfg(test)]
#[path = "local_filter_tests.rs"]
mod tests;
