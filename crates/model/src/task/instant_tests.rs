//! Parsing and printing, with the edges of the calendar.

use super::*;
use proptest::prelude::*;

#[test]
fn parse_wire_reads_the_three_documented_formats() {
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
fn parse_wire_and_parse_api_refuse_other_formats() {
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
fn parse_typed_reads_a_day_as_its_edge() {
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

/// Parses and prints a time exactly; `-` if it is refused.
fn exact(text: &str) -> String {
    parse_wire(text).map_or("-".into(), print_exact)
}

#[test]
fn parse_wire_checks_years_days_and_times_of_day() {
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
fn parse_wire_reads_a_leap_second_as_the_second_after_it() {
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
fn parse_wire_reads_offsets_and_fractions_of_rfc_3339() {
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
fn parse_typed_checks_years_days_and_times_of_day() {
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
fn print_offset_prints_local_time_and_offset() {
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
fn printing_the_extreme_instants_does_not_panic() {
    for instant in [Instant::MIN_UTC, Instant::MAX_UTC] {
        assert_eq!(parse_api(&print_api(instant)), None);
        assert!(!print_exact(instant).is_empty() && !print_offset(instant, 840).is_empty());
        let _ = instant.timestamp_micros();
    }
}

proptest! {
    #[test]
    fn parse_api_reads_what_print_api_prints(seconds in 0..253_402_300_799_i64) {
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();
        prop_assert_eq!(parse_api(&print_api(instant)), Some(instant));
    }

    #[test]
    fn parsing_any_text_does_not_panic(
        text in "(\\PC{0,40}|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]{0,12}([+-][0-9:]{0,5}|[Zz])?)",
        noise: String,
    ) {
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
