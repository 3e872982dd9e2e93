//! A simulated server whose list changes, and a load from it, for the tests of the plan.

use std::collections::BTreeSet;

use super::*;
use crate::load::result_set::{Batch, ResultSet, tests::batch};

/// A change of the list before one request is answered: tasks start, at the front, and others are removed, anywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) before_request: usize,
    pub(crate) started: i64,
    /// Where in the list, in thousandths of its length.
    pub(crate) removed: Vec<usize>,
}

/// A server whose list changes, newest task first.
#[derive(Clone, Debug)]
pub(crate) struct ChangingServer {
    pub(crate) list: Vec<i64>,
    pub(crate) cap: usize,
    /// The `size` from which on the server falls back to twenty rows.
    pub(crate) fallback_size: usize,
    pub(crate) ignores_page: bool,
    pub(crate) tells_total: bool,
    /// One entry in this many is not a task.
    pub(crate) not_task_every: Option<i64>,
    pub(crate) changes: Vec<Change>,
}

impl ChangingServer {
    pub(crate) fn new(tasks: i64) -> Self {
        let (cap, fallback_size) = (2_000, usize::MAX);
        let (ignores_page, tells_total, not_task_every, changes) = (false, true, None, Vec::new());
        Self {
            list: (0..tasks).collect(),
            cap,
            fallback_size,
            ignores_page,
            tells_total,
            not_task_every,
            changes,
        }
    }

    pub(crate) fn changing(tasks: i64, changes: impl IntoIterator<Item = Change>) -> Self {
        Self {
            changes: changes.into_iter().collect(),
            ..Self::new(tasks)
        }
    }

    pub(crate) fn is_task(&self, id: i64) -> bool {
        self.not_task_every.is_none_or(|every| id % every != 0)
    }

    fn respond(&self, request: PageRequest) -> Batch {
        let size = if request.size < self.fallback_size {
            request.size.min(self.cap)
        } else {
            20
        };
        let page = if self.ignores_page { 1 } else { request.page };
        let start = ((page - 1) * size).min(self.list.len());
        let entries = &self.list[start..(start + size).min(self.list.len())];
        let (tasks, others): (Vec<_>, Vec<_>) = entries.iter().partition(|id| self.is_task(**id));
        let not_tasks = vec!["null".into(); others.len()];
        let total = self.tells_total.then_some(self.list.len() as u64);
        Batch {
            not_tasks,
            total,
            ..batch(tasks, 0)
        }
    }
}

/// What happens to the pending requests in one step of a course, which is repeated until the load ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The request that was sent first advances: the server answers it, or its response arrives.
    First,
    /// The request that was sent last advances.
    Last,
    /// The request that was sent first fails.
    FirstFails,
    /// The request that was sent last fails.
    LastFails,
}

/// A pending request, and the response of the server.
#[derive(Debug)]
struct PendingRequest {
    request: PageRequest,
    response: Option<Batch>,
}

/// A simulated load and its result. `always` and `ever` are the ids that the list had throughout, and at some time, since
/// the first request of the last round.
#[derive(Debug, Default)]
pub(crate) struct Load {
    pub(crate) requests: Vec<PageRequest>,
    pub(crate) restarts: usize,
    pub(crate) set: ResultSet,
    pub(crate) stop: Option<Stop>,
    pub(crate) always: BTreeSet<i64>,
    pub(crate) ever: BTreeSet<i64>,
    /// The most requests that were pending at once.
    pub(crate) max_pending: usize,
    /// How many tasks were loaded when the limit stopped the load.
    pub(crate) at_limit: Option<usize>,
    served: usize,
    next_id: i64,
    pending: Vec<PendingRequest>,
    waiting: Option<PendingRequest>,
    /// Requests of this round whose responses have arrived: they must not be sent again.
    arrived: Vec<PageRequest>,
}

impl Load {
    /// Loads to the end of the plan by the steps of `course`; cancels once before request number `pause`, and goes on.
    pub(crate) fn run(
        server: &mut ChangingServer,
        mut plan: LoadPlan,
        pause: Option<usize>,
        course: &[Step],
    ) -> Self {
        let mut load = Self {
            next_id: 1_000_000,
            ..Self::default()
        };
        let mut max_restarts = MAX_RESTARTS as usize;
        let max_steps = 40 * (server.list.len() + 100);
        let mut has_paused = false;
        for step in 0.. {
            assert!(step < max_steps, "endless: {server:?}");
            if !has_paused
                && pause.is_some_and(|pause| pause <= load.requests.len())
                && plan.stop().is_none()
            {
                has_paused = true;
                cancel(&mut plan);
            }
            if matches!(plan.stop(), Some(Stop::Limit | Stop::Cancelled)) {
                load.resume(&mut plan);
                max_restarts += MAX_RESTARTS as usize;
            }
            load.send_all(&mut plan);
            if plan.stop().is_some() {
                break;
            }
            load.step(server, &mut plan, course[step % course.len()]);
        }
        load.stop = plan.stop();
        assert!(
            load.restarts <= max_restarts,
            "{} rounds: {server:?}",
            load.restarts + 1
        );
        load
    }

