//! When a page that nobody uses signs its user out.

use crate::task::instant::Instant;

/// How many minutes without the user make a page idle: OCP's own sessions end after as many by default.
pub const IDLE_MINUTES: u32 = 30;

/// Whether the page is idle `now`, when the user last did something at `last_activity`; both by the browser's clock.
///
/// The clock can be set back in between, and then the last activity lies in the future. A little is how clocks
/// are corrected, and means nothing. As much as makes a page idle means that nobody knows how long ago it was.
pub fn is_idle(last_activity: Instant, now: Instant) -> bool {
    let apart = now.signed_duration_since(last_activity).num_milliseconds();
    apart.unsigned_abs() >= u64::from(IDLE_MINUTES) * 60_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    const HALF_AN_HOUR: i64 = 30 * 60 * 1_000;

    fn at(milliseconds: i64) -> Instant {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    #[test]
    fn half_an_hour_makes_a_page_idle() {
        let is_idle_after = |milliseconds| is_idle(at(0), at(milliseconds));
        assert!(
            !is_idle_after(0) && !is_idle_after(HALF_AN_HOUR - 1) && is_idle_after(HALF_AN_HOUR)
        );
        assert!(
            is_idle(Instant::MIN_UTC, Instant::MAX_UTC)
                && is_idle(Instant::MAX_UTC, Instant::MIN_UTC)
        );
    }

    #[test]
    fn a_clock_that_is_corrected_signs_nobody_out_and_one_that_is_set_back_keeps_nobody_in() {
        assert!(!is_idle(at(50), at(0)));
        assert!(is_idle(at(5 * 3_600 * 1_000), at(0)));
    }

    proptest! {
        #[test]
        fn only_the_distance_counts(
            last in -4_000_000_000_000..4_000_000_000_000_i64, apart in -2 * HALF_AN_HOUR..2 * HALF_AN_HOUR,
        ) {
            prop_assert_eq!(is_idle(at(last), at(last + apart)), apart.abs() >= HALF_AN_HOUR);
        }

        #[test]
        fn the_clock_keeps_nobody_in_longer_than_twice_the_time(set_back in 0..i64::from(u32::MAX)) {
            // A minute passes at each step; the clock is set back once, at the start.
            let idle = (0..=2 * i64::from(IDLE_MINUTES)).any(|minute| is_idle(at(0), at(minute * 60_000 - set_back)));
            prop_assert!(idle);
        }
    }
}
