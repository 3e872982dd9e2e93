//! The server's clock in responses: the `Date` header, and faults of `timestamp` and `Date`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::DATE;
use axum::middleware::Next;
use axum::response::Response;
use chrono::DateTime;

use crate::Fault;
use crate::data::time::SECOND;
use crate::state::Shared;

/// How long ago the response of `cached` was finished, in microseconds.
const CACHED_FOR: i64 = 2 * 3_600 * SECOND;
/// How slow the clock of `clock-behind` is, in microseconds.
const BEHIND: i64 = 3 * 3_600 * SECOND;

/// By how many microseconds a fault's `timestamp` is behind.
pub(super) const fn timestamp_lag(fault: Option<Fault>) -> i64 {
    match fault {
        Some(Fault::Cached) => CACHED_FOR,
        Some(Fault::ClockBehind) => BEHIND,
        _ => 0,
    }
}

/// Sets the `Date` of a fault's response, if the fault is about it.
pub(super) fn date_with_fault(shared: &Shared, fault: Fault, mut response: Response) -> Response {
    if fault == Fault::ClockBehind {
        set_date(&mut response, shared.now() - BEHIND);
    }
    response
}

/// Sets `Date` by the stand-in's clock, which may be fixed, unless a fault has set it.
pub(super) async fn add_date(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    if !response.headers().contains_key(DATE) {
        set_date(&mut response, shared.now());
    }
    response
}

/// `micros` is the time in microseconds since 1970.
fn set_date(response: &mut Response, micros: i64) {
    let time = DateTime::from_timestamp_micros(micros).unwrap_or_default();
    let written = time.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(value) = HeaderValue::from_str(&written) {
        response.headers_mut().insert(DATE, value);
    }
}
