//! When a screen reader hears how far a load is: not of each answer, but often enough to know that it goes on.

use chrono::TimeDelta;

use crate::task::instant::Instant;

/// After so long it is told again.
const OFTEN: TimeDelta = TimeDelta::seconds(10);

/// A quarter of all is worth announcer earlier, but not sooner than this after the last time: who listens hears one thing
/// at a time.
const SELDOM: TimeDelta = TimeDelta::seconds(3);

/// What was told of one load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgressAnnouncer {
    /// When it was told last, or when the load began.
    at: Instant,
    /// How many quarters were there then.
    quarter: u64,
}

impl ProgressAnnouncer {
    /// A load that begins, or goes on, with so many tasks of `total`. That it does, who started it knows.
    pub fn start(now: Instant, loaded: u64, total: Option<u64>) -> Self {
        Self {
            at: now,
            quarter: quarter(loaded, total),
        }
    }

    /// Whether it is told now that so many tasks of `total` are there. If so, it counts as told.
    pub fn should_announce(&mut self, now: Instant, loaded: u64, total: Option<u64>) -> bool {
        let since = now - self.at;
        let quarter = quarter(loaded, total);
        // Below 0 the clock was set back, and nobody knows.
        let tells = since < TimeDelta::zero()
            || since >= OFTEN
            || (quarter > self.quarter && since >= SELDOM);
        if tells {
            *self = Self { at: now, quarter };
        }
        tells
    }
}

/// Whole quarters of `total`; without one there are none.
fn quarter(loaded: u64, total: Option<u64>) -> u64 {
    total
        .and_then(|total| loaded.saturating_mul(4).checked_div(total))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_timestamp(1_700_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn it_is_told_every_ten_seconds_and_at_each_quarter() {
        let mut announcer = ProgressAnnouncer::start(at(0), 200, Some(100_000));
        let told: Vec<_> = (1..=50_i64)
            .filter(|second| {
                announcer.should_announce(
                    at(*second),
                    u64::try_from(*second).unwrap() * 2_000,
                    Some(100_000),
                )
            })
            .collect();
        // The half is passed at 25 and three quarters at 38, sooner than three seconds after the time before.
        assert_eq!(told, [10, 13, 23, 26, 36, 39, 49]);
    }

    #[test]
    fn a_load_of_a_few_seconds_is_not_told_of() {
        let mut announcer = ProgressAnnouncer::start(at(0), 200, Some(12_000));
        assert!(!announcer.should_announce(at(1), 6_000, Some(12_000)));
        assert!(!announcer.should_announce(at(2), 10_000, Some(12_000)));
        assert!(
            announcer.should_announce(at(3), 10_000, Some(12_000)),
            "the half was passed before"
        );
    }

    #[test]
    fn without_a_total_only_the_time_counts() {
        let mut announcer = ProgressAnnouncer::start(at(0), 10, None);
        assert!(!announcer.should_announce(at(9), 9_000, None));
        assert!(announcer.should_announce(at(10), 10_000, None));
        assert!(!announcer.should_announce(at(19), 19_000, Some(0)));
        assert!(
            announcer.should_announce(at(0), 20_000, None),
            "the clock was set back"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_told_twice_within_three_seconds_and_something_within_ten(
            steps in proptest::collection::vec((0..5_i64, 0..9_000_u64), 1..60), total in proptest::option::of(0..200_000_u64),
        ) {
            let mut announcer = ProgressAnnouncer::start(at(0), 0, total);
            let (mut now, mut loaded, mut last) = (0, 0, 0);
            for (seconds, more) in steps {
                now += seconds;
                loaded += more;
                let tells = announcer.should_announce(at(now), loaded, total);
                prop_assert!(!tells || now - last >= 3);
                prop_assert!(tells || now - last < 10);
                if tells {
                    last = now;
                }
            }
        }
    }
}
