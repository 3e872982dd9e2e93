//! How a load goes: requests sent as the plan hands them out, each answer decoded, taken in when it is its turn, and what
//! failed tried again.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;

use crate::platform::abort::AbortGuard;
use crate::platform::clock;
use crate::platform::zoned::breathe;
use crate::state::load::job::{Came, Job, Slot, UnderWay};
use crate::state::load::loader::{Failed, Loader};
use chrono::Duration;
use model::load::load_plan::{Pace, PageRequest};
use model::load::result_set::Batch;
use model::load::retry::{self, RetryDecision};
use wire::answer::Base;
use wire::body::Body;
use wire::decode::Decoder;
use wire::endpoint::Endpoint;
use wire::error::{ApiError, Whose};

/// How long an answer is decoded before the browser may do something else, in milliseconds.
const SHARE: f64 = 12.0;

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
        let job = self.job.as_mut().filter(|_| self.goes && !self.landing)?;
        let guard = AbortGuard::new()?;
        let request = job.plan.next(pace)?;
        let is_next = job.plan.is_next(request);
        job.tries += u32::from(is_next);
        self.count += 1;
        let sending = Sending {
            number: self.count,
            request,
            endpoint: Endpoint::data_backup_tasks(
                job.question.scope,
                &job.question.filter,
                job.bounds,
                request,
            ),
            tries: if is_next { job.tries } else { 1 },
            // Nor does the user wait for what is tried again, or for what goes ahead.
            by_itself: job.by_itself || job.tries > 1 || !is_next,
            signal: guard.signal(),
        };
        self.under_way.push(UnderWay {
            number: self.count,
            request,
            guard: Some(guard),
        });
        Some(sending)
    }

    /// The job, if it is still the one of this load.
    pub(crate) fn job_of(&mut self, load: u32) -> Option<&mut Job> {
        self.job.as_mut().filter(|_| self.load == load)
    }

    /// What came of the request behind, when its turn has come.
    fn turn(&mut self, load: u32) -> Option<Came> {
        let job = self.job_of(load)?;
        let plan = &job.plan;
        job.waiting.take_if(|came| plan.is_next(came.request))
    }

    /// Ends what is under way and forgets what waits: the load has ended, or begins anew.
    pub(crate) fn end_ahead(&mut self) {
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
    pub(crate) fn drive(&'static self) {
        let asks = self.slot.try_update_value(|slot| {
            slot.timer = None;
            slot.goes = slot
                .job
                .as_ref()
                .is_some_and(|job| job.plan.stop().is_none());
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
    pub(crate) fn pump(&'static self) {
        let trying = self.session.status.with_untracked(|status| status.trying);
        let pace = match () {
            () if !untrack(|| self.lane.is_free()) => Pace::FirstRowsOnly,
            // A password that OCP refuses is to be refused once: it blocks who is refused too often.
            () if trying => Pace::Single,
            () => Pace::Full,
        };
        while let Some(sending) = self.slot.try_update_value(|slot| slot.send(pace)).flatten() {
            spawn_local(async move { self.send(sending).await });
        }
    }

    fn is_wanted(&'static self, number: u32) -> bool {
        let is_it = |slot: &Slot| {
            slot.under_way
                .iter()
                .any(|request| request.number == number)
        };
        self.slot.try_with_value(is_it) == Some(true)
    }

    /// Sends one request, and takes in what comes of it unless nobody wants that any more.
    async fn send(
        &'static self,
        Sending {
            number,
            request,
            endpoint,
            tries,
            by_itself,
            signal,
        }: Sending,
    ) {
        if !self.is_wanted(number) {
            return;
        }
        let sent = clock::now();
        let outcome = match self.session.authorization(by_itself) {
            Ok(pass) => {
                let abort = Rc::new(move || self.abort(number));
                let answer = self
                    .client
                    .on_try(tries)
                    .get(&endpoint, pass.header(), &signal, abort)
                    .await;
                let decoded = match answer {
                    Ok(answer) => {
                        let Some(decoded) = self.decode(&answer.body, number).await else {
                            return;
                        };
                        if self.is_wanted(number) {
                            answer.tells(
                                decoded
                                    .as_ref()
                                    .map(|(base, batch)| (base, Some(batch.tasks.len()))),
                            );
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
        self.came(
            number,
            Came {
                request,
                asked: endpoint.as_str().to_owned(),
                took,
                outcome,
            },
        )
        .await;
    }

    fn abort(&'static self, number: u32) {
        self.slot.try_update_value(|slot| {
            for request in slot
                .under_way
                .iter_mut()
                .filter(|request| request.number == number)
            {
                request.guard = None;
            }
        });
    }

    /// Takes in what came of a request when it is its turn, and then what has waited for that.
    async fn came(&'static self, number: u32, came: Came) {
        // Who is not let in is told at once, whichever request hears of it first.
        let is_refusal = came
            .outcome
            .as_ref()
            .is_err_and(|error| error.whose() == Whose::Session);
        let turn = self.slot.try_update_value(|slot| {
            slot.under_way.retain(|request| request.number != number);
            if is_refusal {
                slot.end();
                return Some((slot.load, came));
            }
            let job = slot.job.as_mut()?;
            if slot.landing || !job.plan.is_next(came.request) {
                job.waiting = Some(came);
                return None;
            }
            slot.landing = true;
            Some((slot.load, came))
        });
        let Some((load, first)) = turn.flatten() else {
            return self.pump();
        };
        let mut turn = Some(first);
        while let Some(Came {
            request,
            asked,
            took,
            outcome,
        }) = turn
        {
            turn = match outcome {
                Err(error) => {
                    self.fail(request, error, asked);
                    None
                }
                Ok((base, batch)) => match self.land(load, request.page, base, batch, took).await {
                    Some(()) => self.slot.try_update_value(|slot| slot.turn(load)).flatten(),
                    None => None,
                },
            };
        }
        if !is_refusal {
            self.slot
                .try_update_value(|slot| slot.landing &= slot.load != load);
        }
        self.pump();
    }

    /// Tells what failed, and tries again what may go better the next time.
    fn fail(&'static self, request: PageRequest, error: ApiError, asked: String) {
        let now = clock::now();
        let mut tries = 0;
        let mut again_at = None;
        self.slot.update_value(|slot| {
            slot.goes = false;
            let Some(job) = &mut slot.job else { return };
            job.plan.give_back(request);
            tries = job.tries.max(1);
            if let RetryDecision::Wait { milliseconds } =
                retry::decide(error.trouble(), tries, clock::chance())
            {
                again_at = Some(now + Duration::milliseconds(i64::from(milliseconds)));
                // Dropped by whatever comes before it, so it needs no question whether it is still wanted.
                slot.timer = Some(Timeout::new(milliseconds, move || self.drive()));
            }
        });
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.again_at = again_at;
            progress.error = Some(Failed {
                error,
                tries,
                at: now,
                asked,
            });
        });
    }

    /// Makes tasks of an answer, a share at a time so that the page stays responsive. `None` when nobody wants it any
    /// more.
    async fn decode(
        &'static self,
        body: &Body,
        number: u32,
    ) -> Option<Result<(Base, Batch), ApiError>> {
        let mut decoder = Decoder::new(body.status, &body.text);
        loop {
            let until = clock::elapsed() + SHARE;
            loop {
                if let Some(decoded) = decoder.share() {
                    return Some(decoded);
                }
                if clock::elapsed() >= until {
                    break;
                }
            }
            breathe().await;
            if !self.is_wanted(number) {
                return None;
            }
        }
    }
}
