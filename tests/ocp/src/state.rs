//! The state shared by all requests: options, clock, active faults, sessions, the log and the
//! cached histories.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::Utc;

use crate::access::AccessControl;
use crate::catalog::Tenant;
use crate::control::faults::Injection;
use crate::control::log::Log;
use crate::control::sequences::Sequences;
use crate::data::history;
use crate::data::random::{Random, mix};
use crate::data::task::Task;
use crate::data::time::{DAY, SECOND};
use crate::http::envelope::Stamp;
use crate::http::list_faults::ListFault;
use crate::{Clock, Options};

/// A tenant's finished tasks, and the day for which they were generated.
#[derive(Debug)]
struct History {
    day: i64,
    tasks: Arc<Vec<Task>>,
}

/// The memory of one stand-in.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) injection: Mutex<Injection>,
    pub(crate) list_injection: Mutex<Injection<ListFault>>,
    pub(crate) sequences: Mutex<Sequences>,
    pub(crate) log: Mutex<Log>,
    pub(crate) access: Mutex<AccessControl>,
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
            sequences: Mutex::default(),
            log: Mutex::default(),
            access: Mutex::default(),
            answers: AtomicU64::new(0),
            advanced: AtomicI64::new(0),
            histories: Mutex::default(),
        })
    }

    /// The current time, in microseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        let instant = match self.options.clock {
            Clock::System => Utc::now(),
            Clock::Fixed(instant) => instant,
        };
        instant.timestamp_micros() + self.advanced.load(Ordering::Relaxed)
    }

    /// Advances the clock.
    pub(crate) fn advance(&self, seconds: i64) {
        self.advanced
            .fetch_add(seconds.saturating_mul(SECOND), Ordering::Relaxed);
    }

    /// Undoes every [`Shared::advance`].
    pub(crate) fn reset_clock(&self) {
        self.advanced.store(0, Ordering::Relaxed);
    }

    /// The stamp of the next response: a unique trace id, a duration and the time.
    pub(crate) fn stamp(&self) -> Stamp {
        let number = self.answers.fetch_add(1, Ordering::Relaxed);
        Stamp {
            // About the duration of OCP's responses; generated, so that the same requests get the
            // same bytes.
            duration: 60 + Random::new(self.options.seed, &[number.cast_signed()]).below(80),
            now: self.now(),
            // Both the addition and the mixing keep different numbers different.
            trace: mix(mix(self.options.seed).wrapping_add(number)),
        }
    }

    /// A tenant's finished tasks, newest first; generated on first use and again after midnight.
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

/// Locks even after a panic of an earlier holder, because no change here is left half done.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
