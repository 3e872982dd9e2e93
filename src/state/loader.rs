//! The tasks of one question: what is loaded, what is known beside it, and what the user wants of the load.
//!
//! Only the newest question's answers land: a newer one aborts the requests under way, and an answer that was faster
//! than the abort is not listened to. (A Leptos resource would not do: it waits for the old request, and shows its
//! answer first.) The requests themselves are in `load.rs`.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::effect::on_change;
use super::lane::Lane;
use super::requests::Requests;
use super::session::Session;
use super::sorting::Sorting;
use crate::api::answer::Base;
use crate::api::error::ApiError;
use crate::model::config::Config;
use crate::model::filter::Question;
use crate::model::instant::Instant;
use crate::model::load_plan::{LoadPlan, PageRequest, Stop};
use crate::model::result_set::{Batch, Order, ResultSet};
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
    /// How long the latest answer took, in milliseconds.
    pub took: u32,
    /// What the latest answer says of itself.
    pub base: Option<Base>,
    /// Whether the load goes on.
    pub fetching: bool,
    /// Of a refresh, the rows that have come and are not shown yet.
    pub refreshed: Option<usize>,
    /// Why the load of the rows on screen ended; `None` while it goes on or after it failed.
    pub stop: Option<Stop>,
    /// Why the latest request failed. It stays while the same is tried again.
    pub error: Option<Failed>,
    /// When the same is tried again by itself.
    pub again_at: Option<Instant>,
    /// Whether the user has stopped what failed, or what had no answer yet: it is not tried again before the user asks.
    pub paused: bool,
    /// Whether nobody asked for the load that goes on.
    pub by_itself: bool,
    /// When the answer came that the user asked for last; what the page asks by itself is not announced.
    pub asked_at: Option<Instant>,
}

/// A request that failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// Why.
    pub error: ApiError,
    /// How often it was tried in a row.
    pub tries: u32,
    /// When it failed last, by the browser's clock.
    pub at: Instant,
    /// What was asked: path and query.
    pub asked: String,
}

impl Failed {
    /// What failed before anything was sent.
    pub fn unsent(error: ApiError) -> Self {
        Self { error, tries: 0, at: clock::now(), asked: String::new() }
    }
}

/// The load under way, or the one to take up again.
#[derive(Debug)]
pub(super) struct Job {
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
pub(super) struct Behind {
    pub rows: ResultSet,
    /// Their order, kept as they come, so that it is there when they are shown.
    pub order: Option<Order>,
}

impl Behind {
    /// A place for rows that answer the question.
    pub(super) fn nothing_yet(question: &Question, bounds: Bounds) -> Self {
        Self { rows: ResultSet::answering(question.filter, bounds), order: None }
    }
}

/// What came of a request.
#[derive(Debug)]
pub(super) struct Came {
    pub request: PageRequest,
    /// Path and query.
    pub asked: String,
    /// How long it took, in milliseconds.
    pub took: u32,
    pub outcome: Result<(Base, Batch), ApiError>,
}

/// A request under way.
#[derive(Debug)]
pub(super) struct UnderWay {
    /// No two requests of a page have the same.
    pub number: u32,
    pub request: PageRequest,
    /// `None` once it was aborted for its own sake, which its outcome will tell.
    pub guard: Option<AbortGuard>,
}

#[derive(Debug, Default)]
pub(super) struct Slot {
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
    pub(super) fn end(&mut self) {
        self.goes = false;
        self.timer = None;
        for ended in self.under_way.drain(..) {
            if let Some(job) = &mut self.job {
                job.plan.give_back(ended.request);
            }
        }
    }

