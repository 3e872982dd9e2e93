//! `/_stand-in/…`: what OCP does not have. All of it may be asked for with GET, so that a person can type it.

pub(crate) mod faults;
mod in_flight;
pub(crate) mod index;
pub(crate) mod log;
pub(crate) mod turns;

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
use crate::catalog::TimeShape;
use crate::data::time::{self, DAY};
use crate::http;
use crate::http::list_faults::ListFault;
use crate::state::{Shared, lock};
use faults::{Injection, Set};

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

/// `?set=<name>[&times=N][&after=N][&ms=N]`; `?set=none` ends it; without `set` it only tells what is set.
/// An unknown name is answered 400, with all names, and changes nothing.
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
                    "There is no fault {name:?}. Known: none {}\n",
                    names.join(" ")
                );
                return (StatusCode::BAD_REQUEST, text).into_response();
            };
            let delay = wanted.ms.map(Duration::from_millis);
            lock(&shared.turns).clear();
            *injection = Injection::new(
                Set { fault, delay },
                wanted.after.unwrap_or(0),
                wanted.times,
            );
        }
    }
    answer(&injection.tell(Fault::name))
}

/// The same for requests for lists: those for tasks are left alone.
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
                    "Lists have no fault {name:?}. Known: none {}\n",
                    names.join(" ")
                );
                return (StatusCode::BAD_REQUEST, text).into_response();
            };
            let delay = wanted.ms.map(Duration::from_millis);
            *injection = Injection::new(
                Set { fault, delay },
                wanted.after.unwrap_or(0),
                wanted.times,
            );
        }
    }
    answer(&injection.tell(ListFault::name))
}

/// The recent requests to `/api`, oldest first, and how many there were.
async fn requests(State(shared): State<Arc<Shared>>) -> Response {
    answer(&lock(&shared.log).tell())
}

#[derive(Deserialize)]
struct ClockParameters {
    #[serde(default)]
    advance: i64,
}

/// `?advance=<seconds>` moves the stand-in's clock on (back, when negative); answers the time it then is. At most ten
/// years at a time.
async fn clock(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<ClockParameters>,
) -> Response {
    let ten_years = 3650 * DAY / time::SECOND;
    shared.advance(wanted.advance.clamp(-ten_years, ten_years));
    answer(&json!({ "now": time::write(shared.now(), TimeShape::Utc) }))
}

#[derive(Deserialize)]
struct EndParameters {
    #[serde(default)]
    after: u64,
}

/// Ends all sessions: at once, or when `?after=<N>` more requests to `/api` have passed with one.
async fn end_sessions(
    State(shared): State<Arc<Shared>>,
    Query(wanted): Query<EndParameters>,
) -> Response {
    lock(&shared.gate).end_sessions(wanted.after);
    tell_gate(&shared)
}

/// From now on every request to `/api` and every sign-in is refused because of its address.
async fn refuse_address(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.gate).refuse_address();
    tell_gate(&shared)
}

/// The address is welcome again and wrong passwords are forgotten.
async fn unblock(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.gate).unblock();
    tell_gate(&shared)
}

fn tell_gate(shared: &Shared) -> Response {
    answer(&lock(&shared.gate).tell(shared.now()))
}

/// Forgets the log, the faults that are set, the turn every fault is at, how far the clock was moved, wrong passwords and a
/// refused address. Who is signed in stays so.
async fn reset(State(shared): State<Arc<Shared>>) -> Response {
    lock(&shared.gate).unblock();
    *lock(&shared.injection) = Injection::default();
    *lock(&shared.list_injection) = Injection::default();
    lock(&shared.turns).clear();
    lock(&shared.log).clear();
    shared.reset_clock();
    answer(&json!({ "reset": true }))
}

fn answer(value: &Value) -> Response {
    http::json(StatusCode::OK, value.to_string())
}
