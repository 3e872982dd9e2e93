//! Long work in slices, between which the browser paints and handles input.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::platform::clock;

/// Waits until the browser has run the tasks that are queued already: input, painting, responses, timers.
///
/// It posts a message, because browsers delay nested timers by 4 ms and those of hidden pages by a second or more.
/// `scheduler.yield()` is no substitute: Chromium resumes it before other tasks, and in a loop of 12 ms slices it ran
/// no timer and no `fetch` and painted 9 frames a second, where messages had 57.
pub async fn yield_to_browser() {
    let Ok(channel) = MessageChannel::new() else {
        // Every supported browser has message channels.
        return;
    };
    let (receiver, sender) = (channel.port1(), channel.port2());
    let message = Promise::new(&mut |resolve, _| {
        receiver.set_onmessage(Some(&resolve));
        // `null` can always be copied, so posting it does not fail.
        drop(sender.post_message(&JsValue::NULL));
    });
    drop(JsFuture::from(message).await);
    receiver.close();
}

/// Calls `step` until it breaks or `budget_ms` milliseconds are used up, and at least once.
pub fn run_slice<T>(budget_ms: f64, mut step: impl FnMut() -> ControlFlow<T>) -> ControlFlow<T> {
    let end = clock::elapsed() + budget_ms;
    loop {
        step()?;
        if clock::elapsed() >= end {
            return ControlFlow::Continue(());
        }
    }
}

/// Runs [slices](run_slice) of `budget_ms` milliseconds until `step` breaks, and yields to the browser between them.
/// Returns what `step` broke with, or `None` as soon as `is_current` is false before a slice.
///
/// The first slice runs before the first yield. To show a quick result in the same turn, run it with [`run_slice`], and
/// spawn the rest:
///
/// ```ignore
/// if let ControlFlow::Break(found) = run_slice(BUDGET_MS, &mut step) {
///     return show(found);
/// }
/// spawn_local(async move {
///     yield_to_browser().await;
///     if let Some(found) = in_slices(BUDGET_MS, || token.is_newest(), step).await {
///         show(found);
///     }
/// });
/// ```
pub async fn in_slices<T>(
    budget_ms: f64,
    is_current: impl Fn() -> bool,
    mut step: impl FnMut() -> ControlFlow<T>,
) -> Option<T> {
    while is_current() {
        if let ControlFlow::Break(result) = run_slice(budget_ms, &mut step) {
            return Some(result);
        }
        yield_to_browser().await;
    }
    None
}

/// Issues the tokens of one kind of work, of which only the newest piece counts. Dropping it cancels that piece, too.
#[derive(Debug, Default)]
pub struct CancellationSource {
    newest: Rc<Cell<u32>>,
}

impl CancellationSource {
    /// The token of a new piece of work; all tokens issued before it are cancelled.
    pub fn next_token(&self) -> CancellationToken {
        self.cancel();
        CancellationToken {
            number: self.newest.get(),
            newest: Rc::clone(&self.newest),
        }
    }

    /// Cancels all tokens that have been issued.
    pub fn cancel(&self) {
        self.newest.set(self.newest.get().wrapping_add(1));
    }
}

impl Drop for CancellationSource {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Tells a piece of work whether its result is still wanted.
#[derive(Clone, Debug)]
pub struct CancellationToken {
    number: u32,
    newest: Rc<Cell<u32>>,
}

impl CancellationToken {
    /// Whether no newer token has been issued, and the work has not been cancelled.
    pub fn is_newest(&self) -> bool {
        self.newest.get() == self.number
    }
}
