//! How a load goes: requests sent as the plan hands them out, each answer decoded, taken in when it is its turn, and what
//! failed tried again.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;

use super::loader::{Came, Failed, Loader, Slot, UnderWay};
use crate::api::answer::Base;
use crate::api::client::Body;
use crate::api::decode::Decoder;
use crate::api::endpoint::Endpoint;
use crate::api::error::{ApiError, Whose};
use crate::model::load_plan::{Pace, PageRequest, Progressed, Received};
use crate::model::result_set::{Batch, ResultSet};
use crate::model::retry::{self, Next};
use crate::platform::abort::AbortGuard;
use crate::platform::clock;
use crate::platform::zoned::breathe;
use chrono::Duration;

/// A request that is to be sent.
struct Sending {
    number: u32,
    request: PageRequest,
    endpoint: Endpoint,
    /// How often it is sent in a row, with this time.
    tries: u32,
    /// Whether nobody waits for just this one.
    by_itself: bool,
    signal: AbortSignal,
}

impl Slot {
    /// The next request, if one may be sent.
    fn send(&mut self, pace: Pace) -> Option<Sending> {
        let job = self.job.as_mut().filter(|_| self.goes)?;
        let guard = AbortGuard::new()?;
        let request = job.plan.next(pace)?;
        let is_next = job.plan.is_next(request);
        job.tries += u32::from(is_next);
        self.count += 1;
        let sending = Sending {
            number: self.count,
            request,
            endpoint: Endpoint::data_backup_tasks(job.question.scope, &job.question.filter, job.bounds, request),
            tries: if is_next { job.tries } else { 1 },
            // Nor does the user wait for what is tried again, or for what goes ahead.
            by_itself: job.by_itself || job.tries > 1 || !is_next,
            signal: guard.signal(),
        };
        self.under_way.push(UnderWay { number: self.count, request, guard: Some(guard) });
        Some(sending)
    }

    /// What came of the request behind, when its turn has come.
    fn turn(&mut self) -> Option<Came> {
        let job = self.job.as_mut()?;
        let plan = &job.plan;
        job.waiting.take_if(|came| plan.is_next(came.request))
    }

    /// Ends what is under way and forgets what waits: the load has ended, or begins anew.
    fn end_ahead(&mut self) {
        self.end();
        if let Some(job) = &mut self.job
            && let Some(came) = job.waiting.take()
        {
            job.plan.give_back(came.request);
        }
    }
}

impl Loader {
    /// Goes on with the job from its next request.
    pub(super) fn drive(&self) {
        let asks = self.slot.try_update_value(|slot| {
            slot.timer = None;
            slot.goes = slot.job.as_ref().is_some_and(|job| job.plan.stop().is_none());
            slot.goes
        });
        // A load that has ended asks nothing, whoever wants it to go on.
        if asks != Some(true) {
            return;
        }
        self.progress.update(|progress| {
            progress.fetching = true;
            progress.refreshed = None;
            progress.again_at = None;
        });
        self.pump();
    }

    /// Sends what may be sent now.
    pub(super) fn pump(&self) {
        let trying = self.session.status.with_untracked(|status| status.trying);
        let pace = match () {
            () if !untrack(|| self.lane.is_free()) => Pace::GivesWay,
            // A password that OCP refuses is to be refused once: it blocks who is refused too often.
            () if trying => Pace::Single,
            () => Pace::Full,
        };
        while let Some(sending) = self.slot.try_update_value(|slot| slot.send(pace)).flatten() {
            let loader = *self;
            spawn_local(async move { loader.send(sending).await });
        }
    }

    fn is_wanted(&self, number: u32) -> bool {
        let is_it = |slot: &Slot| slot.under_way.iter().any(|request| request.number == number);
        self.slot.try_with_value(is_it) == Some(true)
    }

    /// Sends one request, and takes in what comes of it unless nobody wants that any more.
    async fn send(self, Sending { number, request, endpoint, tries, by_itself, signal }: Sending) {
        if !self.is_wanted(number) {
            return;
        }
        let sent = clock::now();
        let outcome = match self.session.authorization(by_itself) {
            Ok(pass) => {
                let abort = move || self.abort(number);
                let answer = self.client.on_try(tries).get(&endpoint, pass.header(), &signal, abort).await;
                let decoded = match answer {
                    Ok(answer) => {
                        let Some(decoded) = self.decode(&answer.body, number).await else { return };
                        if self.is_wanted(number) {
                            answer.tells(decoded.as_ref().map(|(base, batch)| (base, Some(batch.tasks.len()))));
                        }
                        decoded
                    }
                    Err(error) => Err(error),
                };
                // A refusal may stand in a 200, and counts whether or not anybody still waits for the tasks.
                self.session.answered(&pass, decoded.as_ref().err());
                decoded
            }
            Err(error) => Err(error),
        };
        if !self.is_wanted(number) {
            return;
        }
        let took = u32::try_from((clock::now() - sent).num_milliseconds()).unwrap_or_default();
        self.came(number, Came { request, asked: endpoint.as_str().to_owned(), took, outcome });
    }

