//! What follows from a change.

use leptos::prelude::*;

use crate::state::call::Call;

/// Calls `run` now (after the page is built) and whenever a signal that it reads changes. One type for all effects, and so
/// one copy of what drives them.
pub fn on_change(mut run: impl FnMut() + 'static) {
    watch(Box::new(move |()| run()));
}

#[inline(never)]
fn watch(mut run: Box<dyn Call<(), ()>>) {
    Effect::new(move |_: Option<()>| run.call(()));
}
