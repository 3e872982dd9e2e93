//! Whether what was built is still there.

use crate::state::signal::StoredValue;

/// The life of what is built now: it ends when the part of the page that it is built in is taken down or made anew, and the
/// memos that were made there go.
///
/// Effects that were woken before that may run once more after it. `RenderEffect`'s task holds what its effect has made,
/// and so the effects in there, until it is run again itself: which may be after theirs. Reading a memo that is gone would
/// stop the program, so such an effect asks first.
#[derive(Clone, Copy)]
pub(crate) struct Life(StoredValue<()>);

impl Life {
    /// The life of what is built now.
    pub(crate) fn begun() -> Self {
        Self(StoredValue::new(()))
    }

    /// Whether it has not ended.
    pub(crate) fn lasts(self) -> bool {
        self.0.try_with_value(|()| ()).is_some()
    }
}
