//! The load of the tasks of one query: rows, progress, and the user's commands.
//!
//! Only the newest question's responses are shown: a newer question aborts the requests under way,
//! and a response that was faster than the abort is ignored. (A Leptos resource would not do: it
//! waits for the old request and shows its response first.)

use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::filter::Question;
use model::load::load_plan::{LoadPlan, Stop};
use model::load::result_set::ResultSet;
use model::settings::config::Config;
use wire::error::ApiError;

use super::news::News;
use super::ordering::Ordering;
use super::priority::UserRequests;
use super::progress::{Failed, Progress};
use super::state::{Job, LoadState, StagedRows};
use crate::platform::scheduling::in_slices;
use crate::state::requests::Requests;
use crate::state::session::Session;
use crate::state::shared::server_clock::Clock;

/// Rows that are freed before the browser may do something else.
const ROWS_PER_STEP: usize = 2_000;

/// How long rows are freed before the browser may do something else, in milliseconds.
const BUDGET_MS: f64 = 8.0;

/// The loader of the page.
#[derive(Clone, Copy, Debug)]
pub struct Loader {
    requests: StoredValue<Requests>,
    session: StoredValue<Session>,
    /// Where loading stops until the user asks for all.
    max_tasks: usize,
    /// Whether nothing may be requested, as OCP's address is not known.
    is_halted: bool,
    /// Whether the rows come from a file: then nothing is requested from OCP.
    pub(crate) is_offline: RwSignal<bool>,
    clock: StoredValue<Clock>,
    /// The requests that go before bulk requests.
    pub user_requests: UserRequests,
    /// The rows on screen.
    pub rows: ReadSignal<ResultSet>,
    pub(super) set_rows: WriteSignal<ResultSet>,
    news: StoredValue<News>,
    /// The order of the rows.
    pub(crate) ordering: Ordering,
    /// What is known besides the rows.
    pub progress: ReadSignal<Progress>,
    pub(super) set_progress: WriteSignal<Progress>,
    pub(super) state: StoredValue<LoadState, LocalStorage>,
}

impl Loader {
    /// A loader with nothing loaded; one that `is_halted` never requests anything.
    pub fn new(
        config: &Arc<Config>,
        requests: Requests,
        session: Session,
        is_halted: bool,
    ) -> Self {
        let (rows, set_rows) = signal(ResultSet::default());
        let (progress, set_progress) = signal(Progress::default());
        let loader = Self {
            requests: StoredValue::new(requests),
            session: StoredValue::new(session),
            max_tasks: config.max_tasks,
            is_halted,
            is_offline: RwSignal::new(config.sample.is_some()),
            clock: StoredValue::new(Clock::new()),
            user_requests: UserRequests::default(),
            rows,
            set_rows,
            news: StoredValue::new(News::new()),
            ordering: Ordering::new(rows),
            progress,
            set_progress,
            state: StoredValue::new_local(LoadState::default()),
        };
        Effect::new(move || {
            if loader.user_requests.is_empty() {
                loader.send_next();
            }
        });
        loader
    }

    /// Loads the tasks of a question from the beginning. The rows on screen stay until the first
    /// response comes, unless they are another tenant's; rows of the same query stay
    /// until as many have come again.
    pub fn load(self, question: Question) {
        self.begin(question, false);
    }

    /// The server's clock, as the responses tell it.
    pub fn clock(self) -> Clock {
        self.clock.get_value()
    }

    /// What automatic refreshes have brought.
    pub fn news(self) -> News {
        self.news.get_value()
    }

    pub(crate) fn requests(self) -> Requests {
        self.requests.get_value()
    }

    pub(crate) fn session(self) -> Session {
        self.session.get_value()
    }

    fn begin(self, question: Question, is_automatic: bool) {
        if self.is_offline.get_untracked() {
            return;
        }
        let answered = self.progress.with_untracked(|progress| progress.answered);
        if answered.is_some_and(|answered| answered.scope != question.scope) {
            self.clear_rows();
        }
        let requested = self
            .state
            .with_value(|state| state.job.as_ref().map(|job| job.question));
        if requested != Some(question) {
            self.clear_error();
        }
        self.requests().begin_load();
        let mut plan = LoadPlan::new(self.max_tasks);
        let loaded = self.rows.with_untracked(ResultSet::len);
        if answered == Some(question) && loaded > self.max_tasks {
            plan.load_all();
        }
        let bounds = question.filter.range.resolve(self.clock().now_untracked());
        self.replace_job(Some(Job {
            question,
            bounds,
            plan,
            clock_offset: Some(self.clock().offset_untracked()),
            freshness: None,
            staged: Some(StagedRows::empty(&question, bounds)),
            tries: 0,
            waiting: None,
            is_automatic,
        }));
        self.go();
    }

    /// Begins the load anew with the range by the server's clock, which its first response has told.
    pub(super) fn begin_with_server_clock(self) {
        let begun = self.state.with_value(|state| {
            state
                .job
                .as_ref()
                .map(|job| (job.question, job.is_automatic))
        });
        if let Some((question, is_automatic)) = begun {
            self.begin(question, is_automatic);
            self.state.update_value(|state| {
                if let Some(job) = &mut state.job {
                    job.clock_offset = None;
                }
            });
        }
    }

    /// Continues the load as `change` leaves it. Requests under way stay, except the one whose
    /// turn it is: it may hang.
    fn resume(self, change: impl FnOnce(&mut Job)) {
        self.state.update_value(|state| {
            state.abort_next();
            if let Some(job) = &mut state.job {
                change(job);
            }
        });
        self.go();
    }

    fn clear_rows(self) {
        self.news().clear();
        self.replace_rows(ResultSet::default());
        self.set_progress.set(Progress::default());
    }

