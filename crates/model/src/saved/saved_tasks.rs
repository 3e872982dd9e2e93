//! A saved answer: the tasks of a file, and what the file says of itself.

use std::collections::HashMap;
use std::sync::Arc;

use crate::filter::local_filter::LocalFilter;
use crate::filter::{Scope, TaskFilter};
use crate::load::load_plan::Stop;
use crate::load::result_set::ResultSet;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::{BackupTask, ClusterId, TenantId};

/// What a file says of itself; what is absent was not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileMetadata {
    /// When its tasks were as they are there: an export's `asOf` or `exportedAt`, the `timestamp` of an answer of OCP's.
    pub as_of: Option<Instant>,
    /// Whose tasks they are.
    pub scope: Option<Scope>,
    /// What was asked for.
    pub filter: Option<TaskFilter>,
    /// How many tasks matched then, as OCP said.
    pub total: Option<u64>,
    /// How many of those an export has left out, as they were no tasks.
    pub left_out: u64,
    /// Whether an export has all of them, by its own account.
    pub complete: Option<bool>,
    /// The version of the console that wrote it.
    pub app: Option<String>,
}

/// What a file turned out to be.
#[derive(Debug, Default)]
pub struct SavedTasks {
    /// What it says of itself.
    pub about: FileMetadata,
    /// Its tasks. Whose they are is taken from them where the file does not say and they agree.
    pub rows: ResultSet,
    /// The time of the latest start or finish among its tasks.
    pub latest: Option<Instant>,
    /// The file stops in the middle, or is no JSON from somewhere on: what came before is here.
    pub breaks_off: bool,
    /// How many lines could not be read, and the numbers of the first of them, from 1.
    pub broken_lines: (usize, Vec<usize>),
}

/// How much of what there was a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that matched.
    All,
    /// Less than matched: `of` so many, where somebody counted.
    Part {
        /// How many tasks matched.
        of: Option<u64>,
    },
    /// Nobody said.
    Unknown,
}

/// The numbers of broken lines that are told.
pub const MAX_LISTED_LINES: usize = 5;

impl SavedTasks {
    /// How much of what there was it has.
    pub fn extent(&self) -> Extent {
        let FileMetadata {
            total,
            left_out,
            complete,
            ..
        } = self.about;
        let held = self.rows.len() as u64;
        // As elsewhere: what is no task is not counted.
        let no_tasks = left_out.saturating_add(self.rows.not_tasks().len() as u64);
        let total = total.map(|total| total.saturating_sub(no_tasks));
        let lacks = self.breaks_off || self.broken_lines.0 > 0 || complete == Some(false);
        match total {
            Some(total) if held < total => Extent::Part { of: Some(total) },
            of if lacks => Extent::Part { of },
            None if complete.is_none() => Extent::Unknown,
            _ => Extent::All,
        }
    }

    /// The moment from which a relative range counts back: when the file's tasks were as they are, or else the latest time
    /// among them; `None` where neither is known.
    pub fn moment(&self) -> Option<Instant> {
        self.about.as_of.or(self.latest)
    }

    /// Why a load of exactly this would have ended.
    pub fn stop(&self) -> Stop {
        if self.extent() == Extent::All {
            Stop::Complete
        } else {
            Stop::Short
        }
    }

    /// The rows that match, to be taken from the tasks in as many steps as one likes.
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

/// The matching rows of a file in the making.
#[derive(Debug)]
pub struct RowFilter {
    filter: LocalFilter,
    next: u32,
    rows: ResultSet,
}

impl RowFilter {
    /// Looks at `count` tasks more; gives the rows when those were the last.
    pub fn step(&mut self, saved: &SavedTasks, count: u32) -> Option<ResultSet> {
        for place in self.next..self.next.saturating_add(count) {
            let Some(task) = saved.rows.at(place) else {
                let mut rows = std::mem::take(&mut self.rows);
                // Of what a part leaves out nobody knows how much would match.
                let is_all = saved.extent() == Extent::All;
                rows.set_total(is_all.then_some(rows.entry_count() as u64));
                return Some(rows);
            };
            if self.filter.matches(task) {
                self.rows.push(Arc::clone(task));
            }
        }
        self.next = self.next.saturating_add(count);
        None
    }
}

/// The tasks of a file as they come, one by one.
#[derive(Debug, Default)]
pub struct TaskCollector {
    rows: ResultSet,
    /// How often a row that came before came again.
    repeated: HashMap<RowKey, u32>,
    latest: Option<Instant>,
    scope: Whose,
}

/// Whose tasks came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Whose {
    #[default]
    Nobodys,
    One(Scope),
    Several,
}

impl TaskCollector {
    /// Takes a task in. What comes twice stays twice, as in an answer of OCP's.
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
                Whose::Nobodys => Whose::One(scope),
                Whose::One(other) if other == scope => Whose::One(scope),
                _ => Whose::Several,
            };
        }
        self.rows.push(Arc::new(task));
    }

    /// Takes in what is no task.
    pub fn add_not_task(&mut self, json: Box<str>) {
        self.rows.push_not_task(json);
    }

    /// What came so far.
    pub const fn rows(&self) -> &ResultSet {
        &self.rows
    }

    /// The task that came last.
    pub fn last(&self) -> Option<&BackupTask> {
        let last = u32::try_from(self.rows.len().checked_sub(1)?).ok()?;
        self.rows.at(last).map(|task| &**task)
    }

    /// What it comes to, for a file that says this of itself.
    pub fn finish(self, mut about: FileMetadata) -> SavedTasks {
        if let Whose::One(scope) = self.scope {
            about.scope = about
                .scope
                .or(Some(scope).filter(|scope| scope.cluster.0 >= 0 && scope.tenant.0 >= 0));
        }
        SavedTasks {
            about,
            rows: self.rows,
            latest: self.latest,
            ..SavedTasks::default()
        }
    }
}

#[cfg(test)]
#[path = "saved_tasks_tests.rs"]
mod tests;
