//! The browser's clock.

use chrono::DateTime;

use crate::model::instant::Instant;

/// Now, as the browser's clock says.
#[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are whole and fit 2^53")]
pub fn now() -> Instant {
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}
