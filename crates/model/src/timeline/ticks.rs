//! The ticks below the chart, at round times of the clocks in a zone.

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::scale::TimeScale;
use crate::task::instant::Instant;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The distances of ticks, in seconds.
const STEPS: [i64; 17] = [
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY,
    1_825 * DAY,
    36_500 * DAY,
];

/// A tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Its moment.
    pub at: Instant,
    /// Its place, from 0 to 100.
    pub x: f64,
    /// What the clocks show then.
    pub wall: NaiveDateTime,
    /// Whether it is a midnight, so that its day says more than its time.
    pub is_day: bool,
}

/// At most `most` ticks of a scale and a few. `to_wall` tells what the zone's clocks show at a moment, `to_moment` when they show
/// a time; `None` if they never do. Where the clocks are changed, ticks stay at round times.
pub fn ticks(
    scale: TimeScale,
    most: i64,
    to_wall: impl Fn(Instant) -> NaiveDateTime,
    to_moment: impl Fn(NaiveDateTime) -> Option<Instant>,
) -> Vec<Tick> {
    let seconds = scale.length().num_seconds();
    let fits = |step: &i64| seconds / step <= most;
    let step = STEPS.into_iter().find(fits).unwrap_or(36_500 * DAY);
    let mut wall = first_wall(to_wall(scale.start), step);
    let mut ticks: Vec<Tick> = Vec::new();
    // The clocks may be changed within the span, so it is not counted but looked at.
    let last = to_wall(scale.end) + TimeDelta::days(1);
    while wall <= last {
        let moment = to_moment(wall).filter(|at| (scale.start..=scale.end).contains(at));
        if let Some(at) = moment
            && ticks.last().is_none_or(|before| before.at < at)
        {
            ticks.push(Tick {
                at,
                x: scale.x(at),
                wall,
                is_day: wall.time() == NaiveTime::MIN,
            });
        }
        let Some(next) = wall.checked_add_signed(TimeDelta::seconds(step)) else {
            break;
        };
        wall = next;
    }
    ticks
}

/// The round time at or before `wall`: a multiple of the step since midnight, or a midnight.
fn first_wall(wall: NaiveDateTime, step: i64) -> NaiveDateTime {
    let midnight = wall.date().and_time(NaiveTime::MIN);
    if step >= DAY {
        // Days are counted from the first of the month, so that ticks do not move with the span's start.
        let days = i64::from(wall.day0()) % (step / DAY).min(31);
        return midnight - TimeDelta::days(days);
    }
    let seconds = i64::from(wall.num_seconds_from_midnight());
    midnight + TimeDelta::seconds(seconds - seconds % step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::instant::parse_wire;
    use proptest::prelude::*;

    fn at(time: &str) -> Instant {
        parse_wire(time).unwrap()
    }

    /// Clocks that go forward by an hour at 01:00 UTC on 30 March 2025, as in Berlin.
    fn berlin(moment: Instant) -> NaiveDateTime {
        let hours = if moment < at("2025-03-30T01:00:00Z") {
            1
        } else {
            2
        };
        (moment + TimeDelta::hours(hours)).naive_utc()
    }

    fn in_berlin(wall: NaiveDateTime) -> Option<Instant> {
        [1, 2]
            .map(|hours| (wall - TimeDelta::hours(hours)).and_utc())
            .into_iter()
            .find(|moment| berlin(*moment) == wall)
    }

    #[test]
    fn ticks_are_round_on_both_sides_of_a_change_of_the_clocks() {
        let scale = TimeScale::new(at("2025-03-29T12:00:00Z"), at("2025-03-30T12:00:00Z"));
        let ticks = ticks(scale, 8, berlin, in_berlin);
        let walls: Vec<_> = ticks
            .iter()
            .map(|tick| tick.wall.format("%d %H:%M").to_string())
            .collect();
        assert_eq!(
            walls,
            [
                "29 15:00", "29 18:00", "29 21:00", "30 00:00", "30 03:00", "30 06:00", "30 09:00",
                "30 12:00"
            ]
        );
        assert_eq!(ticks[3].at, at("2025-03-29T23:00:00Z"));
        assert_eq!(ticks[4].at, at("2025-03-30T01:00:00Z"), "two hours later");
        assert!(ticks[3].is_day && !ticks[4].is_day);
    }

    proptest! {
        #[test]
        fn ticks_are_few_in_order_and_inside(begin in 0..1_000_000_000_i64, length in 1..3_000_000_000_i64) {
            let start = at("2001-01-01T00:00:00Z") + TimeDelta::seconds(begin);
            let scale = TimeScale::new(start, start + TimeDelta::seconds(length));
            let ticks = ticks(scale, 8, |moment| moment.naive_utc(), |wall| Some(wall.and_utc()));
            prop_assert!(ticks.len() <= 10, "{}", ticks.len());
            prop_assert!(ticks.is_sorted_by(|one, other| one.at < other.at));
            prop_assert!(ticks.iter().all(|tick| tick.at >= scale.start && tick.at <= scale.end));
        }
    }
}
