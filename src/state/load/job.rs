//! A load as it goes: what is asked, what is under way, what came and waits for its turn.

use gloo_timers::callback::Timeout;

use crate::platform::abort::AbortGuard;
use model::filter::Question;
use model::filter::time_range::Bounds;
use model::load::load_plan::{LoadPlan, PageRequest};
use model::load::result_set::{Batch, Order, ResultSet};
use model::task::instant::Instant;
use wire::answer::Base;
use wire::error::ApiError;

/// The load under way, or the one to take up again.
#[derive(Debug)]
pub(crate) struct Job {
    pub question: Question,
    pub bounds: Bounds,
    pub plan: LoadPlan,
    /// When its first answer came.
    pub since: Option<Instant>,
    /// Rows that are not shown yet, as they are fewer than those on screen: a refresh must not shrink the table.
    pub behind: Option<Behind>,
    /// How often the request that is next in turn was sent.
    pub tries: u32,
    /// What came of the request behind that one. It waits for its turn.
    pub waiting: Option<Came>,
    /// Whether nobody asked for it.
    pub by_itself: bool,
}

/// Rows that are not shown yet.
#[derive(Debug)]
pub(crate) struct Behind {
    pub rows: ResultSet,
    /// Their order, kept as they come, so that it is there when they are shown.
    pub order: Option<Order>,
}

impl Behind {
    /// A place for rows that answer the question.
    pub(crate) fn nothing_yet(question: &Question, bounds: Bounds) -> Self {
        Self {
            rows: ResultSet::answering(question.filter, bounds),
            order: None,
        }
    }
}

/// What came of a request.
#[derive(Debug)]
pub(crate) struct Came {
    pub request: PageRequest,
    /// Path and query.
    pub asked: String,
    /// How long it took, in milliseconds.
    pub took: u32,
    pub outcome: Result<(Base, Batch), ApiError>,
}

/// A request under way.
#[derive(Debug)]
pub(crate) struct UnderWay {
    /// No two requests of a page have the same.
    pub number: u32,
    pub request: PageRequest,
    /// `None` once it was aborted for its own sake, which its outcome will tell.
    pub guard: Option<AbortGuard>,
}

#[derive(Debug, Default)]
pub(crate) struct Slot {
    pub job: Option<Job>,
    /// At most two. Whatever is not among them is not listened to.
    pub under_way: Vec<UnderWay>,
    /// How many requests there were.
    pub count: u32,
    /// What tries again.
    pub timer: Option<Timeout>,
    /// Which load the job is.
    pub load: u32,
    /// Whether an answer is being taken in. Nothing is sent meanwhile, and another answer waits.
    pub landing: bool,
    /// Whether requests may be sent: not after a failure or when the user has stopped the load.
    pub goes: bool,
}

impl Slot {
    /// Ends whatever is under way: nothing of it lands any more. What came and waits stays.
    pub(crate) fn end(&mut self) {
        self.goes = false;
        self.timer = None;
        for ended in self.under_way.drain(..) {
            if let Some(job) = &mut self.job {
                job.plan.give_back(ended.request);
            }
        }
    }

    /// Ends the request that is next in turn, and forgets a failure of the one behind it: both are asked again.
    pub(crate) fn end_next(&mut self) {
        self.timer = None;
        let Some(job) = &mut self.job else { return };
        self.under_way
            .retain(|ended| !job.plan.is_next(ended.request));
        if job.plan.is_next_sent() {
            job.plan.give_back(job.plan.next_in_turn());
        }
        if let Some(failed) = job.waiting.take_if(|came| came.outcome.is_err()) {
            job.plan.give_back(failed.request);
        }
    }
}
