//! The tasks of one question: what is loaded, what is known beside it, and what the user wants of the load.
//!
//! Only the newest question's answers land: a newer one aborts the requests under way, and an answer that was faster
//! than the abort is not listened to. (A Leptos resource would not do: it waits for the old request, and shows its
//! answer first.) The requests themselves are in `load.rs`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clock;
use crate::platform::zoned::breathe;
use crate::state::load::job::{Behind, Job, Slot};
use crate::state::load::lane::Lane;
pub use crate::state::load::progress::{Failed, Progress};
use crate::state::requests::Requests;
use crate::state::session::Session;
use crate::state::table::sorting::Sorting;
use model::filter::Question;
use model::load::load_plan::{LoadPlan, Stop};
use model::load::result_set::ResultSet;
use model::settings::config::Config;
use wire::error::ApiError;

/// The loader of the page, of which there is one.
#[derive(Debug)]
pub struct Loader {
    pub(crate) client: Requests,
    pub(crate) session: Session,
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
    pub(crate) sorting: Sorting,
    /// What is known beside them.
    pub progress: RwSignal<Progress>,
    pub(crate) slot: StoredValue<Slot, LocalStorage>,
}

impl Loader {
    /// A loader with nothing loaded; one that `halts` never asks anything.
    pub fn new(config: &'static Config, session: Session, halts: bool) -> &'static Self {
        let loader: &'static Self = Box::leak(Box::new(Self {
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
        }));
        Effect::new(move || {
            if loader.lane.is_free() {
                loader.pump();
            }
        });
        loader
    }

    /// Asks a question from the beginning. The rows on screen stay until the first answer comes, unless they
    /// are another tenant's; rows that answer the same question stay until as many have come again.
    pub fn ask(&'static self, question: Question) {
        self.begin(question, false);
    }

    fn begin(&'static self, question: Question, by_itself: bool) {
        if self.offline.get_untracked() {
            return;
        }
        let answered = self.progress.with_untracked(|progress| progress.answered);
        if answered.is_some_and(|answered| answered.scope != question.scope) {
            self.clear();
        }
        let asked = self
            .slot
            .try_with_value(|slot| slot.job.as_ref().map(|job| job.question))
            .flatten();
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
        let job = Job {
            question,
            bounds,
            plan,
            since: None,
            behind,
            tries: 0,
            waiting: None,
            by_itself,
        };
        self.start(Some(job));
        self.go();
    }

    /// Goes on with the load as `change` leaves it. What is under way stays so, but for the request whose turn it is: who
    /// takes a load up does not want to wait for one that hangs.
    fn resume(&'static self, change: impl FnOnce(&mut Job)) {
        self.slot.update_value(|slot| {
            slot.end_next();
            if let Some(job) = &mut slot.job {
                change(job);
            }
        });
        self.go();
    }

    fn clear(&'static self) {
        self.replace(ResultSet::default());
        self.progress.set(Progress::default());
    }

    /// Forgets everything: nothing is asked any more.
    pub fn forget(&'static self) {
        self.end();
        self.clear();
    }

    fn end(&'static self) {
        self.start(None);
    }

    /// Puts a job in the place of the one before.
    fn start(&'static self, job: Option<Job>) {
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
    pub fn retry(&'static self, question: Question) {
        self.take_up(question, false);
    }

    fn take_up(&'static self, question: Question, by_itself: bool) {
        let is_open = |job: &Job| job.question == question && job.plan.stop().is_none();
        if self
            .slot
            .try_with_value(|slot| slot.job.as_ref().is_some_and(is_open))
            == Some(true)
        {
            self.resume(|job| {
                job.tries = 0;
                job.by_itself = by_itself;
            });
        } else {
            self.begin(question, by_itself);
        }
    }

    /// Asks again without the user: goes on with what failed, or else begins anew.
    pub(crate) fn ask_by_itself(&'static self, question: Question) {
        let failed = self
            .progress
            .with_untracked(|progress| progress.error.is_some() && progress.stop.is_none());
        if failed {
            self.take_up(question, true);
        } else {
            self.begin(question, true);
        }
    }

    /// Tries at once what has failed, also when it waits to be tried again, if it failed in a way that `may_pass` now.
    pub fn hurry(&'static self, may_pass: impl Fn(&ApiError) -> bool) {
        let failed = self.progress.with_untracked(|progress| {
            let is_idle = !progress.fetching && !progress.paused;
            is_idle
                && progress
                    .error
                    .as_ref()
                    .is_some_and(|failed| may_pass(&failed.error))
        });
        if failed {
            self.resume(|job| job.by_itself = false);
        }
    }

    /// Loads everything that matches, however much it is.
    pub fn load_all(&'static self) {
        self.resume(|job| {
            job.plan.load_all();
            job.by_itself = false;
        });
    }

    /// Stops the load and keeps what has come. What waits to be tried again is not.
    pub fn cancel(&'static self) {
        let (failed, answered) = self
            .progress
            .with_untracked(|progress| (progress.error.is_some(), progress.answered));
        let keeps = self.slot.try_update_value(|slot| {
            slot.end();
            // Of a question without an answer nothing can be kept, and it is asked from its beginning.
            let job = slot
                .job
                .as_mut()
                .filter(|job| !failed && answered == Some(job.question))?;
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
    pub fn lock(&'static self, error: ApiError) {
        self.end();
        self.progress.update(|progress| {
            progress.fetching = false;
            progress.error = Some(Failed::unsent(error));
        });
    }

    /// Takes back what failed before: the user has done something about it.
    pub fn forgive(&'static self) {
        self.progress.update(|progress| progress.error = None);
    }

    /// Shows rows that are not OCP's answer, and asks nothing any more until it is [online](Self::offline) again.
    pub fn show(&'static self, rows: ResultSet, progress: Progress) {
        self.end();
        self.offline.set(true);
        self.replace(rows);
        self.progress.set(progress);
    }

    /// Shows other rows.
    pub(crate) fn replace(&'static self, rows: ResultSet) {
        if let Some(former) = self.rows.try_update(|shown| std::mem::replace(shown, rows)) {
            let_go(former);
        }
    }

    /// Begins, or goes on.
    fn go(&'static self) {
        if self.offline.get_untracked() {
            return;
        }
        if self.halts {
            return self.lock(ApiError::Halted);
        }
        let job = |slot: &Slot| {
            slot.job
                .as_ref()
                .map(|job| (job.behind.is_none(), job.by_itself))
        };
        let Some((goes_on, by_itself)) = self.slot.try_with_value(job).flatten() else {
            return;
        };
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
pub(crate) fn let_go(mut rows: ResultSet) {
    /// Some milliseconds' work where the processor is slow.
    const SHARE: usize = 2_000;
    if rows.len() > SHARE {
        spawn_local(async move {
            while rows.drop_rows(SHARE) {
                breathe().await;
            }
        });
    }
}
