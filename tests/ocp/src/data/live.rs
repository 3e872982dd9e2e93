//! Running backups, which change their state with the clock.

use std::sync::OnceLock;

use super::random::Random;
use super::task::{Status, Task};
use super::time::SECOND;
use crate::catalog::Tenant;
use crate::demo::{LIVE_PERIOD_SECONDS, MANUAL_PERIOD_SECONDS, MANUAL_START_SECONDS};

/// Backups whose progress follows the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Live {
    /// One every [`LIVE_PERIOD_SECONDS`]; some fail or are cancelled.
    EveryFewMinutes,
    /// One that somebody has started by hand and that takes about an hour; the one before it has ended.
    ByHand,
}

/// The recent runs of a live tenant at `now` (microseconds), newest first.
pub(crate) fn tasks(seed: u64, tenant: &Tenant, now: i64) -> Vec<Task> {
    let Some(live) = tenant.live else {
        return Vec::new();
    };
    let newest = (now - first_start(live) * SECOND).div_euclid(period(live) * SECOND);
    (0..most_runs(live))
        .filter_map(|age| run(seed, tenant, live, newest - age, now))
        .collect()
}

/// Seconds from one start to the next.
const fn period(live: Live) -> i64 {
    match live {
        Live::EveryFewMinutes => LIVE_PERIOD_SECONDS,
        Live::ByHand => MANUAL_PERIOD_SECONDS,
    }
}

/// The first start in Unix time, in seconds.
const fn first_start(live: Live) -> i64 {
    match live {
        Live::EveryFewMinutes => 0,
        Live::ByHand => MANUAL_START_SECONDS,
    }
}

/// The number of runs in the list; older ones are left out, so that they do not hide the year
/// before.
const fn most_runs(live: Live) -> i64 {
    match live {
        Live::EveryFewMinutes => 12,
        Live::ByHand => 2,
    }
}

/// How long a run takes in seconds, and how it ends.
fn course(live: Live, number: i64, random: &mut Random) -> (i64, Status) {
    match (live, number.rem_euclid(12)) {
        (Live::ByHand, _) => (3_600 + random.below(240), Status::Done),
        // One run an hour fails and one is cancelled.
        (Live::EveryFewMinutes, 5) => (90, Status::Failed),
        (Live::EveryFewMinutes, 9) => (120, Status::Canceled),
        (Live::EveryFewMinutes, _) => (180 + random.below(60), Status::Done),
    }
}

/// One run; `None` in the fraction of a second before it starts.
fn run(seed: u64, tenant: &Tenant, live: Live, number: i64, now: i64) -> Option<Task> {
    let mut random = Random::new(seed, &[tenant.id, number, i64::MAX]);
    let start = (first_start(live) + number * period(live)) * SECOND + random.below(SECOND);
    let elapsed = now - start;
    let (seconds, outcome) = course(live, number, &mut random);
    let end = seconds * SECOND + random.below(SECOND);
    let status = match elapsed {
        ..0 => return None,
        _ if elapsed >= end => outcome,
        _ if elapsed < 4 * SECOND => Status::Beginning,
        _ if elapsed < 10 * SECOND => Status::Initializing,
        _ if outcome == Status::Canceled && elapsed >= end - 20 * SECOND => Status::Canceling,
        _ => Status::Doing,
    };
    Some(Task {
        id: number,
        set: number,
        start,
        finish: (elapsed >= end).then_some(start + end),
        status,
        is_full: false,
        random,
        json: OnceLock::new(),
    })
}
