//! Clocks that differ, and responses of caches.

use super::*;
use chrono::DateTime;
use proptest::prelude::*;

/// The browser's time of all requests, in seconds since 1970.
const NOW: i64 = 1_764_400_000;

fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp(NOW + seconds, 0).unwrap()
}

/// The times of a response that took two seconds; `timestamp` and `date` count from the request.
fn times(timestamp: Option<i64>, date: Option<i64>) -> ResponseTimes {
    ResponseTimes {
        sent: at(0),
        received: at(2),
        timestamp: timestamp.map(at),
        date: date.map(at),
        age_seconds: None,
    }
}

/// The differences that are told, and the delay, in seconds.
fn read(clock: &mut ServerClock, times: ResponseTimes) -> (Option<i64>, Option<i64>) {
    let freshness = clock.read(times);
    let seconds = |delta: TimeDelta| delta.num_seconds();
    (
        clock.difference().map(seconds),
        freshness.delay.map(seconds),
    )
}

#[test]
fn browser_clock_that_is_wrong_is_told() {
    const HOUR: i64 = 3_600;
    for (timestamp, date, difference) in [
        (Some(1), Some(1), None),
        (Some(1), None, None),
        (None, Some(0), None),
        (None, None, None),
        // Three hours fast, a day slow.
        (Some(-3 * HOUR), Some(-3 * HOUR), Some(-3 * HOUR - 1)),
        (Some(-3 * HOUR), None, Some(-3 * HOUR)),
        (None, Some(-3 * HOUR), Some(-3 * HOUR + 1)),
        (Some(24 * HOUR), Some(24 * HOUR), Some(24 * HOUR - 2)),
        (Some(60), Some(60), None),
        (Some(64), Some(64), Some(62)),
    ] {
        let mut clock = ServerClock::default();
        let (told, delay) = read(&mut clock, times(timestamp, date));
        let is_close = told
            .zip(difference)
            .is_some_and(|(told, expected)| (told - expected).abs() <= 2);
        assert!(
            is_close || told == difference,
            "{timestamp:?} {date:?}: {told:?}"
        );
        assert_eq!(delay, None, "{timestamp:?} {date:?}");
    }
}

#[test]
fn response_that_is_older_than_its_request_is_told() {
    for (timestamp, date, age, delay) in [
        (Some(-7_200), Some(0), None, Some(7_200)),
        // A cache that keeps `Date` says how long it has kept the response.
        (Some(-7_200), Some(-7_200), Some(7_200), Some(7_200)),
        (None, Some(-7_200), Some(7_200), Some(7_200)),
        (Some(-60), Some(0), None, None),
        (Some(-61), Some(0), None, Some(61)),
    ] {
        let mut clock = ServerClock::default();
        let response = ResponseTimes {
            age_seconds: age,
            ..times(timestamp, date)
        };
        assert_eq!(
            read(&mut clock, response),
            (None, delay),
            "{timestamp:?} {date:?} {age:?}"
        );
    }
}

#[test]
fn as_of_is_the_time_of_the_response() {
    let mut clock = ServerClock::default();
    assert_eq!(clock.read(times(Some(-7_200), Some(0))).as_of, at(-7_200));
    assert_eq!(clock.read(times(None, Some(1))).as_of, at(1));
    assert_eq!(clock.read(times(None, None)).as_of, at(2));
}

#[test]
fn old_response_without_date_does_not_set_a_clock_that_is_known() {
    let mut clock = ServerClock::default();
    assert_eq!(read(&mut clock, times(Some(1), None)), (None, None));
    assert_eq!(
        read(&mut clock, times(Some(-7_200), None)),
        (None, Some(7_200))
    );
    assert_eq!(clock.at(at(5)), at(5));
}

#[test]
fn times_that_no_clock_shows_are_ignored() {
    for timestamp in [DateTime::UNIX_EPOCH, DateTime::<chrono::Utc>::MAX_UTC] {
        let mut clock = ServerClock::default();
        let response = ResponseTimes {
            timestamp: Some(timestamp),
            ..times(None, Some(1))
        };
        assert_eq!(read(&mut clock, response), (None, None));
        assert_eq!(clock.read(response).as_of, at(1));
    }
}

#[test]
fn clock_that_is_set_right_is_told_no_more() {
    let mut clock = ServerClock::default();
    let (told, _) = read(&mut clock, times(Some(-7_200), Some(-7_200)));
    assert!(told.is_some());
    assert_eq!(read(&mut clock, times(Some(1), Some(1))), (None, None));
}

proptest! {
    #[test]
    fn slow_responses_do_not_move_a_clock_that_is_right(
        takes in 0..300_i64,
        percent in 0..=100_i64,
        has_date: bool,
    ) {
        let finished = takes * percent / 100;
        let response = ResponseTimes {
            received: at(takes),
            ..times(Some(finished), has_date.then_some(finished))
        };
        let mut clock = ServerClock::default();
        prop_assert_eq!(read(&mut clock, response), (None, None));
        prop_assert_eq!(clock.offset(), TimeDelta::zero());
    }

    #[test]
    fn any_times_are_read(
        seconds in proptest::collection::vec(any::<i64>(), 4),
        age_seconds: Option<u32>,
    ) {
        let instant = |place: usize| DateTime::from_timestamp(seconds[place] >> 20, 0);
        let mut clock = ServerClock::default();
        for _ in 0..2 {
            let freshness = clock.read(ResponseTimes {
                sent: instant(0).unwrap_or_default(),
                received: instant(1).unwrap_or_default(),
                timestamp: instant(2),
                date: instant(3),
                age_seconds,
            });
            prop_assert!(freshness.delay.is_none_or(|delay| delay > TOLERANCE));
            prop_assert!(clock.difference().is_none_or(|offset| offset.abs() > TOLERANCE));
        }
    }
}
