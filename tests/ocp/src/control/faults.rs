//! The fault that was set by hand, and on how many requests it has yet to act.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Fault;

/// A fault set by hand; `delay` is for [`Fault::Slow`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set {
    pub(crate) fault: Fault,
    pub(crate) delay: Option<Duration>,
}

/// Which requests for tasks the fault strikes: first `after` are let through, then `times` (`None`: all) are struck.
#[derive(Debug, Default)]
pub(crate) struct Injection {
    set: Option<Set>,
    after: u64,
    times: Option<u64>,
}

impl Injection {
    pub(crate) fn new(set: Set, after: u64, times: Option<u64>) -> Self {
        Self { set: Some(set), after, times }
    }

    /// Counts one request for tasks; the fault that strikes it.
    pub(crate) fn next(&mut self) -> Option<Set> {
        let set = self.set?;
        if self.after > 0 {
            self.after -= 1;
            return None;
        }
        match &mut self.times {
            None => {}
            Some(0) => {
                self.set = None;
                return None;
            }
            Some(times) => *times -= 1,
        }
        Some(set)
    }

    /// Whether that fault is set and its time has come; for what the fault does to other endpoints, uncounted.
    pub(crate) fn is_set(&self, fault: Fault) -> bool {
        self.after == 0 && self.times != Some(0) && self.set.is_some_and(|set| set.fault == fault)
    }

    /// As `/_stand-in/fault` tells it.
    pub(crate) fn tell(&self) -> Value {
        let name = self.set.filter(|_| self.times != Some(0)).map(|set| set.fault.name());
        json!({ "after": self.after, "fault": name.unwrap_or("none"), "times": self.times })
    }
}
