//! The time range of a filter: relative to now, or between two instants.

use chrono::{Datelike as _, TimeDelta};

use crate::task::instant::{self, Instant};

/// A range that ends now and moves with the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Preset {
    /// The last hour.
    Hour1,
    /// The last 24 hours.
    Hours24,
    /// The last 7 days of 24 hours.
    Days7,
    /// The last 30 days of 24 hours.
    Days30,
    /// The last 90 days of 24 hours.
    Days90,
    /// No bound at all.
    All,
}

impl Preset {
    /// Every preset, shortest first.
    pub const ALL: [Self; 6] = [
        Self::Hour1,
        Self::Hours24,
        Self::Days7,
        Self::Days30,
        Self::Days90,
        Self::All,
    ];

    /// The spelling in a link's `range`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hour1 => "1h",
            Self::Hours24 => "24h",
            Self::Days7 => "7d",
            Self::Days30 => "30d",
            Self::Days90 => "90d",
            Self::All => "all",
        }
    }

    /// Reads [`Preset::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == text)
    }

    /// How far it reaches back; `None` for [`Preset::All`].
    pub fn length(self) -> Option<TimeDelta> {
        match self {
            Self::Hour1 => Some(TimeDelta::hours(1)),
            Self::Hours24 => Some(TimeDelta::hours(24)),
            Self::Days7 => Some(TimeDelta::days(7)),
            Self::Days30 => Some(TimeDelta::days(30)),
            Self::Days90 => Some(TimeDelta::days(90)),
            Self::All => None,
        }
    }
}

/// Which tasks are asked for, by time. A relative range stays relative in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRange {
    /// Up to now.
    Relative(Preset),
    /// Between two instants of whole seconds. At least one of them is there: [`TimeRange::between`] sees to it.
    Absolute(Bounds),
}

impl Default for TimeRange {
    fn default() -> Self {
        Self::Relative(Preset::Days30)
    }
}

/// The instants that are sent. OCP does not document whether they bound a task's start, its finish or an
/// overlap, nor whether they are inclusive; so nothing here filters by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// `startTime`; `None` is not sent.
    pub start: Option<Instant>,
    /// `endTime`; `None` is not sent.
    pub end: Option<Instant>,
}

impl Bounds {
    /// `startTime` and `endTime` as the API and a link spell them.
    pub fn print(self) -> (Option<String>, Option<String>) {
        (
            self.start.map(instant::print_api),
            self.end.map(instant::print_api),
        )
    }
}

impl TimeRange {
    /// The range between two instants; with neither it is [`Preset::All`].
    pub const fn between(start: Option<Instant>, end: Option<Instant>) -> Self {
        if start.is_none() && end.is_none() {
            Self::Relative(Preset::All)
        } else {
            Self::Absolute(Bounds { start, end })
        }
    }

    /// The instants to send at the moment `now`. A relative range leaves the end open, so that a task which
    /// is still running cannot fall out of it.
    pub fn resolve(self, now: Instant) -> Bounds {
        match self {
            Self::Absolute(bounds) => bounds,
            Self::Relative(preset) => {
                let start = preset
                    .length()
                    .and_then(|length| now.checked_sub_signed(length));
                Bounds {
                    start: start.and_then(whole),
                    end: None,
                }
            }
        }
    }

    /// The window that ends when this one begins, or begins when this one ends, at the moment `now`. A relative range
    /// becomes absolute. Fails with why there is none. There and back again is where it was.
    pub fn shifted(self, shift: Shift, now: Instant) -> Result<Self, ShiftError> {
        let (start, end) = match self {
            Self::Relative(preset) => {
                let length = preset.length().ok_or(ShiftError::OpenEnded)?;
                let now = whole(now).ok_or(ShiftError::OutOfRange)?;
                (
                    now.checked_sub_signed(length)
                        .ok_or(ShiftError::OutOfRange)?,
                    now,
                )
            }
            Self::Absolute(bounds) => bounds.start.zip(bounds.end).ok_or(ShiftError::OpenEnded)?,
        };
        let length = (end - start).num_seconds();
        // Whole days, hours and minutes are often written up to their last second.
        let step = if (length + 1) % 60 == 0 {
            length + 1
        } else {
            length.max(1)
        };
        let moved = |time: Instant| {
            let step = TimeDelta::try_seconds(if shift == Shift::Back { -step } else { step })?;
            time.checked_add_signed(step)
                .filter(|time| (0..=9_999).contains(&time.year()))
        };
        let (start, end) = moved(start).zip(moved(end)).ok_or(ShiftError::OutOfRange)?;
        match shift {
            // Of a window that has only just begun there is nothing to see: what ended with “now” ended moments ago.
            Shift::Forward
                if now.timestamp() - start.timestamp() < (step / 1_000).max(JUST_BEGUN) =>
            {
                Err(ShiftError::InFuture)
            }
            _ => Ok(Self::between(Some(start), Some(end))),
        }
    }

    /// From `margin` before a task's start to `margin` after its end, or after its start where the end is not known.
    pub fn around(start: Instant, finish: Option<Instant>, margin: TimeDelta) -> Self {
        // A server may say that it finished before it started.
        let finish = finish.unwrap_or(start);
        let (first, last) = (start.min(finish), start.max(finish));
        let start = first.checked_sub_signed(margin).and_then(whole);
        let end = last.checked_add_signed(margin).and_then(whole_after);
        Self::between(start, end)
    }

    /// The same range with the exact instants that were sent for it, ended at the moment `as_of` where it has no end: it
    /// does not move with the clock any more.
    #[must_use]
    pub fn pinned(self, sent: Bounds, as_of: Instant) -> Self {
        Self::between(sent.start, sent.end.or_else(|| whole_after(as_of)))
    }
}

/// How long a window has just begun, in seconds; of long ones, a thousandth of their length.
const JUST_BEGUN: i64 = 60;

/// Which way a range moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// To what was before.
    Back,
    /// To what came after.
    Forward,
}

/// Why a range cannot move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftError {
    /// It has no start or no end, so no length either.
    Open,
    /// It has not begun yet, or only just.
    Future,
    /// It would leave the years that OCP can be asked for.
    Beyond,
}

/// The second that has begun.
fn whole(time: Instant) -> Option<Instant> {
    Instant::from_timestamp(time.timestamp(), 0)
}

/// The first whole second that is not before `time`.
pub(crate) fn whole_after(time: Instant) -> Option<Instant> {
    Instant::from_timestamp(
        time.timestamp() + i64::from(time.timestamp_subsec_nanos() > 0),
        0,
    )
}

#[cfg(test)]
#[path = "time_range_tests.rs"]
mod tests;
