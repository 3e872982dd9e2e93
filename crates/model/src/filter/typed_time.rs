//! A time as people type it into a field: exact, relative to now, or with parts left out.

use chrono::{Datelike as _, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::filter::paste::{self, PastedTime};
use crate::filter::time_range::TimeRange;
use crate::task::instant::{DayEdge, Instant, TypedTime, parse_typed};

/// The clocks that a typed time is read by: those of the selected zone, and the present moment.
pub trait Clocks {
    /// The present moment.
    fn now(&self) -> Instant;

    /// What the clocks show at a moment.
    fn wall(&self, instant: Instant) -> NaiveDateTime;

    /// The moment at which the clocks show a time, which they may skip or show twice.
    fn to_instant(&self, wall: NaiveDateTime) -> MappedLocalTime<Instant>;

    /// From yesterday 18:00 to today 08:00 by these clocks; `None` at the ends of the calendar.
    fn last_night(&self) -> Option<TimeRange> {
        let today = self.wall(self.now()).date();
        let moment = |day: NaiveDate, hour| {
            let wall = day.and_hms_opt(hour, 0, 0)?;
            self.to_instant(wall).earliest()
        };
        let start = moment(today.pred_opt()?, 18)?;
        Some(TimeRange::between(Some(start), Some(moment(today, 8)?)))
    }
}

/// A time that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadTime {
    /// The time.
    pub time: TypedTime,
    /// Whether it stands for an edge of a whole day.
    pub is_day: bool,
}

/// The longest text that is read.
const MAX_BYTES: usize = 200;

/// Reads a time of a field; `None` if it is none, or could mean several.
///
/// Accepted are what [`parse_typed`] reads, single digits in it (`2026-11-27 7:00`), the other formats that are read from
/// the clipboard, `now`, `now-2h` (also `m`, `d`, `w`), `today` and `yesterday`, a day without a year (`11/27`: the month
/// first, the latest such day that is not after tomorrow), and a time of day alone (today). A day may be followed by a
/// time of day; without one it means its `edge`.
pub(super) fn read(text: &str, edge: DayEdge, clocks: &impl Clocks) -> Option<ReadTime> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    let is_day = text.len() == "YYYY-MM-DD".len();
    if let Some(time) = parse_typed(text, edge) {
        return Some(ReadTime { time, is_day });
    }
    let lower = text.to_ascii_lowercase();
    relative(&lower, clocks.now())
        .or_else(|| day_and_time(&lower, edge, clocks.wall(clocks.now()).date()))
        .or_else(|| pasted(text, edge, clocks.now()))
}

/// `now`, `now-2h`.
fn relative(text: &str, now: Instant) -> Option<ReadTime> {
    let rest = text.strip_prefix("now")?.trim_start();
    let before = if rest.is_empty() {
        TimeDelta::zero()
    } else {
        let rest = rest.strip_prefix('-')?.trim_start();
        let digits = rest.trim_end_matches(|c: char| !c.is_ascii_digit());
        let seconds = match rest[digits.len()..].trim() {
            "m" | "min" => 60,
            "h" => 3_600,
            "d" => 86_400,
            "w" => 7 * 86_400,
            _ => return None,
        };
        let count: i64 = digits.parse().ok()?;
        TimeDelta::try_seconds(count.checked_mul(seconds)?)?
    };
    let moment = now.checked_sub_signed(before)?;
    let whole = Instant::from_timestamp(moment.timestamp(), 0)?;
    Some(ReadTime {
        time: TypedTime::Instant(whole),
        is_day: false,
    })
}

/// A day, a time of day, or both.
fn day_and_time(text: &str, edge: DayEdge, today: NaiveDate) -> Option<ReadTime> {
    let at = |day: NaiveDate, time: NaiveTime, is_day| ReadTime {
        time: TypedTime::Wall(day.and_time(time)),
        is_day,
    };
    if let Some(time) = time_of_day(text) {
        return Some(at(today, time, false));
    }
    let is_date = |(day, _): &(&str, &str)| day.ends_with(|c: char| c.is_ascii_digit());
    let (first, rest) = text
        .split_once(' ')
        .or_else(|| text.split_once('t').filter(is_date))
        .unwrap_or((text, ""));
    let day = day(first, today)?;
    if rest.trim().is_empty() {
        let edge = match edge {
            DayEdge::First => NaiveTime::MIN,
            DayEdge::Last => NaiveTime::from_hms_opt(23, 59, 59)?,
        };
        return Some(at(day, edge, true));
    }
    Some(at(day, time_of_day(rest.trim())?, false))
}

/// `7:00`, `07:00:30`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, parts.next()?);
    let minute = number(minute, 2).filter(|_| minute.len() == 2)?;
    let second = parts.next().map_or(Some(0), |second| number(second, 2))?;
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    parts.next().is_none().then_some(time)
}

/// `yesterday`, `11/27`, `11-27`, `2026-1-9`.
fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "today" => return Some(today),
        "yesterday" => return today.pred_opt(),
        _ => {}
    }
    let separator = text.chars().find(|c| matches!(c, '/' | '-'))?;
    let parts: Vec<_> = text.split(separator).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => {
            let year = i32::try_from(number(year, 4)?).ok()?;
            NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
        }
        [month, day] => {
            let (month, day) = (number(month, 2)?, number(day, 2)?);
            let of_year = |year| NaiveDate::from_ymd_opt(year, month, day);
            let tomorrow = today.succ_opt()?;
            let is_past = |day: &NaiveDate| *day <= tomorrow;
            // A leap day can be up to eight years back.
            (0..=8).find_map(|back| of_year(tomorrow.year() - back).filter(is_past))
        }
        _ => None,
    }
}

fn number(text: &str, most_digits: usize) -> Option<u32> {
    let is_number =
        (1..=most_digits).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A moment in a format of the clipboard.
fn pasted(text: &str, edge: DayEdge, now: Instant) -> Option<ReadTime> {
    let PastedTime::Moment(first, last) = paste::parse(text, now)? else {
        return None;
    };
    let time = if edge == DayEdge::First { first } else { last };
    Some(ReadTime {
        time,
        is_day: false,
    })
}

#[cfg(test)]
#[path = "typed_time_tests.rs"]
mod tests;
