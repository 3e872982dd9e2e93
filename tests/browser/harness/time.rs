//! A frozen clock, turns of the event loop, and waiting.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use crate::harness::overrides::{PropertyOverride, get_property, set_property};

/// The instant at which every test takes place.
pub(crate) const NOW: &str = "2024-08-09T12:00:00Z";

/// A minute in milliseconds.
pub(crate) const MINUTE: i32 = 60_000;

/// Lets everything happen that needs no timer and no further response.
pub(crate) async fn tick() {
    TimeoutFuture::new(0).await;
}

/// Waits until the browser has painted: some events are sent only then.
pub(crate) async fn wait_for_paint() {
    for _ in 0..2 {
        let frame =
            Promise::new(&mut |resolve, _| drop(window().request_animation_frame(&resolve)));
        drop(JsFuture::from(frame).await);
    }
    tick().await;
}

/// Waits for a condition that takes a few turns of the event loop, or fails with its description.
pub(crate) async fn wait_until(description: &str, condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        tick().await;
    }
    panic!("waited in vain until {description}");
}

/// Waits longer than a list waits for a pause in typing before it sends a request.
pub(crate) async fn wait_for_typing_pause() {
    TimeoutFuture::new(320).await;
}

/// Stops `Date.now` at [`NOW`].
pub(crate) fn freeze_clock() -> PropertyOverride {
    let date = get_property(&window(), "Date");
    let now = Function::new_no_args(&format!("return Date.parse('{NOW}')"));
    PropertyOverride::new(&date, "now", &now)
}

/// Makes `Math.random` return 0.5.
pub(crate) fn freeze_random() -> PropertyOverride {
    let math = get_property(&window(), "Math");
    PropertyOverride::new(&math, "random", &Function::new_no_args("return 0.5"))
}

/// Advances the frozen clock, without running timers.
pub(crate) fn advance_clock(milliseconds: i32) {
    let date = get_property(&window(), "Date");
    let now = js_sys::Date::now() + f64::from(milliseconds);
    set_property(
        &date,
        "now",
        &Function::new_no_args(&format!("return {now}")),
    );
}
