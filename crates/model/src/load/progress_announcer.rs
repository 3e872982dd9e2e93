//! When the progress of a load is announced to screen readers: not with each response, but often enough to hear that it goes
//! on.

use chrono::TimeDelta;

use crate::task::instant::Instant;

/// The longest time between two announcements.
const MAX_INTERVAL: TimeDelta = TimeDelta::seconds(10);

/// The shortest time between two announcements. A quarter of the load is announced before [`MAX_INTERVAL`] is over, but not
/// sooner than this, so that a listener can hear out the announcement before.
const MIN_INTERVAL: TimeDelta = TimeDelta::seconds(3);

/// The announcements of one load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgressAnnouncer {
    /// When the latest announcement was made, or the load began.
    latest: Instant,
    /// How many quarters were loaded then.
    quarter: u64,
}

impl ProgressAnnouncer {
    /// Starts for a load that begins or resumes with this many tasks of `total`. The beginning itself is not announced,
    /// because the user has started it.
    pub fn start(now: Instant, loaded: u64, total: Option<u64>) -> Self {
        Self {
            latest: now,
            quarter: quarter(loaded, total),
        }
    }

    /// Whether to announce now that this many tasks of `total` are loaded. If so, the announcement counts as made.
    pub fn should_announce(&mut self, now: Instant, loaded: u64, total: Option<u64>) -> bool {
        let since = now - self.latest;
        let quarter = quarter(loaded, total);
        // Below 0 the clock was set back, and the time is not known.
        let is_due = since < TimeDelta::zero()
            || since >= MAX_INTERVAL
            || (quarter > self.quarter && since >= MIN_INTERVAL);
        if is_due {
            *self = Self {
                latest: now,
                quarter,
            };
        }
        is_due
    }
}

/// The whole quarters of `total` that are loaded; 0 without a total.
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
    fn progress_is_announced_every_ten_seconds_and_at_each_quarter() {
        let mut announcer = ProgressAnnouncer::start(at(0), 200, Some(100_000));
        let seconds: Vec<_> = (1..=50_i64)
            .filter(|second| {
                announcer.should_announce(
                    at(*second),
                    u64::try_from(*second).unwrap() * 2_000,
                    Some(100_000),
                )
            })
            .collect();
        // The half is reached at 25 and three quarters at 38, less than three seconds after the announcement before.
        assert_eq!(seconds, [10, 13, 23, 26, 36, 39, 49]);
    }

    #[test]
    fn a_load_of_a_few_seconds_is_not_announced() {
        let mut announcer = ProgressAnnouncer::start(at(0), 200, Some(12_000));
        assert!(!announcer.should_announce(at(1), 6_000, Some(12_000)));
        assert!(!announcer.should_announce(at(2), 10_000, Some(12_000)));
        assert!(
            announcer.should_announce(at(3), 10_000, Some(12_000)),
            "the half was reached before"
        );
    }

    #[test]
    fn without_a_total_announcements_follow_the_time_alone() {
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
        fn announcements_are_at_least_three_and_at_most_ten_seconds_apart(
            steps in proptest::collection::vec((0..5_i64, 0..9_000_u64), 1..60), total in proptest::option::of(0..200_000_u64),
        ) {
            let mut announcer = ProgressAnnouncer::start(at(0), 0, total);
            let (mut now, mut loaded, mut last) = (0, 0, 0);
            for (seconds, more) in steps {
                now += seconds;
                loaded += more;
                let announces = announcer.should_announce(at(now), loaded, total);
                prop_assert!(!announces || now - last >= 3);
                prop_assert!(announces || now - last < 10);
                if announces {
                    last = now;
                }
            }
        }
    }
}
