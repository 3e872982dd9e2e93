//! Reads times, durations and times of day at the beginning of a text. Each function also returns the text after it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::point::Point;
use crate::task::instant::Instant;

/// Whether there is a date anywhere in the text.
pub(crate) fn has_date(text: &str) -> bool {
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && !text[..*at].ends_with(|c: char| c.is_ascii_digit())
    });
    starts.take(64).any(|(at, _)| date(&text[at..]).is_some())
}

/// The number of digits, and their value, which is 0 if there are none or too many.
pub(crate) fn digits(text: &str) -> (usize, u64, &str) {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(count);
    (count, digits.parse().unwrap_or_default(), rest)
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A year, a month and a day with the same separator between them.
fn date(text: &str) -> Option<(NaiveDate, &str)> {
    let (4, year, rest) = digits(text) else {
        return None;
    };
    let separator = rest
        .chars()
        .next()
        .filter(|separator| "-/.".contains(*separator))?;
    let (1..=2, month, rest) = digits(&rest[1..]) else {
        return None;
    };
    let (1..=2, day, rest) = digits(rest.strip_prefix(separator)?) else {
        return None;
    };
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    )?;
    Some((date, rest))
}

/// A moment or a day.
pub(crate) fn point(text: &str) -> Option<(Point, &str)> {
    if let Some((date, rest)) = date(text) {
        let time_of_day = rest
            .strip_prefix(['T', 't', ' ', ',', '\u{a0}'])
            .and_then(|rest| clock(rest.trim_start_matches([' ', '\u{a0}']), false));
        let Some((time, rest)) = time_of_day else {
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
    basic_point(text, count, rest)
}

/// A moment in the basic format of ISO 8601, which begins with `count` digits.
fn basic_point<'a>(text: &'a str, count: usize, rest: &'a str) -> Option<(Point, &'a str)> {
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

/// Seconds to nanoseconds since 1970, depending on the number of digits, in the years 2001 to 2099.
fn epoch(count: usize, value: u64) -> Option<Instant> {
    let per_second = 10_u64.pow(u32::try_from(count).ok()?.checked_sub(10)?);
    let nanos = (value % per_second) * (1_000_000_000 / per_second);
    let seconds = i64::try_from(value / per_second)
        .ok()
        .filter(|seconds| *seconds < 4_070_908_800)?;
    DateTime::from_timestamp(seconds, u32::try_from(nanos).ok()?)
}

/// A time of day, as the time since midnight, in the extended or the basic format of ISO 8601.
pub(crate) fn clock(text: &str, is_basic: bool) -> Option<(TimeDelta, &str)> {
    let (hours, minutes, seconds, rest) = if is_basic {
        basic_clock(text)?
    } else {
        extended_clock(text)?
    };
    let (nanos, rest) = fraction(rest)?;
    let is_end_of_day = (hours, minutes, seconds, nanos) == (24, 0, 0, 0);
    let is_valid = is_end_of_day || (hours < 24 && minutes < 60 && seconds < 60);
    let since_midnight = TimeDelta::new(i64::from(hours * 3_600 + minutes * 60 + seconds), nanos)?;
    (is_valid && !rest.starts_with(':')).then_some((since_midnight, rest))
}

/// Hours, minutes and seconds as `0802` or `080257`.
fn basic_clock(text: &str) -> Option<(u32, u32, u32, &str)> {
    let (count, _, rest) = digits(text);
    let seconds = match count {
        4 => 0,
        6 => number(&text[4..6])?,
        _ => return None,
    };
    Some((number(&text[..2])?, number(&text[2..4])?, seconds, rest))
}

/// Hours, minutes and seconds as `8:02`, `08:02` or `08:02:57`.
fn extended_clock(text: &str) -> Option<(u32, u32, u32, &str)> {
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
    Some((
        u32::try_from(hours).ok()?,
        u32::try_from(minutes).ok()?,
        u32::try_from(seconds).ok()?,
        rest,
    ))
}

/// A fraction of a second, in nanoseconds; 0 without one.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(decimals) = text.strip_prefix(['.', ',']) else {
        return Some((0, text));
    };
    match digits(decimals) {
        (0, ..) => Some((0, text)),
        (count, _, rest) => {
            let nanos = format!("{:0<9.9}", &decimals[..count]);
            Some((nanos.parse().ok()?, rest))
        }
    }
}

/// A time with the zone that follows, if there is one.
fn zoned(wall: NaiveDateTime, text: &str) -> Option<(Point, &str)> {
    let zone = text.strip_prefix(' ').unwrap_or(text);
    let letters = zone
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(zone.len());
    if ["z", "utc", "gmt"]
        .iter()
        .any(|name| zone[..letters].eq_ignore_ascii_case(name))
    {
        return Some((Point::At(wall.and_utc()), &zone[letters..]));
    }
    match offset(zone) {
        Some((offset, rest)) => Some((
            Point::At(wall.and_local_timezone(offset).single()?.to_utc()),
            rest,
        )),
        None => Some((Point::Wall(wall), text)),
    }
}

/// `+08:00`, `+0800` or `+08`. If more digits follow it is not an offset but a hyphen and a date.
fn offset(text: &str) -> Option<(FixedOffset, &str)> {
    let unsigned = text.strip_prefix(['+', '-'])?;
    let (hours, minutes, separators, rest) = match digits(unsigned) {
        (4, number, rest) => (number / 100, number % 100, &['-', '/', '.', ':'][..], rest),
        (2, hours, rest) => match rest.strip_prefix(':').map(digits) {
            Some((2, minutes, rest)) => (hours, minutes, &[':'][..], rest),
            _ => (hours, 0, &['-', '/', '.', ':'][..], rest),
        },
        _ => return None,
    };
    let has_more_digits = rest
        .strip_prefix(separators)
        .unwrap_or(rest)
        .starts_with(|c: char| c.is_ascii_digit());
    if has_more_digits || hours > 23 || minutes > 59 {
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

/// An ISO 8601 duration of weeks, days, hours, minutes and seconds. Months and years have no fixed length.
pub(crate) fn duration(text: &str) -> Option<(TimeDelta, &str)> {
    let mut rest = text.strip_prefix(['P', 'p'])?;
    let mut seconds = 0_i64;
    let mut is_after_t = false;
    let mut has_part = false;
    loop {
        if let Some(after) = rest.strip_prefix(['T', 't']).filter(|_| !is_after_t) {
            (rest, is_after_t) = (after, true);
        }
        let (1..=9, count, after) = digits(rest) else {
            break;
        };
        let unit = match (after.chars().next()?.to_ascii_uppercase(), is_after_t) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        seconds += i64::try_from(count).ok()? * unit;
        has_part = true;
        rest = &after[1..];
    }
    (has_part && !rest.starts_with(char::is_alphanumeric))
        .then_some((TimeDelta::try_seconds(seconds)?, rest))
}
