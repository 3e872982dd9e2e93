//! The finished tasks of a tenant: everything before today's midnight (UTC).

use std::sync::OnceLock;

use super::random::Random;
use super::task::{Status, Task};
use super::time::{DAY, SECOND};
use crate::catalog::{Plan, Tenant};
use crate::http::samples;

/// The day from which tasks are numbered (January 2022), so that ids are small and stay the same
/// from day to day.
const FIRST_DAY: i64 = 19_000;
/// The number of days of a dense history.
const DENSE_DAYS: i64 = 400;
/// The number of nights of a history that has lapsed or is stuck.
const FLEET_DAYS: i64 = 60;

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
        Plan::Lapsed { nights } => {
            let ages = nights..nights + FLEET_DAYS;
            tasks.extend(ages.map(|age| nightly(seed, tenant, day - age, 0)));
        }
        Plan::Stuck => {
            tasks.push(Task {
                status: Status::Doing,
                finish: None,
                ..nightly(seed, tenant, day - 1, 0)
            });
            tasks.extend((2..FLEET_DAYS).map(|age| nightly(seed, tenant, day - age, 0)));
        }
        Plan::Nightly { days, by_hand, .. } => {
            for age in 1..=days {
                tasks.push(nightly(seed, tenant, day - age, 0));
                // A manual backup comes about every third week, and always earlier in the day than
                // the nightly one.
                if by_hand && Random::new(seed, &[tenant.id, day - age, 7]).below(20) == 0 {
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
    let mut random = Random::new(seed, &[tenant.id, day, slot]);
    let start = day * DAY + slot * spacing + random.below(spacing / 4);
    let length = spacing / 4 + random.below(spacing / 3);
    finished(
        random,
        task_id(day, slot, per_day),
        start,
        length,
        slot == 0,
        30,
    )
}

/// The nightly backup (slot 0) or a manual one (slot 1).
fn nightly(seed: u64, tenant: &Tenant, day: i64, slot: i64) -> Task {
    let (seconds, failures) = match tenant.plan {
        Plan::Nightly {
            seconds, failures, ..
        } => (seconds, failures),
        _ => (600, 0),
    };
    let mut random = Random::new(seed, &[tenant.id, day, slot]);
    // Nightly backups start at night in UTC+8, each tenant 15 minutes after the one before it;
    // manual ones start in office hours.
    let time_of_day = if slot == 0 {
        18 * 3600 + 300 + tenant.id % 4 * 900 + random.below(20)
    } else {
        2 * 3600 + random.below(5 * 3600)
    };
    let start = day * DAY + time_of_day * SECOND + random.below(SECOND);
    // Full backups run on Sundays (1 January 1970 was a Thursday); most manual ones are full, too.
    let is_full = if slot == 0 {
        day.rem_euclid(7) == 3
    } else {
        random.below(3) != 0
    };
    // Data grows: until 2027 a backup takes about one and a half times as long as a year before.
    let growth = 100 + (day - 19_950).clamp(0, 1000) / 5;
    let weight = if is_full { 3 } else { 1 };
    let spread = 85 + random.below(40);
    let length = (seconds * weight * growth / 100 * spread / 100).min(4 * 3600) * SECOND
        + random.below(SECOND);
    finished(
        random,
        task_id(day, slot, 1),
        start,
        length,
        is_full,
        failures,
    )
}

/// Task and backup set ids grow with time and have gaps, like a sequence that several kinds of
/// tasks share.
fn task_id(day: i64, slot: i64, per_day: i64) -> i64 {
    (day - FIRST_DAY) * (per_day + 1) + slot + 1
}

fn finished(
    mut random: Random,
    id: i64,
    start: i64,
    length: i64,
    is_full: bool,
    failures: i64,
) -> Task {
    let status = match random.below(1000) {
        roll if roll < failures => Status::Failed,
        roll if roll >= 997 => Status::Unknown,
        roll if roll >= 985 => Status::Canceled,
        roll if roll >= 975 => Status::Overdue,
        _ => Status::Done,
    };
    let length = match status {
        Status::Failed | Status::Canceled => length * (5 + random.below(80)) / 100,
        _ => length,
    };
    Task {
        id,
        set: id,
        start,
        // An unknown task has no known end.
        finish: (status != Status::Unknown).then_some(start + length),
        status,
        is_full,
        random,
        json: OnceLock::new(),
    }
}

/// The task in OCP's documentation.
fn documented() -> Task {
    Task {
        id: 1,
        set: 1,
        start: 1_723_190_452_151_857,
        finish: Some(1_723_190_577_715_753),
        status: Status::Done,
        is_full: true,
        random: Random::new(0, &[]),
        json: samples::task().into(),
    }
}
