//! A time range as people have it on the clipboard: from a ticket, a log, a link, a query, a spreadsheet.

mod times;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::filter::time_range::{Preset, whole_after};
use crate::task::instant::{DayEdge, Instant, TypedTime};
use times::{clock, digits, duration, has_date, point};

/// What a text says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedTime {
    /// One moment, for the field it is pasted into: as a start, and as an end.
    Moment(TypedTime, TypedTime),
    /// A start, an end, or both.
    Range(Option<TypedTime>, Option<TypedTime>),
    /// A time before now.
    Preset(Preset),
}

/// More is no range; who pastes a log does not want it read for seconds.
const MOST_BYTES: usize = 65_536;

/// Reads a range, or what names a moment otherwise than [`parse_typed`](crate::task::instant::parse_typed) reads it.
/// Understood are two times with anything usual between them (`/`, `–`, `to`, `..`, a tab, a new line), a time and an ISO
/// 8601 duration, `since …`, `until …`, `last 24 h`, this page's links and OCP's requests, lines of logs that begin with
/// a time, and numbers of seconds to nanoseconds since 1970. Times have the shapes of OCP and of ISO 8601 with `-`, `/` or
/// `.` in dates; what could be read in two ways, such as `04/05/2024`, is not read. A start and an end that are the wrong
/// way round are turned. Fractions of a second go to the outer side.
pub fn parse(text: &str, now: Instant) -> Option<PastedTime> {
    let text = text.trim();
    if text.is_empty() || text.len() > MOST_BYTES {
        return None;
    }
    link(text)
        .or_else(|| ago(text, now))
        .or_else(|| sentence(text))
        .or_else(|| log(text))
}

/// A moment, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    Day(NaiveDate),
    Wall(NaiveDateTime),
    At(Instant),
}

impl Point {
    fn typed(self, edge: DayEdge) -> Option<TypedTime> {
        let outer = |time: Instant| match edge {
            DayEdge::First => DateTime::from_timestamp(time.timestamp(), 0),
            DayEdge::Last => whole_after(time),
        };
        let outer = |time| outer(time).filter(|time| (0..=9_999).contains(&time.year()));
        let wall = |wall: NaiveDateTime| {
            outer(wall.and_utc()).map(|time| TypedTime::Wall(time.naive_utc()))
        };
        match self {
            Self::Day(day) if edge == DayEdge::First => wall(day.and_time(NaiveTime::MIN)),
            Self::Day(day) => wall(day.and_hms_opt(23, 59, 59)?),
            Self::Wall(time) => wall(time),
            Self::At(time) => outer(time).map(TypedTime::Instant),
        }
    }

    fn moment(self) -> Option<PastedTime> {
        Some(PastedTime::Moment(
            self.typed(DayEdge::First)?,
            self.typed(DayEdge::Last)?,
        ))
    }

    fn plus(self, span: TimeDelta) -> Option<Self> {
        match self {
            Self::Day(day) => day
                .and_time(NaiveTime::MIN)
                .checked_add_signed(span)
                .map(Self::Wall),
            Self::Wall(time) => time.checked_add_signed(span).map(Self::Wall),
            Self::At(time) => time.checked_add_signed(span).map(Self::At),
        }
    }

