//! The fault that was set by hand, and on how many requests it has yet to act.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Fault;

/// A fault set by hand; `delay` is for [`Fault::Slow`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Set<F = Fault> {
    pub(crate) fault: F,
    pub(crate) delay: Option<Duration>,
}

/// Which requests (for tasks, or for lists) the fault strikes: first `after` are let through, then `times` (`None`: all)
/// are struck.
#[derive(Debug)]
pub(crate) struct Injection<F = Fault> {
    set: Option<Set<F>>,
    after: u64,
    times: Option<u64>,
}

impl<F> Default for Injection<F> {
    fn default() -> Self {
        Self {
            set: None,
            after: 0,
            times: None,
        }
    }
}

impl<F: Copy + PartialEq> Injection<F> {
    pub(crate) fn new(set: Set<F>, after: u64, times: Option<u64>) -> Self {
        Self {
            set: Some(set),
            after,
            times,
        }
    }

    /// Counts one request; the fault that strikes it.
    pub(crate) fn next(&mut self) -> Option<Set<F>> {
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
    pub(crate) fn is_set(&self, fault: F) -> bool {
        self.after == 0 && self.times != Some(0) && self.set.is_some_and(|set| set.fault == fault)
    }

    /// As `/_stand-in/fault` and `/_stand-in/lists` tell it, by the fault's name.
    pub(crate) fn tell(&self, name: fn(F) -> &'static str) -> Value {
        let name = self
            .set
            .filter(|_| self.times != Some(0))
            .map(|set| name(set.fault));
        json!({ "after": self.after, "fault": name.unwrap_or("none"), "times": self.times })
    }
}
