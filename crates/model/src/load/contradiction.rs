//! Where responses contradict the question: tasks of other tenants, tasks outside the filter, and pages whose order does not
//! fit together. The page reports contradictions, marks the tasks, and hides none because of them.
//!
//! OCP does not document which times of a task its `startTime` and `endTime` bound. A task therefore contradicts a range only
//! by every possible meaning: when it finished before the range begins, or starts after the range ends. An absent value
//! contradicts nothing.

use chrono::TimeDelta;

use crate::filter::time_range::Bounds;
use crate::filter::{Question, Scope};
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::status::{Status, StatusSet, TaskStatus};
use crate::task::{BackupTask, Text};

/// How far a task may be outside a range, because the bounds are whole seconds.
const TOLERANCE: TimeDelta = TimeDelta::seconds(1);

/// A part of the question that responses contradict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The scope that was asked for, the number of tasks of other tenants or clusters, and the ids of the first of them.
    Scope(Scope, usize, TaskScope),
    /// The statuses that were asked for, and the number of tasks with others.
    Statuses(StatusSet, usize),
    /// The backup set that was asked for, and the number of tasks of others.
    BackupSet(i64, usize),
    /// The time range that was asked for, and the number of tasks outside it.
    Range(Bounds, usize),
    /// Pages are ordered differently or overlap in their order, so they may be pages of different lists.
    PageOrder,
}

/// The cluster and the tenant that a task names. Either may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskScope {
    /// `clusterId`
    pub cluster: Option<i64>,
    /// `tenantId`
    pub tenant: Option<i64>,
}

/// How a task contradicts the question. Of several ways the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It belongs to another cluster.
    OtherCluster,
    /// It belongs to another tenant.
    OtherTenant,
    /// It belongs to another backup set.
    OtherBackupSet,
    /// It has another status.
    OtherStatus,
    /// It is outside the time range.
    OutsideRange,
}

/// Counts contradictions to a question while tasks are loaded.
#[derive(Clone, Debug, Default)]
pub struct Contradictions {
    asked: Option<(Question, Bounds)>,
    scope: usize,
    /// The scope of the first task of another one.
    other_scope: TaskScope,
    statuses: usize,
    backup_set: usize,
    range: usize,
    order: PageOrder,
}

impl Contradictions {
    /// Counts contradictions to a question, and to the bounds that were sent for its range.
    pub fn new(question: Question, bounds: Bounds) -> Self {
        Self {
            asked: Some((question, bounds)),
            ..Self::default()
        }
    }

    /// Counts a task. `before` is the task that it replaces, which counts no longer.
    pub fn record(&mut self, before: Option<&BackupTask>, task: &BackupTask) {
        let Some((Question { scope, filter }, bounds)) = self.asked else {
            return;
        };
        if self.scope == 0 && scope_mismatch(task, scope).is_some() {
            self.other_scope = TaskScope {
                cluster: task.cluster_id,
                tenant: task.tenant_id,
            };
        }
        let recount = |count: &mut usize, contradicts: &dyn Fn(&BackupTask) -> bool| {
            *count -= usize::from(before.is_some_and(contradicts));
            *count += usize::from(contradicts(task));
        };
        recount(&mut self.scope, &|task| {
            scope_mismatch(task, scope).is_some()
        });
        recount(&mut self.statuses, &|task| {
            has_other_status(task, filter.statuses)
        });
        recount(&mut self.backup_set, &|task| {
            is_of_other_set(task, filter.backup_set_id)
        });
        recount(&mut self.range, &|task| is_outside(task, bounds));
    }

    /// Records the order of a page, counted from 1: the starts of the tasks that no earlier page had.
    pub fn record_page(&mut self, page: usize, starts: impl Iterator<Item = Instant>) {
        if page == 1 {
            // The first page is requested twice, the second time with more rows.
            self.order = PageOrder::default();
        }
        self.order.record(starts);
    }

    /// Every contradiction.
    pub fn all(&self) -> Vec<Contradiction> {
        let Some((Question { scope, filter }, bounds)) = self.asked else {
            return Vec::new();
        };
        let counted = [
            Some(Contradiction::Scope(scope, self.scope, self.other_scope))
                .filter(|_| self.scope > 0),
            Some(Contradiction::Statuses(filter.statuses, self.statuses))
                .filter(|_| self.statuses > 0),
            filter
                .backup_set_id
                .map(|id| Contradiction::BackupSet(id, self.backup_set))
                .filter(|_| self.backup_set > 0),
            Some(Contradiction::Range(bounds, self.range)).filter(|_| self.range > 0),
            self.order
                .is_contradictory()
                .then_some(Contradiction::PageOrder),
        ];
        counted.into_iter().flatten().collect()
    }

