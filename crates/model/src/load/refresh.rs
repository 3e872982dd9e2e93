//! When the page asks again by itself: while a task runs, at an interval that spares the server.

/// What the decision hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Some loaded task runs: see [`TaskStatus::is_running`](crate::task::status::TaskStatus::is_running).
    pub running: bool,
    /// `refreshSeconds` of the configuration; 0 for never.
    pub every_seconds: u32,
    /// How long the last load took, all its answers together.
    pub took_milliseconds: u32,
    /// Whether anybody can see the page.
    pub visible: bool,
    /// A load or a wait is under way, or the last failure is the user's to deal with: signed out, refused, no right.
    pub blocked: bool,
}

/// The server gets at least so many times what the last load took to recover from it.
pub const REST: u32 = 10;

/// The longest interval, in milliseconds, that a slow server makes: a running task that is older looks stuck.
/// A configuration that asks for a longer one gets it.
pub const LONGEST_FOR_SLOWNESS: u32 = 10 * 60 * 1_000;

/// The longest interval of all, in milliseconds: a browser takes a timer of more than 2³¹ for one of none.
pub const LONGEST: u32 = 24 * 60 * 60 * 1_000;

/// How many milliseconds after a load the next one begins; `None` for not by itself.
pub fn next(facts: Facts) -> Option<u32> {
    let Facts {
        running,
        every_seconds,
        took_milliseconds,
        visible,
        blocked,
    } = facts;
    if !running || every_seconds == 0 || !visible || blocked {
        return None;
    }
    let rest = took_milliseconds
        .saturating_mul(REST)
        .min(LONGEST_FOR_SLOWNESS);
    Some(every_seconds.saturating_mul(1_000).max(rest).min(LONGEST))
}

/// Whether what is shown, `age_milliseconds` after it was loaded, is asked for again at once, as when a hidden
/// page is looked at again. Below 0 the clock was set back, nobody knows the age, and asking does no harm.
pub fn is_due(age_milliseconds: i64, facts: Facts) -> bool {
    next(facts)
        .is_some_and(|interval| age_milliseconds < 0 || age_milliseconds >= i64::from(interval))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIVE: Facts = Facts {
        running: true,
        every_seconds: 30,
        took_milliseconds: 200,
        visible: true,
        blocked: false,
    };

    fn any_facts() -> impl Strategy<Value = Facts> {
        let every = prop_oneof![0..4_000_u32, any::<u32>()];
        let took = prop_oneof![0..100_000_u32, any::<u32>()];
        (any::<[bool; 3]>(), every, took).prop_map(
            |([running, visible, blocked], every_seconds, took_milliseconds)| Facts {
                running,
                every_seconds,
                took_milliseconds,
                visible,
                blocked,
            },
        )
    }

    #[test]
    fn the_page_asks_as_often_as_configured_and_less_often_the_slower_the_server() {
        assert_eq!(next(LIVE), Some(30_000));
        for (took_milliseconds, interval) in [
            (3_000, 30_000),
            (3_001, 30_010),
            (60_000, 600_000),
            (u32::MAX, 600_000),
        ] {
            assert_eq!(
                next(Facts {
                    took_milliseconds,
                    ..LIVE
                }),
                Some(interval)
            );
        }
        assert_eq!(
            next(Facts {
                every_seconds: 3_600,
                ..LIVE
            }),
            Some(3_600_000)
        );
        assert_eq!(
            next(Facts {
                every_seconds: u32::MAX,
                ..LIVE
            }),
            Some(LONGEST)
        );
    }

    #[test]
    fn a_page_that_is_looked_at_again_asks_when_its_rows_are_old_enough() {
        for (age, due) in [
            (0, false),
            (29_999, false),
            (30_000, true),
            (i64::MAX, true),
            (-1, true),
            (i64::MIN, true),
        ] {
            assert_eq!(is_due(age, LIVE), due, "{age}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_asked_that_is_off_blocked_unseen_or_ended(facts in any_facts(), age: i64) {
            let may = facts.running && facts.every_seconds > 0 && facts.visible && !facts.blocked;
            prop_assert_eq!(next(facts).is_some(), may);
            prop_assert!(may || !is_due(age, facts));
        }

        #[test]
        fn the_interval_spares_the_server_and_is_bounded(facts in any_facts()) {
            let Some(interval) = next(facts) else { return Ok(()) };
            let (interval, every) = (u64::from(interval), u64::from(facts.every_seconds) * 1_000);
            let rest = u64::from(facts.took_milliseconds) * 10;
            prop_assert!(interval >= every.min(u64::from(LONGEST)), "not more often than configured");
            prop_assert!(interval >= rest.min(600_000), "ten times what the last load took");
            prop_assert!(interval <= every.max(600_000) && interval <= u64::from(LONGEST));
        }

        #[test]
        fn a_slower_server_is_never_asked_more_often(facts in any_facts(), took_milliseconds: u32) {
            let slower = Facts { took_milliseconds: facts.took_milliseconds.max(took_milliseconds), ..facts };
            prop_assert!(next(facts) <= next(slower));
        }

        #[test]
        fn what_is_due_stays_due(facts in any_facts(), age in 0..i64::MAX, later in 0..i64::MAX) {
            prop_assert!(!is_due(age, facts) || is_due(age.saturating_add(later), facts));
        }
    }
}
