//! Whether a request that failed is sent again by itself, and how long after.
//!
//! Only GETs are ever sent, so sending one again changes nothing at the server. What a user must correct first is
//! never sent again: OCP blocks a client after 20 wrong passwords.

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// It may be over soon: no answer, none in time, or a proxy that does not reach OCP (502, 503, 504).
    Transient,
    /// Too many requests (429).
    Throttled {
        /// How many seconds the server asks to wait (`RateLimit-Reset`), when it says so.
        wait: Option<u32>,
    },
    /// The same request would fail again.
    Final,
}

/// How often a request is sent in all, the first time included.
pub const MAX_TRIES: u32 = 3;

/// How long to wait, in seconds, where a server that throttles does not say: the second of OCP's four windows.
pub const DEFAULT_WAIT_SECONDS: u32 = 60;

/// The longest wait, in seconds, that is waited for. OCP throttles by windows of 10 seconds, a minute, an hour and
/// a day, and a page that waits a day in silence helps nobody.
pub const MAX_WAIT_SECONDS: u32 = 15 * 60;

/// What to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// Send the request again.
    Wait {
        /// After so many milliseconds.
        milliseconds: u32,
    },
    /// Tell the user.
    GiveUp,
}

/// What to do after `tries` requests (1 or more), the last of which failed by `trouble`. `chance` is random over
/// all 32 bits, so that the pages which one failure hit do not all come back at the same moment.
///
/// After transient trouble the wait is 1 to 2 seconds, then 2 to 4. A server that throttles gets what it asks for
/// and up to a second more, never less, and never less than a second.
pub fn decide(trouble: FailureKind, tries: u32, chance: u32) -> RetryDecision {
    let (least, spread) = match trouble {
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
    // `chance` as a share of 2³², without a division.
    let share = (u64::from(chance) * u64::from(spread)) >> 32;
    RetryDecision::Wait {
        milliseconds: least + u32::try_from(share).unwrap_or(spread),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wait(trouble: FailureKind, tries: u32, chance: u32) -> Option<u32> {
        match decide(trouble, tries, chance) {
            RetryDecision::Wait { milliseconds } => Some(milliseconds),
            RetryDecision::GiveUp => None,
        }
    }

    fn throttled(seconds: u32) -> FailureKind {
        FailureKind::Throttled {
            wait: Some(seconds),
        }
    }

    fn any_trouble() -> impl Strategy<Value = FailureKind> {
        let seconds = proptest::option::of(prop_oneof![0..1_000_u32, any::<u32>()]);
        prop_oneof![
            Just(FailureKind::Transient),
            Just(FailureKind::Final),
            seconds.prop_map(|wait| FailureKind::Throttled { wait }),
        ]
    }

    #[test]
    fn the_edges_of_every_wait() {
        let edges = |trouble, tries| (wait(trouble, tries, 0), wait(trouble, tries, u32::MAX));
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
        fn nothing_is_sent_more_than_three_times(
            troubles in proptest::collection::vec((any_trouble(), any::<u32>()), 10),
        ) {
            let sent_again = troubles.iter().zip(1..).take_while(|((trouble, chance), tries)| {
                wait(*trouble, *tries, *chance).is_some()
            });
            prop_assert!(sent_again.count() < MAX_TRIES as usize);
        }

        #[test]
        fn what_is_final_is_never_sent_again(tries: u32, chance: u32) {
            prop_assert_eq!(decide(FailureKind::Final, tries, chance), RetryDecision::GiveUp);
        }

        #[test]
        fn every_wait_is_bounded_and_depends_on_nothing_else(trouble in any_trouble(), tries: u32, chance: u32) {
            let waited = wait(trouble, tries, chance);
            prop_assert!(waited.is_none_or(|waited| (1_000..(MAX_WAIT_SECONDS + 1) * 1_000).contains(&waited)));
            prop_assert_eq!(waited, wait(trouble, tries, chance));
        }

        #[test]
        fn a_wait_is_never_shorter_than_the_server_asks(seconds: u32, tries in 1..MAX_TRIES, chance: u32) {
            let waited = wait(throttled(seconds), tries, chance);
            prop_assert_eq!(waited.is_none(), seconds > MAX_WAIT_SECONDS);
            prop_assert!(waited.is_none_or(|waited| waited / 1_000 == seconds.max(1)));
        }

        #[test]
        fn who_is_asked_to_wait_longer_waits_longer(a in 1..MAX_WAIT_SECONDS, more in 1..900_u32, one: u32, other: u32) {
            let waits = (wait(throttled(a), 1, one), wait(throttled(a + more), 1, other));
            prop_assert!(waits.1.is_none() || waits.0 < waits.1);
        }

        #[test]
        fn the_waits_grow_whatever_chance_says(one: u32, other: u32) {
            let waits = (wait(FailureKind::Transient, 1, one), wait(FailureKind::Transient, 2, other));
            prop_assert!(waits.0.is_some() && waits.0 < waits.1);
        }

        #[test]
        fn more_chance_is_no_shorter_wait(trouble in any_trouble(), tries in 0..4_u32, one: u32, other: u32) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(wait(trouble, tries, less) <= wait(trouble, tries, more));
        }
    }
}
