//! How ranges are resolved and shifted.

use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    instant::parse_wire(text).unwrap()
}

#[test]
fn presets_are_parsed_as_they_are_printed() {
    for preset in Preset::ALL {
        assert_eq!(Preset::parse(preset.as_str()), Some(preset));
    }
    assert_eq!(Preset::parse("31d"), None);
}

#[test]
fn a_relative_range_is_resolved_from_now_with_an_open_end() {
    let range = TimeRange::Relative(Preset::Hour1);
    let (start, end) = range.resolve(at("2024-08-09T08:00:00.9Z")).print();
    assert_eq!(
        (start.as_deref(), end),
        (Some("2024-08-09T07:00:00Z"), None)
    );
    assert_eq!(
        TimeRange::Relative(Preset::All).resolve(at("2024-08-09T08:00:00Z")),
        Bounds::default()
    );
}

#[test]
fn an_absolute_range_does_not_depend_on_now() {
    let range = TimeRange::between(Some(at("2024-08-06T00:00:00Z")), None);
    assert_eq!(
        range.resolve(at("2030-01-01T00:00:00Z")).print(),
        (Some("2024-08-06T00:00:00Z".into()), None)
    );
    assert_eq!(
        TimeRange::between(None, None),
        TimeRange::Relative(Preset::All)
    );
}

#[test]
fn the_earliest_instant_does_not_panic() {
    assert_eq!(
        TimeRange::Relative(Preset::Days90).resolve(Instant::MIN_UTC),
        Bounds::default()
    );
}

/// A range between two instants in the format of links; `-` for an open end.
fn range(start: &str, end: &str) -> TimeRange {
    TimeRange::between(instant::parse_api(start), instant::parse_api(end))
}

const NOON: &str = "2024-08-09T12:00:00Z";

#[test]
fn a_relative_range_is_shifted_back_and_forward_again() {
    let now = at("2024-08-09T12:00:00.7Z");
    let day = TimeRange::Relative(Preset::Hours24);
    let before = day.shifted(Shift::Back, now);
    assert_eq!(
        before,
        Ok(range("2024-08-07T12:00:00Z", "2024-08-08T12:00:00Z"))
    );
    let returned = before.and_then(|before| before.shifted(Shift::Forward, now));
    assert_eq!(returned, Ok(range("2024-08-08T12:00:00Z", NOON)));
    assert_eq!(
        returned.and_then(|returned| returned.shifted(Shift::Forward, now)),
        Err(ShiftError::InFuture)
    );
    assert_eq!(day.shifted(Shift::Forward, now), Err(ShiftError::InFuture));
}

#[test]
fn a_window_is_shifted_by_its_length_and_a_day_to_its_last_second_by_a_day() {
    let now = at(NOON);
    for (start, end, back_start, back_end) in [
        (
            "2024-08-06T00:00:00Z",
            "2024-08-07T00:00:00Z",
            "2024-08-05T00:00:00Z",
            "2024-08-06T00:00:00Z",
        ),
        (
            "2024-08-06T00:00:00Z",
            "2024-08-06T23:59:59Z",
            "2024-08-05T00:00:00Z",
            "2024-08-05T23:59:59Z",
        ),
        (
            "2024-08-06T00:00:00Z",
            "2024-08-06T00:00:30Z",
            "2024-08-05T23:59:30Z",
            "2024-08-06T00:00:00Z",
        ),
        (
            "2024-08-06T00:00:00Z",
            "2024-08-06T00:00:00Z",
            "2024-08-05T23:59:59Z",
            "2024-08-05T23:59:59Z",
        ),
    ] {
        assert_eq!(
            range(start, end).shifted(Shift::Back, now),
            Ok(range(back_start, back_end)),
            "{start}/{end}"
        );
    }
}

#[test]
fn a_window_that_has_begun_may_end_in_the_future() {
    let window = range("2024-08-08T13:00:00Z", "2024-08-09T11:00:00Z");
    let next = range("2024-08-09T11:00:00Z", "2024-08-10T09:00:00Z");
    assert_eq!(window.shifted(Shift::Forward, at(NOON)), Ok(next));
    assert_eq!(
        next.shifted(Shift::Forward, at(NOON)),
        Err(ShiftError::InFuture)
    );
}

