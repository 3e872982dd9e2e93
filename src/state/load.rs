//! How a load goes: request after request, each answer decoded and taken in, and what failed tried again.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::loader::{Failed, Loader};
use crate::api::answer::Base;
use crate::api::client::Body;
use crate::api::decode::Decoder;
use crate::api::endpoint::Endpoint;
use crate::api::error::ApiError;
use crate::model::instant::Instant;
use crate::model::load_plan::{Progressed, Received};
use crate::model::result_set::{Batch, ResultSet};
use crate::model::retry::{self, Next};
use crate::platform::abort::AbortGuard;
use crate::platform::clock;
use crate::platform::zoned::breathe;
use chrono::Duration;

impl Loader {
    /// Goes on with the job from its next request.
    pub(super) fn drive(&self) {
        let state = self.slot.try_with_value(|slot| {
            let asks = slot.job.as_ref().is_some_and(|job| job.plan.stop().is_none());
            asks.then_some(slot.generation)
        });
        // A load that has ended asks nothing, whoever wants it to go on.
        let Some(generation) = state.flatten() else { return };
        let (loader, generation) = (*self, Some(generation));
        self.progress.update(|progress| {
            progress.fetching = true;
            progress.refreshed = None;
            progress.again_at = None;
        });
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
            let job = slot.job.as_mut()?;
            job.tries += 1;
            let request = job.plan.next()?;
            let endpoint = Endpoint::data_backup_tasks(job.question.scope, &job.question.filter, job.bounds, request);
            // Nor does the user wait for what is tried again.
            Some((endpoint, slot.by_itself || job.tries > 1, job.tries))
        });
        let (endpoint, by_itself, tries) = asked.flatten()?;
        let sent = clock::now();
        let decoded = match self.session.authorization(by_itself) {
            Ok(pass) => {
                let loader = *self;
                let abort = move || loader.abort(generation);
                let answer = self.client.on_try(tries).get(&endpoint, pass.header(), &signal, abort).await;
                let decoded = match answer {
                    Ok(answer) => {
                        let decoded = self.decode(&answer.body, generation).await?;
                        if self.is_current(generation) {
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
        if !self.is_current(generation) {
            return None;
        }
        match decoded {
            Ok((base, batch)) => Some(self.land(base, batch, sent)),
            Err(error) => {
                self.fail(error, &endpoint);
                Some(false)
            }
        }
    }

    fn abort(&self, generation: Option<u32>) {
        if self.is_current(generation) {
            self.slot.update_value(|slot| slot.request = None);
        }
    }

    /// Tells what failed, and tries again what may go better the next time.
    fn fail(&self, error: ApiError, endpoint: &Endpoint) {
        let now = clock::now();
        let tries = self.slot.try_with_value(|slot| slot.job.as_ref().map_or(0, |job| job.tries)).unwrap_or_default();
        let mut again_at = None;
        if let Next::Wait { milliseconds } = retry::next(error.trouble(), tries, clock::chance()) {
            again_at = Some(now + Duration::milliseconds(i64::from(milliseconds)));
            let loader = *self;
            // Dropped by whatever comes before it, so it needs no question whether it is still wanted.
            let timer = Timeout::new(milliseconds, move || loader.drive());
            self.slot.update_value(|slot| slot.timer = Some(timer));
        }
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.again_at = again_at;
            progress.error = Some(Failed { error, tries, at: now, asked: endpoint.as_str().to_owned() });
        });
    }

    /// Makes tasks of an answer, a share at a time so that the page stays responsive. `None` when a newer question took
    /// over.
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
    fn land(&self, base: Base, batch: Batch, sent: Instant) -> bool {
        let shown = self.rows.with_untracked(ResultSet::len);
        let answered = self.progress.with_untracked(|progress| progress.answered);
        let mut next_rows = None;
        let mut stop = None;
        let mut landed = Err(0);
        let mut by_itself = false;
        self.slot.update_value(|slot| {
            let Some(job) = &mut slot.job else { return };
            job.tries = 0;
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
            by_itself = slot.by_itself;
            stop = job.plan.stop();
            landed = match &job.behind {
                Some(behind) if next_rows.is_none() => Err(behind.len()),
                _ => Ok((job.question, job.bounds, since)),
            };
        });
        if let Some(rows) = next_rows {
            self.rows.set(rows);
        }
        self.progress.update(|progress| {
            progress.fetching = stop.is_none();
            progress.error = None;
            progress.took = u32::try_from((clock::now() - sent).num_milliseconds()).unwrap_or_default();
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
        stop.is_none()
    }
}
