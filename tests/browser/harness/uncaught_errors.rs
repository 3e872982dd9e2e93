//! Errors that nothing catches: a panic in a task of the page stops that task only, and the test would go on.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::overrides::get_property;

thread_local! {
    /// The recorded messages; `None` before recording has started.
    static UNCAUGHT: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Starts to record uncaught errors.
pub(crate) fn record_uncaught_errors() {
    if UNCAUGHT.with_borrow(Option::is_some) {
        return;
    }
    UNCAUGHT.set(Some(Vec::new()));
    let record = |event: JsValue| {
        let message = get_property(&event, "message")
            .as_string()
            .unwrap_or_default();
        // Browsers report a harmless error when an observed element is resized by the observer.
        if !message.starts_with("ResizeObserver") {
            UNCAUGHT.with_borrow_mut(|uncaught| uncaught.get_or_insert_default().push(message));
        }
    };
    let record = Closure::<dyn Fn(JsValue)>::new(record).into_js_value();
    drop(window().add_event_listener_with_callback("error", record.unchecked_ref()));
}

/// Removes and returns the errors recorded so far.
pub(crate) fn take_uncaught_errors() -> Vec<String> {
    UNCAUGHT.with_borrow_mut(|uncaught| uncaught.as_mut().map(std::mem::take).unwrap_or_default())
}
