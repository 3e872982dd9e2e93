//! Parsing and printing points in time, in the formats of OCP, links and people.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDateTime, SecondsFormat, Utc};

/// A point in time. OCP prints microseconds.
pub type Instant = DateTime<Utc>;

/// Parses a time printed by OCP; `None` outside the years 0 to 9999 in UTC, which OCP's API cannot
/// express. OCP's documentation shows three formats: `2024-08-09T08:02:57.715753Z`,
/// `2024-08-09T16:13:34.483+08:00` and `2021-09-16T17:25:05.943+0800`. A leap second becomes the
/// second after it, as on computer clocks, and is refused where no leap second can be.
pub fn parse_wire(text: &str) -> Option<Instant> {
    let time = parse_with_offset(text)?.to_utc();
    // chrono represents a leap second as the second before it with more than 10^9 nanoseconds.
    let leap = time.timestamp_subsec_nanos().checked_sub(1_000_000_000);
    let plain = match leap {
        Some(nanos) if time.timestamp().rem_euclid(86_400) == 86_399 => {
            DateTime::from_timestamp(time.timestamp() + 1, nanos)?
        }
        Some(_) => return None,
        None => time,
    };
    (0..=9_999).contains(&plain.year()).then_some(plain)
}

fn parse_with_offset(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok().or_else(|| {
        // RFC 3339 requires the colon in an offset, which OCP's third format lacks.
        let sign = text.len().checked_sub(5)?;
        let offset = text.get(sign..)?;
        let digits = offset.strip_prefix(['+', '-'])?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (hours, minutes) = (text.get(..sign + 3)?, &digits[2..]);
        DateTime::parse_from_rfc3339(&format!("{hours}:{minutes}")).ok()
    })
}

/// Prints `YYYY-MM-DDThh:mm:ssZ`, the only format that the endpoint's `startTime` and `endTime`
/// accept.
pub fn print_api(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Prints an instant as OCP does: in UTC, with microseconds unless they are zero.
pub fn print_exact(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Prints an instant with the offset of clocks that are `ahead_minutes` ahead of UTC:
/// `2024-08-09T16:13:34.483+08:00`.
pub fn print_offset(instant: Instant, ahead_minutes: i32) -> String {
    // An offset must not leave chrono's calendar.
    let offset = FixedOffset::east_opt(ahead_minutes.saturating_mul(60))
        .filter(|offset| instant.naive_utc().checked_add_offset(*offset).is_some());
    offset.map_or_else(
        || print_exact(instant),
        |offset| {
            instant
                .with_timezone(&offset)
                .to_rfc3339_opts(SecondsFormat::AutoSi, false)
        },
    )
}

/// Parses [`print_api`]'s format only, so that a link has one spelling for an instant.
pub fn parse_api(text: &str) -> Option<Instant> {
    parse_wire(text).filter(|instant| print_api(*instant) == text)
}

/// A time typed by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedTime {
    /// With `Z` or an offset, so the zone in force does not matter.
    Instant(Instant),
    /// Local time, to be read in the zone in force.
    Wall(NaiveDateTime),
}

/// The second that a day without a time of day stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayEdge {
    /// 00:00:00, for the start of a range.
    First,
    /// 23:59:59, for the end of a range.
    Last,
}

/// Parses `YYYY-MM-DD`, `YYYY-MM-DD hh:mm` or `YYYY-MM-DD hh:mm:ss` (`T` may replace the space),
/// with or without `Z` or an offset. A day without a time means its `edge`. Fractions of a second
/// are cut off, as the API has none.
pub fn parse_typed(text: &str, edge: DayEdge) -> Option<TypedTime> {
    let text = text.trim();
    let full = match text.len() {
        10 => format!(
            "{text}T{}",
            if edge == DayEdge::First {
                "00:00:00"
            } else {
                "23:59:59"
            }
        ),
        16 => format!("{text}:00"),
        _ => text.to_owned(),
    };
    let whole_seconds = |time: Instant| DateTime::from_timestamp(time.timestamp(), 0);
    if let Some(time) = parse_wire(&full) {
        return whole_seconds(time).map(TypedTime::Instant);
    }
    whole_seconds(parse_wire(&format!("{full}Z"))?).map(|time| TypedTime::Wall(time.naive_utc()))
}

#[cfg(test)]
#[path = "instant_tests.rs"]
mod tests;
