//! Texts from a DBA's clipboard, and texts that are no range.

use super::*;
use crate::task::instant::{DayEdge, parse_typed, print_api};
use chrono::DateTime;
use proptest::prelude::*;

const NOW: &str = "2024-08-09T12:00:00Z";

/// The result as `start/end`, times without a zone as they are and instants with a `Z`.
fn read(text: &str) -> String {
    let now = crate::task::instant::parse_wire(NOW).unwrap();
    let written = |time: TypedTime| match time {
        TypedTime::Instant(instant) => print_api(instant),
        TypedTime::Wall(wall) => wall.to_string(),
    };
    let open = |time: Option<TypedTime>| time.map_or("..".into(), written);
    match parse(text, now) {
        None => "-".into(),
        Some(PastedTime::Moment(start, end)) if start == end => written(start),
        Some(PastedTime::Moment(start, end)) => format!("{} or {}", written(start), written(end)),
        Some(PastedTime::Range(start, end)) => format!("{}/{}", open(start), open(end)),
        Some(PastedTime::Preset(preset)) => preset.as_str().into(),
    }
}

#[test]
fn two_times_with_any_separator_are_a_range() {
    for separator in [
        "/", " / ", " – ", " — ", " - ", "-", "–", " to ", " TO ", "..", " .. ", "...", "…", " → ",
        " -> ", " ~ ", "～", "\t", "\n", "\r\n", ", ", ";", " | ", " until ", " and ", "至",
        " 到 ", "から",
    ] {
        let text = format!("2024-08-06 00:00{separator}2024-08-07 12:30:15");
        assert_eq!(
            read(&text),
            "2024-08-06 00:00:00/2024-08-07 12:30:15",
            "{text:?}"
        );
        let text = format!("2024-08-06T00:00:00Z{separator}2024-08-07T12:30:15Z");
        assert_eq!(
            read(&text),
            "2024-08-06T00:00:00Z/2024-08-07T12:30:15Z",
            "{text:?}"
        );
        let text = format!("2024-08-06{separator}2024/8/7");
        assert_eq!(
            read(&text),
            "2024-08-06 00:00:00/2024-08-07 23:59:59",
            "{text:?}"
        );
    }
}

#[test]
fn words_and_signs_around_a_range_are_ignored() {
    for text in [
        "  2024-08-06 00:00 – 2024-08-07 00:00\n",
        "“2024-08-06 00:00” to “2024-08-07 00:00”",
        "from 2024-08-06 00:00 to 2024-08-07 00:00",
        "BETWEEN '2024-08-06 00:00:00' AND '2024-08-07 00:00:00'",
        "start_time between \"2024-08-06 00:00:00\" and \"2024-08-07 00:00:00\";",
        "(2024-08-06 00:00, 2024-08-07 00:00]",
        "start: 2024-08-06 00:00, end: 2024-08-07 00:00",
        "2024-08-07 00:00 - 2024-08-06 00:00",
        "2024-08-06 – 2024-08-06 24:00",
        "2024-08-06 00:00:00.000 - 2024-08-07 00:00:00.000",
        "2024.08.06 0:00 - 2024.08.07 0:00",
    ] {
        assert_eq!(
            read(text),
            "2024-08-06 00:00:00/2024-08-07 00:00:00",
            "{text:?}"
        );
    }
}

