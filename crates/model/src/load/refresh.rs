//! When the page refreshes automatically: while a task runs, at an interval that spares the server.

/// The conditions for an automatic refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the conditions are independent of each other"
)]
pub struct RefreshConditions {
    /// Whether a loaded task runs: see [`TaskStatus::is_running`](crate::task::status::TaskStatus::is_running).
    pub has_running: bool,
    /// `refreshSeconds` of the configuration; 0 turns automatic refreshes off.
    pub every_seconds: u32,
    /// How long the last load took, over all its responses.
    pub took_milliseconds: u32,
    /// How many loads have failed in a row.
    pub failures: u32,
    /// Whether the page is visible.
    pub is_visible: bool,
    /// Whether the user waits for a task to end, also while the page is hidden.
    pub is_watching: bool,
    /// Whether a load or a wait for a retry goes on, or the last failure needs the user: signed out, refused, no right.
    pub is_blocked: bool,
    /// Whether the user has paused automatic refreshes.
    pub is_paused: bool,
}

/// The server rests at least this many times as long as the last load took.
pub const REST_FACTOR: u32 = 4;

/// The most failures in a row that each double the interval.
const MAX_DOUBLINGS: u32 = 4;

/// The longest interval, in milliseconds, because of a slow or failing server: with a longer one a running task looks
/// stuck. A configured interval may be longer.
pub const MAX_REST_MILLISECONDS: u32 = 10 * 60 * 1_000;

/// The shortest interval of a hidden page, in milliseconds. Browsers run the timers of hidden pages at most once a minute.
pub const HIDDEN_INTERVAL_MILLISECONDS: u32 = 60 * 1_000;

/// The longest interval, in milliseconds: browsers run a timer of more than 2³¹ at once.
pub const MAX_INTERVAL_MILLISECONDS: u32 = 24 * 60 * 60 * 1_000;

/// Whether the page refreshes automatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshStatus {
    /// The configuration turns it off, or the rows do not come from OCP.
    Off,
    /// The user has paused it.
    Paused,
    /// No task is known to run, so nothing is expected to change.
    NothingRuns,
    /// It waits: the page is hidden and no task is watched, a load goes on, or a failure needs the user.
    Waiting,
    /// It loads again this many milliseconds after the last load.
    Every(u32),
}

/// Whether the page refreshes automatically under these conditions.
pub fn status(conditions: RefreshConditions) -> RefreshStatus {
    let RefreshConditions {
        has_running,
        every_seconds,
        took_milliseconds,
        failures,
        is_visible,
        is_watching,
        is_blocked,
        is_paused,
    } = conditions;
    match () {
        () if every_seconds == 0 => RefreshStatus::Off,
        () if is_paused => RefreshStatus::Paused,
        // Before the end of a load it is not known whether a task runs.
        () if is_blocked || !(is_visible || is_watching) => RefreshStatus::Waiting,
        () if !has_running => RefreshStatus::NothingRuns,
        () => {
            let configured = every_seconds.saturating_mul(1_000);
            let rest = took_milliseconds.saturating_mul(REST_FACTOR);
            let backed_off = configured
                .max(rest)
                .saturating_mul(1 << failures.min(MAX_DOUBLINGS));
            let least = if is_visible {
                0
            } else {
                HIDDEN_INTERVAL_MILLISECONDS
            };
            let interval = configured
                .max(backed_off.min(MAX_REST_MILLISECONDS))
                .max(least);
            RefreshStatus::Every(interval.min(MAX_INTERVAL_MILLISECONDS))
        }
    }
}

/// The milliseconds from the end of a load to the next automatic one; `None` if there is none.
pub fn interval(conditions: RefreshConditions) -> Option<u32> {
    match status(conditions) {
        RefreshStatus::Every(milliseconds) => Some(milliseconds),
        _ => None,
    }
}

