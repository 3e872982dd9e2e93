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

    /// The time that it reaches back; `None` for [`Preset::All`].
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

/// The time range of a filter. A relative range stays relative in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRange {
    /// Up to now.
    Relative(Preset),
    /// Between two instants of whole seconds, of which [`TimeRange::between`] ensures that at least one is present.
    Absolute(Bounds),
}

impl Default for TimeRange {
    fn default() -> Self {
        Self::Relative(Preset::Days30)
    }
}

/// The instants that are sent. OCP does not document whether they bound a task's start, its finish or an overlap, nor whether
/// they are inclusive, so the tasks of a response are not filtered by them.
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

    /// Whether the instants to send change with time.
    pub fn moves(self) -> bool {
        matches!(self, Self::Relative(preset) if preset.length().is_some())
    }

    /// The instants to send at `now`. A relative range leaves the end open, so that a running task stays inside it.
    pub fn resolve(self, now: Instant) -> Bounds {
        match self {
            Self::Absolute(bounds) => bounds,
            Self::Relative(preset) => {
                let start = preset
                    .length()
                    .and_then(|length| now.checked_sub_signed(length));
                Bounds {
                    start: start.and_then(whole_before),
                    end: None,
                }
            }
        }
    }

    /// The window directly before or after this one, at `now`. A relative range becomes absolute. A window that is shifted
    /// there and back is the same again. Fails if there is no such window.
    pub fn shifted(self, shift: Shift, now: Instant) -> Result<Self, ShiftError> {
        let (start, end) = match self {
            Self::Relative(preset) => {
                let length = preset.length().ok_or(ShiftError::OpenEnded)?;
                let now = whole_before(now).ok_or(ShiftError::OutOfRange)?;
                (
                    now.checked_sub_signed(length)
                        .ok_or(ShiftError::OutOfRange)?,
                    now,
                )
            }
            Self::Absolute(bounds) => bounds.start.zip(bounds.end).ok_or(ShiftError::OpenEnded)?,
        };
        let length = (end - start).num_seconds();
        // Whole days, hours and minutes are often written to their last second, such as 23:59:59.
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
            // A window that has only just begun is empty: the window before it ended moments ago.
            Shift::Forward
                if now.timestamp() - start.timestamp()
                    < (step / 1_000).max(MIN_ELAPSED_SECONDS) =>
            {
                Err(ShiftError::InFuture)
            }
            _ => Ok(Self::between(Some(start), Some(end))),
        }
    }

    /// From `margin` before a task's start to `margin` after its finish, or after its start if the finish is not known.
    pub fn around(start: Instant, finish: Option<Instant>, margin: TimeDelta) -> Self {
        // A server may send a finish before the start.
        let finish = finish.unwrap_or(start);
        let (first, last) = (start.min(finish), start.max(finish));
        let start = first.checked_sub_signed(margin).and_then(whole_before);
        let end = last.checked_add_signed(margin).and_then(whole_after);
        Self::between(start, end)
    }

    /// The same range as the exact instants that were sent for it, so that it does not move with the clock any more. An open
    /// end becomes `as_of`.
    #[must_use]
    pub fn pinned(self, sent: Bounds, as_of: Instant) -> Self {
        Self::between(sent.start, sent.end.or_else(|| whole_after(as_of)))
    }
}

/// The seconds for which a window counts as just begun; for long windows, a thousandth of their length.
const MIN_ELAPSED_SECONDS: i64 = 60;

/// Which way a range moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// To the window before.
    Back,
    /// To the window after.
    Forward,
}

/// Why a range cannot move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftError {
    /// It has no start or no end, so it has no length.
    OpenEnded,
    /// The next window has not begun yet, or only just.
    InFuture,
    /// It would leave the years 0 to 9999, which OCP can be asked for.
    OutOfRange,
}

/// The whole second at or before `time`.
fn whole_before(time: Instant) -> Option<Instant> {
    Instant::from_timestamp(time.timestamp(), 0)
}

/// The whole second at or after `time`.
pub(crate) fn whole_after(time: Instant) -> Option<Instant> {
    Instant::from_timestamp(
        time.timestamp() + i64::from(time.timestamp_subsec_nanos() > 0),
        0,
    )
}

#[cfg(test)]
#[path = "time_range_tests.rs"]
mod tests;