#[test]
fn formats_of_ocp_and_of_iso_8601_are_read() {
    let day = "2024-08-06T00:00:00Z/2024-08-07T00:00:00Z";
    for text in [
        day,
        "2024-08-06T08:00:00.000+08:00 – 2024-08-07T08:00:00.000+0800",
        "2024-08-06 08:00:00 +0800 - 2024-08-07 08:00:00 +0800",
        "2024-08-05T19:00:00-05:00-2024-08-06T19:00:00-05:00",
        "2024-08-06 02:00+02 – 2024-08-07 02:00+02",
        "2024-08-06 00:00 UTC to 2024-08-07 00:00 UTC",
        "20240806T000000Z/20240807T000000Z",
        "2024-08-06T00:00:00Z/PT24H",
        "2024-08-06T00:00:00Z/P1D",
        "P1D/2024-08-07T00:00:00Z",
        "2024-08-06T00:00Z/PT23H59M60S",
        "{\"startTime\": \"2024-08-06T00:00:00Z\", \"finishTime\": \"2024-08-07T00:00:00Z\"}",
    ] {
        assert_eq!(read(text), day, "{text:?}");
    }
    assert_eq!(
        read("2024-08-06/P1W"),
        "2024-08-06 00:00:00/2024-08-13 00:00:00"
    );
    // Fractions are rounded outwards, so that the tasks at both ends are inside.
    let fractions = "2024-08-09T08:02:57.715753Z 2024-08-09T08:05:03.275753Z";
    assert_eq!(read(fractions), "2024-08-09T08:02:57Z/2024-08-09T08:05:04Z");
}

#[test]
fn the_end_may_be_a_time_of_the_same_day_or_night() {
    assert_eq!(
        read("2024-08-06 08:00 – 09:30"),
        "2024-08-06 08:00:00/2024-08-06 09:30:00"
    );
    assert_eq!(
        read("2024-08-06 08:00 – 24:00"),
        "2024-08-06 08:00:00/2024-08-07 00:00:00"
    );
    assert_eq!(
        read("2024-08-06 22:00 to 02:30:15"),
        "2024-08-06 22:00:00/2024-08-07 02:30:15"
    );
}

#[test]
fn a_range_may_be_open_or_relative() {
    for (text, range) in [
        ("since 2024-08-06", "2024-08-06 00:00:00/.."),
        ("from 2024-08-06 10:00", "2024-08-06 10:00:00/.."),
        ("until 2024-08-06", "../2024-08-06 23:59:59"),
        ("before 2024-08-06T00:00:00Z", "../2024-08-06T00:00:00Z"),
        ("last 24 h", "24h"),
        ("Last 24 hours", "24h"),
        ("past day", "24h"),
        ("last hour", "1h"),
        ("last 60 minutes", "1h"),
        ("previous 4 weeks", "2024-07-12T12:00:00Z/.."),
        ("last 720 h", "30d"),
        ("last 90 min", "2024-08-09T10:30:00Z/.."),
        ("7d", "7d"),
        ("24 h", "24h"),
    ] {
        assert_eq!(read(text), range, "{text:?}");
    }
}

#[test]
fn links_and_requests_are_read() {
    let day = "2024-08-06T00:00:00Z/2024-08-07T00:00:00Z";
    for text in [
        "https://ocp.example.com/console/?cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&status=DONE",
        "?endTime=2024-08-07T00%3A00%3A00Z&startTime=2024-08-06T00%3A00%3A00Z",
        "startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z",
        "curl -sS 'https://ocp/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z' -H 'Accept: a'",
    ] {
        assert_eq!(read(text), day, "{text:?}");
    }
    assert_eq!(read("https://ocp/?tenant=2&range=7d"), "7d");
    assert_eq!(
        read("https://ocp/?tenant=2&endTime=2024-08-07T00:00:00Z"),
        "../2024-08-07T00:00:00Z"
    );
    for text in [
        "https://ocp/?tenant=2",
        "?range=8d",
        "?startTime=yesterday",
        "?xstartTime=2024-08-06T00:00:00Z",
    ] {
        assert_eq!(read(text), "-", "{text:?}");
    }
}

