//! Filters the tasks of a file, as OCP filters its own.

use crate::filter::TaskFilter;
use crate::filter::time_range::Bounds;
use crate::task::BackupTask;
use crate::task::instant::Instant;
use crate::task::status::{StatusSet, TaskStatus};

/// A filter with the instants of its time range.
///
/// OCP does not document whether its `startTime` and `endTime` bound a task's start, its finish or an overlap. Here a task
/// matches if any of its time lies in the range, ends included, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalFilter {
    statuses: StatusSet,
    backup_set_id: Option<i64>,
    bounds: Bounds,
}

impl LocalFilter {
    /// `filter`, with its relative range counted back from `reference_time`.
    pub fn new(filter: &TaskFilter, reference_time: Instant) -> Self {
        let TaskFilter {
            range,
            statuses,
            backup_set_id,
        } = *filter;
        Self {
            statuses,
            backup_set_id,
            bounds: range.resolve(reference_time),
        }
    }

    /// The instants that the times of tasks are compared with.
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether a task matches. An absent value does not match a condition.
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
        let [start_seconds, finish_seconds] = [seconds(task.start_time), seconds(task.finish_time)];
        // A server may send a finish before the start.
        let Some(first) = start_seconds.into_iter().chain(finish_seconds).min() else {
            return false;
        };
        let is_running =
            finish_seconds.is_none() && task.status.as_ref().is_some_and(TaskStatus::is_running);
        let last = if is_running {
            i64::MAX
        } else {
            start_seconds
                .into_iter()
                .chain(finish_seconds)
                .max()
                .unwrap_or(first)
        };
        seconds(start).is_none_or(|start| last >= start)
            && seconds(end).is_none_or(|end| first <= end)
    }
}

#[cfg(test)]
#[path = "local_filter_tests.rs"]
mod tests;
