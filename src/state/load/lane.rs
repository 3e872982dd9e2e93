//! Who goes first: what the user waits for goes before what the page loads in bulk.

use leptos::prelude::*;

/// Counts the user's own requests that are under way. While there is one, a load begins no further bulk request; those
/// under way go on.
#[derive(Clone, Copy, Debug)]
pub struct Lane(RwSignal<u32>);

impl Default for Lane {
    fn default() -> Self {
        Self(RwSignal::new(0))
    }
}

impl Lane {
    /// Goes first for as long as what is returned is held: for one request of the user's own, from before it is sent
    /// until its answer is there or nobody waits for it any more.
    #[must_use = "the way is free again when it is dropped"]
    pub fn user(&self) -> LaneGuard {
        self.0.update(|held| *held += 1);
        LaneGuard(self.0)
    }

    /// Whether nobody goes first. An effect that calls it runs again when that changes.
    pub fn is_free(&self) -> bool {
        self.0.get() == 0
    }
}

/// Somebody goes first. See [`Lane::user`].
#[derive(Debug)]
pub struct LaneGuard(RwSignal<u32>);

impl Drop for LaneGuard {
    fn drop(&mut self) {
        // Of a page that was left nothing is there to be told.
        self.0.try_update(|held| *held = held.saturating_sub(1));
    }
}
