//! Times and durations that cannot be right.
//!
//! OceanBase's backup views write zero for a time that is not known yet, which OCP may pass on as the epoch.
//! Such a value is "none". Times that contradict each other are shown, and marked; they are sorted like
//! absent ones, and no figure counts them.

use chrono::DateTime;

use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::{BackupTask, Value};

/// A contradiction in a task's times, as the server reported them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeAnomaly {
    /// A value that stands for "none": the epoch, an empty text, a negative duration.
    Placeholder(TaskField),
    /// The task finished before it started.
    FinishBeforeStart,
    /// The task starts in the future, by more than clocks may differ.
    StartInFuture,
    /// The duration is not the time from start to finish.
    DurationContradictsTimes,
}

impl TimeAnomaly {
    /// The field that shows the anomaly.
    pub const fn field(self) -> TaskField {
        match self {
            Self::Placeholder(field) => field,
            Self::FinishBeforeStart => TaskField::FinishTime,
            Self::StartInFuture => TaskField::StartTime,
            Self::DurationContradictsTimes => TaskField::Duration,
        }
    }
}

/// Seconds by which the browser's clock may lag the server's before a start counts as in the
/// future.
const MAX_CLOCK_SKEW_SECONDS: i64 = 300;

/// Milliseconds by which a duration, in whole seconds, may differ from the times. OCP's documentation
/// shows 125 s where start to finish is 125.56 s.
const MAX_DURATION_ERROR_MS: i64 = 1_000;

/// The beginning of 1971. OceanBase is younger than that, so no backup is older.
const FIRST_INSTANT: Instant = match DateTime::from_timestamp(31_536_000, 0) {
    Some(instant) => instant,
    None => DateTime::UNIX_EPOCH,
};

/// The fields with a time or a duration.
const FIELDS: [TaskField; 4] = [
    TaskField::StartTime,
    TaskField::FinishTime,
    TaskField::SnapshotVersionTime,
    TaskField::Duration,
];

/// Whether a value of a time or a duration stands for "none": a time up to 1970 in any zone, a duration
/// below zero, and an empty text or a zero in place of a time.
pub fn is_placeholder(field: TaskField, value: Value<'_>) -> bool {
    match value {
        Value::Time(time) => time < FIRST_INSTANT,
        Value::Seconds(seconds) => seconds < 0,
        Value::Unreadable(json) if FIELDS.contains(&field) => {
            let text = json.trim_matches(|c: char| c == '"' || c.is_whitespace());
            let is_zero = || {
                text.chars()
                    .all(|c| matches!(c, '0' | '-' | ':' | ' ' | 'T' | 'Z' | '.'))
            };
            text.is_empty() || (field != TaskField::Duration && is_zero())
        }
        _ => false,
    }
}

/// Which values of a task contradict its other times. Sorting 100,000 tasks compares each some twenty times, so
/// this is found out once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Impossible {
    /// The finish is before the start.
    pub finish: bool,
    /// The duration is not the time from start to finish.
    pub duration: bool,
}

impl BackupTask {
    /// Finds out which values contradict the task's other times. To be called when its fields are complete.
    pub fn check_times(&mut self) {
        let times = self
            .time(TaskField::StartTime)
            .zip(self.time(TaskField::FinishTime));
        self.impossible = match (times, self.value(TaskField::Duration)) {
            (Some((start, finish)), duration) => Impossible {
                finish: finish < start,
                duration: matches!(duration, Value::Seconds(seconds) if differs(start, finish, seconds)),
            },
            (None, _) => Impossible::default(),
        };
    }

    /// The time of `field`; `None` if it is absent, or stands for "none".
    pub fn time(&self, field: TaskField) -> Option<Instant> {
        match self.value(field) {
            Value::Time(time) => Some(time),
            _ => None,
        }
    }

    /// The anomalies in the task's times at the moment `now`, as far as [`check_times`](Self::check_times) has
    /// found contradictions.
    pub fn time_anomalies(&self, now: Instant) -> impl Iterator<Item = TimeAnomaly> + use<> {
        let is_future = self
            .time(TaskField::StartTime)
            .is_some_and(|start| start.timestamp() - now.timestamp() > MAX_CLOCK_SKEW_SECONDS);
        let anomalies = [
            (self.impossible.finish, TimeAnomaly::FinishBeforeStart),
            (is_future, TimeAnomaly::StartInFuture),
            (
                self.impossible.duration,
                TimeAnomaly::DurationContradictsTimes,
            ),
        ];
        let placeholders = FIELDS.map(|field| {
            let is_placeholder = is_placeholder(field, self.raw_value(field));
            (is_placeholder, TimeAnomaly::Placeholder(field))
        });
        placeholders
            .into_iter()
            .chain(anomalies)
            .filter_map(|(is_present, anomaly)| is_present.then_some(anomaly))
    }

    /// The time of `field` that may be compared and counted: see [`plausible_value`](Self::plausible_value).
    pub fn plausible_time(&self, field: TaskField) -> Option<Instant> {
        match self.plausible_value(field) {
            Value::Time(time) => Some(time),
            _ => None,
        }
    }

    /// The value of `field` that may be compared and counted: absent if [`check_times`](Self::check_times) has
    /// found that it cannot be right.
    pub fn plausible_value(&self, field: TaskField) -> Value<'_> {
        let is_impossible = match field {
            TaskField::FinishTime => self.impossible.finish,
            TaskField::Duration => self.impossible.duration,
            _ => false,
        };
        if is_impossible {
            Value::Absent
        } else {
            self.value(field)
        }
    }
}

/// Whether a duration in seconds is not the time from start to finish.
fn differs(start: Instant, finish: Instant, seconds: i64) -> bool {
    let elapsed = (finish - start).num_milliseconds();
    let difference = elapsed.saturating_sub(seconds.saturating_mul(1_000));
    difference.saturating_abs() > MAX_DURATION_ERROR_MS
}

#[cfg(test)]
#[path = "anomaly_tests.rs"]
mod tests;
