//! The times that people type, and that no text breaks their reading.

use super::*;
use proptest::prelude::*;

/// Clocks of UTC on 2026-11-30 at 07:05:34.
struct Morning;

impl Clocks for Morning {
    fn now(&self) -> Instant {
        Instant::from_timestamp(1_796_022_334, 500_000_000).unwrap_or_default()
    }

    fn wall(&self, instant: Instant) -> NaiveDateTime {
        instant.naive_utc()
    }

    fn to_instant(&self, wall: NaiveDateTime) -> MappedLocalTime<Instant> {
        MappedLocalTime::Single(wall.and_utc())
    }
}

fn reads(text: &str, edge: DayEdge) -> Option<String> {
    read(text, edge, &Morning).map(|read| match read.time {
        TypedTime::Wall(wall) => wall.to_string(),
        TypedTime::Instant(instant) => instant.naive_utc().and_utc().to_string(),
    })
}

#[test]
fn times_are_read_as_people_type_them() {
    for (text, time) in [
        ("2026-11-27 07:00:00", "2026-11-27 07:00:00"),
        ("2026-11-27 7:00", "2026-11-27 07:00:00"),
        ("2026-1-9", "2026-01-09 00:00:00"),
        ("2026/11/27 7:00", "2026-11-27 07:00:00"),
        ("11/27 7:00", "2026-11-27 07:00:00"),
        ("11-27", "2026-11-27 00:00:00"),
        ("12/24 18:00", "2025-12-24 18:00:00"),
        ("12/1", "2026-12-01 00:00:00"),
        ("2/29", "2024-02-29 00:00:00"),
        ("yesterday", "2026-11-29 00:00:00"),
        ("Yesterday 22:00", "2026-11-29 22:00:00"),
        ("today 7:00:05", "2026-11-30 07:00:05"),
        ("today", "2026-11-30 00:00:00"),
        ("6:30", "2026-11-30 06:30:00"),
        ("now", "2026-11-30 07:05:34 UTC"),
        ("now-2h", "2026-11-30 05:05:34 UTC"),
        ("now - 90 m", "2026-11-30 05:35:34 UTC"),
        ("now-1w", "2026-11-23 07:05:34 UTC"),
        ("2026-11-27T07:00:00+08:00", "2026-11-26 23:00:00 UTC"),
    ] {
        assert_eq!(reads(text, DayEdge::First).as_deref(), Some(time), "{text}");
    }
    assert_eq!(
        reads("yesterday", DayEdge::Last).as_deref(),
        Some("2026-11-29 23:59:59")
    );
    assert!(read("11/27", DayEdge::Last, &Morning).is_some_and(|read| read.is_day));
}

#[test]
fn last_night_is_from_evening_to_morning() {
    let Some(TimeRange::Absolute(night)) = Morning.last_night() else {
        panic!("a night")
    };
    assert_eq!(
        night.print(),
        (
            Some("2026-11-29T18:00:00Z".to_owned()),
            Some("2026-11-30T08:00:00Z".to_owned())
        )
    );
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "tomorrow",
        "now+1h",
        "now-h",
        "now-1y",
        "7",
        "7:5",
        "25:00",
        "13/40",
        "27/11",
        "2/30 7:00",
        "today 7",
        "yesterday at noon",
        "1:2:3:4",
        "11/27/7",
    ] {
        assert_eq!(reads(text, DayEdge::First), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,40}") {
        drop(reads(&text, DayEdge::First));
    }

    #[test]
    fn relative_times_of_any_length_are_read_without_panic(count in any::<u64>(), unit in "[mhdw]") {
        drop(reads(&format!("now-{count}{unit}"), DayEdge::Last));
    }

    #[test]
    fn exact_times_keep_their_meaning(seconds in -62_135_596_800_i64..253_402_300_800) {
        let instant = Instant::from_timestamp(seconds, 0).unwrap_or_default();
        let text = instant.naive_utc().format("%Y-%m-%d %H:%M:%S").to_string();
        let read = read(&text, DayEdge::First, &Morning).map(|read| read.time);
        prop_assert_eq!(read, parse_typed(&text, DayEdge::First));
    }
}
