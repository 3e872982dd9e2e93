//! The lanes of the chart, with the bars of tasks, and the spans in which no task is known.

use chrono::TimeDelta;

use super::durations::{DurationPlot, plots};
use super::scale::{TimeScale, WIDTH};
use crate::summary::BackupKind;
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::status::{Status, TaskStatus};
use crate::task::{BackupTask, Value};

/// The most tasks of a lane that are drawn one by one.
pub const MAX_BARS: usize = 400;

/// The most tasks that are drawn below each other where they overlap.
pub const MAX_ROWS: usize = 4;

/// The most lanes. OCP documents two types.
const MAX_LANES: usize = 8;

/// The number of bins of a lane with more tasks.
const BINS: usize = 200;

/// A span without a task is told from this share of the width on.
const MIN_GAP: f64 = WIDTH / 15.0;

/// A task in the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its row in the table.
    pub key: RowKey,
    /// `taskId`
    pub task_id: Option<i64>,
    /// `status`
    pub status: Option<TaskStatus>,
    /// When it started.
    pub start: Instant,
    /// When it finished; the server's present time for one that runs, the start if nothing is known.
    pub end: Instant,
    /// Which of the tasks below each other it is, from 0.
    pub row: usize,
}

/// Tasks that are too many to be drawn one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// The span in which they started.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
    /// How many they are.
    pub count: usize,
    /// The status among them that needs attention most.
    pub status: Option<TaskStatus>,
}

/// What is drawn in a lane.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A task.
    Bar(Bar),
    /// Several tasks.
    Bin(Bin),
}

/// The tasks of a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The type.
    pub kind: BackupKind,
    /// How many tasks are below each other at most.
    pub rows: usize,
    /// The tasks in the order of their starts.
    pub marks: Vec<Mark>,
}

/// Why no task is drawn in a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// None of the loaded tasks ran. Whether one should have is not known.
    NoTaskSeen,
    /// The tasks of this time are not loaded.
    NotLoaded,
}

/// A span in which no task is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub kind: GapKind,
    /// Its start.
    pub start: Instant,
    /// Its end.
    pub end: Instant,
}

/// The chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The span that is drawn.
    pub scale: TimeScale,
    /// The lanes, in the order in which their types are met.
    pub lanes: Vec<Lane>,
    /// The spans without a task, from the left.
    pub gaps: Vec<Gap>,
    /// How long the finished backups took, by type.
    pub durations: Vec<DurationPlot>,
}

impl Chart {
    /// Draws tasks at the server's time `now`, between the instants that were asked for; an open side reaches as far as the
    /// tasks do. `is_all` says whether all tasks of that time are loaded. `None` if no task says when it started.
    pub fn of<'a>(
        tasks: impl Iterator<Item = &'a BackupTask> + Clone,
        asked: (Option<Instant>, Option<Instant>),
        now: Instant,
        is_all: bool,
    ) -> Option<Self> {
        let mut bars: Vec<(&BackupKind, Bar)> = tasks
            .clone()
            .filter_map(|task| Some((&task.data_backup_task_type, bar(task, now)?)))
            .collect();
        bars.sort_by_key(|(_, bar)| (bar.start, bar.end));
        let first = bars.first()?.1.start;
        let last = bars.iter().map(|(_, bar)| bar.end).max()?;
        let scale = TimeScale::new(
            asked.0.unwrap_or(first).min(first),
            asked.1.unwrap_or_else(|| last.max(now)).max(last),
        );
        let mut gaps = gaps(&bars, scale);
        if !is_all && scale.x(first) >= MIN_GAP {
            // Tasks are loaded from the newest on.
            gaps.retain(|gap| gap.start != scale.start);
            gaps.insert(
                0,
                Gap {
                    kind: GapKind::NotLoaded,
                    start: scale.start,
                    end: first,
                },
            );
        }
        Some(Self {
            scale,
            lanes: lanes(bars, scale),
            gaps,
            durations: plots(tasks, now, scale),
        })
    }
}

