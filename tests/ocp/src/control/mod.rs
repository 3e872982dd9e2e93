//! `/_stand-in/…`: the control path, which OCP does not have. Every method works, so that a person
//! can type the address.

pub(crate) mod faults;
mod in_flight;
pub(crate) mod index;
pub(crate) mod log;
pub(crate) mod sequences;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Fault;
use crate::catalog::TimeFormat;
use crate::data::time::{self, DAY};
use crate::http;
use crate::http::list_faults::ListFault;
use crate::state::{Shared, lock};
use faults::{ActiveFault, Injection};

/// The routes below `/_stand-in`.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/_stand-in", any(async || index::text()))
        .route("/_stand-in/", any(async || index::text()))
        .route("/_stand-in/fault", any(fault))
        .route("/_stand-in/lists", any(lists))
        .route("/_stand-in/session/end", any(end_sessions))
        .route("/_stand-in/address/refuse", any(refuse_address))
        .route("/_stand-in/unblock", any(unblock))
        .route("/_stand-in/requests", any(requests))
        .route("/_stand-in/clock", any(clock))
        .route("/_stand-in/reset", any(reset))
        .with_state(shared)
}

#[derive(Deserialize)]
struct FaultParameters {
    set: Option<String>,
    times: Option<u64>,
    after: Option<u64>,
    ms: Option<u64>,
}

/// `?set=<name>[&times=N][&after=N][&ms=N]` sets a fault, `?set=none` clears it, and without `set`
/// the current one is reported. An unknown name is answered 400 with all names and changes nothing.
async fn fault(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<FaultParameters>,
) -> Response {
    let mut injection = lock(&shared.injection);
    match wanted.set.as_deref() {
        None => {}
        Some("none") => *injection = Injection::default(),
        Some(name) => {
            let Some(fault) = Fault::named(name) else {
                let names: Vec<_> = Fault::all().map(Fault::name).collect();
                let text = format!(
                    "Unknown fault {name:?}. Known faults: none {}\n",
                    names.join(" ")
                );
                return (StatusCode::BAD_REQUEST, text).into_response();
            };
            let delay = wanted.ms.map(Duration::from_millis);
            lock(&shared.sequences).clear();
            *injection = Injection::new(
                ActiveFault { fault, delay },
                wanted.after.unwrap_or(0),
                wanted.times,
            );
        }
    }
    json_response(&injection.to_json(Fault::name))
}

/// The same for requests for lists; requests for tasks are not affected.
async fn lists(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<FaultParameters>,
) -> Response {
    let mut injection = lock(&shared.list_injection);
    match wanted.set.as_deref() {
        None => {}
        Some("none") => *injection = Injection::default(),
        Some(name) => {
            let Some(fault) = ListFault::named(name) else {
                let names: Vec<_> = ListFault::names().collect();
                let text = format!(
                    "Unknown fault of lists {name:?}. Known faults: none {}\n",
                    names.join(" ")
                );
                return (StatusCode::BAD_REQUEST, text).into_response();
            };
            let delay = wanted.ms.map(Duration::from_millis);
            *injection = Injection::new(
                ActiveFault { fault, delay },
                wanted.after.unwrap_or(0),
                wanted.times,
            );
        }
    }
    json_response(&injection.to_json(ListFault::name))
}

/// The recent requests to `/api`, oldest first, and how many there were.
async fn requests(State(shared): State<Arc<Shared>>) -> Response {
    json_response(&lock(&shared.log).to_json())
}

#[derive(Deserialize)]
struct ClockParameters {
    #[serde(default)]
    advance: i64,
}

/// `?advance=<seconds>` advances the stand-in's clock (a negative number sets it back) by at most
/// ten years, and the response has the new time.
async fn clock(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<ClockParameters>,
) -> Response {
    let ten_years = 3650 * DAY / time::SECOND;
    shared.advance(wanted.advance.clamp(-ten_years, ten_years));
    json_response(&json!({ "now": time::write(shared.now(), TimeFormat::Utc) }))
}

#[derive(Deserialize)]
struct EndParameters {
    #[serde(default)]
    after: u64,
}

/// Ends all sessions: now, or after `?after=<N>` more authenticated requests to `/api`.
async fn end_sessions(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<EndParameters>,
) -> Response {
    lock(&shared.access).end_sessions(wanted.after);
    access_response(&shared)
}

/// Refuses every later request to `/api` and every sign-in because of its address.
async fn refuse_address(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.access).refuse_address();
    access_response(&shared)
}

/// Accepts the address again and clears the failed sign-ins.
async fn unblock(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.access).unblock();
    access_response(&shared)
}

fn access_response(shared: &Shared) -> Response {
    json_response(&lock(&shared.access).to_json(shared.now()))
}

/// Clears the log, the active faults, the request sequences, the clock offset, failed sign-ins and
/// a refused address. Sessions stay.
async fn reset(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.access).unblock();
    *lock(&shared.injection) = Injection::default();
    *lock(&shared.list_injection) = Injection::default();
    lock(&shared.sequences).clear();
    lock(&shared.log).clear();
    shared.reset_clock();
    json_response(&json!({ "reset": true }))
}

fn json_response(value: &Value) -> Response {
    http::json(StatusCode::OK, value.to_string())
}
