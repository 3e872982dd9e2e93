//! Sending requests so that each is recorded in the journal, whatever its outcome.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use model::requests::journal::{Journal, Outcome, ResponseFacts};
use model::settings::config::Config;
use web_sys::AbortSignal;
use wire::body::Body;
use wire::endpoint::Endpoint;
use wire::envelope::Base;
use wire::error::ApiError;

use crate::api::client::Client;
use crate::api::meter::Meter;
use crate::platform::clock;

/// The journal of requests.
pub type RequestJournal = Journal<ApiError>;

/// A client whose requests are recorded, and the journal.
#[derive(Clone, Copy, Debug)]
pub struct Requests {
    client: StoredValue<Client>,
    /// All requests that are remembered.
    pub journal: ReadSignal<RequestJournal>,
    set_journal: WriteSignal<RequestJournal>,
}

/// The body of a response. Its reader [records](JournaledResponse::record) what it holds; if it is
/// dropped instead, the journal records that the response was discarded.
#[derive(Debug)]
pub struct JournaledResponse {
    /// The body.
    pub body: Body,
    entry: OpenEntry,
}

/// The journal's entry of a request under way; dropped, its outcome is "dropped" unless it has another.
#[derive(Debug)]
struct OpenEntry {
    set_journal: WriteSignal<RequestJournal>,
    number: u32,
    meter: Meter,
}

impl Requests {
    /// A client set up by `config`, and an empty journal.
    pub fn new(config: Arc<Config>) -> Self {
        let (journal, set_journal) = signal(Journal::default());
        Self {
            client: StoredValue::new(Client::new(config)),
            journal,
            set_journal,
        }
    }

    /// Begins a new load in the journal.
    pub(crate) fn begin_load(self) {
        self.set_journal.update(Journal::begin_load);
    }

    /// Empties the journal.
    pub(crate) fn clear(self) {
        self.set_journal.update(Journal::clear);
    }

    /// Sends a request as [`Client::get`] does, for the `tries`-th time in a row. A failure is
    /// recorded here; what a response holds is recorded by its reader.
    pub(crate) async fn get(
        self,
        endpoint: &Endpoint,
        tries: u32,
        authorization: Option<&str>,
        signal: &AbortSignal,
        abort: Rc<dyn Fn()>,
    ) -> Result<JournaledResponse, ApiError> {
        let mut number = 0;
        self.set_journal.update(|journal| {
            number = journal.begin(endpoint.as_str(), tries, clock::now());
        });
        let entry = OpenEntry {
            set_journal: self.set_journal,
            number,
            meter: Meter::new(clock::elapsed),
        };
        let client = self.client.get_value();
        match client
            .get(endpoint, authorization, signal, abort, &entry.meter)
            .await
        {
            Ok(body) => Ok(JournaledResponse { body, entry }),
            Err(error) => {
                // An abort is not a failure, unless our own timeout caused it.
                let is_abort = signal.aborted()
                    && matches!(error, ApiError::Network | ApiError::BrokenOff { .. });
                if !is_abort {
                    entry.end(Outcome::Failed(error.clone()), response_facts(&error));
                }
                Err(error)
            }
        }
    }
}

impl JournaledResponse {
    /// Records the base structure of the response and how many tasks it holds, if it is a list of
    /// tasks; or why it is not a response of OCP.
    pub(crate) fn record(self, content: Result<(&Base, Option<usize>), &ApiError>) {
        match content {
            Ok((base, tasks)) => {
                let Base {
                    trace_id,
                    server,
                    duration,
                    ..
                } = base.clone();
                let facts = ResponseFacts {
                    trace_id,
                    server,
                    duration,
                    tasks,
                };
                self.entry.end(Outcome::Answered, facts);
            }
            Err(error) => self
                .entry
                .end(Outcome::Failed(error.clone()), response_facts(error)),
        }
    }
}

fn response_facts(error: &ApiError) -> ResponseFacts {
    let facts = error.facts().cloned().unwrap_or_default();
    ResponseFacts {
        trace_id: facts.trace_id,
        server: facts.server,
        duration: facts.duration,
        tasks: None,
    }
}

impl OpenEntry {
    fn end(&self, outcome: Outcome<ApiError>, facts: ResponseFacts) {
        let transfer = self.meter.transfer();
        self.set_journal
            .maybe_update(|journal| journal.end(self.number, outcome, transfer, facts));
    }
}

impl Drop for OpenEntry {
    fn drop(&mut self) {
        // The journal keeps an outcome that was recorded before.
        self.end(Outcome::Dropped, ResponseFacts::default());
    }
}
