//! Automatic sign-out of an idle page.

use crate::task::instant::Instant;

/// Minutes without user activity after which the page is idle. OCP's own sessions end after the
/// same time by default.
pub const IDLE_MINUTES: u32 = 30;

/// Whether the page is idle `now`, given the user's last activity; both by the browser's clock.
///
/// The clock may be set back, so that the last activity lies in the future. A small step is a clock
/// correction and is ignored. From the idle limit on, the real time since the last activity is
/// unknown and the page counts as idle.
pub fn is_idle(last_activity: Instant, now: Instant) -> bool {
    let distance = now.signed_duration_since(last_activity).num_milliseconds();
    distance.unsigned_abs() >= u64::from(IDLE_MINUTES) * 60_000
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
    fn page_is_idle_after_half_an_hour() {
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
    fn clock_correction_is_ignored_but_a_clock_set_far_back_is_idle() {
        assert!(!is_idle(at(50), at(0)));
        assert!(is_idle(at(5 * 3_600 * 1_000), at(0)));
    }

    proptest! {
        #[test]
        fn is_idle_depends_only_on_the_distance(
            last in -4_000_000_000_000..4_000_000_000_000_i64,
            distance in -2 * HALF_AN_HOUR..2 * HALF_AN_HOUR,
        ) {
            prop_assert_eq!(
                is_idle(at(last), at(last + distance)),
                distance.abs() >= HALF_AN_HOUR
            );
        }

        #[test]
        fn clock_set_back_delays_idleness_at_most_by_the_limit(set_back in 0..i64::from(u32::MAX)) {
            // One minute passes per step; the clock is set back once, at the start.
            let idle = (0..=2 * i64::from(IDLE_MINUTES))
                .any(|minute| is_idle(at(0), at(minute * 60_000 - set_back)));
            prop_assert!(idle);
        }
    }
}
