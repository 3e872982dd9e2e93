//! The requests that came, so that a test can count them and see what was sent.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::state::{Shared, lock};

/// How many requests are kept; all are counted.
const KEPT: usize = 500;

/// One request to `/api`.
#[derive(Debug, Serialize)]
struct Entry {
    headers: BTreeMap<String, String>,
    method: String,
    /// As on the wire, percent-encoded.
    path: String,
    query: String,
}

/// The log of one stand-in.
#[derive(Debug, Default)]
pub(crate) struct Log {
    entries: VecDeque<Entry>,
    count: u64,
    in_flight: u64,
    most_in_flight: u64,
}

impl Log {
    /// Forgets all but the requests that are still being answered.
    pub(crate) fn clear(&mut self) {
        *self = Self { in_flight: self.in_flight, most_in_flight: self.in_flight, ..Self::default() };
    }

    /// As `/_stand-in/requests` tells it.
    pub(crate) fn tell(&self) -> Value {
        json!({
            "count": self.count,
            "inFlight": self.in_flight,
            "mostInFlight": self.most_in_flight,
            "requests": self.entries,
        })
    }
}

/// A layer that writes each request down as it comes, before anything is decided about it.
pub(crate) async fn record(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let entry = Entry {
        headers: selected(request.headers()),
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
    };
    {
        let mut log = lock(&shared.log);
        if log.entries.len() == KEPT {
            log.entries.pop_front();
        }
        log.entries.push_back(entry);
        log.count += 1;
        log.in_flight += 1;
        log.most_in_flight = log.most_in_flight.max(log.in_flight);
    }
    let _in_flight = InFlight(Arc::clone(&shared));
    next.run(request).await
}

/// Counts down also when the other side goes away and the request is dropped.
struct InFlight(Arc<Shared>);

impl Drop for InFlight {
    fn drop(&mut self) {
        lock(&self.0.log).in_flight -= 1;
    }
}

/// The headers a test may want to see; of a credential only that there was one, and its scheme.
fn selected(headers: &HeaderMap) -> BTreeMap<String, String> {
    let shown = ["accept", "accept-language", "host", "origin", "referer", "sec-fetch-site", "x-requested-with"];
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let mut selected: BTreeMap<_, _> =
        shown.iter().filter_map(|name| Some(((*name).to_owned(), text(name)?.to_owned()))).collect();
    if let Some(credential) = text(AUTHORIZATION.as_str()) {
        let scheme = credential.split_once(' ').map_or("", |(scheme, _)| scheme);
        selected.insert("authorization".to_owned(), format!("{scheme} …"));
    }
    if headers.contains_key(COOKIE) {
        selected.insert("cookie".to_owned(), "…".to_owned());
    }
    selected
}
