//! A moment as it is written, with or without a zone.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::PastedTime;
use crate::filter::time_range::whole_after;
use crate::task::instant::{DayEdge, Instant, TypedTime};

/// A moment or a day that was read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(NaiveDate),
    /// A time without a zone.
    Wall(NaiveDateTime),
    At(Instant),
}

impl Point {
    /// The whole second, rounded outwards, for the start or the end of a range; `None` outside the years 0 to 9999.
    pub(super) fn typed(self, edge: DayEdge) -> Option<TypedTime> {
        let rounded = |time: Instant| match edge {
            DayEdge::First => DateTime::from_timestamp(time.timestamp(), 0),
            DayEdge::Last => whole_after(time),
        };
        let rounded = |time| rounded(time).filter(|time| (0..=9_999).contains(&time.year()));
        let wall = |wall: NaiveDateTime| {
            rounded(wall.and_utc()).map(|time| TypedTime::Wall(time.naive_utc()))
        };
        match self {
            Self::Day(day) if edge == DayEdge::First => wall(day.and_time(NaiveTime::MIN)),
            Self::Day(day) => wall(day.and_hms_opt(23, 59, 59)?),
            Self::Wall(time) => wall(time),
            Self::At(time) => rounded(time).map(TypedTime::Instant),
        }
    }

    pub(super) fn moment(self) -> Option<PastedTime> {
        Some(PastedTime::Moment(
            self.typed(DayEdge::First)?,
            self.typed(DayEdge::Last)?,
        ))
    }

    pub(super) fn plus(self, span: TimeDelta) -> Option<Self> {
        match self {
            Self::Day(day) => day
                .and_time(NaiveTime::MIN)
                .checked_add_signed(span)
                .map(Self::Wall),
            Self::Wall(time) => time.checked_add_signed(span).map(Self::Wall),
            Self::At(time) => time.checked_add_signed(span).map(Self::At),
        }
    }

    /// Whether it is before `other`, if that is known without a zone.
    pub(super) fn is_before(self, other: Self) -> bool {
        let start = |point| match point {
            Self::Day(day) => Some(day.and_time(NaiveTime::MIN)),
            Self::Wall(time) => Some(time),
            Self::At(_) => None,
        };
        match (self, other) {
            (Self::At(a), Self::At(b)) => a < b,
            _ => start(self).zip(start(other)).is_some_and(|(a, b)| a < b),
        }
    }
}

/// The range between two points, in either order.
pub(super) fn between(a: Point, b: Point) -> Option<PastedTime> {
    let (start, end) = if b.is_before(a) { (b, a) } else { (a, b) };
    Some(PastedTime::Range(
        Some(start.typed(DayEdge::First)?),
        Some(end.typed(DayEdge::Last)?),
    ))
}