#[test]
fn log_lines_and_epoch_times_are_read() {
    let line = "[2024-08-06 00:00:00.123456] WDIAG [STORAGE] do_it (ob_tablet.cpp:12) [9][T1002_Clog] [lt=4] fail(ret=-4016, ts=1722902400123456)";
    let both = "2024-08-06 00:00:00 or 2024-08-06 00:00:01";
    assert_eq!(read("[2024-08-06 00:00:00.123456]"), both);
    assert_eq!(read(line), both);
    assert_eq!(
        read("2024-08-06T00:00:00.123456Z 0 [Note] ready"),
        "2024-08-06T00:00:00Z or 2024-08-06T00:00:01Z"
    );
    let two = format!("{line}\n  at line two\n[2024-08-06 03:10:59.000001] INFO  [RS] done\n\n");
    assert_eq!(read(&two), "2024-08-06 00:00:00/2024-08-06 03:11:00");
    for (text, moment) in [
        ("1722902400", "2024-08-06T00:00:00Z"),
        ("1722902400000", "2024-08-06T00:00:00Z"),
        ("1722902400000000", "2024-08-06T00:00:00Z"),
        ("1722902400000000000", "2024-08-06T00:00:00Z"),
        (
            "1722902400 – 1722988800000",
            "2024-08-06T00:00:00Z/2024-08-07T00:00:00Z",
        ),
        ("2024/08/06 00:00", "2024-08-06 00:00:00"),
        ("20240806101112", "2024-08-06 10:11:12"),
    ] {
        assert_eq!(read(text), moment, "{text:?}");
    }
}

#[test]
fn ambiguous_and_invalid_texts_are_rejected() {
    for text in [
        "",
        " ",
        "2024",
        "08:00",
        "08:00 – 09:00",
        "yesterday",
        "04/05/2024 – 04/06/2024",
        "2024-13-06 – 2024-13-07",
        "2024-02-30",
        "2024-08-06 to 2024-08-07 to 2024-08-08",
        "2024-08-06 00:00 until next Monday 2024-09-01",
        "2024-08-06 00:00 CST – 2024-08-07 00:00 CST",
        "1000011",
        "20240806",
        "12345678901",
        "2024-08-06 25:00 – 2024-08-07",
        "2024-08-06 00:00:00:00",
        "P1M/2024-08-06",
        "P/2024-08-06",
        "PT24H",
        "last 0 h",
        "last 24 moons",
        "lastly",
        "last 9999999 h",
        "1722902400abc",
        "2024-08-06x",
        "backup of 2024-08-06",
        "0000-01-01T00:00+14:00 / 2024-08-06T00:00Z",
        "99999999999999999999",
    ] {
        assert_eq!(read(text), "-", "{text:?}");
    }
    assert_eq!(
        read(&"2024-08-06 ".repeat(10_000)),
        "-",
        "longer than the limit"
    );
}

#[test]
fn a_moment_is_read_as_the_field_itself_reads_it() {
    for text in [
        "2024-08-06",
        "2024-08-06 10:00",
        "2024-08-06T10:00:00Z",
        "2024-08-06 10:00:00.5+08:00",
    ] {
        let now = crate::task::instant::parse_wire(NOW).unwrap();
        let Some(PastedTime::Moment(start, _)) = parse(text, now) else {
            panic!("{text} is not a moment")
        };
        assert_eq!(Some(start), parse_typed(text, DayEdge::First), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(
        noise: String,
        near in "([0-9]{1,20}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[T ,]|[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{0,12})?)?|Z|[+-][0-9:]{2,5}|P[0-9TDHMS]{0,9}|to|since|last |\\[|\\]|\n|é){0,9}",
        years in -300_000..300_000_i64,
    ) {
        let now = Instant::from_timestamp(years * 31_556_952, 0).unwrap_or(Instant::MAX_UTC);
        for text in [&noise, &near, &format!("{near}{noise}")] {
            if let Some(PastedTime::Range(Some(TypedTime::Instant(start)), Some(TypedTime::Instant(end)))) = parse(text, now) {
                prop_assert!(start <= end);
            }
        }
    }

    #[test]
    fn times_printed_for_the_api_are_read_back(a in 0..253_402_300_799_i64, b in 0..253_402_300_799_i64) {
        let printed = |second| print_api(DateTime::from_timestamp(second, 0).unwrap());
        let expected = format!("{}/{}", printed(a.min(b)), printed(a.max(b)));
        prop_assert_eq!(read(&format!("{}/{}", printed(a), printed(b))), expected);
    }
}