    /// Whether it is before `other`, where that can be known without a zone.
    fn is_before(self, other: Self) -> bool {
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

fn between(a: Point, b: Point) -> Option<PastedTime> {
    let (start, end) = if b.is_before(a) { (b, a) } else { (a, b) };
    Some(PastedTime::Range(
        Some(start.typed(DayEdge::First)?),
        Some(end.typed(DayEdge::Last)?),
    ))
}

/// The parameters of a link or a request.
fn link(text: &str) -> Option<PastedTime> {
    let parameter = |name: &str| {
        let value = text.match_indices(name).find_map(|(at, _)| {
            let is_name = text[..at]
                .chars()
                .next_back()
                .is_none_or(|before| "?&'\" \n".contains(before));
            text[at + name.len()..]
                .strip_prefix('=')
                .filter(|_| is_name)
        })?;
        let value = value
            .split(|c: char| "&#'\"\\".contains(c) || c.is_whitespace())
            .next()?;
        let decoded = form_urlencoded::parse(value.as_bytes()).next()?.0;
        Some(decoded.into_owned())
    };
    let time = |name, edge| match point(&parameter(name)?)? {
        (point @ Point::At(_), "") => point.typed(edge),
        _ => None,
    };
    match (
        time("startTime", DayEdge::First),
        time("endTime", DayEdge::Last),
    ) {
        (None, None) => parameter("range")
            .and_then(|range| Preset::parse(&range))
            .map(PastedTime::Preset),
        (start, end) => Some(PastedTime::Range(start, end)),
    }
}

/// `last 24 h`, and `24h` as links have it.
fn ago(text: &str, now: Instant) -> Option<PastedTime> {
    let lower = text.to_ascii_lowercase();
    let said = ["last", "past", "previous"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let (count, unit) = match said {
        Some(rest) => match digits(rest.trim_start()) {
            (0, _, rest) => (1, rest),
            (1..=6, count, rest) => (i64::try_from(count).ok()?, rest),
            _ => return None,
        },
        None => return Preset::parse(&lower.replace(' ', "")).map(PastedTime::Preset),
    };
    let seconds = match unit.trim() {
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 7 * 86_400,
        _ => return None,
    };
    let length =
        TimeDelta::try_seconds(count * seconds).filter(|length| *length > TimeDelta::zero())?;
    match Preset::ALL
        .into_iter()
        .find(|preset| preset.length() == Some(length))
    {
        Some(preset) => Some(PastedTime::Preset(preset)),
        // Like a preset it ends with the clock.
        None => Some(PastedTime::Range(
            Point::At(now.checked_sub_signed(length)?).typed(DayEdge::First),
            None,
        )),
    }
}

/// Times and what joins them, with nothing else.
fn sentence(text: &str) -> Option<PastedTime> {
    let mut rest = text;
    let mut points: Vec<Point> = Vec::new();
    let mut span = None;
    let mut edge = None;
    while let Some(c) = rest.chars().next() {
        if let Some((found, after)) = point(rest) {
            points.push(found);
            rest = after;
        } else if let Some((time, after)) = clock(rest, false) {
            // Later on the same day, or in the same night.
            let [Point::Wall(start)] = points[..] else {
                return None;
            };
            let same_day = start.date().and_time(NaiveTime::MIN) + time;
            let end = if same_day < start {
                same_day.checked_add_days(Days::new(1))?
            } else {
                same_day
            };
            points.push(Point::Wall(end));
            rest = after;
        } else if let Some((found, after)) = duration(rest).filter(|_| span.is_none()) {
            span = Some((found, points.is_empty()));
            rest = after;
        } else if c.is_alphabetic() {
            let end = rest
                .find(|c: char| !c.is_alphabetic() && c != '_')
                .unwrap_or(rest.len());
            let word = rest[..end].to_ascii_lowercase().replace('_', "");
            let is = |words: &[&str]| words.contains(&&*word);
            let said = if is(&[
                "from",
                "since",
                "after",
                "start",
                "starttime",
                "begin",
                "从",
                "自",
            ]) {
                DayEdge::First
            } else if is(&[
                "to",
                "until",
                "till",
                "thru",
                "through",
                "before",
                "end",
                "endtime",
                "finishtime",
                "至",
                "到",
            ]) {
                DayEdge::Last
            } else if is(&["between", "and", "から", "まで"]) {
                DayEdge::First
            } else {
                return None;
            };
            edge = edge.or(Some(said));
            rest = &rest[end..];
        } else if c.is_whitespace() || "-–—―~～〜….,;:/|→>=&?'\"“”‘’`()[]{}".contains(c)
        {
            rest = &rest[c.len_utf8()..];
        } else {
            return None;
        }
    }
    match (&points[..], span, edge) {
        ([a, b], None, _) => between(*a, *b),
        ([start], Some((span, false)), _) => between(*start, start.plus(span)?),
        ([end], Some((span, true)), _) => between(end.plus(-span)?, *end),
        ([only], None, None) => only.moment(),
        ([start], None, Some(DayEdge::First)) => {
            Some(PastedTime::Range(start.typed(DayEdge::First), None))
        }
        ([end], None, Some(DayEdge::Last)) => {
            Some(PastedTime::Range(None, end.typed(DayEdge::Last)))
        }
        _ => None,
    }
}

/// Lines that begin with their time: from the first to the last.
fn log(text: &str) -> Option<PastedTime> {
    let begins = |line: &str| -> Option<(Point, bool)> {
        let line = line.trim_start();
        let inner = line.strip_prefix('[');
        let (time, rest) = point(inner.unwrap_or(line))?;
        let is_log = if inner.is_some() {
            rest.starts_with(']')
        } else {
            rest.starts_with(char::is_whitespace)
        };
        // Without brackets, what goes on may be the other half of a range.
        let is_alone = inner.is_some() || !has_date(rest);
        (is_log && !matches!(time, Point::Day(_))).then_some((time, is_alone))
    };
    let mut lines = text.lines();
    let (first, is_alone) = begins(lines.next()?)?;
    let (mut start, mut end, mut is_range) = (first, first, false);
    for (time, _) in lines.filter_map(begins) {
        is_range = true;
        if time.is_before(start) {
            start = time;
        } else if end.is_before(time) {
            end = time;
        }
    }
    if is_range && start != end {
        between(start, end)
    } else {
        first.moment().filter(|_| is_alone)
    }
}

#[cfg(test)]
#[path = "paste_tests.rs"]
mod tests;
