//! Points in time, as OCP, a link and a person write them.

use chrono::{DateTime, FixedOffset, NaiveDateTime, SecondsFormat, Utc};

/// A point in time, exact to the microsecond that OCP prints.
pub type Instant = DateTime<Utc>;

/// Reads a time as OCP prints it. Its documentation shows three shapes: `2024-08-09T08:02:57.715753Z`,
/// `2024-08-09T16:13:34.483+08:00` and `2021-09-16T17:25:05.943+0800`.
pub fn parse_wire(text: &str) -> Option<Instant> {
    parse_offset(text).map(|time| time.to_utc())
}

fn parse_offset(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok().or_else(|| {
        // RFC 3339 wants the colon in an offset; the third shape does without.
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

/// The only spelling that the endpoint's `startTime` and `endTime` take: `YYYY-MM-DDThh:mm:ssZ`.
pub fn print_api(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A moment in full, as OCP writes it: UTC with microseconds where there are any.
pub fn print_exact(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Reads [`print_api`]'s spelling and no other, so that a link has one spelling for a moment.
pub fn parse_api(text: &str) -> Option<Instant> {
    parse_wire(text).filter(|instant| print_api(*instant) == text)
}

/// A time that a person typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedTime {
    /// With `Z` or an offset: the zone in force does not matter.
    Instant(Instant),
    /// A clock on the wall, to be read in the zone in force.
    Wall(NaiveDateTime),
}

/// Where a day without a time of day begins: at its first second or at its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayEdge {
    /// 00:00:00, for the start of a range.
    First,
    /// 23:59:59, for the end of a range.
    Last,
}

/// Reads `YYYY-MM-DD`, `YYYY-MM-DD hh:mm` or `YYYY-MM-DD hh:mm:ss` (a `T` will do for the space), with or
/// without `Z` or an offset. A whole day means its `edge`. Fractions of a second are cut off, as the API has none.
pub fn parse_typed(text: &str, edge: DayEdge) -> Option<TypedTime> {
    let text = text.trim();
    let full = match text.len() {
        10 => format!("{text}T{}", if edge == DayEdge::First { "00:00:00" } else { "23:59:59" }),
        16 => format!("{text}:00"),
        _ => text.to_owned(),
    };
    let whole_seconds = |time: NaiveDateTime| time.and_utc().timestamp();
    if let Some(time) = parse_offset(&full) {
        return DateTime::from_timestamp(time.timestamp(), 0).map(TypedTime::Instant);
    }
    let time = DateTime::parse_from_rfc3339(&format!("{full}Z")).ok()?.naive_utc();
    DateTime::from_timestamp(whole_seconds(time), 0).map(|time| TypedTime::Wall(time.naive_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_three_documented_shapes_are_read() {
        for (text, utc) in [
            ("2024-08-09T08:02:57.715753Z", "2024-08-09T08:02:57.715753Z"),
            ("2024-08-09T16:13:34.483+08:00", "2024-08-09T08:13:34.483Z"),
            ("2021-09-16T17:25:05.943+0800", "2021-09-16T09:25:05.943Z"),
        ] {
            assert_eq!(parse_wire(text), DateTime::parse_from_rfc3339(utc).ok().map(|time| time.to_utc()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in ["", "yesterday", "2024-13-09T08:02:57Z", "2024-08-09", "+0800", "2024-08-09T08:02:57+é00"] {
            assert_eq!(parse_wire(text), None, "{text}");
        }
        assert_eq!(parse_api("2024-08-09T08:02:57.5Z"), None);
        assert_eq!(parse_api("2024-08-09T10:02:57+02:00"), None);
    }

    #[test]
    fn a_typed_day_means_its_edge() {
        let wall = |text: &str| match parse_typed(text, DayEdge::Last) {
            Some(TypedTime::Wall(time)) => time.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(wall("2024-08-09"), "2024-08-09 23:59:59");
        assert_eq!(wall(" 2024-08-09 08:02 "), "2024-08-09 08:02:00");
        assert_eq!(wall("2024-08-09T08:02:57"), "2024-08-09 08:02:57");
        assert_eq!(
            parse_typed("2024-08-09T10:00:00+02:00", DayEdge::First),
            parse_api("2024-08-09T08:00:00Z").map(TypedTime::Instant)
        );
        assert_eq!(parse_typed("2024-02-30", DayEdge::First), None);
    }

    proptest! {
        #[test]
        fn whole_seconds_survive_the_api_spelling(seconds in 0..253_402_300_799_i64) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            prop_assert_eq!(parse_api(&print_api(instant)), Some(instant));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = (parse_wire(&text), parse_api(&text), parse_typed(&text, DayEdge::First));
        }
    }
}
