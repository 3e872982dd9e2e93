//! Instants and wall-clock times in UTC and in the local zone; numbers in a language.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeDelta};
use model::link::query::Zone;
use model::task::instant::{DayEdge, Instant, TypedTime, parse_typed};
use ocp_backup_console::platform::zoned;
use ocp_backup_console::platform::zoned::Detail;
use wasm_bindgen_test::wasm_bindgen_test;

fn instant(text: &str) -> Instant {
    DateTime::parse_from_rfc3339(text)
        .expect("a time as OCP writes it")
        .to_utc()
}

fn wall_time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect("a time on a wall clock")
}

/// Every hour of the year 2024, in UTC.
fn hours_of_2024() -> impl Iterator<Item = Instant> {
    (0..366 * 24).map(|hour| instant("2024-01-01T00:30:00Z") + TimeDelta::hours(hour))
}

#[wasm_bindgen_test]
fn utc_times_are_written_in_iso_order() {
    let time = instant("2024-04-05T06:07:08.9Z");
    assert_eq!(
        zoned::print(time, "sv", Zone::Utc, Detail::DateAndTime),
        "2024-04-05 06:07:08"
    );
    assert_eq!(
        zoned::print(time, "sv", Zone::Utc, Detail::Time),
        "06:07:08"
    );
    assert_eq!(zoned::to_wall(time, Zone::Utc), "2024-04-05 06:07:08");
    assert_eq!(
        zoned::to_instant(wall_time("2024-04-05 06:07:08"), Zone::Utc),
        MappedLocalTime::Single(instant("2024-04-05T06:07:08Z"))
    );
}

#[wasm_bindgen_test]
fn print_and_to_wall_agree_and_round_trip() {
    for zone in [Zone::Utc, Zone::Local] {
        for moment in hours_of_2024() {
            let written = zoned::to_wall(moment, zone);
            assert_eq!(
                zoned::print(moment, "sv", zone, Detail::DateAndTime),
                written,
                "{zone:?}"
            );
            match zoned::to_instant(wall_time(&written), zone) {
                MappedLocalTime::Single(read) => assert_eq!(read, moment, "{zone:?}"),
                MappedLocalTime::Ambiguous(first, last) => {
                    assert!(
                        first < last && [first, last].contains(&moment),
                        "{zone:?} {moment}"
                    );
                }
                MappedLocalTime::None => panic!("clocks showed {written}"),
            }
        }
    }
}

#[wasm_bindgen_test]
fn typed_form_of_an_instant_parses_to_the_same_instant() {
    for zone in [Zone::Utc, Zone::Local] {
        for moment in hours_of_2024() {
            let typed = zoned::typed(moment, zone);
            let read = match parse_typed(&typed, DayEdge::First).expect("a time") {
                TypedTime::Instant(instant) => Some(instant),
                TypedTime::Wall(wall) => zoned::to_instant(wall, zone).single(),
            };
            assert_eq!(read, Some(moment), "{zone:?} {typed}");
        }
    }
}

#[wasm_bindgen_test]
fn skipped_local_time_is_no_instant() {
    let wall_at = |moment| wall_time(&zoned::to_wall(moment, Zone::Local));
    let hour = TimeDelta::hours(1);
    let skips: Vec<_> = hours_of_2024()
        .filter(|moment| wall_at(*moment + hour) - wall_at(*moment) > hour)
        .collect();
    for moment in &skips {
        let skipped = wall_at(*moment) + hour;
        assert_eq!(
            zoned::to_instant(skipped, Zone::Local),
            MappedLocalTime::None,
            "{skipped} in {}",
            zoned::local_name()
        );
        assert_eq!(
            zoned::to_instant(skipped, Zone::Utc),
            MappedLocalTime::Single(skipped.and_utc())
        );
    }
    assert_eq!(
        skips.is_empty(),
        !zone_has_daylight_saving(),
        "{}",
        zoned::local_name()
    );
}

#[wasm_bindgen_test]
fn repeated_local_time_is_ambiguous() {
    let repeated: Vec<_> = hours_of_2024()
        .map(|moment| wall_time(&zoned::to_wall(moment, Zone::Local)))
        .filter(|wall| matches!(zoned::to_instant(*wall, Zone::Local), MappedLocalTime::Ambiguous(first, last) if last - first == TimeDelta::hours(1)))
        .collect();
    assert_eq!(
        repeated.len(),
        if zone_has_daylight_saving() { 2 } else { 0 },
        "{repeated:?}"
    );
}

/// Whether the offset of the local zone changes during the year, according to `Date`.
fn zone_has_daylight_saving() -> bool {
    let offset =
        |month| js_sys::Date::new_with_year_month_day(2024, month, 15).get_timezone_offset();
    (1..12).any(|month| (offset(month) - offset(month - 1)).abs() > f64::EPSILON)
}

#[wasm_bindgen_test]
fn numbers_use_the_separators_of_the_language() {
    assert_eq!(zoned::number(1_204, "en-US"), "1,204");
    assert_eq!(zoned::number(0, "en-US"), "0");
}
