//! The summary of the loaded tasks: what succeeded last, to which moment can be restored, what runs, and how
//! long backups take.
//!
//! Only what a task says without doubt is counted: tasks of another tenant, times that cannot be right and
//! statuses that OCP does not document are left out of every figure.

mod durations;

use std::cmp::Reverse;

use chrono::TimeDelta;

use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::status::{Phase, Status, TaskStatus};
use crate::task::{BackupTask, Text, Value};

pub use durations::{MIN_FOR_LONG, TypicalDuration};

/// How far the clocks of OCP's servers may differ. A finish later than this from now is no fact.
const MAX_CLOCK_SKEW: TimeDelta = TimeDelta::minutes(5);

/// The running tasks that are told one by one.
pub const MAX_RUNNING: usize = 2;

/// The types that are told apart. OCP documents two; a response with more than these has no true ones.
const MAX_KINDS: usize = 16;

/// `dataBackupTaskType`; `None` if the task does not say.
pub type BackupKind = Option<Text>;

/// What the loaded tasks tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The last finished backup of each type, the latest first.
    pub last_successes: Vec<Success>,
    /// The newest moment that can be restored to.
    pub recoverable: Option<RecoverablePoint>,
    /// The tasks that run, the one that runs longest first; at most [`MAX_RUNNING`].
    pub running: Vec<RunningTask>,
    /// How many run.
    pub running_count: usize,
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

    /// The share of the ended tasks that succeeded, in ten thousandths and rounded down: 10,000 means all. `None` if
    /// none has ended.
    pub fn success_rate(&self) -> Option<usize> {
        (self.succeeded * 10_000).checked_div(self.ended)
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
    recoverable: Option<RecoverablePoint>,
    running: Vec<RunningTask>,
    running_count: usize,
    ended: usize,
    succeeded: usize,
    /// What is known of each type.
    kinds: Vec<KindFigures>,
}

/// The finished backups of a type.
struct KindFigures {
    kind: BackupKind,
    last: Option<Success>,
    /// The duration of each.
    seconds: Vec<i64>,
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
        self.running_count += 1;
        let running = RunningTask {
            key: task.key,
            kind: task.data_backup_task_type.clone(),
            since: self.past_time(task, TaskField::StartTime),
            typical: None,
        };
        // Those whose start is not known come last.
        insert_sorted(&mut self.running, running, |task| {
            (task.since.is_none(), task.since)
        });
        self.running.truncate(MAX_RUNNING);
    }

    fn add_success(&mut self, task: &BackupTask) {
        let finished = self.past_time(task, TaskField::FinishTime);
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
        let seconds = duration_seconds(task).filter(|_| !is_future);
        let Some(figures) = self.figures_of(&task.data_backup_task_type) else {
            return;
        };
        figures.seconds.extend(seconds);
        let last = figures.last.as_ref();
        if let Some(finished) = finished
            && last.is_none_or(|last| last.finished < finished)
        {
            figures.last = Some(Success {
                kind: figures.kind.clone(),
                key: task.key,
                finished,
            });
        }
    }

    /// The figures of a type; `None` if there are too many types.
    fn figures_of(&mut self, kind: &BackupKind) -> Option<&mut KindFigures> {
        let known = self.kinds.iter().position(|figures| figures.kind == *kind);
        let place = known.unwrap_or(self.kinds.len());
        if known.is_none() && place < MAX_KINDS {
            self.kinds.push(KindFigures {
                kind: kind.clone(),
                last: None,
                seconds: Vec::new(),
            });
        }
        self.kinds.get_mut(place)
    }

    /// A time that is plausible, and not in the future.
    fn past_time(&self, task: &BackupTask, field: TaskField) -> Option<Instant> {
        let time = task.plausible_time(field);
        time.filter(|time| !is_future(*time, self.now))
    }

    fn finish(self) -> Summary {
        let mut summary = Summary {
            recoverable: self.recoverable,
            running: self.running,
            running_count: self.running_count,
            ended: self.ended,
            succeeded: self.succeeded,
            ..Summary::default()
        };
        for KindFigures {
            kind,
            last,
            seconds,
        } in self.kinds
        {
            if let Some(last) = last {
                insert_sorted(&mut summary.last_successes, last, |success| {
                    Reverse(success.finished)
                });
            }
            if let Some(typical) = TypicalDuration::of(seconds) {
                insert_sorted(&mut summary.durations, (kind, typical), |(_, typical)| {
                    Reverse(typical.count)
                });
            }
        }
        for task in &mut summary.running {
            let mut durations = summary.durations.iter();
            let of_kind = durations.find(|(kind, _)| *kind == task.kind);
            task.typical = of_kind.map(|(_, typical)| *typical);
        }
        summary
    }
}

/// Whether a time is later than `now` by more than the clocks of OCP's servers may differ.
pub(crate) fn is_future(time: Instant, now: Instant) -> bool {
    time - now > MAX_CLOCK_SKEW
}

/// Inserts an item behind those with a smaller or the same key. For short lists: a sort of its own for each type
/// weighs more than all else here.
fn insert_sorted<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let place = list.partition_point(|other| key(other) <= key(&item));
    list.insert(place, item);
}

/// How long a finished task took: `duration`, or the time from start to finish.
pub(crate) fn duration_seconds(task: &BackupTask) -> Option<i64> {
    if let Value::Seconds(seconds) = task.plausible_value(TaskField::Duration) {
        return Some(seconds);
    }
    // A duration that contradicts the times says that one of them is wrong.
    let times = task
        .plausible_time(TaskField::StartTime)
        .zip(task.plausible_time(TaskField::FinishTime))
        .filter(|_| !task.impossible.duration);
    times.map(|(start, finish)| (finish - start).num_seconds())
}

#[cfg(test)]
#[path = "summary_tests.rs"]
mod tests;
