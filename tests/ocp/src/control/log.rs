//! The requests that came, so that a test can count them and see what was sent.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use super::in_flight::{Counted, InFlight};
use crate::state::{Shared, lock};

/// How many requests are kept of each kind; all of those to `/api` are counted.
const KEPT: usize = 500;

/// One request.
#[derive(Debug, Serialize)]
struct Entry {
    /// Which of the credentials seen so far `Authorization` had: 1 is the first that came, and the same one has the
    /// same number again. `None` without that header.
    credential: Option<usize>,
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
    /// Requests to the sign-in page and for what is served beside the stand-in.
    site: VecDeque<Entry>,
    credentials: Credentials,
    count: u64,
    pub(super) in_flight: u64,
    most_in_flight: u64,
}

/// Tells credentials apart without keeping them.
#[derive(Debug, Default)]
struct Credentials {
    secret: RandomState,
    seen: Vec<u64>,
}

impl Credentials {
    /// The number of a credential, from 1.
    fn number(&mut self, credential: &[u8]) -> usize {
        let hash = self.secret.hash_one(credential);
        let known = self.seen.iter().position(|seen| *seen == hash);
        1 + known.unwrap_or_else(|| {
            self.seen.push(hash);
            self.seen.len() - 1
        })
    }
}

impl Log {
    /// Forgets all but the requests that are still being answered.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            in_flight: self.in_flight,
            most_in_flight: self.in_flight,
            ..Self::default()
        };
    }

    /// As `/_stand-in/requests` tells it.
    pub(crate) fn tell(&self) -> Value {
        json!({
            "count": self.count,
            "inFlight": self.in_flight,
            "mostInFlight": self.most_in_flight,
            "requests": self.entries,
            "site": self.site,
        })
    }

    fn entry(&mut self, request: &Request) -> Entry {
        let credential = request
            .headers()
            .get(AUTHORIZATION)
            .map(|value| self.credentials.number(value.as_bytes()));
        Entry {
            credential,
            headers: selected(request.headers()),
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
        }
    }
}

/// A layer that writes each request to `/api` down as it comes, before anything is decided about it.
pub(crate) async fn record(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    {
        let mut log = lock(&shared.log);
        let entry = log.entry(&request);
        keep(&mut log.entries, entry);
        log.count += 1;
        log.in_flight += 1;
        log.most_in_flight = log.most_in_flight.max(log.in_flight);
    }
    let in_flight = InFlight(Arc::clone(&shared));
    next.run(request)
        .await
        .map(|body| Body::new(Counted::new(body, in_flight)))
}

/// A layer that writes down the other requests, which count for nothing.
pub(crate) async fn record_site(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    {
        let mut log = lock(&shared.log);
        let entry = log.entry(&request);
        keep(&mut log.site, entry);
    }
    next.run(request).await
}

fn keep(entries: &mut VecDeque<Entry>, entry: Entry) {
    if entries.len() == KEPT {
        entries.pop_front();
    }
    entries.push_back(entry);
}

/// The headers a test may want to see; of a credential only its scheme, of cookies only their names.
fn selected(headers: &HeaderMap) -> BTreeMap<String, String> {
    let shown = [
        "accept",
        "accept-language",
        "host",
        "origin",
        "referer",
        "sec-fetch-site",
        "x-requested-with",
    ];
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let mut selected: BTreeMap<_, _> = shown
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), text(name)?.to_owned())))
        .collect();
    if let Some(credential) = text(AUTHORIZATION.as_str()) {
        let scheme = credential.split_once(' ').map_or("", |(scheme, _)| scheme);
        selected.insert("authorization".to_owned(), format!("{scheme} …"));
    }
    if let Some(cookies) = text(COOKIE.as_str()) {
        let names = cookies
            .split(';')
            .map(|pair| pair.split_once('=').map_or("", |(name, _)| name.trim()));
        let told: Vec<_> = names.map(|name| format!("{name}=…")).collect();
        selected.insert("cookie".to_owned(), told.join("; "));
    }
    selected
}
