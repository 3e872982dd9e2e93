//! Faults that act by turns: which request of its own sequence each one is at.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::Fault;

/// One request among those that the same fault struck at the same tenant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Turn {
    /// How many came before, since the last reset.
    pub(crate) before: u64,
    /// How many came before without a rest between them.
    pub(crate) in_a_row: u64,
    /// How often there were three in a row, this one included.
    pub(crate) thirds: u64,
}

/// All sequences; a reset forgets them.
#[derive(Debug, Default)]
pub(crate) struct Turns(HashMap<(Fault, i64), (Turn, Instant)>);

impl Turns {
    /// Counts one request.
    pub(crate) fn next(&mut self, fault: Fault, tenant: i64) -> Turn {
        let now = Instant::now();
        let turn = match self.0.get(&(fault, tenant)) {
            None => Turn::default(),
            Some((last, at)) => {
                let rested = now.duration_since(*at) >= rest(fault);
                let in_a_row = if rested { 0 } else { last.in_a_row + 1 };
                Turn {
                    before: last.before + 1,
                    in_a_row,
                    thirds: last.thirds + u64::from(in_a_row == 2),
                }
            }
        };
        self.0.insert((fault, tenant), (turn, now));
        turn
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// How long nothing must be asked for the next request to be the first again. Who meets a failing gateway waits
/// before asking again, and must not find it failing anew.
fn rest(fault: Fault) -> Duration {
    match fault {
        Fault::GatewayOnce | Fault::Flaky => Duration::from_mins(1),
        _ => Duration::from_secs(5),
    }
}