    /// Ends the request that is next in turn, and forgets a failure of the one behind it: both are asked again.
    fn end_next(&mut self) {
        self.timer = None;
        let Some(job) = &mut self.job else { return };
        self.under_way.retain(|ended| !job.plan.is_next(ended.request));
        if job.plan.is_asked() {
            job.plan.give_back(job.plan.next_in_turn());
        }
        if let Some(failed) = job.waiting.take_if(|came| came.outcome.is_err()) {
            job.plan.give_back(failed.request);
        }
    }
}

/// The loader of the page.
#[derive(Clone, Copy, Debug)]
pub struct Loader {
    pub(super) client: Requests,
    pub(super) session: Session,
    config: &'static Config,
    /// Whether nothing may be asked, as nobody knows where OCP lies.
    halts: bool,
    /// Whether what is shown comes from a file: then OCP is asked nothing, whoever wants it.
    pub offline: RwSignal<bool>,
    /// Who goes before bulk requests.
    pub lane: Lane,
    /// The rows on screen.
    pub rows: RwSignal<ResultSet>,
    /// What puts them in order.
    pub(super) sorting: Sorting,
    /// What is known beside them.
    pub progress: RwSignal<Progress>,
    pub(super) slot: StoredValue<Slot, LocalStorage>,
}

impl Loader {
    /// A loader with nothing loaded; one that `halts` never asks anything.
    pub fn new(config: &'static Config, session: Session, halts: bool) -> Self {
        let loader = Self {
            client: Requests::new(config),
            session,
            config,
            halts,
            offline: RwSignal::new(config.sample.is_some()),
            lane: Lane::default(),
            rows: RwSignal::new(ResultSet::default()),
            sorting: Sorting::default(),
            progress: RwSignal::new(Progress::default()),
            slot: StoredValue::new_local(Slot::default()),
        };
        on_change(move || {
            if loader.lane.is_free() {
                loader.pump();
            }
        });
        loader
    }

    /// Asks a question from the beginning. The rows on screen stay until the first answer comes, unless they
    /// are another tenant's; rows that answer the same question stay until as many have come again.
    pub fn ask(&self, question: Question) {
        self.begin(question, false);
    }

    fn begin(&self, question: Question, by_itself: bool) {
        if self.offline.get_untracked() {
            return;
        }
        let answered = self.progress.with_untracked(|progress| progress.answered);
        if answered.is_some_and(|answered| answered.scope != question.scope) {
            self.clear();
        }
        let asked = self.slot.try_with_value(|slot| slot.job.as_ref().map(|job| job.question)).flatten();
        if asked != Some(question) {
            self.progress.update(|progress| progress.error = None);
        }
        self.client.begin_load();
        let limit = self.config.max_tasks;
        let mut plan = LoadPlan::new(limit);
        if answered == Some(question) && self.rows.with_untracked(ResultSet::len) > limit {
            plan.load_all();
        }
        let bounds = question.filter.range.resolve(clock::now());
        let behind = Some(Behind::nothing_yet(&question, bounds));
        let job = Job { question, bounds, plan, since: None, behind, tries: 0, waiting: None, by_itself };
        self.start(Some(job));
        self.go();
    }

    /// Goes on with the load as `change` leaves it. What is under way stays so, but for the request whose turn it is: who
    /// takes a load up does not want to wait for one that hangs.
    fn resume(&self, change: impl FnOnce(&mut Job)) {
        self.slot.update_value(|slot| {
            slot.end_next();
            if let Some(job) = &mut slot.job {
                change(job);
            }
        });
        self.go();
    }

    fn clear(&self) {
        self.replace(ResultSet::default());
        self.progress.set(Progress::default());
    }

    /// Forgets everything: nothing is asked any more.
    pub fn forget(&self) {
        self.end();
        self.clear();
    }

    fn end(&self) {
        self.start(None);
    }

    /// Puts a job in the place of the one before.
    fn start(&self, job: Option<Job>) {
        let former = self.slot.try_update_value(|slot| {
            slot.end();
            slot.load += 1;
            slot.landing = false;
            std::mem::replace(&mut slot.job, job)
        });
        if let Some(behind) = former.flatten().and_then(|job| job.behind) {
            let_go(behind.rows);
        }
    }

    /// Takes the load up where a failure or the user stopped it, and asks anew when there is nothing to take up.
    pub fn retry(&self, question: Question) {
        self.take_up(question, false);
    }

