//! The state of a load: what is requested, what was sent, and which response waits for its turn.

use chrono::TimeDelta;
use gloo_timers::callback::Timeout;
use model::filter::Question;
use model::filter::time_range::Bounds;
use model::load::load_plan::{LoadPlan, PageRequest, PlanOutcome, ReceivedPage};
use model::load::result_set::{Batch, ResultSet};
use model::shared::server_clock::{Freshness, TOLERANCE};
use model::table::order::Order;
use wire::envelope::Base;
use wire::error::ApiError;

use crate::platform::abort::AbortGuard;

/// A load that is under way or can be resumed.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) question: Question,
    pub(crate) bounds: Bounds,
    pub(crate) plan: LoadPlan,
    /// The server's clock against the browser's when `bounds` were determined; `None` if they were
    /// corrected by a response.
    pub(crate) clock_offset: Option<TimeDelta>,
    /// How recent the first response is, and the greatest delay of any.
    pub(crate) freshness: Option<Freshness>,
    /// Rows that are not shown yet because they are fewer than those on screen: a refresh must not
    /// shrink the table.
    pub(crate) staged: Option<StagedRows>,
    /// How often the request whose turn it is was sent.
    pub(crate) tries: u32,
    /// The response to the request after that one. It waits for its turn.
    pub(crate) waiting: Option<PageResponse>,
    /// Whether the page began the load by itself.
    pub(crate) is_automatic: bool,
}

/// Rows that are not shown yet.
#[derive(Debug)]
pub(crate) struct StagedRows {
    pub(crate) rows: ResultSet,
    /// Their order, kept up to date so that it is ready when they are shown.
    pub(crate) order: Option<Order>,
}

impl StagedRows {
    /// No rows yet, for this question.
    pub(crate) fn empty(question: &Question, bounds: Bounds) -> Self {
        Self {
            rows: ResultSet::for_question(*question, bounds),
            order: None,
        }
    }
}

/// The response to a page request, or why there is none.
#[derive(Debug)]
pub(crate) struct PageResponse {
    pub(crate) request: PageRequest,
    /// Path and query of the request.
    pub(crate) path: String,
    /// How long it took, in milliseconds.
    pub(crate) duration_ms: u32,
    pub(crate) outcome: Result<PageContent, ApiError>,
}

/// What a response with tasks holds.
#[derive(Debug)]
pub(crate) struct PageContent {
    pub(crate) base: Base,
    pub(crate) batch: Batch,
    pub(crate) freshness: Freshness,
}

/// A request that was sent and has no response yet.
#[derive(Debug)]
pub(crate) struct SentRequest {
    /// Unique among the requests of a page.
    pub(crate) number: u32,
    pub(crate) request: PageRequest,
    /// `None` once the request was aborted by its own timeout, which its outcome reports.
    pub(crate) guard: Option<AbortGuard>,
}

/// The loader's state.
#[derive(Debug, Default)]
pub(crate) struct LoadState {
    pub(crate) job: Option<Job>,
    /// At most two. Responses to any other request are ignored.
    pub(crate) sent: Vec<SentRequest>,
    /// How many requests were sent so far.
    pub(crate) sent_count: u32,
    /// Sends the failed request again.
    pub(crate) retry_timer: Option<Timeout>,
    /// The number of the load that the job belongs to.
    pub(crate) load: u32,
    /// Whether a response is being taken in. No request is sent meanwhile, and another response waits.
    pub(crate) is_landing: bool,
    /// Whether requests may be sent: not after a failure, nor when the user has stopped the load.
    pub(crate) may_send: bool,
}

impl LoadState {
    /// The job, if it belongs to this load.
    pub(crate) fn job_of(&mut self, load: u32) -> Option<&mut Job> {
        self.job.as_mut().filter(|_| self.load == load)
    }

    /// Whether the response to this request is still wanted.
    pub(crate) fn is_wanted(&self, number: u32) -> bool {
        self.sent.iter().any(|request| request.number == number)
    }

    /// Puts another job in place of the one before, which is returned.
    pub(crate) fn replace(&mut self, job: Option<Job>) -> Option<Job> {
        self.abort_all();
        self.load += 1;
        self.is_landing = false;
        std::mem::replace(&mut self.job, job)
    }

