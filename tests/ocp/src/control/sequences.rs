//! Faults that depend on the position of a request in a sequence.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::Fault;

/// The position of a request among those that the same fault affected at the same tenant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SequencePosition {
    /// The number of earlier requests since the last reset.
    pub(crate) earlier: u64,
    /// The number of earlier requests without a pause between them.
    pub(crate) without_pause: u64,
    /// The number of times that three requests came without a pause, this one included.
    pub(crate) triples: u64,
}

/// All sequences, until a reset.
#[derive(Debug, Default)]
pub(crate) struct Sequences(HashMap<(Fault, i64), (SequencePosition, Instant)>);

impl Sequences {
    /// Counts one request.
    pub(crate) fn next(&mut self, fault: Fault, tenant: i64) -> SequencePosition {
        let now = Instant::now();
        let sequence = match self.0.get(&(fault, tenant)) {
            None => SequencePosition::default(),
            Some((last, at)) => {
                let has_paused = now.duration_since(*at) >= pause(fault);
                let without_pause = if has_paused {
                    0
                } else {
                    last.without_pause + 1
                };
                SequencePosition {
                    earlier: last.earlier + 1,
                    without_pause,
                    triples: last.triples + u64::from(without_pause == 2),
                }
            }
        };
        self.0.insert((fault, tenant), (sequence, now));
        sequence
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The pause after which a sequence starts anew. A client that meets a failing gateway waits before
/// it retries and must not see the same failure again.
fn pause(fault: Fault) -> Duration {
    match fault {
        Fault::GatewayOnce | Fault::Flaky => Duration::from_mins(1),
        _ => Duration::from_secs(5),
    }
}