    fn take_up(&self, question: Question, by_itself: bool) {
        let is_open = |job: &Job| job.question == question && job.plan.stop().is_none();
        if self.slot.try_with_value(|slot| slot.job.as_ref().is_some_and(is_open)) == Some(true) {
            self.resume(|job| {
                job.tries = 0;
                job.by_itself = by_itself;
            });
        } else {
            self.begin(question, by_itself);
        }
    }

    /// Asks again without the user: goes on with what failed, or else begins anew.
    pub(super) fn ask_by_itself(&self, question: Question) {
        let failed = self.progress.with_untracked(|progress| progress.error.is_some() && progress.stop.is_none());
        if failed {
            self.take_up(question, true);
        } else {
            self.begin(question, true);
        }
    }

    /// Tries at once what has failed, also when it waits to be tried again, if it failed in a way that `may_pass` now.
    pub fn hurry(&self, may_pass: impl Fn(&ApiError) -> bool) {
        let failed = self.progress.with_untracked(|progress| {
            let is_idle = !progress.fetching && !progress.paused;
            is_idle && progress.error.as_ref().is_some_and(|failed| may_pass(&failed.error))
        });
        if failed {
            self.resume(|job| job.by_itself = false);
        }
    }

    /// Loads everything that matches, however much it is.
    pub fn load_all(&self) {
        self.resume(|job| {
            job.plan.load_all();
            job.by_itself = false;
        });
    }

    /// Stops the load and keeps what has come. What waits to be tried again is not.
    pub fn cancel(&self) {
        let (failed, answered) = self.progress.with_untracked(|progress| (progress.error.is_some(), progress.answered));
        let keeps = self.slot.try_update_value(|slot| {
            slot.end();
            // Of a question without an answer nothing can be kept, and it is asked from its beginning.
            let job = slot.job.as_mut().filter(|job| !failed && answered == Some(job.question))?;
            job.plan.cancel();
            Some(())
        });
        let keeps = keeps.flatten().is_some();
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.refreshed = None;
            progress.again_at = None;
            progress.paused = !keeps;
            // The rows of a load that had ended before, which a refresh was to replace, stay what they were.
            if keeps && progress.stop.is_none() {
                progress.stop = Some(Stop::Cancelled);
            }
        });
    }

    /// Says that nothing is asked, and why.
    pub fn lock(&self, error: ApiError) {
        self.end();
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.error = Some(Failed::unsent(error));
        });
    }

    /// Takes back what failed before: the user has done something about it.
    pub fn forgive(&self) {
        self.progress.update(|progress| progress.error = None);
    }

    /// Shows rows that are not OCP's answer, and asks nothing any more until it is [online](Self::offline) again.
    pub fn show(&self, rows: ResultSet, progress: Progress) {
        self.end();
        self.offline.set(true);
        self.replace(rows);
        self.progress.set(progress);
    }

    /// Shows other rows.
    pub(super) fn replace(&self, rows: ResultSet) {
        if let Some(former) = self.rows.try_update(|shown| std::mem::replace(shown, rows)) {
            let_go(former);
        }
    }

    /// Begins, or goes on.
    fn go(&self) {
        if self.offline.get_untracked() {
            return;
        }
        if self.halts {
            return self.lock(ApiError::Halted);
        }
        let job = |slot: &Slot| slot.job.as_ref().map(|job| (job.behind.is_none(), job.by_itself));
        let Some((goes_on, by_itself)) = self.slot.try_with_value(job).flatten() else { return };
        self.progress.update(|progress| {
            progress.paused = false;
            progress.by_itself = by_itself;
            if goes_on {
                progress.stop = None;
            }
        });
        self.drive();
    }
}

/// Frees rows that nobody needs any more, a share at a time.
pub(super) fn let_go(mut rows: ResultSet) {
    /// Some milliseconds' work where the processor is slow.
    const SHARE: usize = 2_000;
    if rows.len() > SHARE {
        spawn_local(async move {
            while rows.shed(SHARE) {
                breathe().await;
            }
        });
    }
}
