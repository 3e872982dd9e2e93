//! What follows from a change.

use leptos::prelude::*;

/// Calls `run` now (after the page is built) and whenever a signal that it reads changes. One type for all effects, and so
/// one copy of what drives them.
pub fn on_change(run: impl FnMut() + 'static) {
    watch(Box::new(run));
}

#[inline(never)]
fn watch(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
