//! Loads the tasks of one question. Only the newest question's answers land: a newer one aborts the request
//! under way, and an answer that was faster than the abort is not listened to.
//!
//! (A Leptos resource would not do: it waits for the old request, and shows its answer first.)

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::answer::Base;
use crate::api::client::{Body, Client};
use crate::api::decode::Decoder;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::model::filter::Question;
use crate::model::instant::Instant;
use crate::model::load_plan::{DEFAULT_LIMIT, LoadPlan, Progressed, Received, Stop};
use crate::model::result_set::{Batch, ResultSet};
use crate::model::time_range::Bounds;
use crate::platform::abort::AbortGuard;
use crate::platform::clock;
use crate::platform::zoned::breathe;

/// What is known of the load beside its rows. Having rows, and a request being under way, are two facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The question that the rows on screen answer.
    pub answered: Option<Question>,
    /// The instants that were sent for them.
    pub bounds: Bounds,
    /// How old the rows are: when the first answer of their load came, by the browser's clock. What was loaded
    /// first was not asked again since.
    pub as_of: Option<Instant>,
    /// What the latest answer says of itself.
    pub base: Option<Base>,
    /// Whether a request is under way.
    pub fetching: bool,
    /// Of a refresh, the rows that have come and are not shown yet.
    pub refreshed: Option<usize>,
    /// Why the load of the rows on screen ended; `None` while it goes on or after it failed.
    pub stop: Option<Stop>,
    /// Why the latest request failed.
    pub error: Option<ApiError>,
}

/// The load under way, or the one to take up again.
#[derive(Debug)]
struct Job {
    question: Question,
    bounds: Bounds,
    plan: LoadPlan,
    /// When its first answer came.
    since: Option<Instant>,
    /// Rows that are not shown yet, as they are fewer than those on screen: a refresh must not shrink the table.
    behind: Option<ResultSet>,
}

#[derive(Debug, Default)]
struct Slot {
    job: Option<Job>,
    request: Option<AbortGuard>,
    generation: u32,
}

/// The loader of the page.
#[derive(Clone, Copy, Debug)]
pub struct Loader {
    client: Client,
    /// The rows on screen.
    pub rows: RwSignal<ResultSet>,
    /// What is known beside them.
    pub progress: RwSignal<Progress>,
    slot: StoredValue<Slot, LocalStorage>,
}

