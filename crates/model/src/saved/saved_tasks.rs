//! A saved response: the tasks of a file, and its metadata.

use std::collections::HashMap;
use std::sync::Arc;

use crate::filter::local_filter::LocalFilter;
use crate::filter::{Scope, TaskFilter};
use crate::load::load_plan::Stop;
use crate::load::result_set::ResultSet;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::{BackupTask, ClusterId, TenantId};

/// The metadata of a file; `None` is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileMetadata {
    /// The time of which its tasks are: `asOf` or `exportedAt` of an export, `timestamp` of a response of OCP.
    pub as_of: Option<Instant>,
    /// The cluster and tenant of its tasks.
    pub scope: Option<Scope>,
    /// The filter that its tasks were asked for with.
    pub filter: Option<TaskFilter>,
    /// The total of matching tasks by OCP's count.
    pub total: Option<u64>,
    /// The number of those that an export has left out because they were no tasks.
    pub left_out: u64,
    /// Whether an export states that it has all of them.
    pub is_complete: Option<bool>,
    /// The version of the console that wrote it.
    pub app: Option<String>,
}

/// The contents of a file.
#[derive(Debug, Default)]
pub struct SavedTasks {
    /// Its metadata. A scope that the file does not state is taken from the tasks if they agree.
    pub metadata: FileMetadata,
    /// Its tasks.
    pub rows: ResultSet,
    /// The latest start or finish of its tasks.
    pub latest: Option<Instant>,
    /// Whether the file ends in the middle or stops being JSON. The tasks before that are kept.
    pub is_truncated: bool,
    /// Whether other text follows the tasks, such as the output of the program that saved them.
    pub has_text_behind: bool,
    /// The number of lines that could not be read, and the line numbers of the first of them, counted from 1.
    pub broken_lines: (usize, Vec<usize>),
}

/// How much of the matching tasks a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    All,
    /// A part of them.
    Part {
        /// How many tasks matched, if known.
        of: Option<u64>,
    },
    /// The file does not say.
    Unknown,
}

/// The most line numbers of broken lines that are kept.
pub const MAX_LISTED_LINES: usize = 5;

impl SavedTasks {
    /// How much of the matching tasks it has.
    pub fn extent(&self) -> Extent {
        let FileMetadata {
            total,
            left_out,
            is_complete,
            ..
        } = self.metadata;
        let loaded = self.rows.len() as u64;
        // Entries that are no tasks are not counted, as in every count of the page.
        let not_tasks = left_out.saturating_add(self.rows.not_tasks().len() as u64);
        let total = total.map(|total| total.saturating_sub(not_tasks));
        let is_incomplete =
            self.is_truncated || self.broken_lines.0 > 0 || is_complete == Some(false);
        match total {
            Some(total) if loaded < total => Extent::Part { of: Some(total) },
            of if is_incomplete => Extent::Part { of },
            None if is_complete.is_none() => Extent::Unknown,
            _ => Extent::All,
        }
    }

    /// The time that a relative range counts back from: the time of the file, or else the latest time of its tasks; `None` if
    /// neither is known.
    pub fn reference_time(&self) -> Option<Instant> {
        self.metadata.as_of.or(self.latest)
    }

    /// How a load of the same tasks would have stopped.
    pub fn stop(&self) -> Stop {
        if self.extent() == Extent::All {
            Stop::Complete
        } else {
            Stop::Short
        }
    }

    /// Starts to filter the tasks in steps.
    pub fn filter_rows(&self, filter: LocalFilter) -> RowFilter {
        let mut rows = ResultSet::default();
        for json in self.rows.not_tasks() {
            rows.push_not_task(json.clone());
        }
        RowFilter {
            filter,
            next: 0,
            rows,
        }
    }
}

/// Filters the tasks of a file in steps.
#[derive(Debug)]
pub struct RowFilter {
    filter: LocalFilter,
    next: u32,
    rows: ResultSet,
}

impl RowFilter {
    /// Filters `count` more tasks, and returns the matching rows after the last one.
    pub fn step(&mut self, saved: &SavedTasks, count: u32) -> Option<ResultSet> {
        for place in self.next..self.next.saturating_add(count) {
            let Some(task) = saved.rows.at(place) else {
                let mut rows = std::mem::take(&mut self.rows);
                // It is not known how many tasks would match outside of a part.
                let is_all = saved.extent() == Extent::All;
                rows.set_total(is_all.then_some(rows.entry_count() as u64));
                return Some(rows);
            };
            if self.filter.matches(task) {
                self.rows.push(task);
            }
        }
        self.next = self.next.saturating_add(count);
        None
    }
}

/// Collects the tasks of a file one by one.
#[derive(Debug, Default)]
pub struct TaskCollector {
    rows: ResultSet,
    /// How often the task of a row was repeated.
    repeated: HashMap<RowKey, u32>,
    latest: Option<Instant>,
    scope: CollectedScope,
}

/// The scope of the collected tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CollectedScope {
    #[default]
    Unknown,
    Single(Scope),
    Several,
}

impl TaskCollector {
    /// Adds a task. A repeated task is kept as often as in the file, like in a response of OCP.
    pub fn add(&mut self, mut task: BackupTask) {
        if self.rows.get(task.key).is_some() {
            let times = self.repeated.entry(task.key).or_default();
            *times += 1;
            task.key = task.key.repeated(*times);
        }
        self.latest = [self.latest, task.start_time, task.finish_time]
            .into_iter()
            .flatten()
            .max();
        if let (Some(cluster), Some(tenant)) = (task.cluster_id, task.tenant_id) {
            let scope = Scope {
                cluster: ClusterId(cluster),
                tenant: TenantId(tenant),
            };
            self.scope = match self.scope {
                CollectedScope::Unknown => CollectedScope::Single(scope),
                CollectedScope::Single(other) if other == scope => CollectedScope::Single(scope),
                _ => CollectedScope::Several,
            };
        }
        self.rows.push(&Arc::new(task));
    }

    /// Adds an entry that is not a task.
    pub fn add_not_task(&mut self, json: Box<str>) {
        self.rows.push_not_task(json);
    }

    /// The tasks collected so far.
    pub const fn rows(&self) -> &ResultSet {
        &self.rows
    }

    /// The task collected last.
    pub fn last(&self) -> Option<&BackupTask> {
        let last = u32::try_from(self.rows.len().checked_sub(1)?).ok()?;
        self.rows.at(last).map(|task| &**task)
    }

    /// The contents of a file with this metadata.
    pub fn finish(self, mut metadata: FileMetadata) -> SavedTasks {
        if let CollectedScope::Single(scope) = self.scope {
            metadata.scope = metadata
                .scope
                .or(Some(scope).filter(|scope| scope.cluster.0 >= 0 && scope.tenant.0 >= 0));
        }
        SavedTasks {
            metadata,
            rows: self.rows,
            latest: self.latest,
            ..SavedTasks::default()
        }
    }
}

#[cfg(test)]
#[path = "saved_tasks_tests.rs"]
mod tests;