#[test]
fn a_window_that_has_only_just_begun_is_in_the_future() {
    for (length, begun) in [(1, 60), (3_600, 60), (86_400, 86), (30 * 86_400, 2_592)] {
        let end = at(NOON);
        let window = TimeRange::between(
            end.checked_sub_signed(TimeDelta::seconds(length)),
            Some(end),
        );
        let shifted = |later| window.shifted(Shift::Forward, end + TimeDelta::seconds(later));
        assert_eq!(shifted(begun - 1), Err(ShiftError::InFuture), "{length}");
        assert!(shifted(begun).is_ok(), "{length}");
    }
}

#[test]
fn open_ranges_and_ranges_at_the_edge_of_time_are_not_shifted() {
    for open in [
        range(NOON, "-"),
        range("-", NOON),
        TimeRange::Relative(Preset::All),
    ] {
        for shift in [Shift::Back, Shift::Forward] {
            assert_eq!(
                open.shifted(shift, at(NOON)),
                Err(ShiftError::OpenEnded),
                "{open:?}"
            );
        }
    }
    let first = range("0000-01-01T00:00:00Z", "0000-01-02T00:00:00Z");
    assert_eq!(
        first.shifted(Shift::Back, at(NOON)),
        Err(ShiftError::OutOfRange)
    );
    for moment in [Instant::MIN_UTC, Instant::MAX_UTC] {
        assert_eq!(
            TimeRange::Relative(Preset::Days90).shifted(Shift::Back, moment),
            Err(ShiftError::OutOfRange)
        );
    }
}

#[test]
fn around_adds_the_margin_before_and_after_a_task() {
    let hour = TimeDelta::hours(1);
    let around = |start, finish: Option<&str>| TimeRange::around(at(start), finish.map(at), hour);
    let expected = range("2024-08-09T07:02:57Z", "2024-08-09T09:05:03Z");
    assert_eq!(
        around("2024-08-09T08:02:57.7Z", Some("2024-08-09T08:05:02.1Z")),
        expected
    );
    assert_eq!(
        around("2024-08-09T08:05:02.1Z", Some("2024-08-09T08:02:57.7Z")),
        expected,
        "finish before start"
    );
    assert_eq!(
        around(NOON, None),
        range("2024-08-09T11:00:00Z", "2024-08-09T13:00:00Z")
    );
    assert_eq!(
        TimeRange::around(Instant::MIN_UTC, Some(Instant::MAX_UTC), hour),
        TimeRange::Relative(Preset::All)
    );
}

#[test]
fn a_pinned_range_has_the_instants_sent_and_ends_at_the_response() {
    let as_of = at("2024-08-09T12:00:00.2Z");
    let day = TimeRange::Relative(Preset::Hours24);
    let sent = day.resolve(at(NOON));
    assert_eq!(
        day.pinned(sent, as_of),
        range("2024-08-08T12:00:00Z", "2024-08-09T12:00:01Z")
    );
    let closed = range("2024-08-06T00:00:00Z", "2024-08-07T00:00:00Z");
    assert_eq!(closed.pinned(closed.resolve(as_of), as_of), closed);
    assert_eq!(
        TimeRange::Relative(Preset::All).pinned(Bounds::default(), at(NOON)),
        range("-", NOON)
    );
}

proptest! {
    #[test]
    fn a_window_shifted_back_and_forward_is_the_same(start in 0..4_000_000_000_i64, length in 0..10_000_000_i64, ago in 10_001..1_000_000_i64) {
        let second = |second| Instant::from_timestamp(second, 0).unwrap();
        let window = TimeRange::between(Some(second(start)), Some(second(start + length)));
        let now = second(start + ago);
        let back = window.shifted(Shift::Back, now).unwrap();
        prop_assert_ne!(back, window);
        prop_assert_eq!(back.shifted(Shift::Forward, now), Ok(window));
        if let Ok(next) = window.shifted(Shift::Forward, now) {
            prop_assert_eq!(next.shifted(Shift::Back, now), Ok(window));
        }
    }
}
