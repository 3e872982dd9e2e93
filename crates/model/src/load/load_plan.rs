//! Which page to request next until every matching task is loaded. The plan is pure, and survives servers that cap `size`,
//! ignore `size` or `page`, repeat themselves or miscount, and lists that change during the load.
//!
//! OCP documents no sort for the endpoint, so a sort over all results needs all results. The first page is small, so that
//! rows appear soon; the later ones are big, so that the rest takes few requests.
//!
//! At most two requests are pending at once: the next one and the one after it. The second is sent ahead only when the page
//! size of this server is known and there is another page. Responses are taken in the order of the pages, whichever
//! arrives first. A page that was taken is never requested again, unless the list has shifted.
//!
//! Pages are counted from the front of a list that changes. When a task starts or old history is removed between two
//! requests, everything behind it moves, and the next page repeats tasks or leaves some out. Omissions show as another
//! `totalElements`, repetitions as known tasks. Where as many tasks come as go the total stays the same: then either the
//! next page repeats some, or nothing that is still to be loaded has moved. So a load whose pages agree contains every task
//! that was there from beginning to end; it may also contain a task that was removed meanwhile. Where pages disagree the
//! load restarts. Without `totalElements`, removed tasks leave no trace.
//!
//! The same holds when the later of two pending pages was answered first, because a move in between makes the earlier page
//! repeat tasks of the page before it. Only a page of nothing but new tasks could hide the move. Small pages are therefore
//! requested one by one, and so are those of a list that has shifted before.

/// Rows of the first request.
pub const FIRST_SIZE: usize = 200;
/// Rows of later requests: the most that OCP is known to give in one response.
pub const BULK_SIZE: usize = 2_000;
/// Number of tasks at which loading stops until the user asks for all.
pub const DEFAULT_LIMIT: usize = 10_000;
/// How often a load restarts because the list has changed, before it goes on with what it gets.
pub const MAX_RESTARTS: u8 = 2;

/// The parameters of one request. Pages count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// `page`
    pub page: usize,
    /// `size`
    pub size: usize,
}

/// Why the load has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Every matching task is loaded.
    Complete,
    /// The number of tasks that may be loaded without asking the user is reached.
    Limit,
    /// The user stopped it.
    Cancelled,
    /// The server says that there are more tasks, or repeats itself, and gives no more.
    Short,
    /// The list kept changing during the load: some tasks may be missing.
    Shifting,
}

/// How the load goes on after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum PlanOutcome {
    /// With the tasks loaded so far, unless it has [stopped](LoadPlan::stop).
    Continue,
    /// From the first page, without any tasks: the list has shifted, so the pages loaded so far do not fit together.
    /// Later responses belong into a new set, whose counts [`ReceivedPage`] gives from then on.
    Restart,
}

/// How many requests a load may have pending at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Two.
    Full,
    /// One, because it is not known yet whether OCP accepts the credential.
    Single,
    /// One if it brings the first rows, otherwise none: another request of the user goes first.
    FirstRowsOnly,
}

/// The state of a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadPlan {
    /// The request whose response is taken next.
    next: PageRequest,
    /// Whether the next request was handed out.
    is_next_sent: bool,
    /// Whether the request after the next one was handed out.
    is_ahead_sent: bool,
    /// Entries known after the latest response.
    loaded: usize,
    limit: usize,
    stop: Option<Stop>,
    /// The latest `totalElements` since the first page.
    total: Option<u64>,
    restarts_left: u8,
    /// Whether the list has shifted since the first page and the load went on all the same.
    has_shifted: bool,
}

/// The counts of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReceivedPage {
    /// Entries in the response.
    pub entries: usize,
    /// Entries that were not known before.
    pub new: usize,
    /// Entries known now, over all responses.
    pub loaded: usize,
    /// `totalElements`, if the response had it.
    pub total: Option<u64>,
}

impl Default for LoadPlan {
    fn default() -> Self {
        Self::new(DEFAULT_LIMIT)
    }
}

impl LoadPlan {
    /// A load that stops, until the user asks for all, after the response with which `limit` entries are known.
    pub const fn new(limit: usize) -> Self {
        Self {
            next: PageRequest {
                page: 1,
                size: FIRST_SIZE,
            },
            is_next_sent: false,
            is_ahead_sent: false,
            loaded: 0,
            limit,
            stop: None,
            total: None,
            restarts_left: MAX_RESTARTS,
            has_shifted: false,
        }
    }

    /// Hands out a request to be sent now; `None` if the load has stopped, two requests are pending, or it is not known that
    /// there is another page. Each request is handed out once, unless it is [given back](Self::give_back).
    pub fn next(&mut self, pace: Pace) -> Option<PageRequest> {
        let brings_first_rows = self.next.page == 1 && self.next.size == FIRST_SIZE;
        if self.stop.is_some() || (pace == Pace::FirstRowsOnly && !brings_first_rows) {
            None
        } else if !self.is_next_sent {
            self.is_next_sent = true;
            Some(self.next)
        } else if !self.is_ahead_sent && pace == Pace::Full && self.can_send_ahead() {
            self.is_ahead_sent = true;
            Some(PageRequest {
                page: self.next.page + 1,
                ..self.next
            })
        } else {
            None
        }
    }

