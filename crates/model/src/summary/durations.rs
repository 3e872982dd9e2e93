//! How long backups of a type usually take.

use chrono::TimeDelta;

/// From this many backups on, a longer one is called so: of fewer, the longest is no measure.
pub const MIN_FOR_LONG: usize = 5;

/// The typical duration of backups, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypicalDuration {
    /// Half of them took no longer.
    pub median: i64,
    /// Nine of ten took no longer.
    pub p90: i64,
    /// The number of backups.
    pub count: usize,
}

impl TypicalDuration {
    /// The typical one of these; `None` of none.
    pub(super) fn of(mut seconds: Vec<i64>) -> Option<Self> {
        let count = seconds.len();
        if count == 0 {
            return None;
        }
        // The nearest rank: the smallest value that is not below the share of all.
        let mut at_share = |tenths: usize| {
            let rank = (count * tenths).div_ceil(10).max(1);
            *seconds.select_nth_unstable(rank - 1).1
        };
        Some(Self {
            median: at_share(5),
            p90: at_share(9),
            count,
        })
    }

    /// Whether a backup that takes so long is longer than usual.
    pub fn is_exceeded_by(self, elapsed: TimeDelta) -> bool {
        self.count >= MIN_FOR_LONG && elapsed > TimeDelta::seconds(self.p90)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn median_and_p90_are_values_of_backups() {
        for (seconds, median, p90) in [
            (vec![7], 7, 7),
            (vec![3, 1], 1, 3),
            ((1..=10).collect(), 5, 9),
            ((1..=100).rev().collect(), 50, 90),
        ] {
            let count = seconds.len();
            let typical = TypicalDuration { median, p90, count };
            assert_eq!(TypicalDuration::of(seconds), Some(typical));
        }
        assert_eq!(TypicalDuration::of(Vec::new()), None);
    }

    #[test]
    fn nothing_is_longer_than_usual_where_little_is_known() {
        let typical = |count| TypicalDuration::of(vec![60; count]).unwrap();
        let longer = TimeDelta::seconds(61);
        assert!(!typical(MIN_FOR_LONG - 1).is_exceeded_by(longer));
        assert!(typical(MIN_FOR_LONG).is_exceeded_by(longer));
        assert!(!typical(MIN_FOR_LONG).is_exceeded_by(TimeDelta::seconds(60)));
    }

    proptest! {
        #[test]
        fn shares_hold(seconds in proptest::collection::vec(0..1_000_i64, 1..60)) {
            let typical = TypicalDuration::of(seconds.clone()).unwrap();
            for (value, tenths) in [(typical.median, 5), (typical.p90, 9)] {
                let within = seconds.iter().filter(|seconds| **seconds <= value).count();
                let below = seconds.iter().filter(|seconds| **seconds < value).count();
                prop_assert!(within * 10 >= seconds.len() * tenths);
                prop_assert!(below * 10 < seconds.len() * tenths);
            }
        }
    }
}