/// Whether rows that were loaded `age_milliseconds` ago are refreshed at once when a hidden page becomes visible again. A
/// negative age means that the clock was set back: the age is not known, and a refresh does no harm.
pub fn is_due(age_milliseconds: i64, conditions: RefreshConditions) -> bool {
    interval(conditions).is_some_and(|milliseconds| {
        age_milliseconds < 0 || age_milliseconds >= i64::from(milliseconds)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIVE: RefreshConditions = RefreshConditions {
        has_running: true,
        every_seconds: 30,
        took_milliseconds: 200,
        failures: 0,
        is_visible: true,
        is_watching: false,
        is_blocked: false,
        is_paused: false,
    };

    fn any_conditions() -> impl Strategy<Value = RefreshConditions> {
        let every = prop_oneof![0..4_000_u32, any::<u32>()];
        let took = prop_oneof![0..100_000_u32, any::<u32>()];
        (any::<[bool; 5]>(), every, took, 0..9_u32).prop_map(
            |(
                [has_running, is_visible, is_watching, is_blocked, is_paused],
                every_seconds,
                took_milliseconds,
                failures,
            )| RefreshConditions {
                has_running,
                every_seconds,
                took_milliseconds,
                failures,
                is_visible,
                is_watching,
                is_blocked,
                is_paused,
            },
        )
    }

    #[test]
    fn the_interval_is_as_configured_and_longer_for_a_slow_server() {
        assert_eq!(interval(LIVE), Some(30_000));
        for (took_milliseconds, expected) in [
            (7_500, 30_000),
            (7_501, 30_004),
            (150_000, 600_000),
            (u32::MAX, 600_000),
        ] {
            assert_eq!(
                interval(RefreshConditions {
                    took_milliseconds,
                    ..LIVE
                }),
                Some(expected)
            );
        }
        assert_eq!(
            interval(RefreshConditions {
                every_seconds: 3_600,
                ..LIVE
            }),
            Some(3_600_000)
        );
        assert_eq!(
            interval(RefreshConditions {
                every_seconds: u32::MAX,
                ..LIVE
            }),
            Some(MAX_INTERVAL_MILLISECONDS)
        );
    }

    #[test]
    fn failures_in_a_row_double_the_interval() {
        let after = |failures| interval(RefreshConditions { failures, ..LIVE });
        assert_eq!(
            [0, 1, 2, 4, 9].map(after),
            [30_000, 60_000, 120_000, 480_000, 480_000].map(Some)
        );
    }

    #[test]
    fn hidden_page_refreshes_for_a_watched_task_only_and_once_a_minute() {
        let hidden = RefreshConditions {
            is_visible: false,
            ..LIVE
        };
        assert_eq!(status(hidden), RefreshStatus::Waiting);
        let watching = RefreshConditions {
            is_watching: true,
            ..hidden
        };
        assert_eq!(interval(watching), Some(60_000));
        let rarely = RefreshConditions {
            every_seconds: 90,
            ..watching
        };
        assert_eq!(interval(rarely), Some(90_000));
    }

    #[test]
    fn status_says_why_nothing_is_refreshed() {
        for (conditions, expected) in [
            (
                RefreshConditions {
                    every_seconds: 0,
                    ..LIVE
                },
                RefreshStatus::Off,
            ),
            (
                RefreshConditions {
                    is_paused: true,
                    ..LIVE
                },
                RefreshStatus::Paused,
            ),
            (
                RefreshConditions {
                    has_running: false,
                    ..LIVE
                },
                RefreshStatus::NothingRuns,
            ),
            (
                RefreshConditions {
                    is_blocked: true,
                    ..LIVE
                },
                RefreshStatus::Waiting,
            ),
            (LIVE, RefreshStatus::Every(30_000)),
        ] {
            assert_eq!(status(conditions), expected);
        }
    }

    #[test]
    fn a_page_that_becomes_visible_refreshes_when_its_rows_are_old_enough() {
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
        fn no_refresh_when_off_blocked_hidden_without_a_watch_or_without_running_tasks(conditions in any_conditions(), age: i64) {
            let can_refresh = conditions.has_running && conditions.every_seconds > 0
                && (conditions.is_visible || conditions.is_watching) && !conditions.is_blocked && !conditions.is_paused;
            prop_assert_eq!(interval(conditions).is_some(), can_refresh);
            prop_assert!(can_refresh || !is_due(age, conditions));
        }

        #[test]
        fn the_interval_spares_the_server_and_is_bounded(conditions in any_conditions()) {
            let Some(milliseconds) = interval(conditions) else { return Ok(()) };
            let (interval, every) = (u64::from(milliseconds), u64::from(conditions.every_seconds) * 1_000);
            let rest = u64::from(conditions.took_milliseconds) * 4;
            prop_assert!(interval >= every.min(u64::from(MAX_INTERVAL_MILLISECONDS)), "not more often than configured");
            prop_assert!(interval >= rest.min(600_000), "four times what the last load took");
            prop_assert!(interval <= every.max(600_000) && interval <= u64::from(MAX_INTERVAL_MILLISECONDS));
        }

        #[test]
        fn a_slower_server_never_has_a_shorter_interval(conditions in any_conditions(), took_milliseconds: u32) {
            let slower = RefreshConditions { took_milliseconds: conditions.took_milliseconds.max(took_milliseconds), ..conditions };
            prop_assert!(interval(conditions) <= interval(slower));
        }

        #[test]
        fn each_failure_makes_the_interval_longer_up_to_a_limit(conditions in any_conditions()) {
            let more = RefreshConditions { failures: conditions.failures + 1, ..conditions };
            prop_assert!(interval(conditions) <= interval(more));
            if let Some(milliseconds) = interval(RefreshConditions { failures: u32::MAX, ..conditions }) {
                let configured = conditions.every_seconds.saturating_mul(1_000);
                prop_assert!(milliseconds <= configured.max(MAX_REST_MILLISECONDS));
            }
        }

        #[test]
        fn a_due_refresh_stays_due(conditions in any_conditions(), age in 0..i64::MAX, later in 0..i64::MAX) {
            prop_assert!(!is_due(age, conditions) || is_due(age.saturating_add(later), conditions));
        }
    }
}
