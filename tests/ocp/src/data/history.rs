//! The ended tasks of a tenant: everything before today's midnight (UTC).

use std::sync::OnceLock;

use super::dice::Dice;
use super::task::{Status, Task};
use super::time::{DAY, SECOND};
use crate::catalog::{Plan, Tenant};
use crate::http::samples;

/// Days before which nothing is numbered (January 2022), so that ids stay small and do not move as days pass.
const FIRST_DAY: i64 = 19_000;
/// How far back a dense history goes.
const DENSE_DAYS: i64 = 400;

/// The tasks that started before the midnight of `day` (days since 1970), newest first.
pub(crate) fn tasks(seed: u64, tenant: &Tenant, day: i64) -> Vec<Task> {
    let mut tasks = Vec::new();
    match tenant.plan {
        Plan::Empty => {}
        Plan::Sample => tasks.push(documented()),
        Plan::Dense { per_day } => {
            for age in 1..=DENSE_DAYS {
                for slot in (0..per_day).rev() {
                    tasks.push(dense(seed, tenant, day - age, slot, per_day));
                }
            }
        }
        Plan::Nightly { days, by_hand, .. } => {
            for age in 1..=days {
                tasks.push(nightly(seed, tenant, day - age, 0));
                // By hand about every third week, and always earlier in the day than the nightly one.
                if by_hand && Dice::new(seed, &[tenant.id, day - age, 7]).below(20) == 0 {
                    tasks.push(nightly(seed, tenant, day - age, 1));
                }
            }
        }
    }
    tasks
}

/// One of many tasks of a day; they follow each other without overlapping.
fn dense(seed: u64, tenant: &Tenant, day: i64, slot: i64, per_day: i64) -> Task {
    let spacing = DAY / per_day;
    let mut dice = Dice::new(seed, &[tenant.id, day, slot]);
    let start = day * DAY + slot * spacing + dice.below(spacing / 4);
    let length = spacing / 4 + dice.below(spacing / 3);
    ended(
        dice,
        numbered(day, slot, per_day),
        start,
        length,
        slot == 0,
        30,
    )
}

/// The backup of the night (slot 0) or one by hand (slot 1).
fn nightly(seed: u64, tenant: &Tenant, day: i64, slot: i64) -> Task {
    let Plan::Nightly {
        seconds, failures, ..
    } = tenant.plan
    else {
        unreachable!("only called for a nightly plan");
    };
    let mut dice = Dice::new(seed, &[tenant.id, day, slot]);
    // The night of UTC+8: each tenant a quarter of an hour after the one before it. By hand: in the office hours.
    let time_of_day = if slot == 0 {
        18 * 3600 + 300 + tenant.id % 4 * 900 + dice.below(20)
    } else {
        2 * 3600 + dice.below(5 * 3600)
    };
    let start = day * DAY + time_of_day * SECOND + dice.below(SECOND);
    // Full backups on Sundays (1 January 1970 was a Thursday). By hand it is mostly a full one too.
    let full = if slot == 0 {
        day.rem_euclid(7) == 3
    } else {
        dice.below(3) != 0
    };
    // Data grows: a backup takes about one and a half times what it took a year before, until 2027.
    let growth = 100 + (day - 19_950).clamp(0, 1000) / 5;
    let weight = if full { 3 } else { 1 };
    let spread = 85 + dice.below(40);
    let length = (seconds * weight * growth / 100 * spread / 100).min(4 * 3600) * SECOND
        + dice.below(SECOND);
    ended(dice, numbered(day, slot, 1), start, length, full, failures)
}

/// Task and backup set ids grow with time; the sequence has gaps, as one shared between kinds of tasks has.
fn numbered(day: i64, slot: i64, per_day: i64) -> i64 {
    (day - FIRST_DAY) * (per_day + 1) + slot + 1
}

fn ended(mut dice: Dice, id: i64, start: i64, length: i64, full: bool, failures: i64) -> Task {
    let status = match dice.below(1000) {
        roll if roll < failures => Status::Failed,
        roll if roll >= 997 => Status::Unknown,
        roll if roll >= 985 => Status::Canceled,
        roll if roll >= 975 => Status::Overdue,
        _ => Status::Done,
    };
    let length = match status {
        Status::Failed | Status::Canceled => length * (5 + dice.below(80)) / 100,
        _ => length,
    };
    Task {
        id,
        set: id,
        start,
        // What became of an unknown one nobody can tell.
        finish: (status != Status::Unknown).then_some(start + length),
        status,
        full,
        dice,
        json: OnceLock::new(),
    }
}

/// The task that OCP's documentation prints.
fn documented() -> Task {
    Task {
        id: 1,
        set: 1,
        start: 1_723_190_452_151_857,
        finish: Some(1_723_190_577_715_753),
        status: Status::Done,
        full: true,
        dice: Dice::new(0, &[]),
        json: samples::task().into(),
    }
}
