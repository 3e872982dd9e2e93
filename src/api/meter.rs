//! Measures a response while it arrives, also if it fails or is discarded.

use std::cell::Cell;

use model::requests::journal::Transfer;

/// A meter of one request. Its clock starts when it is made.
#[derive(Debug)]
pub struct Meter {
    /// Milliseconds since some moment, which never go back.
    clock: fn() -> f64,
    sent: f64,
    took: Cell<Option<f64>>,
    http_status: Cell<u16>,
    bytes: Cell<usize>,
}

impl Meter {
    /// A meter with nothing seen; `clock` gives milliseconds since some moment, and never goes back.
    pub fn new(clock: fn() -> f64) -> Self {
        Self {
            clock,
            sent: clock(),
            took: Cell::new(None),
            http_status: Cell::new(0),
            bytes: Cell::new(0),
        }
    }

    /// Takes in that a response begins.
    pub(super) fn begins(&self, http_status: u16) {
        self.http_status.set(http_status);
    }

    /// Where the bytes that are read of the body are counted.
    pub(super) fn bytes(&self) -> &Cell<usize> {
        &self.bytes
    }

    /// Takes in that there is no more to read.
    pub(super) fn ends(&self) {
        self.took.set(Some((self.clock)() - self.sent));
    }

    /// All that was seen; what has not ended ends now.
    pub fn transfer(&self) -> Transfer {
        let took = self
            .took
            .get()
            .unwrap_or_else(|| (self.clock)() - self.sent);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast stops at both ends"
        )]
        let milliseconds = took.round() as u32;
        Transfer {
            http_status: self.http_status.get(),
            bytes: self.bytes.get(),
            milliseconds,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    fn clock() -> f64 {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        f64::from(NEXT.fetch_add(10, Ordering::Relaxed)) + 0.5
    }

    #[test]
    fn the_time_is_that_until_the_body_was_read() {
        let meter = Meter::new(clock);
        assert_eq!(
            meter.transfer(),
            Transfer {
                milliseconds: 10,
                ..Transfer::default()
            }
        );
        meter.begins(200);
        meter.bytes().set(7);
        meter.ends();
        let transfer = meter.transfer();
        assert_eq!(
            (transfer, meter.transfer()),
            (
                Transfer {
                    http_status: 200,
                    bytes: 7,
                    milliseconds: 20
                },
                transfer
            )
        );
    }
}