    /// Loads everything, without failures, one request after the other.
    pub(crate) fn of(mut server: ChangingServer) -> Self {
        Self::run(&mut server, LoadPlan::new(usize::MAX), None, &[Step::First])
    }

    /// Goes on after the load has stopped before its end.
    fn resume(&mut self, plan: &mut LoadPlan) {
        if plan.stop() == Some(Stop::Limit) {
            self.at_limit = Some(self.set.entry_count());
        }
        self.pending
            .drain(..)
            .for_each(|sent| plan.give_back(sent.request));
        plan.load_all();
    }

    /// Sends every request that the plan hands out.
    fn send_all(&mut self, plan: &mut LoadPlan) {
        while let Some(request) = plan.next(Pace::Full) {
            assert!(!self.arrived.contains(&request), "sent again: {request:?}");
            self.requests.push(request);
            self.pending.push(PendingRequest {
                request,
                response: None,
            });
            self.max_pending = self.max_pending.max(self.pending.len());
        }
    }

    /// Advances one pending request.
    fn step(&mut self, server: &mut ChangingServer, plan: &mut LoadPlan, step: Step) {
        let place = match step {
            Step::First | Step::FirstFails => 0,
            Step::Last | Step::LastFails => self.pending.len() - 1,
        };
        if matches!(step, Step::FirstFails | Step::LastFails) {
            plan.give_back(self.pending.remove(place).request);
        } else if self.pending[place].response.is_none() {
            self.change_list(server);
            let response = server.respond(self.pending[place].request);
            self.pending[place].response = Some(response);
        } else {
            let arrived = self.pending.remove(place);
            self.arrived.push(arrived.request);
            assert!(
                self.waiting.is_none() || plan.is_next(arrived.request),
                "two responses wait"
            );
            let next_waiting = if plan.is_next(arrived.request) {
                self.waiting.take()
            } else {
                None
            };
            for sent in [Some(arrived), next_waiting].into_iter().flatten() {
                self.take_response(plan, sent);
            }
        }
    }

    fn take_response(&mut self, plan: &mut LoadPlan, sent: PendingRequest) {
        if plan.stop().is_some() || !self.arrived.contains(&sent.request) {
            return;
        }
        if !plan.is_next(sent.request) {
            self.waiting = Some(sent);
            return;
        }
        let response = sent.response.expect("the response has arrived");
        let entries = response.received();
        let new = self.set.merge(response);
        let (loaded, total) = (self.set.entry_count(), self.set.total());
        if plan.record_response(ReceivedPage {
            entries,
            new,
            loaded,
            total,
        }) == PlanOutcome::Restart
        {
            self.restarts += 1;
            self.set = ResultSet::default();
            self.pending.clear();
            self.arrived.clear();
            self.waiting = None;
            self.always.clear();
            assert_eq!(
                plan.clone().next(Pace::Full),
                Some(PageRequest {
                    page: 1,
                    size: BULK_SIZE
                })
            );
        }
    }

    /// Changes the list before the server answers its next request.
    fn change_list(&mut self, server: &mut ChangingServer) {
        for change in server
            .changes
            .iter()
            .filter(|change| change.before_request == self.served)
        {
            for place in &change.removed {
                if !server.list.is_empty() {
                    let gone = server.list.remove(place * server.list.len() / 1_000);
                    self.always.remove(&gone);
                }
            }
            let started: Vec<_> = (self.next_id..self.next_id + change.started).collect();
            self.next_id += change.started;
            self.ever.extend(&started);
            server.list.splice(0..0, started);
        }
        self.served += 1;
        // This is the first response of the round.
        if self.set.entry_count() == 0
            && self
                .pending
                .iter()
                .chain(&self.waiting)
                .all(|sent| sent.response.is_none())
        {
            self.always = server.list.iter().copied().collect();
            self.ever = self.always.clone();
        }
    }

    pub(crate) fn ids(&self) -> BTreeSet<i64> {
        self.set.iter().filter_map(|task| task.task_id).collect()
    }

    pub(crate) fn outcome(&self) -> (usize, usize, usize, Option<Stop>) {
        (
            self.set.entry_count(),
            self.restarts,
            self.requests.len(),
            self.stop,
        )
    }
}

fn cancel(plan: &mut LoadPlan) {
    plan.cancel();
    assert_eq!(
        (plan.next(Pace::Full), plan.stop()),
        (None, Some(Stop::Cancelled))
    );
}
