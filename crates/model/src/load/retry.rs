//! Whether a failed request is sent again automatically, and after how long.
//!
//! The console sends only GETs, so a retry changes nothing at the server. A failure that the user has to correct is never
//! retried: OCP blocks a client after 20 wrong passwords.

/// The kinds of failure that the retry depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// May be over soon: no response, none in time, or a proxy that does not reach OCP (502, 503, 504).
    Transient,
    /// Too many requests (429).
    Throttled {
        /// The seconds that the server asks to wait (`RateLimit-Reset`), if it says so.
        wait: Option<u32>,
    },
    /// The same request would fail again.
    Final,
}

/// How often a request is sent in all, the first time included.
pub const MAX_TRIES: u32 = 3;

/// The wait, in seconds, when a throttling server does not say how long: the second of OCP's four windows.
pub const DEFAULT_WAIT_SECONDS: u32 = 60;

/// The longest wait, in seconds, before a retry. OCP throttles by windows of 10 seconds, a minute, an hour and a day, and a
/// page should not wait for a day without a word.
pub const MAX_WAIT_SECONDS: u32 = 15 * 60;

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// Send the request again.
    Wait {
        /// The wait before it, in milliseconds.
        milliseconds: u32,
    },
    /// Report the failure to the user.
    GiveUp,
}

/// What to do after `tries` requests (1 or more), the last of which failed with `kind`. `random` is random over all 32 bits,
/// so that pages which failed together do not all retry at the same moment.
///
/// After a transient failure the wait is 1 to 2 seconds, then 2 to 4. After a throttled one it is the time that the server
/// asks for, at least a second, and up to a second more.
pub fn decide(kind: FailureKind, tries: u32, random: u32) -> RetryDecision {
    let (minimum, spread) = match kind {
        _ if tries >= MAX_TRIES => return RetryDecision::GiveUp,
        FailureKind::Final => return RetryDecision::GiveUp,
        FailureKind::Transient => {
            let half = 500 << tries.max(1);
            (half, half)
        }
        FailureKind::Throttled { wait } => match wait.unwrap_or(DEFAULT_WAIT_SECONDS).max(1) {
            seconds if seconds > MAX_WAIT_SECONDS => return RetryDecision::GiveUp,
            seconds => (seconds * 1_000, 1_000),
        },
    };
    // `random` is scaled from 32 bits to `spread`.
    let extra = (u64::from(random) * u64::from(spread)) >> 32;
    RetryDecision::Wait {
        milliseconds: minimum + u32::try_from(extra).unwrap_or(spread),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wait(kind: FailureKind, tries: u32, random: u32) -> Option<u32> {
        match decide(kind, tries, random) {
            RetryDecision::Wait { milliseconds } => Some(milliseconds),
            RetryDecision::GiveUp => None,
        }
    }

    fn throttled(seconds: u32) -> FailureKind {
        FailureKind::Throttled {
            wait: Some(seconds),
        }
    }

    fn any_failure() -> impl Strategy<Value = FailureKind> {
        let seconds = proptest::option::of(prop_oneof![0..1_000_u32, any::<u32>()]);
        prop_oneof![
            Just(FailureKind::Transient),
            Just(FailureKind::Final),
            seconds.prop_map(|wait| FailureKind::Throttled { wait }),
        ]
    }

    #[test]
    fn shortest_and_longest_waits_are_as_documented() {
        let edges = |kind, tries| (wait(kind, tries, 0), wait(kind, tries, u32::MAX));
        assert_eq!(edges(FailureKind::Transient, 1), (Some(1_000), Some(1_999)));
        assert_eq!(edges(FailureKind::Transient, 2), (Some(2_000), Some(3_999)));
        assert_eq!(edges(FailureKind::Transient, 3), (None, None));
        assert_eq!(edges(throttled(0), 1), (Some(1_000), Some(1_999)));
        assert_eq!(edges(throttled(10), 2), (Some(10_000), Some(10_999)));
        assert_eq!(edges(throttled(10), 3), (None, None));
        assert_eq!(
            edges(FailureKind::Throttled { wait: None }, 1),
            (Some(60_000), Some(60_999))
        );
        assert_eq!(edges(throttled(900), 1), (Some(900_000), Some(900_999)));
        assert_eq!(edges(throttled(901), 1), (None, None));
        assert_eq!(edges(throttled(u32::MAX), 1), (None, None));
        assert_eq!(edges(FailureKind::Final, 1), (None, None));
    }

    proptest! {
        #[test]
        fn no_request_is_sent_more_than_three_times(
            failures in proptest::collection::vec((any_failure(), any::<u32>()), 10),
        ) {
            let retries = failures.iter().zip(1..).take_while(|((kind, random), tries)| {
                wait(*kind, *tries, *random).is_some()
            });
            prop_assert!(retries.count() < MAX_TRIES as usize);
        }

        #[test]
        fn a_final_failure_is_never_retried(tries: u32, random: u32) {
            prop_assert_eq!(decide(FailureKind::Final, tries, random), RetryDecision::GiveUp);
        }

        #[test]
        fn every_wait_is_bounded_and_deterministic(kind in any_failure(), tries: u32, random: u32) {
            let waited = wait(kind, tries, random);
            prop_assert!(waited.is_none_or(|waited| (1_000..(MAX_WAIT_SECONDS + 1) * 1_000).contains(&waited)));
            prop_assert_eq!(waited, wait(kind, tries, random));
        }

        #[test]
        fn a_wait_is_never_shorter_than_the_server_asks(seconds: u32, tries in 1..MAX_TRIES, random: u32) {
            let waited = wait(throttled(seconds), tries, random);
            prop_assert_eq!(waited.is_none(), seconds > MAX_WAIT_SECONDS);
            prop_assert!(waited.is_none_or(|waited| waited / 1_000 == seconds.max(1)));
        }

        #[test]
        fn a_longer_requested_wait_is_a_longer_wait(a in 1..MAX_WAIT_SECONDS, more in 1..900_u32, one: u32, other: u32) {
            let waits = (wait(throttled(a), 1, one), wait(throttled(a + more), 1, other));
            prop_assert!(waits.1.is_none() || waits.0 < waits.1);
        }

        #[test]
        fn the_second_wait_is_longer_for_any_random_numbers(one: u32, other: u32) {
            let waits = (wait(FailureKind::Transient, 1, one), wait(FailureKind::Transient, 2, other));
            prop_assert!(waits.0.is_some() && waits.0 < waits.1);
        }

        #[test]
        fn a_larger_random_number_never_shortens_a_wait(kind in any_failure(), tries in 0..4_u32, one: u32, other: u32) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(wait(kind, tries, less) <= wait(kind, tries, more));
        }
    }
}
