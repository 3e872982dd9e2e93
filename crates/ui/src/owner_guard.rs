//! Whether the owner that something was built in still exists.

use leptos::prelude::*;

/// Remembers the current owner, so that an effect can ask whether it was cleaned up.
///
/// Leptos runs an effect that was already woken once more after its owner was cleaned up, and
/// reading a memo which that owner disposed of panics. Such an effect asks first.
#[derive(Clone, Copy)]
pub(crate) struct OwnerGuard(StoredValue<()>);

impl OwnerGuard {
    /// The guard of the current owner.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether the owner was cleaned up since.
    pub(crate) fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }
}
