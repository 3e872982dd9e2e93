//! Requests that end when nobody waits for them any more.

use web_sys::{AbortController, AbortSignal};

/// Aborts its request when dropped: who holds it wants the response.
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
