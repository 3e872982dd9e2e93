//! The plot of durations: each finished backup by its start and by how long it took.

use super::chart::{Bar, MAX_BARS, Mark, bar, bins};
use super::scale::TimeScale;
use crate::summary::{BackupKind, MIN_FOR_LONG, duration_seconds};
use crate::task::BackupTask;
use crate::task::instant::Instant;
use crate::task::status::{Status, TaskStatus};

/// The ends of the axis that are round for a reader, in seconds: below a day.
const ROUND: [i64; 17] = [
    1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 64_800, 86_400,
];

/// The most types. OCP documents two.
const MAX_PLOTS: usize = 4;

/// The scale between seconds and the height of a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DurationScale {
    /// The seconds at the upper edge, at least 1. At the lower edge are none.
    pub top: i64,
}

impl DurationScale {
    /// A scale up to the next round duration above `longest` seconds.
    pub fn up_to(longest: i64) -> Self {
        let day = 86_400;
        let days = ((longest.max(1) - 1) / day + 1).saturating_mul(day);
        let round = ROUND.into_iter().find(|top| *top >= longest);
        Self {
            top: round.unwrap_or(days),
        }
    }

    /// The distance from the upper edge, from 0 to 1; what lies outside is at the edge.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a duration that exceeds 2^53 seconds is drawn at the edge"
    )]
    pub fn y(self, seconds: i64) -> f64 {
        1.0 - (seconds as f64 / self.top as f64).clamp(0.0, 1.0)
    }

    /// The seconds at a distance from the upper edge.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a part of an axis fits"
    )]
    pub fn at(self, y: f64) -> i64 {
        ((1.0 - y.clamp(0.0, 1.0)) * self.top as f64).round() as i64
    }
}

/// A finished backup in a plot, or several.
#[derive(Clone, Debug, PartialEq)]
pub struct DurationMark {
    /// The backup, or those that started in the same part of the time.
    pub mark: Mark,
    /// How long the shortest of them took, in seconds.
    pub shortest: i64,
    /// How long the longest took.
    pub longest: i64,
    /// Whether one of them took far longer or shorter than the others of its type.
    pub is_outlier: bool,
}

/// The finished backups of a type.
#[derive(Clone, Debug, PartialEq)]
pub struct DurationPlot {
    /// The type.
    pub kind: BackupKind,
    /// The scale of the durations.
    pub scale: DurationScale,
    /// Half of the backups took no longer than so many seconds.
    pub median: i64,
    /// The number of backups.
    pub count: usize,
    /// The backups in the order of their starts.
    pub marks: Vec<DurationMark>,
}

/// Plots the durations of the backups that are `DONE`, those of each type for themselves, as a full backup takes longer than an incremental one. Those
/// whose start or duration is not known are left out.
pub(super) fn plots<'a>(
    tasks: impl Iterator<Item = &'a BackupTask>,
    now: Instant,
    time: TimeScale,
) -> Vec<DurationPlot> {
    let mut kinds: Vec<(&BackupKind, Vec<(Bar, i64)>)> = Vec::new();
    let done = tasks.filter(|task| task.status == Some(TaskStatus::Known(Status::Done)));
    for task in done {
        let (Some(bar), Some(seconds)) = (bar(task, now), duration_seconds(task)) else {
            continue;
        };
        let kind = &task.data_backup_task_type;
        match kinds.iter().position(|(known, _)| *known == kind) {
            Some(place) => kinds[place].1.push((bar, seconds)),
            None if kinds.len() < MAX_PLOTS => kinds.push((kind, vec![(bar, seconds)])),
            None => {}
        }
    }
    let plot = |(kind, timed): (&BackupKind, _)| plot(kind.clone(), timed, time);
    kinds.into_iter().filter_map(plot).collect()
}

fn plot(kind: BackupKind, mut timed: Vec<(Bar, i64)>, time: TimeScale) -> Option<DurationPlot> {
    timed.sort_by_key(|(bar, _)| bar.start);
    let mut sorted: Vec<i64> = timed.iter().map(|(_, seconds)| *seconds).collect();
    sorted.sort_unstable();
    let usual = Usual::of(&sorted)?;
    let marks = if timed.len() > MAX_BARS {
        ranges(&timed, usual, time)
    } else {
        let point = |(bar, seconds): &(Bar, i64)| DurationMark {
            mark: Mark::Bar(bar.clone()),
            shortest: *seconds,
            longest: *seconds,
            is_outlier: usual.excludes(*seconds),
        };
        timed.iter().map(point).collect()
    };
    Some(DurationPlot {
        kind,
        scale: DurationScale::up_to(*sorted.last()?),
        median: usual.median,
        count: sorted.len(),
        marks,
    })
}

/// Joins the backups of each of the equal parts of the time.
fn ranges(timed: &[(Bar, i64)], usual: Usual, time: TimeScale) -> Vec<DurationMark> {
    let bars: Vec<Bar> = timed.iter().map(|(bar, _)| bar.clone()).collect();
    let mut rest = timed;
    let join = |bin: super::Bin| {
        let (own, after) = rest.split_at(bin.count.min(rest.len()));
        rest = after;
        let seconds = || own.iter().map(|(_, seconds)| *seconds);
        DurationMark {
            shortest: seconds().min().unwrap_or_default(),
            longest: seconds().max().unwrap_or_default(),
            is_outlier: seconds().any(|seconds| usual.excludes(seconds)),
            mark: Mark::Bin(bin),
        }
    };
    bins(&bars, time).into_iter().map(join).collect()
}

/// How long most backups of a type take, in seconds.
#[derive(Clone, Copy, Debug)]
struct Usual {
    median: i64,
    /// The durations that are not outliers; `None` if there are too few to tell.
    fences: Option<(i64, i64)>,
}

impl Usual {
    /// Tukey's fences: one and a half times the distance of the quartiles from either quartile. Where nearly all take equally long, a tenth of the median
    /// counts as that distance, as a second more is no news. `None` of nothing.
    fn of(sorted: &[i64]) -> Option<Self> {
        // The nearest rank, as for the typical duration of the summary.
        let quantile = |quarters: usize| {
            let rank = (sorted.len() * quarters).div_ceil(4).max(1);
            sorted.get(rank - 1).copied()
        };
        let (lower, median, upper) = (quantile(1)?, quantile(2)?, quantile(3)?);
        let distance = upper.saturating_sub(lower).max(median / 10).max(1);
        let beyond = distance.saturating_mul(3) / 2;
        let fences = (lower.saturating_sub(beyond), upper.saturating_add(beyond));
        Some(Self {
            median,
            fences: (sorted.len() >= MIN_FOR_LONG).then_some(fences),
        })
    }

    fn excludes(self, seconds: i64) -> bool {
        self.fences
            .is_some_and(|(least, most)| seconds < least || seconds > most)
    }
}

#[cfg(test)]
#[path = "durations_tests.rs"]
mod tests;