impl Loader {
    /// A loader with nothing loaded.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            rows: RwSignal::new(ResultSet::default()),
            progress: RwSignal::new(Progress::default()),
            slot: StoredValue::new_local(Slot::default()),
        }
    }

    /// Asks a question from the beginning. The rows on screen stay until the first answer comes, unless they
    /// are another tenant's; rows that answer the same question stay until as many have come again.
    pub fn ask(&self, question: Question) {
        let answered = self.progress.with_untracked(|progress| progress.answered);
        if answered.is_some_and(|answered| answered.scope != question.scope) {
            self.rows.set(ResultSet::default());
            self.progress.set(Progress::default());
        }
        let mut plan = LoadPlan::default();
        if answered == Some(question) && self.rows.with_untracked(ResultSet::len) > DEFAULT_LIMIT {
            plan.load_all();
        }
        let bounds = question.filter.range.resolve(clock::now());
        self.run(Job { question, bounds, plan, since: None, behind: Some(ResultSet::default()) });
    }

    /// Forgets everything: nothing is asked any more.
    pub fn forget(&self) {
        self.slot.update_value(|slot| *slot = Slot { generation: slot.generation + 1, ..Slot::default() });
        self.rows.set(ResultSet::default());
        self.progress.set(Progress::default());
    }

    /// Takes the load up where a failure or the user stopped it, and asks anew when there is nothing to take up.
    pub fn retry(&self, question: Question) {
        match self.slot.try_update_value(|slot| slot.job.take()).flatten() {
            Some(job) if job.question == question && job.plan.stop().is_none() => self.run(job),
            _ => self.ask(question),
        }
    }

    /// Loads everything that matches, however much it is.
    pub fn load_all(&self) {
        if let Some(mut job) = self.slot.try_update_value(|slot| slot.job.take()).flatten() {
            job.plan.load_all();
            self.run(job);
        }
    }

    /// Stops the load and keeps what has come.
    pub fn cancel(&self) {
        let mut is_refresh = false;
        self.slot.update_value(|slot| {
            slot.generation += 1;
            slot.request = None;
            if let Some(job) = &mut slot.job {
                job.plan.cancel();
                is_refresh = job.behind.is_some();
            }
        });
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.refreshed = None;
            if !is_refresh {
                progress.stop = Some(Stop::Cancelled);
            }
        });
    }

    fn run(&self, job: Job) {
        let goes_on = job.behind.is_none();
        let generation = self.slot.try_update_value(|slot| {
            slot.generation += 1;
            slot.request = None;
            slot.job = Some(job);
            slot.generation
        });
        self.progress.update(|progress| {
            progress.fetching = true;
            progress.refreshed = None;
            progress.error = None;
            if goes_on {
                progress.stop = None;
            }
        });
        let loader = *self;
        spawn_local(async move { while let Some(true) = loader.step(generation).await {} });
    }

    fn is_current(&self, generation: Option<u32>) -> bool {
        self.slot.try_with_value(|slot| slot.generation) == generation
    }

    /// One request and its answer. `Some(true)` when more is to be asked, `None` when a newer question took over.
    async fn step(&self, generation: Option<u32>) -> Option<bool> {
        let guard = AbortGuard::new()?;
        let signal = guard.signal();
        let asked = self.slot.try_update_value(|slot| {
            slot.request = Some(guard);
            let job = slot.job.as_ref()?;
            Some((job.question, job.bounds, job.plan.next()?))
        });
        let (question, bounds, request) = asked.flatten()?;
        let endpoint = Endpoint::data_backup_tasks(question.scope, &question.filter, bounds, request);
        let loader = *self;
        let answer = self.client.get(&endpoint, &signal, move || loader.abort(generation)).await;
        let decoded = match answer {
            Ok(body) => self.decode(&body, generation).await?,
            Err(error) => Err(error),
        };
        if !self.is_current(generation) {
            return None;
        }
        match decoded {
            Ok((base, batch)) => Some(self.land(base, batch)),
            Err(error) => {
                self.progress.update(|progress| {
                    progress.fetching = false;
                    progress.error = Some(error);
                });
                Some(false)
            }
        }
    }

    fn abort(&self, generation: Option<u32>) {
        if self.is_current(generation) {
            self.slot.update_value(|slot| slot.request = None);
        }
    }

    /// Makes tasks of an answer, a share at a time so that the page stays responsive; `None` when nobody waits for
    /// them any more.
    async fn decode(&self, body: &Body, generation: Option<u32>) -> Option<Result<(Base, Batch), ApiError>> {
        let mut decoder = Decoder::new(body.status, &body.text);
        loop {
            if let Some(decoded) = decoder.share() {
                return Some(decoded);
            }
            breathe().await;
            if !self.is_current(generation) {
                return None;
            }
        }
    }

    /// Takes an answer in; returns whether more is to be asked.
    fn land(&self, base: Base, batch: Batch) -> bool {
        let shown = self.rows.with_untracked(ResultSet::len);
        let answered = self.progress.with_untracked(|progress| progress.answered);
        let mut next_rows = None;
        let mut stop = None;
        let mut landed = Err(0);
        self.slot.update_value(|slot| {
            let Some(job) = &mut slot.job else { return };
            let since = *job.since.get_or_insert_with(clock::now);
            let entries = batch.received();
            let mut starts_over = false;
            let take = |rows: &mut ResultSet| {
                let new = rows.merge(batch);
                let received = Received { entries, new, loaded: rows.accounted(), total: rows.total() };
                starts_over = job.plan.answered(received) == Progressed::StartsOver;
                rows.len()
            };
            if let Some(mut behind) = job.behind.take() {
                let loaded = take(&mut behind);
                if answered == Some(job.question) && loaded < shown && job.plan.stop().is_none() {
                    job.behind = Some(behind);
                } else {
                    next_rows = Some(behind);
                }
            } else {
                self.rows.update(|rows| {
                    take(rows);
                });
            }
            if starts_over {
                job.behind = Some(ResultSet::default());
            }
            stop = job.plan.stop();
            landed = match &job.behind {
                Some(behind) => Err(behind.len()),
                None => Ok((job.question, job.bounds, since)),
            };
        });
        if let Some(rows) = next_rows {
            self.rows.set(rows);
        }
        self.progress.update(|progress| {
            progress.fetching = stop.is_none();
            match landed {
                Ok((question, bounds, since)) => {
                    progress.answered = Some(question);
                    progress.bounds = bounds;
                    progress.as_of = Some(since);
                    progress.base = Some(base);
                    progress.refreshed = None;
                    progress.stop = stop;
                }
                Err(refreshed) => progress.refreshed = Some(refreshed),
            }
        });
        stop.is_none()
    }
}
