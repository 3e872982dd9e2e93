//! The user's own requests go before what the page loads in bulk.

use leptos::prelude::*;

/// Counts the user's own requests under way. While there is one, a load sends no further bulk
/// request; those under way go on.
#[derive(Clone, Copy, Debug)]
pub struct UserRequests(RwSignal<u32>);

impl Default for UserRequests {
    fn default() -> Self {
        Self(RwSignal::new(0))
    }
}

impl UserRequests {
    /// Counts one request until the guard is dropped: take it before sending, and hold it until the
    /// response is there or is not wanted any more.
    #[must_use = "the request is no longer counted when the guard is dropped"]
    pub fn begin(self) -> UserRequestGuard {
        self.0.update(|count| *count += 1);
        UserRequestGuard(self.0)
    }

    /// Whether there is none. Tracked: an effect that asks runs again when this changes.
    pub fn is_empty(self) -> bool {
        self.0.get() == 0
    }
}

/// One of the user's requests. See [`UserRequests::begin`].
#[derive(Debug)]
pub struct UserRequestGuard(RwSignal<u32>);

impl Drop for UserRequestGuard {
    fn drop(&mut self) {
        self.0.update(|count| *count = count.saturating_sub(1));
    }
}
