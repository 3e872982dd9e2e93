//! A list that lives behind a server, and a load from it, for the tests of the plan.

use std::collections::BTreeSet;

use super::*;
use crate::load::result_set::{Batch, ResultSet, tests::batch};

/// What happens to the list before one request is answered: tasks start, at the front, and others go, anywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) before_request: usize,
    pub(crate) started: i64,
    /// Where in the list, in thousandths of its length.
    pub(crate) removed: Vec<usize>,
}

/// A server whose list lives, newest task first.
#[derive(Clone, Debug)]
pub(crate) struct Living {
    pub(crate) list: Vec<i64>,
    pub(crate) cap: usize,
    /// Below it, a `size` is honoured; from it on, the server falls back to twenty rows.
    pub(crate) honoured: usize,
    pub(crate) ignores_page: bool,
    pub(crate) tells_total: bool,
    /// One entry in so many is no task.
    pub(crate) not_task_every: Option<i64>,
    pub(crate) changes: Vec<Change>,
}

impl Living {
    pub(crate) fn new(tasks: i64) -> Self {
        let (cap, honoured) = (2_000, usize::MAX);
        let (ignores_page, tells_total, not_task_every, changes) = (false, true, None, Vec::new());
        Self {
            list: (0..tasks).collect(),
            cap,
            honoured,
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

    fn answer(&self, request: PageRequest) -> Batch {
        let size = if request.size < self.honoured {
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

/// What becomes of the requests under way, step by step; over and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The one that was sent first goes on: the server answers it, or its answer arrives.
    First,
    /// The one that was sent last does.
    Last,
    /// The one that was sent first fails.
    FirstFails,
    /// The one that was sent last does.
    LastFails,
}

/// A request under way, and what the server has answered.
#[derive(Debug)]
struct Sent {
    request: PageRequest,
    answer: Option<Batch>,
}

/// What came of a load, and what was there since the first request of its last round.
#[derive(Debug, Default)]
pub(crate) struct Load {
    pub(crate) requests: Vec<PageRequest>,
    pub(crate) restarts: usize,
    pub(crate) set: ResultSet,
    pub(crate) stop: Option<Stop>,
    pub(crate) always: BTreeSet<i64>,
    pub(crate) ever: BTreeSet<i64>,
    /// The most requests that were under way at once.
    pub(crate) most: usize,
    /// How many tasks were loaded when the limit stopped the load.
    pub(crate) at_limit: Option<usize>,
    served: usize,
    next_id: i64,
    under_way: Vec<Sent>,
    waiting: Option<Sent>,
    /// What of this round is not to be asked again.
    taken: Vec<PageRequest>,
}

impl Load {
    /// Loads to the end of the plan, as `course` has it; cancels once before request number `pause`, and goes on.
    pub(crate) fn run(
        server: &mut Living,
        mut plan: LoadPlan,
        pause: Option<usize>,
        course: &[Step],
    ) -> Self {
        let mut load = Self {
            next_id: 1_000_000,
            ..Self::default()
        };
        let mut allowed = MOST_RESTARTS as usize;
        let most_steps = 40 * (server.list.len() + 100);
        let mut paused = false;
        for step in 0.. {
            assert!(step < most_steps, "endless: {server:?}");
            if !paused
                && pause.is_some_and(|pause| pause <= load.requests.len())
                && plan.stop().is_none()
            {
                plan.cancel();
                paused = true;
                assert_eq!(
                    (plan.next(Pace::Full), plan.stop()),
                    (None, Some(Stop::Cancelled))
                );
            }
            if matches!(plan.stop(), Some(Stop::Limit | Stop::Cancelled)) {
                if plan.stop() == Some(Stop::Limit) {
                    load.at_limit = Some(load.set.accounted());
                }
                load.under_way
                    .drain(..)
                    .for_each(|sent| plan.give_back(sent.request));
                plan.load_all();
                allowed += MOST_RESTARTS as usize;
            }
            while let Some(request) = plan.next(Pace::Full) {
                assert!(!load.taken.contains(&request), "asked again: {request:?}");
                load.requests.push(request);
                load.under_way.push(Sent {
                    request,
                    answer: None,
                });
                load.most = load.most.max(load.under_way.len());
            }
            if plan.stop().is_some() {
                break;
            }
            load.step(server, &mut plan, course[step % course.len()]);
        }
        load.stop = plan.stop();
        assert!(
            load.restarts <= allowed,
            "{} rounds: {server:?}",
            load.restarts + 1
        );
        load
    }

    pub(crate) fn of(mut server: Living) -> Self {
        Self::run(&mut server, LoadPlan::new(usize::MAX), None, &[Step::First])
    }

    fn step(&mut self, server: &mut Living, plan: &mut LoadPlan, step: Step) {
        let place = match step {
            Step::First | Step::FirstFails => 0,
            Step::Last | Step::LastFails => self.under_way.len() - 1,
        };
        if matches!(step, Step::FirstFails | Step::LastFails) {
            plan.give_back(self.under_way.remove(place).request);
        } else if self.under_way[place].answer.is_none() {
            self.live(server);
            let answer = server.answer(self.under_way[place].request);
            self.under_way[place].answer = Some(answer);
        } else {
            let arrived = self.under_way.remove(place);
            self.taken.push(arrived.request);
            assert!(
                self.waiting.is_none() || plan.is_next(arrived.request),
                "two wait"
            );
            let waits = if plan.is_next(arrived.request) {
                self.waiting.take()
            } else {
                None
            };
            for sent in [Some(arrived), waits].into_iter().flatten() {
                self.take(plan, sent);
            }
        }
    }

    fn take(&mut self, plan: &mut LoadPlan, sent: Sent) {
        if plan.stop().is_some() || !self.taken.contains(&sent.request) {
            return;
        }
        if !plan.is_next(sent.request) {
            self.waiting = Some(sent);
            return;
        }
        let answer = sent.answer.expect("it has arrived");
        let entries = answer.received();
        let new = self.set.merge(answer);
        let (loaded, total) = (self.set.accounted(), self.set.total());
        if plan.answered(Received {
            entries,
            new,
            loaded,
            total,
        }) == Progressed::StartsOver
        {
            self.restarts += 1;
            self.set = ResultSet::default();
            self.under_way.clear();
            self.taken.clear();
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

    /// What happens to the list before the server answers its next request.
    fn live(&mut self, server: &mut Living) {
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
        // Nothing of this round has been answered before.
        if self.set.accounted() == 0
            && self
                .under_way
                .iter()
                .chain(&self.waiting)
                .all(|sent| sent.answer.is_none())
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
            self.set.accounted(),
            self.restarts,
            self.requests.len(),
            self.stop,
        )
    }
}
