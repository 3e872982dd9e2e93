//! Times, durations and times of day at the beginning of a text, each with what follows it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::Point;
use crate::task::instant::Instant;

/// Whether a date stands in it somewhere.
pub(crate) fn has_date(text: &str) -> bool {
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].ends_with(|c: char| c.is_ascii_digit())
    });
    starts.take(64).any(|(at, _)| date(&text[at..]).is_some())
}

/// The digits at the beginning: how many, their value where it fits, and what follows them.
pub(crate) fn digits(text: &str) -> (usize, u64, &str) {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(count);
    (count, digits.parse().unwrap_or_default(), rest)
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A year, a month and a day with the same sign between them.
fn date(text: &str) -> Option<(NaiveDate, &str)> {
    let (4, year, rest) = digits(text) else {
        return None;
    };
    let sign = rest.chars().next().filter(|sign| "-/.".contains(*sign))?;
    let (1..=2, month, rest) = digits(&rest[1..]) else {
        return None;
    };
    let (1..=2, day, rest) = digits(rest.strip_prefix(sign)?) else {
        return None;
    };
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    )?;
    Some((date, rest))
}

/// The moment or the day at the beginning, and what follows it.
pub(crate) fn point(text: &str) -> Option<(Point, &str)> {
    if let Some((date, rest)) = date(text) {
        let on_clock = rest
            .strip_prefix(['T', 't', ' ', ',', '\u{a0}'])
            .and_then(|rest| clock(rest.trim_start_matches([' ', '\u{a0}']), false));
        let Some((time, rest)) = on_clock else {
            return Some((Point::Day(date), rest));
        };
        return zoned(
            date.and_time(NaiveTime::MIN).checked_add_signed(time)?,
            rest,
        );
    }
    let (count, value, rest) = digits(text);
    if let 10 | 13 | 16 | 19 = count
        && !rest.starts_with(char::is_alphanumeric)
    {
        return epoch(count, value).map(|time| (Point::At(time), rest));
    }
    // ISO 8601's basic form.
    let day = text.get(..8).filter(|_| count == 8 || count == 14)?;
    let date = NaiveDate::from_ymd_opt(
        number(&day[..4])?.try_into().ok()?,
        number(&day[4..6])?,
        number(&day[6..])?,
    )?;
    let rest = if count == 14 {
        Some(&text[8..])
    } else {
        rest.strip_prefix(['T', 't'])
    };
    let (time, rest) = clock(rest?, true)?;
    zoned(
        date.and_time(NaiveTime::MIN).checked_add_signed(time)?,
        rest,
    )
}

/// Seconds to nanoseconds since 1970, as the number of digits tells, in the years 2001 to 2099.
fn epoch(count: usize, value: u64) -> Option<Instant> {
    let per_second = 10_u64.pow(u32::try_from(count).ok()?.checked_sub(10)?);
    let nanos = (value % per_second) * (1_000_000_000 / per_second);
    let seconds = i64::try_from(value / per_second)
        .ok()
        .filter(|seconds| *seconds < 4_070_908_800)?;
    DateTime::from_timestamp(seconds, u32::try_from(nanos).ok()?)
}

/// The time of day at the beginning, as what has passed since midnight.
pub(crate) fn clock(text: &str, basic: bool) -> Option<(TimeDelta, &str)> {
    let (hours, minutes, seconds, rest) = if basic {
        let (count, _, rest) = digits(text);
        let seconds = match count {
            4 => 0,
            6 => number(&text[4..6])?,
            _ => return None,
        };
        (number(&text[..2])?, number(&text[2..4])?, seconds, rest)
    } else {
        let (1..=2, hours, rest) = digits(text) else {
            return None;
        };
        let (2, minutes, rest) = digits(rest.strip_prefix(':')?) else {
            return None;
        };
        let seconds = rest
            .strip_prefix(':')
            .map(digits)
            .filter(|(count, ..)| *count == 2);
        let (seconds, rest) = seconds.map_or((0, rest), |(_, seconds, rest)| (seconds, rest));
        (
            u32::try_from(hours).ok()?,
            u32::try_from(minutes).ok()?,
            u32::try_from(seconds).ok()?,
            rest,
        )
    };
    let (nanos, rest) = match rest
        .strip_prefix(['.', ','])
        .map(|after| (digits(after), after))
    {
        Some(((count @ 1.., _, rest), after)) => {
            let nine = format!("{:0<9.9}", &after[..count]);
            (nine.parse().ok()?, rest)
        }
        _ => (0, rest),
    };
    let is_midnight = (hours, minutes, seconds, nanos) == (24, 0, 0, 0);
    let is_clock = is_midnight || (hours < 24 && minutes < 60 && seconds < 60);
    let passed = TimeDelta::new(i64::from(hours * 3_600 + minutes * 60 + seconds), nanos)?;
    (is_clock && !rest.starts_with(':')).then_some((passed, rest))
}

/// With the zone that follows, if one does.
fn zoned(wall: NaiveDateTime, text: &str) -> Option<(Point, &str)> {
    let spaced = text.strip_prefix(' ').unwrap_or(text);
    let letters = spaced
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(spaced.len());
    if ["z", "utc", "gmt"]
        .iter()
        .any(|name| spaced[..letters].eq_ignore_ascii_case(name))
    {
        return Some((Point::At(wall.and_utc()), &spaced[letters..]));
    }
    match offset(spaced) {
        Some((offset, rest)) => Some((
            Point::At(wall.and_local_timezone(offset).single()?.to_utc()),
            rest,
        )),
        None => Some((Point::Wall(wall), text)),
    }
}

/// `+08:00`, `+0800` or `+08`. What looks like one and goes on is the date after a hyphen.
fn offset(text: &str) -> Option<(FixedOffset, &str)> {
    let after = text.strip_prefix(['+', '-'])?;
    let (hours, minutes, signs, rest) = match digits(after) {
        (4, number, rest) => (number / 100, number % 100, &['-', '/', '.', ':'][..], rest),
        (2, hours, rest) => match rest.strip_prefix(':').map(digits) {
            Some((2, minutes, rest)) => (hours, minutes, &[':'][..], rest),
            _ => (hours, 0, &['-', '/', '.', ':'][..], rest),
        },
        _ => return None,
    };
    let goes_on = rest
        .strip_prefix(signs)
        .unwrap_or(rest)
        .starts_with(|c: char| c.is_ascii_digit());
    if goes_on || hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    let east = if text.starts_with('-') {
        -seconds
    } else {
        seconds
    };
    FixedOffset::east_opt(east).map(|offset| (offset, rest))
}

/// An ISO 8601 duration of weeks, days, hours, minutes and seconds. Months and years have no one length.
pub(crate) fn duration(text: &str) -> Option<(TimeDelta, &str)> {
    let mut rest = text.strip_prefix(['P', 'p'])?;
    let mut seconds = 0_i64;
    let mut in_day = false;
    let mut is_said = false;
    loop {
        if let Some(after) = rest.strip_prefix(['T', 't']).filter(|_| !in_day) {
            (rest, in_day) = (after, true);
        }
        let (1..=9, count, after) = digits(rest) else {
            break;
        };
        let unit = match (after.chars().next()?.to_ascii_uppercase(), in_day) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        seconds += i64::try_from(count).ok()? * unit;
        is_said = true;
        rest = &after[1..];
    }
    (is_said && !rest.starts_with(char::is_alphanumeric))
        .then_some((TimeDelta::try_seconds(seconds)?, rest))
}