/// A task in the chart; `None` if it does not say when it started.
pub(super) fn bar(task: &BackupTask, now: Instant) -> Option<Bar> {
    let start = task.plausible_time(TaskField::StartTime)?;
    let by_duration = || match task.plausible_value(TaskField::Duration) {
        Value::Seconds(seconds) => start.checked_add_signed(TimeDelta::try_seconds(seconds)?),
        _ => None,
    };
    let is_running = task.status.as_ref().is_some_and(TaskStatus::is_running);
    let end = if is_running {
        Some(now)
    } else {
        task.plausible_time(TaskField::FinishTime)
            .or_else(by_duration)
    };
    Some(Bar {
        key: task.key,
        task_id: task.task_id,
        status: task.status.clone(),
        start,
        end: end.unwrap_or(start).max(start),
        row: 0,
    })
}

fn lanes(bars: Vec<(&BackupKind, Bar)>, scale: TimeScale) -> Vec<Lane> {
    let mut lanes: Vec<(BackupKind, Vec<Bar>)> = Vec::new();
    for (kind, bar) in bars {
        match lanes.iter().position(|(known, _)| known == kind) {
            Some(place) => lanes[place].1.push(bar),
            None if lanes.len() < MAX_LANES => lanes.push((kind.clone(), vec![bar])),
            None => {}
        }
    }
    let lane = |(kind, bars): (BackupKind, Vec<Bar>)| {
        if bars.len() > MAX_BARS {
            let marks = bins(&bars, scale).into_iter().map(Mark::Bin).collect();
            return Lane {
                kind,
                rows: 1,
                marks,
            };
        }
        let (bars, rows) = in_rows(bars);
        let marks = bars.into_iter().map(Mark::Bar).collect();
        Lane { kind, rows, marks }
    };
    lanes.into_iter().map(lane).collect()
}

/// Puts tasks that overlap below each other; returns how many rows that takes. Where too many overlap, the last row has the rest.
fn in_rows(mut bars: Vec<Bar>) -> (Vec<Bar>, usize) {
    let mut ends: Vec<Instant> = Vec::new();
    for bar in &mut bars {
        let free = ends.iter().position(|end| *end <= bar.start);
        bar.row = free.unwrap_or(ends.len()).min(MAX_ROWS - 1);
        match ends.get_mut(bar.row) {
            Some(end) => *end = bar.end.max(*end),
            None => ends.push(bar.end),
        }
    }
    let rows = ends.len().max(1);
    (bars, rows)
}

/// Counts tasks by equal parts of the span, in which they started.
pub(super) fn bins(bars: &[Bar], scale: TimeScale) -> Vec<Bin> {
    let edge = |place: usize| {
        #[expect(clippy::cast_precision_loss, reason = "there are few bins")]
        let x = place as f64 * WIDTH / BINS as f64;
        scale.at(x)
    };
    let mut bins: Vec<Bin> = Vec::new();
    let mut place = 0;
    for bar in bars {
        while place + 1 < BINS && bar.start >= edge(place + 1) {
            place += 1;
        }
        let start = edge(place);
        match bins.last_mut().filter(|bin| bin.start == start) {
            Some(bin) => {
                bin.count += 1;
                if severity(bar.status.as_ref()) < severity(bin.status.as_ref()) {
                    bin.status.clone_from(&bar.status);
                }
            }
            None => bins.push(Bin {
                start,
                end: edge(place + 1),
                count: 1,
                status: bar.status.clone(),
            }),
        }
    }
    bins
}

/// The place of a status among those that need attention: failures first, finished backups last.
fn severity(status: Option<&TaskStatus>) -> usize {
    let order = [Status::Failed, Status::Overdue, Status::Canceled];
    match status {
        Some(TaskStatus::Known(Status::Done)) => order.len() + 1,
        Some(TaskStatus::Known(status)) => order
            .iter()
            .position(|other| other == status)
            .unwrap_or(order.len()),
        _ => order.len(),
    }
}

/// The spans that no bar covers; `bars` are in the order of their starts.
fn gaps(bars: &[(&BackupKind, Bar)], scale: TimeScale) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut seen_to = scale.start;
    let mut add = |start: Instant, end: Instant| {
        if scale.x(end) - scale.x(start) >= MIN_GAP {
            gaps.push(Gap {
                kind: GapKind::NoTaskSeen,
                start,
                end,
            });
        }
    };
    for (_, bar) in bars {
        add(seen_to, bar.start.max(seen_to));
        seen_to = seen_to.max(bar.end);
    }
    add(seen_to, scale.end.max(seen_to));
    gaps
}

#[cfg(test)]
#[path = "chart_tests.rs"]
mod tests;
