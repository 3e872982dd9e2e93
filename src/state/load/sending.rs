//! The course of a load: requests are sent as the plan says, each response is decoded and merged
//! when it is its turn, and what failed is tried again.

use std::rc::Rc;

use chrono::Duration;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::load::load_plan::{Pace, PageRequest};
use model::load::retry::{self, RetryDecision};
use wire::endpoint::Endpoint;
use wire::error::{ApiError, Cause};

use super::fetching::TaskRequest;
use super::loader::Loader;
use super::progress::Failed;
use super::state::{LoadState, PageResponse, SentRequest};
use crate::platform::abort::AbortGuard;
use crate::platform::clock;

/// A request that is to be sent.
struct Sending {
    number: u32,
    page: PageRequest,
    request: TaskRequest,
}

impl LoadState {
    /// The next request, if one may be sent.
    fn next_to_send(&mut self, pace: Pace) -> Option<Sending> {
        let job = self
            .job
            .as_mut()
            .filter(|_| self.may_send && !self.is_landing)?;
        let guard = AbortGuard::new()?;
        let request = job.plan.next(pace)?;
        let is_next = job.plan.is_next(request);
        job.tries += u32::from(is_next);
        self.sent_count += 1;
        let scope = job.question.scope;
        let filter = &job.question.filter;
        let sending = Sending {
            number: self.sent_count,
            page: request,
            request: TaskRequest {
                endpoint: Endpoint::data_backup_tasks(scope, filter, job.bounds, request),
                tries: if is_next { job.tries } else { 1 },
                is_automatic: job.is_automatic || job.tries > 1 || !is_next,
                signal: guard.signal(),
            },
        };
        self.sent.push(SentRequest {
            number: self.sent_count,
            request,
            guard: Some(guard),
        });
        Some(sending)
    }
}

impl Loader {
    /// Goes on with the job from its next request; a load that has ended stays so.
    pub(super) fn send_from_next(self) {
        if !self.state.write_value().resume() {
            return;
        }
        self.set_progress.update(|progress| {
            progress.is_fetching = true;
            progress.staged = None;
            progress.retry_at = None;
        });
        self.send_next();
    }

    /// Sends what may be sent now.
    pub(super) fn send_next(self) {
        let pace = self.pace();
        loop {
            let next = self.state.write_value().next_to_send(pace);
            let Some(sending) = next else { return };
            spawn_local(async move { self.send(sending).await });
        }
    }

    fn is_wanted(self, number: u32) -> bool {
        self.state.with_value(|state| state.is_wanted(number))
    }

    /// Sends one request, and takes in its response unless it is not wanted any more.
    async fn send(self, sending: Sending) {
        let number = sending.number;
        if !self.is_wanted(number) {
            return;
        }
        let sent_at = clock::now();
        let abort = Rc::new(move || self.abort(number));
        let fetched = self.fetch_page(&sending.request, abort, || self.is_wanted(number));
        let Some(outcome) = fetched.await else {
            return;
        };
        if !self.is_wanted(number) {
            return;
        }
        if outcome.is_ok() && self.has_wrong_bounds() {
            return self.begin_with_server_clock();
        }
        let duration = (clock::now() - sent_at).num_milliseconds();
        let response = PageResponse {
            request: sending.page,
            path: sending.request.endpoint.as_str().to_owned(),
            duration_ms: u32::try_from(duration).unwrap_or_default(),
            outcome,
        };
        self.receive(number, response).await;
    }

    /// Whether the load was begun with a range by a clock that has turned out to be wrong.
    fn has_wrong_bounds(self) -> bool {
        let offset = self.clock().offset_untracked();
        self.state.with_value(|state| {
            state
                .job
                .as_ref()
                .is_some_and(|job| job.has_wrong_bounds(offset))
        })
    }

    fn abort(self, number: u32) {
        self.state.update_value(|state| {
            let sent = state.sent.iter_mut();
            for request in sent.filter(|request| request.number == number) {
                request.guard = None;
            }
        });
    }

    /// Takes in a response when it is its turn, and then the one that has waited for it.
    async fn receive(self, number: u32, response: PageResponse) {
        // A refused credential is reported at once, whichever request it was.
        let is_refusal = |error: &ApiError| error.cause() == Cause::Session;
        let is_refusal = response.outcome.as_ref().is_err_and(is_refusal);
        let received = self
            .state
            .write_value()
            .receive(number, response, is_refusal);
        let Some((load, first)) = received else {
            return self.send_next();
        };
        let mut turn = Some(first);
        while let Some(PageResponse {
            request,
            path,
            duration_ms,
            outcome,
        }) = turn
        {
            turn = match outcome {
                Err(error) => {
                    self.fail(request, error, path);
                    None
                }
                Ok(content) => {
                    let landed = self.land(load, request.page, content, duration_ms).await;
                    landed.and_then(|()| self.state.write_value().take_waiting(load))
                }
            };
        }
        if !is_refusal {
            self.state
                .update_value(|state| state.is_landing &= state.load != load);
        }
        self.send_next();
    }

    /// Tells a failure, and tries again if the next try may succeed.
    fn fail(self, request: PageRequest, error: ApiError, path: String) {
        let now = clock::now();
        let mut tries = 0;
        let mut retry_at = None;
        self.state.update_value(|state| {
            state.may_send = false;
            let Some(job) = &mut state.job else { return };
            job.plan.give_back(request);
            tries = job.tries.max(1);
            if let RetryDecision::Wait { milliseconds } =
                retry::decide(error.failure_kind(), tries, clock::chance())
            {
                retry_at = Some(now + Duration::milliseconds(i64::from(milliseconds)));
                // Whatever resumes the load before drops the timer, so it needs no check of its own.
                state.retry_timer = Some(Timeout::new(milliseconds, move || self.send_from_next()));
            }
        });
        self.set_progress.update(|progress| {
            progress.is_fetching = false;
            progress.retry_at = retry_at;
            progress.error = Some(Failed {
                error,
                tries,
                at: now,
                path,
            });
        });
    }
}
