//! Requests that are aborted when their response is not needed any more.

use web_sys::{AbortController, AbortSignal};

/// Aborts its request when dropped. It is held as long as the response is needed.
#[derive(Debug)]
pub struct AbortGuard(AbortController);

impl AbortGuard {
    /// A guard for one request; `None` where the browser cannot abort requests, which all supported ones can.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// What the request listens to.
    pub fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for AbortGuard {
    fn drop(&mut self) {
        // Never with a text as the reason: gloo-net takes every rejection for an `Error` object.
        self.0.abort();
    }
}
