//! What to ask next, so that all that matches is loaded: a pure plan that survives servers which cap `size`,
//! ignore `size` or `page`, repeat themselves or miscount.
//!
//! OCP documents no sort for the endpoint, so a sort over all results needs all results. The first request is
//! small, so that rows are there soon; what follows is big, so that the rest takes few requests.

/// Rows asked for first.
pub const FIRST_SIZE: usize = 200;
/// Rows asked for afterwards: the most that OCP is known to give in one answer.
pub const BULK_SIZE: usize = 2_000;
/// Where loading stops until the user asks for all.
pub const DEFAULT_LIMIT: usize = 10_000;

/// One request of the plan. Pages count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// `page`
    pub page: usize,
    /// `size`
    pub size: usize,
}

/// Why nothing more is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// All that matches is loaded.
    Complete,
    /// As many tasks as may be loaded without being asked for are loaded.
    Limit,
    /// The user stopped it.
    Cancelled,
    /// The server says that there are more, and gives no more.
    Short,
}

/// The state of a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadPlan {
    next: PageRequest,
    limit: usize,
    stop: Option<Stop>,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Entries in the answer.
    pub entries: usize,
    /// Those that were not known before.
    pub new: usize,
    /// Entries known now, over all answers.
    pub loaded: usize,
    /// `totalElements`, when the answer had it.
    pub total: Option<u64>,
}

impl Default for LoadPlan {
    fn default() -> Self {
        Self { next: PageRequest { page: 1, size: FIRST_SIZE }, limit: DEFAULT_LIMIT, stop: None }
    }
}

impl LoadPlan {
    /// The next request, or `None` when the load has stopped.
    pub fn next(&self) -> Option<PageRequest> {
        if self.stop.is_some() { None } else { Some(self.next) }
    }

    /// Why the load has stopped; `None` while it goes on.
    pub const fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// The user wants no more for now.
    pub fn cancel(&mut self) {
        if self.stop.is_none() {
            self.stop = Some(Stop::Cancelled);
        }
    }

    /// The user wants everything: goes on where the load stopped. Does nothing when nothing is left to load.
    pub fn load_all(&mut self) {
        self.limit = usize::MAX;
        if matches!(self.stop, Some(Stop::Limit | Stop::Cancelled)) {
            self.stop = None;
        }
    }

    /// Takes in what came of the request that [`LoadPlan::next`] gave. Believes what came and
    /// `totalElements`, never `page.size` or `page.number`: OCP's own documentation shows those to be wrong.
    pub fn answered(&mut self, received: Received) {
        let asked = self.next;
        let missing = received.total.is_none_or(|total| total > received.loaded as u64);
        let restarted = asked.page == 1 && asked.size != FIRST_SIZE;
        self.stop = if received.total.is_some() && !missing {
            Some(Stop::Complete)
        } else if received.entries == 0 || (received.new == 0 && !restarted) {
            // Without a total, an answer with nothing new is the end; with one, it is a promise not kept.
            Some(if received.total.is_some() { Stop::Short } else { Stop::Complete })
        } else if received.loaded >= self.limit {
            Some(Stop::Limit)
        } else if asked.page > 1 && received.entries < asked.size && received.total.is_some() {
            // The last page was short of what the total promised.
            Some(Stop::Short)
        } else {
            None
        };
        self.next = if asked.page == 1 && asked.size == FIRST_SIZE && received.entries == FIRST_SIZE {
            PageRequest { page: 1, size: BULK_SIZE }
        } else {
            // A server that gave another number of rows than asked counts its pages in that number.
            let size = if asked.page == 1 { received.entries } else { asked.size };
            PageRequest { page: asked.page + 1, size }
        };
    }
}

#[cfg(test)]
#[path = "load_plan_tests.rs"]
mod tests;
