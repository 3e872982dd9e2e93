//! The summary of the loaded tasks: what succeeded last, to which moment can be restored, what runs, and how
//! long backups take.
//!
//! Only what a task says without doubt is counted: tasks of another tenant, times that cannot be right and
//! statuses that OCP does not document are left out of every figure.

mod durations;

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::status::{Phase, Status, TaskStatus};
use crate::task::{BackupTask, Text, Value};

pub use durations::{MIN_FOR_LONG, TypicalDuration};

/// How far the clocks of OCP's servers may differ. A finish later than this from now is no fact.
const MAX_CLOCK_SKEW: TimeDelta = TimeDelta::minutes(5);

/// `dataBackupTaskType`; `None` if the task does not say.
pub type BackupKind = Option<Text>;

/// What the loaded tasks tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The last finished backup of each type, the latest first.
    pub last_successes: Vec<Success>,
    /// The newest moment that can be restored to.
    pub recoverable: Option<RecoverablePoint>,
    /// The tasks that run, the one that runs longest first.
    pub running: Vec<RunningTask>,
    /// The number of tasks that have ended.
    pub ended: usize,
    /// The number of those that are `DONE`.
    pub succeeded: usize,
    /// How long backups of each type take; the type with the most backups first.
    pub durations: Vec<(BackupKind, TypicalDuration)>,
}

/// A backup that is `DONE`.
#[derive(Clone, Debug, PartialEq)]
pub struct Success {
    /// Its type.
    pub kind: BackupKind,
    /// Its row.
    pub key: RowKey,
    /// `finishTime`
    pub finished: Instant,
}

/// A moment to which a tenant can be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecoverablePoint {
    /// The moment.
    pub at: Instant,
    /// The row of the backup.
    pub key: RowKey,
    /// Whether OCP says so in `snapshotVersionTime`. Otherwise it is the backup's finish.
    pub is_snapshot: bool,
}

/// A task that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningTask {
    /// Its row.
    pub key: RowKey,
    /// Its type.
    pub kind: BackupKind,
    /// `startTime`, if it is known and not in the future.
    pub since: Option<Instant>,
    /// How long backups of its type take, if that is known.
    pub typical: Option<TypicalDuration>,
}

impl Summary {
    /// Sums up `tasks` at the server's time `now`.
    pub fn of<'a>(tasks: impl Iterator<Item = &'a BackupTask>, now: Instant) -> Self {
        let mut builder = Builder {
            now,
            ..Builder::default()
        };
        for task in tasks {
            builder.add(task);
        }
        builder.finish()
    }

    /// The share of the ended tasks that succeeded, from 0 to 1; `None` if none has ended.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a browser has less than 2^52 tasks"
    )]
    pub fn success_rate(&self) -> Option<f64> {
        (self.ended > 0).then(|| self.succeeded as f64 / self.ended as f64)
    }
}

impl RunningTask {
    /// How long it has run at the server's time `now`.
    pub fn elapsed(&self, now: Instant) -> Option<TimeDelta> {
        self.since.map(|since| (now - since).max(TimeDelta::zero()))
    }

    /// Whether it has run longer than most backups of its type.
    pub fn is_late(&self, now: Instant) -> bool {
        self.elapsed(now)
            .zip(self.typical)
            .is_some_and(|(elapsed, typical)| typical.is_exceeded_by(elapsed))
    }
}

/// Collects what [`Summary`] tells.
#[derive(Default)]
struct Builder {
    now: Instant,
    successes: BTreeMap<BackupKind, Success>,
    recoverable: Option<RecoverablePoint>,
    running: Vec<RunningTask>,
    ended: usize,
    succeeded: usize,
    seconds: BTreeMap<BackupKind, Vec<i64>>,
}

impl Builder {
    fn add(&mut self, task: &BackupTask) {
        match task.status.as_ref().map(TaskStatus::phase) {
            Some(Phase::Running) => self.add_running(task),
            Some(Phase::Ended) => {
                self.ended += 1;
                if task.status == Some(TaskStatus::Known(Status::Done)) {
                    self.succeeded += 1;
                    self.add_success(task);
                }
            }
            Some(Phase::Unknown) | None => {}
        }
    }

    fn add_running(&mut self, task: &BackupTask) {
        self.running.push(RunningTask {
            key: task.key,
            kind: task.data_backup_task_type.clone(),
            since: self.past_time(task, TaskField::StartTime),
            typical: None,
        });
    }

    fn add_success(&mut self, task: &BackupTask) {
        let kind = &task.data_backup_task_type;
        let finished = self.past_time(task, TaskField::FinishTime);
        if let Some(finished) = finished {
            let last = self.successes.get(kind);
            if last.is_none_or(|last| last.finished < finished) {
                let success = Success {
                    kind: kind.clone(),
                    key: task.key,
                    finished,
                };
                self.successes.insert(kind.clone(), success);
            }
        }
        let snapshot = self.past_time(task, TaskField::SnapshotVersionTime);
        if let Some(at) = snapshot.or(finished)
            && self.recoverable.is_none_or(|newest| newest.at < at)
        {
            self.recoverable = Some(RecoverablePoint {
                at,
                key: task.key,
                is_snapshot: snapshot.is_some(),
            });
        }
        let is_future = finished.is_none() && task.time(TaskField::FinishTime).is_some();
        if let Some(seconds) = duration_seconds(task).filter(|_| !is_future) {
            self.seconds.entry(kind.clone()).or_default().push(seconds);
        }
    }

    /// A time that is plausible, and not in the future.
    fn past_time(&self, task: &BackupTask, field: TaskField) -> Option<Instant> {
        match task.plausible_value(field) {
            Value::Time(time) if time - self.now <= MAX_CLOCK_SKEW => Some(time),
            _ => None,
        }
    }

    fn finish(self) -> Summary {
        let mut durations: Vec<_> = self
            .seconds
            .into_iter()
            .filter_map(|(kind, seconds)| Some((kind, TypicalDuration::of(seconds)?)))
            .collect();
        durations.sort_by_key(|(_, typical)| std::cmp::Reverse(typical.count));
        let mut running = self.running;
        for task in &mut running {
            let of_kind = durations.iter().find(|(kind, _)| *kind == task.kind);
            task.typical = of_kind.map(|(_, typical)| *typical);
        }
        // Those whose start is not known come last.
        running.sort_by_key(|task| (task.since.is_none(), task.since));
        let mut last_successes: Vec<_> = self.successes.into_values().collect();
        last_successes.sort_by_key(|success| std::cmp::Reverse(success.finished));
        Summary {
            last_successes,
            recoverable: self.recoverable,
            running,
            ended: self.ended,
            succeeded: self.succeeded,
            durations,
        }
    }
}

/// How long a finished task took: `duration`, or the time from start to finish.
fn duration_seconds(task: &BackupTask) -> Option<i64> {
    if let Value::Seconds(seconds) = task.plausible_value(TaskField::Duration) {
        return Some(seconds);
    }
    let time = |field| match task.plausible_value(field) {
        Value::Time(time) => Some(time),
        _ => None,
    };
    // A duration that contradicts the times says that one of them is wrong.
    let times = time(TaskField::StartTime)
        .zip(time(TaskField::FinishTime))
        .filter(|_| !task.impossible.duration);
    times.map(|(start, finish)| (finish - start).num_seconds())
}

#[cfg(test)]
#[path = "summary_tests.rs"]
mod tests;