    fn can_send_ahead(&self) -> bool {
        let PageRequest { page, size } = self.next;
        let is_steady = self.restarts_left == MAX_RESTARTS && !self.has_shifted;
        let has_more = self
            .total
            .is_some_and(|total| total > (page as u64).saturating_mul(size as u64));
        page > 1
            && size >= FIRST_SIZE
            && is_steady
            && has_more
            && self.loaded.saturating_add(size) < self.limit
    }

    /// Whether the response to this request is taken next. Otherwise it waits for the one before it.
    pub fn is_next(&self, request: PageRequest) -> bool {
        self.next == request
    }

    /// Takes back a request that was handed out and brought no response: it failed or was dropped.
    pub fn give_back(&mut self, request: PageRequest) {
        if self.is_next(request) {
            self.is_next_sent = false;
        } else {
            self.is_ahead_sent = false;
        }
    }

    /// Whether the next request was handed out.
    pub const fn is_next_sent(&self) -> bool {
        self.is_next_sent
    }

    /// Why the load has stopped; `None` while it goes on.
    pub const fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Stops the load because the user wants no more for now.
    pub fn cancel(&mut self) {
        if self.stop.is_none() {
            self.stop = Some(Stop::Cancelled);
        }
    }

    /// Goes on without a limit where the load stopped. Does nothing if there is nothing left to load.
    ///
    /// The list may have changed much since the load stopped. The next response shows it as usual, so the load may then
    /// restart as often as a new one.
    pub fn load_all(&mut self) {
        self.limit = usize::MAX;
        self.restarts_left = MAX_RESTARTS;
        if matches!(self.stop, Some(Stop::Limit | Stop::Cancelled)) {
            self.stop = None;
        }
    }

    /// Takes the response to the request that [is next](Self::is_next). The plan trusts the entries and `totalElements`,
    /// never `page.size` or `page.number`: OCP's own documentation shows wrong values for those. After a
    /// [restart](PlanOutcome::Restart) no other pending request counts any more.
    pub fn record_response(&mut self, received: ReceivedPage) -> PlanOutcome {
        let request = self.next;
        // A response that came before the user stopped the load may be taken in after that.
        let cancelled = self.stop.filter(|stop| *stop == Stop::Cancelled);
        self.has_shifted |= self.shows_a_shift(received);
        self.total = received.total.or(self.total);
        if self.has_shifted && self.restarts_left > 0 && cancelled.is_none() {
            self.restart();
            return PlanOutcome::Restart;
        }
        self.stop = match end_of(request, received) {
            Some(_) if self.has_shifted => Some(Stop::Shifting),
            None if received.loaded >= self.limit => Some(Stop::Limit),
            end => end.or(cancelled),
        };
        self.loaded = received.loaded;
        self.is_next_sent = self.is_ahead_sent;
        self.is_ahead_sent = false;
        self.next = request_after(request, received.entries);
        PlanOutcome::Continue
    }

    /// The request whose response is taken next.
    pub const fn next_in_turn(&self) -> PageRequest {
        self.next
    }

    fn restart(&mut self) {
        *self = Self {
            // There are rows on screen already, so the small first page is of no use again.
            next: PageRequest {
                page: 1,
                size: BULK_SIZE,
            },
            restarts_left: self.restarts_left - 1,
            ..Self::new(self.limit)
        };
    }

    /// Whether this response does not fit the ones before it.
    fn shows_a_shift(
        &self,
        ReceivedPage {
            entries,
            new,
            loaded,
            total,
        }: ReceivedPage,
    ) -> bool {
        if self.next.page == 1 {
            // The big first page repeats the small one by design, whatever the total was then. A task that it does not
            // repeat is gone, and only a restart removes it from the screen.
            return loaded > entries;
        }
        let has_other_total = self
            .total
            .zip(total)
            .is_some_and(|(before, now)| before != now);
        // A page of known entries only is no shift but a server that ignores `page`.
        has_other_total || (new > 0 && new < entries)
    }
}

/// The request that follows one whose response had this many entries.
fn request_after(request: PageRequest, entries: usize) -> PageRequest {
    if request.page == 1 && request.size == FIRST_SIZE && entries == FIRST_SIZE {
        return PageRequest {
            page: 1,
            size: BULK_SIZE,
        };
    }
    // A server that gave another number of rows than requested counts its pages in that number.
    let size = if request.page == 1 {
        entries
    } else {
        request.size
    };
    PageRequest {
        page: request.page + 1,
        size,
    }
}

/// Why nothing more can come after this response; `None` if more can.
fn end_of(
    request: PageRequest,
    ReceivedPage {
        entries,
        new,
        loaded,
        total,
    }: ReceivedPage,
) -> Option<Stop> {
    let repeats_all = request.page > 1 && new == 0;
    let is_full = entries >= request.size;
    match total {
        Some(total) if total <= loaded as u64 => Some(Stop::Complete),
        // The last page has fewer entries than the total promised.
        Some(_) if entries == 0 || repeats_all || (request.page > 1 && !is_full) => {
            Some(Stop::Short)
        }
        // Without a total, a page with nothing new is the end. A full one does not tell what is behind it.
        None if entries > 0 && repeats_all && is_full => Some(Stop::Short),
        None if entries == 0 || repeats_all => Some(Stop::Complete),
        _ => None,
    }
}

#[cfg(test)]
#[path = "load_plan_simulation.rs"]
mod simulation;

#[cfg(test)]
#[path = "load_plan_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "load_plan_shift_tests.rs"]
mod shift_tests;