    /// Allows requests to be sent unless the load has ended; returns whether it goes on.
    pub(crate) fn resume(&mut self) -> bool {
        self.retry_timer = None;
        self.may_send = self
            .job
            .as_ref()
            .is_some_and(|job| job.plan.stop().is_none());
        self.may_send
    }

    /// Aborts all requests. A response that waits for its turn stays.
    pub(crate) fn abort_all(&mut self) {
        self.may_send = false;
        self.retry_timer = None;
        for aborted in self.sent.drain(..) {
            if let Some(job) = &mut self.job {
                job.plan.give_back(aborted.request);
            }
        }
    }

    /// Aborts the request whose turn it is, and drops a failure of the one after it: both are sent
    /// again.
    pub(crate) fn abort_next(&mut self) {
        self.retry_timer = None;
        let Some(job) = &mut self.job else { return };
        self.sent.retain(|sent| !job.plan.is_next(sent.request));
        if job.plan.is_next_sent() {
            job.plan.give_back(job.plan.next_in_turn());
        }
        if let Some(failed) = job.waiting.take_if(|response| response.outcome.is_err()) {
            job.plan.give_back(failed.request);
        }
    }

    /// Aborts all requests and drops the response that waits: the load has ended or starts over.
    pub(crate) fn abort_and_drop_waiting(&mut self) {
        self.abort_all();
        if let Some(job) = &mut self.job
            && let Some(response) = job.waiting.take()
        {
            job.plan.give_back(response.request);
        }
    }

    /// Stops the load at the user's wish. Returns whether the rows so far are kept as its result;
    /// without rows of this question, a retry restarts the load.
    pub(crate) fn cancel(&mut self, has_failed: bool, answered: Option<Question>) -> bool {
        self.abort_all();
        let job = self
            .job
            .as_mut()
            .filter(|job| !has_failed && answered == Some(job.question));
        job.map(|job| job.plan.cancel()).is_some()
    }

    /// Takes in a response: returns it with its load's number if it is its turn, else keeps it.
    pub(crate) fn receive(
        &mut self,
        number: u32,
        response: PageResponse,
        is_refusal: bool,
    ) -> Option<(u32, PageResponse)> {
        self.sent.retain(|request| request.number != number);
        if is_refusal {
            self.abort_all();
            return Some((self.load, response));
        }
        let job = self.job.as_mut()?;
        if self.is_landing || !job.plan.is_next(response.request) {
            job.waiting = Some(response);
            return None;
        }
        self.is_landing = true;
        Some((self.load, response))
    }

    /// The response that waited, if it is its turn now.
    pub(crate) fn take_waiting(&mut self, load: u32) -> Option<PageResponse> {
        let job = self.job_of(load)?;
        let plan = &job.plan;
        job.waiting
            .take_if(|response| plan.is_next(response.request))
    }
}

impl Job {
    /// Adds a page to `rows` and to the plan; returns whether the load starts over.
    pub(crate) fn merge(
        plan: &mut LoadPlan,
        rows: &mut ResultSet,
        page: usize,
        batch: Batch,
    ) -> bool {
        let entries = batch.received();
        let new = rows.merge_page(page, batch);
        let received = ReceivedPage {
            entries,
            new,
            loaded: rows.entry_count(),
            total: rows.total(),
        };
        plan.record_response(received) == PlanOutcome::Restart
    }

    /// Records how recent a response is.
    pub(crate) fn note_response(&mut self, response: Freshness) {
        let noted = self.freshness.get_or_insert(response);
        noted.delay = noted.delay.max(response.delay);
    }

    /// Whether the bounds that were sent are wrong by more than is tolerated, now that the server's clock
    /// is known to differ by `offset` from the browser's. They are corrected only once, so that servers
    /// whose clocks differ from each other do not keep a load from ending.
    pub(crate) fn has_wrong_bounds(&self, offset: TimeDelta) -> bool {
        let error = self.clock_offset.map(|before| (offset - before).abs());
        self.question.filter.range.moves() && error.is_some_and(|error| error > TOLERANCE)
    }
}