    /// The name of the tenant that was asked for, if the task belongs to it and has one.
    pub fn tenant_name(&self, task: &BackupTask) -> Option<Text> {
        let is_other = self.scope_mismatch(task).is_some();
        task.tenant_name.clone().filter(|_| !is_other)
    }

    /// The name of the cluster that was asked for, if the task belongs to it and has one.
    pub fn cluster_name(&self, task: &BackupTask) -> Option<Text> {
        let is_other = self.scope_mismatch(task) == Some(Mismatch::OtherCluster);
        task.cluster_name.clone().filter(|_| !is_other)
    }

    fn scope_mismatch(&self, task: &BackupTask) -> Option<Mismatch> {
        let (question, _) = self.asked?;
        scope_mismatch(task, question.scope)
    }

    /// How a task contradicts the question; `None` if it does not.
    pub fn mismatch(&self, task: &BackupTask) -> Option<Mismatch> {
        let (Question { scope, filter }, bounds) = self.asked?;
        let of_filter = [
            (
                is_of_other_set(task, filter.backup_set_id),
                Mismatch::OtherBackupSet,
            ),
            (
                has_other_status(task, filter.statuses),
                Mismatch::OtherStatus,
            ),
            (is_outside(task, bounds), Mismatch::OutsideRange),
        ];
        let of_filter = of_filter.into_iter().find(|(contradicts, _)| *contradicts);
        scope_mismatch(task, scope).or(of_filter.map(|(_, mismatch)| mismatch))
    }
}

/// Whether a task names another cluster or tenant. An absent id contradicts nothing.
pub fn scope_mismatch(task: &BackupTask, asked: Scope) -> Option<Mismatch> {
    if task.cluster_id.is_some_and(|id| id != asked.cluster.0) {
        Some(Mismatch::OtherCluster)
    } else if task.tenant_id.is_some_and(|id| id != asked.tenant.0) {
        Some(Mismatch::OtherTenant)
    } else {
        None
    }
}

fn has_other_status(task: &BackupTask, asked: StatusSet) -> bool {
    match &task.status {
        _ if asked.is_empty() => false,
        None => false,
        Some(TaskStatus::Known(status)) => !asked.contains(*status),
        // OCP decides which statuses it counts as `UNKNOWN`.
        Some(TaskStatus::Other(_)) => !asked.contains(Status::Unknown),
    }
}

fn is_of_other_set(task: &BackupTask, asked: Option<i64>) -> bool {
    asked
        .zip(task.backup_set_id)
        .is_some_and(|(asked, id)| asked != id)
}

fn is_outside(task: &BackupTask, Bounds { start, end }: Bounds) -> bool {
    let [start_time, finish_time] =
        [TaskField::StartTime, TaskField::FinishTime].map(|field| task.time(field));
    let times = [start_time, finish_time];
    // A task without a finish may still run.
    let is_before = |start: Instant| {
        finish_time.is_some()
            && times
                .into_iter()
                .flatten()
                .all(|time| start - time > TOLERANCE)
    };
    let is_after = |end: Instant| {
        start_time.is_some()
            && times
                .into_iter()
                .flatten()
                .all(|time| time - end > TOLERANCE)
    };
    start.is_some_and(is_before) || end.is_some_and(is_after)
}

/// The directions in which starts go, within pages and from one page to the next.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each flag is a fact of its own about the pages"
)]
struct PageOrder {
    /// Some page only ascends.
    ascends: bool,
    /// Some page only descends.
    descends: bool,
    /// Some page begins later than the one before it ends.
    jumps_up: bool,
    /// Some page begins earlier than the one before it ends.
    jumps_down: bool,
    /// Some page goes up and down: the server does not order by start, and no order was asked for.
    is_unordered: bool,
    /// The last start of the latest page.
    end: Option<Instant>,
}

impl PageOrder {
    fn record(&mut self, starts: impl Iterator<Item = Instant>) {
        let (mut goes_up, mut goes_down) = (false, false);
        let mut latest: Option<Instant> = None;
        for start in starts {
            if let Some(latest) = latest {
                goes_up |= start > latest;
                goes_down |= start < latest;
            } else if let Some(end) = self.end {
                self.jumps_up |= start - end > TOLERANCE;
                self.jumps_down |= end - start > TOLERANCE;
            }
            latest = Some(start);
        }
        self.end = latest.or(self.end);
        if goes_up && goes_down {
            self.is_unordered = true;
        } else {
            self.ascends |= goes_up;
            self.descends |= goes_down;
        }
    }

    fn is_contradictory(self) -> bool {
        let changes_direction = self.ascends && self.descends;
        let overlaps = (self.descends && self.jumps_up) || (self.ascends && self.jumps_down);
        !self.is_unordered && (changes_direction || overlaps)
    }
}

#[cfg(test)]
#[path = "contradiction_tests.rs"]
mod tests;
