//! Points in time, as OCP, a link and a person write them.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDateTime, SecondsFormat, Utc};

/// A point in time, exact to the microsecond that OCP prints.
pub type Instant = DateTime<Utc>;

/// Reads a time as OCP prints it. Its documentation shows three shapes: `2024-08-09T08:02:57.715753Z`,
/// `2024-08-09T16:13:34.483+08:00` and `2021-09-16T17:25:05.943+0800`. A leap second is the second after it, as on
/// every computer's clock; where no leap second can be it is no time, nor is one that is not in the years 0 to 9999
/// of UTC, which OCP could not be asked for.
pub fn parse_wire(text: &str) -> Option<Instant> {
    let time = parse_offset(text)?.to_utc();
    // chrono keeps a leap second as the one before it, with too many nanoseconds.
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

/// A moment in full by clocks that are so many minutes ahead of UTC, which it tells: `2024-08-09T16:13:34.483+08:00`.
pub fn print_offset(instant: Instant, ahead_minutes: i32) -> String {
    // At the ends of the calendar clocks that are ahead show no date.
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
            assert_eq!(
                parse_wire(text),
                DateTime::parse_from_rfc3339(utc)
                    .ok()
                    .map(|time| time.to_utc()),
                "{text}"
            );
        }
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in [
            "",
            "yesterday",
            "2024-13-09T08:02:57Z",
            "2024-08-09",
            "+0800",
            "2024-08-09T08:02:57+é00",
        ] {
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

    /// How a time is printed in full, or `-`.
    fn exact(text: &str) -> String {
        parse_wire(text).map_or("-".into(), print_exact)
    }

    #[test]
    fn times_at_the_edges_are_read_or_refused() {
        for (text, expected) in [
            ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
            ("0000-01-01T00:00:00+00:01", "-"),
            ("9999-12-31T23:59:59-00:01", "-"),
            ("9999-12-31T23:59:60Z", "-"),
            ("10000-01-01T00:00:00Z", "-"),
            ("+10000-01-01T00:00:00Z", "-"),
            ("-0001-01-01T00:00:00Z", "-"),
            ("-2024-08-09T08:02:57Z", "-"),
            ("24-08-09T08:02:57Z", "-"),
            ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
            ("2023-02-29T00:00:00Z", "-"),
            ("2024-02-30T00:00:00Z", "-"),
            ("1900-02-29T00:00:00Z", "-"),
            ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
            ("2024-00-09T00:00:00Z", "-"),
            ("2024-08-00T00:00:00Z", "-"),
            ("2024-08-09T24:00:00Z", "-"),
            ("2024-08-09T08:60:00Z", "-"),
            ("2024-08-09T08:00:61Z", "-"),
        ] {
            assert_eq!(exact(text), expected, "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_the_second_after_it_where_one_can_be() {
        for (text, expected) in [
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2017-01-01T07:59:60.25+08:00", "2017-01-01T00:00:00.250Z"),
            ("2016-12-31T23:59:60+08:00", "-"),
            ("2024-08-09T08:02:60Z", "-"),
        ] {
            assert_eq!(exact(text), expected, "{text}");
        }
        assert_eq!(parse_api("2016-12-31T23:59:60Z"), None);
    }

    #[test]
    fn offsets_and_fractions_are_read_as_rfc_3339_has_them() {
        for (text, expected) in [
            ("2024-08-09T08:00:00+14:00", "2024-08-08T18:00:00Z"),
            ("2024-08-09T08:00:00-1400", "2024-08-09T22:00:00Z"),
            ("2024-08-09T08:00:00+23:59", "2024-08-08T08:01:00Z"),
            ("2024-08-09T08:00:00-23:59", "2024-08-10T07:59:00Z"),
            ("2024-08-09T08:00:00-00:00", "2024-08-09T08:00:00Z"),
            ("2024-08-09t08:00:00z", "2024-08-09T08:00:00Z"),
            ("2024-08-09T08:00:00+24:00", "-"),
            ("2024-08-09T08:00:00+08:60", "-"),
            ("2024-08-09T08:00:00+08", "-"),
            ("2024-08-09T08:00:00 +0800", "-"),
            ("2024-08-09T08:00:00", "-"),
            ("2024-08-09T08:00Z", "-"),
            ("2024-08-09T08:00:00.Z", "-"),
            ("2024-08-09T08:00:00,5Z", "-"),
            ("2024-08-09T08:00:00Z ", "-"),
            (" 2024-08-09T08:00:00Z", "-"),
            ("1723190577", "-"),
            ("Fri Aug 09 08:02:57 UTC 2024", "-"),
            ("２０２４-08-09T08:00:00Z", "-"),
            ("\0", "-"),
        ] {
            assert_eq!(exact(text), expected, "{text}");
        }
        for digits in 1..=12 {
            let text = format!("2024-08-09T08:00:00.{}Z", &"123456789876"[..digits]);
            let nanos = format!("{:0<9.9}", &"123456789876"[..digits]).parse().ok();
            assert_eq!(
                parse_wire(&text).map(|time| time.timestamp_subsec_nanos()),
                nanos,
                "{text}"
            );
        }
    }

    #[test]
    fn typed_times_at_the_edges_are_read_or_refused() {
        for text in [
            "2024-02-30",
            "2024-08-09 24:00",
            "2024-08-09 08:02:60",
            "10000-01-01",
            "0000-01-01 00:00+14:00",
            "é024-08-9",
        ] {
            assert_eq!(parse_typed(text, DayEdge::First), None, "{text}");
        }
        for text in [
            "0000-01-01",
            "9999-12-31",
            "2024-02-29",
            "2024-08-09t08:02:57.999999999",
            "2024-08-09 08:02:57-23:59",
        ] {
            assert!(parse_typed(text, DayEdge::Last).is_some(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_printed_with_the_offset_of_the_clocks_that_show_it() {
        let instant = parse_wire("2024-08-09T08:13:34.483001Z").unwrap();
        for (ahead, expected) in [
            (480, "2024-08-09T16:13:34.483001+08:00"),
            (-210, "2024-08-09T04:43:34.483001-03:30"),
            (0, "2024-08-09T08:13:34.483001+00:00"),
            (1_440, "2024-08-09T08:13:34.483001Z"),
            (i32::MIN, "2024-08-09T08:13:34.483001Z"),
        ] {
            assert_eq!(print_offset(instant, ahead), expected);
            assert_eq!(parse_wire(expected), Some(instant));
        }
    }

    #[test]
    fn instants_beyond_every_calendar_are_printed() {
        for instant in [Instant::MIN_UTC, Instant::MAX_UTC] {
            assert_eq!(parse_api(&print_api(instant)), None);
            assert!(!print_exact(instant).is_empty() && !print_offset(instant, 840).is_empty());
            let _ = instant.timestamp_micros();
        }
    }

    proptest! {
        #[test]
        fn whole_seconds_survive_the_api_spelling(seconds in 0..253_402_300_799_i64) {
            let instant = DateTime::from_timestamp(seconds, 0).unwrap();
            prop_assert_eq!(parse_api(&print_api(instant)), Some(instant));
        }

        #[test]
        fn no_text_panics(text in "(\\PC{0,40}|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]{0,12}([+-][0-9:]{0,5}|[Zz])?)", noise: String) {
            for text in [&text, &noise] {
                let typed = parse_typed(text, DayEdge::First);
                prop_assert_eq!(typed.is_some(), parse_typed(text, DayEdge::Last).is_some());
                if let Some(time) = parse_wire(text) {
                    prop_assert_eq!(parse_wire(&print_exact(time)), Some(time));
                    prop_assert!(parse_api(&print_api(time)).is_some());
                }
            }
        }
    }
}
