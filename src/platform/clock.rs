//! The browser's clock.

use chrono::DateTime;
use leptos::prelude::window;

use model::task::instant::Instant;

/// The current time by the browser's clock.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 are whole and fit 2^53"
)]
pub fn now() -> Instant {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// Reads a time as HTTP headers have it; `None` if the text is no time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 are whole and fit 2^53; what is no number is refused before"
)]
pub fn parse(text: &str) -> Option<Instant> {
    let milliseconds = js_sys::Date::parse(text);
    DateTime::from_timestamp_millis(milliseconds as i64).filter(|_| milliseconds.is_finite())
}

/// Milliseconds since the page began; they never go back, whatever is done to the computer's clock.
pub fn elapsed() -> f64 {
    // Every supported browser has it.
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// A random number of 32 bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is at least 0 and less than 2^32"
)]
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
