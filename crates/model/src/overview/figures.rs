//! What the tasks of one tenant tell in a row of the overview.

use std::cmp::Reverse;

use crate::load::result_set::ResultSet;
use crate::summary::{RecoverablePoint, RunningTask, Success, Summary};
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::status::{Phase, Status, TaskStatus};
use crate::task::{BackupTask, Text, Value};

/// What the tasks of one tenant tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TenantFigures {
    /// The last finished backup of any type.
    pub last_success: Option<Success>,
    /// The newest moment that can be restored to.
    pub recoverable: Option<RecoverablePoint>,
    /// The task that runs longest.
    pub running: Option<RunningTask>,
    /// The number of tasks that run.
    pub running_count: usize,
    /// The task that failed last.
    pub last_failure: Option<LastFailure>,
    /// Whether the task that ended last has failed.
    pub has_failed_last: bool,
    /// The number of tasks that the figures rest on.
    pub loaded: usize,
    /// The number of matching tasks that the server reported, if it is greater than that.
    pub more_of: Option<u64>,
}

/// A task that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct LastFailure {
    /// Its row.
    pub key: RowKey,
    /// When it failed.
    pub at: Instant,
    /// `errorMsg`; `None` if there is none.
    pub message: Option<Text>,
}

/// What a tenant needs, from the most urgent to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attention {
    /// Its last task failed.
    Failed,
    /// A task runs longer than usual.
    Late,
    /// No backup has finished in the time range.
    NoBackup,
    /// Nothing.
    None,
}

impl TenantFigures {
    /// The figures of the tasks of `rows` that belong to the tenant, at the server's time `now`.
    pub fn of(rows: &ResultSet, now: Instant) -> Self {
        let summary = Summary::of(rows.tasks_of_scope(), now);
        let mut figures = Self {
            last_success: summary.last_successes.into_iter().next(),
            recoverable: summary.recoverable,
            running: summary.running.into_iter().next(),
            running_count: summary.running_count,
            loaded: rows.entry_count(),
            more_of: rows
                .total()
                .filter(|total| *total > rows.entry_count() as u64),
            ..Self::default()
        };
        let ended = rows.tasks_of_scope().filter_map(|task| ended_at(task, now));
        let last_ended = ended.map(|(at, task)| (at, !has_failed(task))).max();
        let failed = rows.tasks_of_scope().filter(|task| has_failed(task));
        let last_failed = failed
            .filter_map(|task| ended_at(task, now))
            .max_by_key(|(at, task)| (*at, Reverse(task.key)));
        figures.last_failure = last_failed.map(|(at, task)| LastFailure {
            key: task.key,
            at,
            message: match task.value(TaskField::ErrorMsg) {
                Value::Text(message) => Some(message.into()),
                _ => None,
            },
        });
        figures.has_failed_last = last_ended.is_some_and(|(_, is_good)| !is_good);
        figures
    }

    /// What the tenant needs at the server's time `now`.
    pub fn attention(&self, now: Instant) -> Attention {
        match self {
            _ if self.has_failed_last => Attention::Failed,
            Self {
                running: Some(task),
                ..
            } if task.is_late(now) => Attention::Late,
            Self {
                last_success: None, ..
            } => Attention::NoBackup,
            _ => Attention::None,
        }
    }
}

/// When a task ended, or at least began, if that is known; `None` for a task that has not ended.
fn ended_at(task: &BackupTask, now: Instant) -> Option<(Instant, &BackupTask)> {
    let has_ended = task.status.as_ref().map(TaskStatus::phase) == Some(Phase::Ended);
    let times = [TaskField::FinishTime, TaskField::StartTime];
    let at = times
        .into_iter()
        .filter(|_| has_ended)
        .find_map(|field| task.plausible_time(field))?;
    (!crate::summary::is_future(at, now)).then_some((at, task))
}

fn has_failed(task: &BackupTask) -> bool {
    task.status == Some(TaskStatus::Known(Status::Failed))
}