    fn abort(&self, number: u32) {
        self.slot.try_update_value(|slot| {
            for request in slot.under_way.iter_mut().filter(|request| request.number == number) {
                request.guard = None;
            }
        });
    }

    /// Takes in what came of a request when it is its turn, and then what has waited for that.
    fn came(&self, number: u32, came: Came) {
        let turn = self.slot.try_update_value(|slot| {
            slot.under_way.retain(|request| request.number != number);
            // Who is not let in is told at once, whichever request hears of it first.
            if came.outcome.as_ref().is_err_and(|error| error.whose() == Whose::Session) {
                slot.end();
                return Some(came);
            }
            let job = slot.job.as_mut()?;
            if job.plan.is_next(came.request) {
                return Some(came);
            }
            job.waiting = Some(came);
            None
        });
        let mut turn = turn.flatten();
        while let Some(Came { request, asked, took, outcome }) = turn {
            turn = match outcome {
                Ok((base, batch)) => {
                    self.land(base, batch, took);
                    self.slot.try_update_value(Slot::turn).flatten()
                }
                Err(error) => {
                    self.fail(request, error, asked);
                    None
                }
            };
        }
        self.pump();
    }

    /// Tells what failed, and tries again what may go better the next time.
    fn fail(&self, request: PageRequest, error: ApiError, asked: String) {
        let now = clock::now();
        let mut tries = 0;
        let mut again_at = None;
        self.slot.update_value(|slot| {
            slot.goes = false;
            let Some(job) = &mut slot.job else { return };
            job.plan.give_back(request);
            tries = job.tries.max(1);
            if let Next::Wait { milliseconds } = retry::next(error.trouble(), tries, clock::chance()) {
                again_at = Some(now + Duration::milliseconds(i64::from(milliseconds)));
                let loader = *self;
                // Dropped by whatever comes before it, so it needs no question whether it is still wanted.
                slot.timer = Some(Timeout::new(milliseconds, move || loader.drive()));
            }
        });
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.again_at = again_at;
            progress.error = Some(Failed { error, tries, at: now, asked });
        });
    }

    /// Makes tasks of an answer, a share at a time so that the page stays responsive. `None` when nobody wants it any
    /// more.
    async fn decode(&self, body: &Body, number: u32) -> Option<Result<(Base, Batch), ApiError>> {
        let mut decoder = Decoder::new(body.status, &body.text);
        loop {
            if let Some(decoded) = decoder.share() {
                return Some(decoded);
            }
            breathe().await;
            if !self.is_wanted(number) {
                return None;
            }
        }
    }

    /// Takes an answer in.
    fn land(&self, base: Base, batch: Batch, took: u32) {
        let shown = self.rows.with_untracked(ResultSet::len);
        let answered = self.progress.with_untracked(|progress| progress.answered);
        let mut next_rows = None;
        let mut stop = None;
        let mut landed = Err(0);
        let mut by_itself = false;
        self.slot.update_value(|slot| {
            let Some(job) = &mut slot.job else { return };
            by_itself = job.by_itself;
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
                let is_refresh = answered == Some(job.question);
                if is_refresh && (starts_over || (loaded < shown && job.plan.stop().is_none())) {
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
                // The list is another one by now: it is collected anew, behind what is shown.
                job.behind = Some(ResultSet::default());
                job.since = None;
            }
            job.tries = u32::from(job.plan.is_asked());
            stop = job.plan.stop();
            landed = match &job.behind {
                Some(behind) if next_rows.is_none() => Err(behind.len()),
                _ => Ok((job.question, job.bounds, since)),
            };
            if starts_over || stop.is_some() {
                slot.end_ahead();
                slot.goes = stop.is_none();
            }
        });
        if let Some(rows) = next_rows {
            self.rows.set(rows);
        }
        self.progress.update(|progress| {
            progress.fetching = stop.is_none();
            progress.error = None;
            progress.took = took;
            match landed {
                Ok((question, bounds, since)) => {
                    progress.answered = Some(question);
                    progress.bounds = bounds;
                    progress.as_of = Some(since);
                    if !by_itself {
                        progress.asked_at = Some(since);
                    }
                    progress.base = Some(base);
                    progress.refreshed = None;
                    progress.stop = stop;
                }
                Err(refreshed) => progress.refreshed = Some(refreshed),
            }
        });
    }
}
