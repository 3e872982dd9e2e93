//! What the requests share: options, clock, faults set by hand, who is signed in, the log and the histories made so far.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Utc;

use crate::catalog::Tenant;
use crate::control::faults::Injection;
use crate::control::log::Log;
use crate::control::turns::Turns;
use crate::data::dice::{Dice, mix};
use crate::data::history;
use crate::data::task::Task;
use crate::data::time::{DAY, SECOND};
use crate::gate::Gate;
use crate::http::envelope::Stamp;
use crate::http::list_faults::ListFault;
use crate::{Clock, Options};

/// A tenant's ended tasks, and the day they were made for.
#[derive(Debug)]
struct History {
    day: i64,
    tasks: Arc<Vec<Task>>,
}

/// One stand-in's memory.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) injection: Mutex<Injection>,
    pub(crate) list_injection: Mutex<Injection<ListFault>>,
    pub(crate) turns: Mutex<Turns>,
    pub(crate) log: Mutex<Log>,
    pub(crate) gate: Mutex<Gate>,
    answers: AtomicU64,
    advanced: AtomicI64,
    histories: Mutex<HashMap<i64, History>>,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Arc<Self> {
        Arc::new(Self {
            options,
            injection: Mutex::default(),
            list_injection: Mutex::default(),
            turns: Mutex::default(),
            log: Mutex::default(),
            gate: Mutex::default(),
            answers: AtomicU64::new(0),
            advanced: AtomicI64::new(0),
            histories: Mutex::default(),
        })
    }

    /// The present, in microseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        let instant = match self.options.clock {
            Clock::System => Utc::now(),
            Clock::Fixed(instant) => instant,
        };
        instant.timestamp_micros() + self.advanced.load(Ordering::Relaxed)
    }

    /// Moves the clock on.
    pub(crate) fn advance(&self, seconds: i64) {
        self.advanced
            .fetch_add(seconds.saturating_mul(SECOND), Ordering::Relaxed);
    }

    /// Undoes every [`Shared::advance`].
    pub(crate) fn reset_clock(&self) {
        self.advanced.store(0, Ordering::Relaxed);
    }

    /// What marks the next answer: a trace id that no other answer of this stand-in has, a duration and the time.
    pub(crate) fn stamp(&self) -> Stamp {
        let number = self.answers.fetch_add(1, Ordering::Relaxed);
        Stamp {
            // About what OCP takes; made up, so that the same requests get the same bytes.
            duration: 60 + Dice::new(self.options.seed, &[number.cast_signed()]).below(80),
            now: self.now(),
            // Adding keeps the numbers apart, mixing keeps them apart too.
            trace: mix(mix(self.options.seed).wrapping_add(number)),
        }
    }

    /// A tenant's ended tasks, newest first; made on first use and again after midnight.
    pub(crate) fn history(&self, tenant: &Tenant) -> Arc<Vec<Task>> {
        let day = self.now().div_euclid(DAY);
        let mut histories = lock(&self.histories);
        let made = histories
            .get(&tenant.id)
            .filter(|history| history.day == day);
        if let Some(history) = made {
            return Arc::clone(&history.tasks);
        }
        let tasks = Arc::new(history::tasks(self.options.seed, tenant, day));
        let history = History {
            day,
            tasks: Arc::clone(&tasks),
        };
        histories.insert(tenant.id, history);
        tasks
    }
}

/// Locks, whatever became of an earlier holder: nothing here is left half-changed by a panic.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
