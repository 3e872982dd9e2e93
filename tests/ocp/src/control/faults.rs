//! A fault set through the control path, and the requests that it applies to.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Fault;

/// A fault set through the control path; `delay` is for [`Fault::Slow`] and [`Fault::SlowBody`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct ActiveFault<F = Fault> {
    pub(crate) fault: F,
    pub(crate) delay: Option<Duration>,
}

/// Which requests (for tasks, or for lists) the fault applies to: the first `after` pass, and the
/// next `times` are affected (`None`: all).
#[derive(Debug)]
pub(crate) struct Injection<F = Fault> {
    active: Option<ActiveFault<F>>,
    after: u64,
    times: Option<u64>,
}

impl<F> Default for Injection<F> {
    fn default() -> Self {
        Self {
            active: None,
            after: 0,
            times: None,
        }
    }
}

impl<F: Copy + PartialEq> Injection<F> {
    pub(crate) fn new(active: ActiveFault<F>, after: u64, times: Option<u64>) -> Self {
        Self {
            active: Some(active),
            after,
            times,
        }
    }

    /// Counts one request and returns the fault that applies to it.
    pub(crate) fn next(&mut self) -> Option<ActiveFault<F>> {
        let active = self.active?;
        if self.after > 0 {
            self.after -= 1;
            return None;
        }
        match &mut self.times {
            None => {}
            Some(0) => {
                self.active = None;
                return None;
            }
            Some(times) => *times -= 1,
        }
        Some(active)
    }

    /// Whether this fault is set and applies now. Other endpoints ask this without being counted.
    pub(crate) fn is_set(&self, fault: F) -> bool {
        self.after == 0
            && self.times != Some(0)
            && self.active.is_some_and(|active| active.fault == fault)
    }

    /// The state that `/_stand-in/fault` and `/_stand-in/lists` report, with the fault's name.
    pub(crate) fn to_json(&self, name: fn(F) -> &'static str) -> Value {
        let name = self
            .active
            .filter(|_| self.times != Some(0))
            .map(|active| name(active.fault));
        json!({ "after": self.after, "fault": name.unwrap_or("none"), "times": self.times })
    }
}
