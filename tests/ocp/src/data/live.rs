//! The backups that can be watched: one starts every few minutes and moves through its states with the clock.

use std::sync::OnceLock;

use super::dice::Dice;
use super::task::{Status, Task};
use super::time::SECOND;
use crate::catalog::Tenant;
use crate::demo::LIVE_PERIOD_SECONDS;

/// How many runs are kept; older ones are forgotten, so that they do not bury the year behind them.
const KEPT: i64 = 12;

/// The recent runs of a live tenant at `now` (microseconds), newest first.
pub(crate) fn tasks(seed: u64, tenant: &Tenant, now: i64) -> Vec<Task> {
    if !tenant.live {
        return Vec::new();
    }
    let newest = now.div_euclid(LIVE_PERIOD_SECONDS * SECOND);
    (0..KEPT)
        .filter_map(|age| run(seed, tenant, newest - age, now))
        .collect()
}

/// One run; `None` in the fraction of a second before it starts.
fn run(seed: u64, tenant: &Tenant, number: i64, now: i64) -> Option<Task> {
    let mut dice = Dice::new(seed, &[tenant.id, number, i64::MAX]);
    let start = number * LIVE_PERIOD_SECONDS * SECOND + dice.below(SECOND);
    let elapsed = now - start;
    // In every hour one run fails and one is cancelled.
    let (seconds, outcome) = match number.rem_euclid(12) {
        5 => (90, Status::Failed),
        9 => (120, Status::Canceled),
        _ => (180 + dice.below(60), Status::Done),
    };
    let end = seconds * SECOND + dice.below(SECOND);
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
        full: false,
        dice,
        json: OnceLock::new(),
    })
}