    /// Ends the load and clears all that it has loaded.
    pub(crate) fn clear(self) {
        self.replace_job(None);
        self.clear_rows();
    }

    fn replace_job(self, job: Option<Job>) {
        let previous = self.state.write_value().replace(job);
        if let Some(staged) = previous.and_then(|job| job.staged) {
            drop_in_slices(staged.rows);
        }
    }

    /// Resumes the load where a failure or the user stopped it; restarts it if there is nothing to
    /// resume.
    pub(crate) fn retry(self, question: Question) {
        self.resume_or_begin(question, false);
    }

    fn resume_or_begin(self, question: Question, is_automatic: bool) {
        let can_resume = self.state.with_value(|state| {
            let is_open = |job: &Job| job.question == question && job.plan.stop().is_none();
            state.job.as_ref().is_some_and(is_open)
        });
        if can_resume {
            self.resume(|job| {
                job.tries = 0;
                job.is_automatic = is_automatic;
            });
        } else {
            self.begin(question, is_automatic);
        }
    }

    /// Loads again without an act of the user: resumes what failed, or starts over.
    pub(crate) fn refresh_automatically(self, question: Question) {
        let has_failed = self
            .progress
            .with_untracked(|progress| progress.error.is_some() && progress.stop.is_none());
        if has_failed {
            self.resume_or_begin(question, true);
        } else {
            self.begin(question, true);
        }
    }

    /// Retries a failed load at once if `may_pass` says that its failure may be over.
    pub(crate) fn retry_now(self, may_pass: impl Fn(&ApiError) -> bool) {
        let should_retry = self.progress.with_untracked(|progress| {
            let is_idle = !progress.is_fetching && !progress.is_paused;
            is_idle
                && progress
                    .error
                    .as_ref()
                    .is_some_and(|failed| may_pass(&failed.error))
        });
        if should_retry {
            self.resume(|job| job.is_automatic = false);
        }
    }

    /// Loads everything that matches, whatever its number.
    pub fn load_all(self) {
        self.resume(|job| {
            job.plan.load_all();
            job.is_automatic = false;
        });
    }

    /// Loads everything that matches. A load under way goes on; one that stopped or failed is resumed.
    pub(crate) fn load_rest(self, question: Question) {
        self.state.update_value(|state| {
            let job = state.job.as_mut().filter(|job| job.question == question);
            if let Some(job) = job {
                job.plan.load_all();
            }
        });
        let is_idle = self
            .progress
            .with_untracked(|progress| !progress.is_fetching && progress.retry_at.is_none());
        if is_idle {
            self.retry(question);
        }
    }

    /// Stops the load and keeps the loaded rows. Automatic retries stop, too.
    pub fn cancel(self) {
        let (has_failed, answered) = self
            .progress
            .with_untracked(|progress| (progress.error.is_some(), progress.answered));
        let keeps_rows = self.state.write_value().cancel(has_failed, answered);
        self.set_progress.update(|progress| {
            progress.is_fetching = false;
            progress.staged = None;
            progress.retry_at = None;
            progress.is_paused = !keeps_rows;
            // A cancelled refresh leaves the rows of the load before, which had ended otherwise.
            if keeps_rows && progress.stop.is_none() {
                progress.stop = Some(Stop::Cancelled);
            }
        });
    }

    /// Ends the load with a failure, without a request.
    pub(crate) fn fail_without_request(self, error: ApiError) {
        self.replace_job(None);
        self.set_progress.update(|progress| {
            progress.is_fetching = false;
            progress.error = Some(Failed::unsent(error));
        });
    }

    /// Clears the failure: the user has done something about it.
    pub(crate) fn clear_error(self) {
        self.set_progress.update(|progress| progress.error = None);
    }

    /// Aborts all requests, and sends none any more.
    pub(crate) fn stop(self) {
        self.is_offline.set(true);
        self.replace_job(None);
    }

    /// Sets whether the rows come from a file.
    pub(crate) fn set_offline(self, is_offline: bool) {
        self.is_offline.set(is_offline);
    }

    /// Notes whether a file is being loaded in place of OCP's tasks.
    pub(crate) fn set_fetching(self, is_fetching: bool) {
        self.set_progress
            .update(|progress| progress.is_fetching = is_fetching);
    }

    /// Shows rows of a file. Nothing is requested until the loader is online again.
    pub(crate) fn show_rows(self, rows: ResultSet, progress: Progress) {
        self.replace_job(None);
        self.is_offline.set(true);
        self.replace_rows(rows);
        self.set_progress.set(progress);
    }

    pub(super) fn replace_rows(self, rows: ResultSet) {
        let mut previous = rows;
        self.set_rows
            .update(|shown| std::mem::swap(shown, &mut previous));
        drop_in_slices(previous);
    }

    /// Begins, or goes on.
    fn go(self) {
        if self.is_offline.get_untracked() {
            return;
        }
        if self.is_halted {
            return self.fail_without_request(ApiError::Halted);
        }
        let job = self.state.with_value(|state| {
            let job = state.job.as_ref()?;
            Some((job.staged.is_none(), job.is_automatic))
        });
        let Some((goes_on, is_automatic)) = job else {
            return;
        };
        self.set_progress.update(|progress| {
            progress.is_paused = false;
            progress.is_automatic = is_automatic;
            if goes_on {
                progress.stop = None;
            }
        });
        self.send_from_next();
    }
}

/// Frees rows in slices: to free many at once takes longer than a frame.
pub(super) fn drop_in_slices(mut rows: ResultSet) {
    if rows.len() > ROWS_PER_STEP {
        spawn_local(async move {
            let step = || {
                if rows.drop_rows(ROWS_PER_STEP) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            in_slices(BUDGET_MS, || true, step).await;
        });
    }
}
