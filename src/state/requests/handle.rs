//! Sending a request so that it stands in the journal, whatever becomes of it.

use leptos::prelude::*;
use std::rc::Rc;

use web_sys::AbortSignal;

use crate::api::client::Client;
use crate::api::meter::Meter;
use crate::platform::clock;
use model::requests::journal::{Journal, Outcome, ResponseFacts, Transfer};
use model::settings::config::Config;
use wire::answer::Base;
use wire::body::Body;
use wire::endpoint::Endpoint;
use wire::error::ApiError;

type JournalSignal = RwSignal<Journal<ApiError>>;

/// A client whose requests stand in the journal.
#[derive(Clone, Copy, Debug)]
pub struct Requests {
    client: Client,
    tries: u32,
    /// What was asked.
    pub journal: JournalSignal,
}

/// The body of an answer. What is in it is told by [`Answer::tells`]; who drops it instead did not wait for that.
#[derive(Debug)]
pub struct Answer {
    /// The body.
    pub body: Body,
    note: Note,
}

/// A request in the journal; dropped, it is one that nobody waited for.
#[derive(Debug)]
struct Note {
    journal: JournalSignal,
    number: u32,
    meter: Meter,
}

impl Requests {
    /// A client that asks as `config` says, and a journal with nothing in it.
    pub fn new(config: &'static Config) -> Self {
        Self {
            client: Client::new(config),
            tries: 1,
            journal: RwSignal::new(Journal::default()),
        }
    }

    /// The same client for a request that is sent for the `tries`-th time in a row.
    #[must_use]
    pub const fn on_try(self, tries: u32) -> Self {
        Self { tries, ..self }
    }

    /// Says that what is sent from now on is of another load.
    pub fn begin_load(&self) {
        self.journal.update(Journal::begin_load);
    }

    /// Forgets what was asked.
    pub fn forget(&self) {
        self.journal.update(Journal::clear);
    }

    /// [`Client::get`]. A failure stands in the journal by itself; what the answer holds is told by whoever reads it.
    pub async fn get(
        &self,
        endpoint: &Endpoint,
        authorization: Option<&str>,
        signal: &AbortSignal,
        abort: Rc<dyn Fn()>,
    ) -> Result<Answer, ApiError> {
        let begin =
            |journal: &mut Journal<_>| journal.begin(endpoint.as_str(), self.tries, clock::now());
        let number = self.journal.try_update(begin).unwrap_or_default();
        let note = Note {
            journal: self.journal,
            number,
            meter: Meter::new(clock::elapsed),
        };
        match self
            .client
            .get(endpoint, authorization, signal, abort, &note.meter)
            .await
        {
            Ok(body) => Ok(Answer { body, note }),
            Err(error) => {
                // Whoever ended it did not want it; only the time that was up has a failure of its own.
                if error != ApiError::Network || !signal.aborted() {
                    note.end(Outcome::Failed(error.clone()), said_in(&error));
                }
                Err(error)
            }
        }
    }
}

impl Answer {
    /// Tells what was in it: what it says of itself and how many tasks, where it is a list of them; or why it is no
    /// answer.
    pub fn tells(self, read: Result<(&Base, Option<usize>), &ApiError>) {
        match read {
            Ok((base, tasks)) => {
                let Base {
                    trace_id,
                    server,
                    duration,
                    ..
                } = base.clone();
                self.note.end(
                    Outcome::Answered,
                    ResponseFacts {
                        trace_id,
                        server,
                        duration,
                        tasks,
                    },
                );
            }
            Err(error) => self
                .note
                .end(Outcome::Failed(error.clone()), said_in(error)),
        }
    }
}

fn said_in(error: &ApiError) -> ResponseFacts {
    let facts = error.facts().cloned().unwrap_or_default();
    ResponseFacts {
        trace_id: facts.trace_id,
        server: facts.server,
        duration: facts.duration,
        tasks: None,
    }
}

impl Note {
    fn end(&self, outcome: Outcome<ApiError>, said: ResponseFacts) {
        let wire: Transfer = self.meter.wire();
        // The page may have gone.
        self.journal
            .maybe_update(|journal| journal.end(self.number, outcome, wire, said));
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        // What became of it before stays.
        self.end(Outcome::Dropped, ResponseFacts::default());
    }
}
