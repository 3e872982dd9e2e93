//! What to ask next, so that all that matches is loaded: a pure plan that survives servers which cap `size`,
//! ignore `size` or `page`, repeat themselves or miscount, and a list that changes while it is loaded.
//!
//! OCP documents no sort for the endpoint, so a sort over all results needs all results. The first request is
//! small, so that rows are there soon; what follows is big, so that the rest takes few requests.
//!
//! At most two requests are under way at once: the one whose answer is next in turn, and the one behind it. The
//! second goes out ahead only when it is known what a page of this server is and that there is one more. Answers are
//! taken in the order of the pages, whichever comes first. What has been taken in is never asked again, unless the
//! list has shifted.
//!
//! Pages are counted from the front of a list that lives: when a task starts or old history is removed between
//! two requests, all behind it moves, and the next page repeats tasks or leaves some out. Leaving out shows as
//! another `totalElements`, repeating as tasks that are known. Where tasks come and go evenly the total stays,
//! and either the next page repeats some, or nothing that is still to come has moved. So a load whose pages
//! agree has left out nothing that was there all along; it may hold a task that was removed meanwhile. Where
//! they disagree the load starts over. Without `totalElements`, tasks that are removed leave no trace.
//!
//! This holds also where of two requests under way the later page was answered first, as what moved in between makes
//! the earlier page repeat what is before it. Only a page of nothing but new tasks could hide that: so small pages are
//! asked for one by one, and so are those of a list that has shifted before.

/// Rows asked for first.
pub const FIRST_SIZE: usize = 200;
/// Rows asked for afterwards: the most that OCP is known to give in one answer.
pub const BULK_SIZE: usize = 2_000;
/// Where loading stops until the user asks for all.
pub const DEFAULT_LIMIT: usize = 10_000;
/// How often a load starts over because the list changed meanwhile, before it goes on with what it gets.
pub const MOST_RESTARTS: u8 = 2;

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
    /// The server says that there are more, or repeats itself, and gives no more.
    Short,
    /// The list kept changing while it was loaded: some tasks may be missing.
    Shifting,
}

/// How the load goes on after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Progressed {
    /// With what has come so far, or it has ended: see [`LoadPlan::stop`].
    On,
    /// From the first page, with nothing: the list has shifted, and what has come does not fit together. What
    /// comes from now on belongs into a fresh set, and [`Received`] counts in that one.
    StartsOver,
}

/// How fast a load may go at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// As fast as it can.
    Full,
    /// With one request at a time: nobody knows yet whether OCP accepts who asks.
    Single,
    /// With what brings the first rows only: something else that the user wants goes first.
    GivesWay,
}

/// The state of a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadPlan {
    /// The request whose answer is next in turn.
    next: PageRequest,
    /// Whether it was handed out.
    asked: bool,
    /// Whether the one behind it was handed out.
    ahead: bool,
    /// Entries known after the latest answer.
    loaded: usize,
    limit: usize,
    stop: Option<Stop>,
    /// `totalElements` as it was last told since the first page.
    total: Option<u64>,
    /// How often the load may still start over.
    restarts: u8,
    /// The list has shifted since the first page, and the load went on all the same.
    shifted: bool,
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
        Self::new(DEFAULT_LIMIT)
    }
}

impl LoadPlan {
    /// A load that stops, until the user asks for all, after the answer with which `limit` entries are known.
    pub const fn new(limit: usize) -> Self {
        Self {
            next: PageRequest {
                page: 1,
                size: FIRST_SIZE,
            },
            asked: false,
            ahead: false,
            loaded: 0,
            limit,
            stop: None,
            total: None,
            restarts: MOST_RESTARTS,
            shifted: false,
        }
    }

    /// Hands out a request to be sent now. `None` when none may be: the load has stopped, two are under way, or it is
    /// not known that there is more. Each is handed out once, unless it is [given back](Self::give_back).
    pub fn next(&mut self, pace: Pace) -> Option<PageRequest> {
        let brings_first_rows = self.next.page == 1 && self.next.size == FIRST_SIZE;
        if self.stop.is_some() || (pace == Pace::GivesWay && !brings_first_rows) {
            None
        } else if !self.asked {
            self.asked = true;
            Some(self.next)
        } else if !self.ahead && pace == Pace::Full && self.may_look_ahead() {
            self.ahead = true;
            Some(PageRequest {
                page: self.next.page + 1,
                ..self.next
            })
        } else {
            None
        }
    }

    fn may_look_ahead(&self) -> bool {
        let PageRequest { page, size } = self.next;
        let is_steady = self.restarts == MOST_RESTARTS && !self.shifted;
        let has_more = self
            .total
            .is_some_and(|total| total > (page as u64).saturating_mul(size as u64));
        page > 1
            && size >= FIRST_SIZE
            && is_steady
            && has_more
            && self.loaded.saturating_add(size) < self.limit
    }

    /// Whether the answer to this request is next in turn. Else it waits for the one before it.
    pub fn is_next(&self, request: PageRequest) -> bool {
        self.next == request
    }

    /// A request that was handed out has no answer that counts: it failed, or nobody waits for it any more.
    pub fn give_back(&mut self, request: PageRequest) {
        if self.is_next(request) {
            self.asked = false;
        } else {
            self.ahead = false;
        }
    }

    /// Whether the request that is next in turn was handed out.
    pub const fn is_asked(&self) -> bool {
        self.asked
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
    ///
    /// Much may have changed since it stopped. The next answer shows it, as between any two, and the load may
    /// then start over as often as a new one.
    pub fn load_all(&mut self) {
        self.limit = usize::MAX;
        self.restarts = MOST_RESTARTS;
        if matches!(self.stop, Some(Stop::Limit | Stop::Cancelled)) {
            self.stop = None;
        }
    }

    /// Takes in what came of the request that [is next](Self::is_next). Believes what came and `totalElements`, never
    /// `page.size` or `page.number`: OCP's own documentation shows those to be wrong. Where the load
    /// [starts over](Progressed::StartsOver), no other request of it counts any more.
    pub fn answered(&mut self, received: Received) -> Progressed {
        let asked = self.next;
        self.shifted |= self.shows_a_shift(received);
        self.total = received.total.or(self.total);
        if self.shifted && self.restarts > 0 {
            // Rows are on screen already, so the small first page is of no use again.
            let next = PageRequest {
                page: 1,
                size: BULK_SIZE,
            };
            *self = Self {
                next,
                restarts: self.restarts - 1,
                ..Self::new(self.limit)
            };
            return Progressed::StartsOver;
        }
        self.stop = match end_of(asked, received) {
            Some(_) if self.shifted => Some(Stop::Shifting),
            None if received.loaded >= self.limit => Some(Stop::Limit),
            end => end,
        };
        self.loaded = received.loaded;
        self.asked = self.ahead;
        self.ahead = false;
        self.next = if asked.page == 1 && asked.size == FIRST_SIZE && received.entries == FIRST_SIZE
        {
            PageRequest {
                page: 1,
                size: BULK_SIZE,
            }
        } else {
            // A server that gave another number of rows than asked counts its pages in that number.
            let size = if asked.page == 1 {
                received.entries
            } else {
                asked.size
            };
            PageRequest {
                page: asked.page + 1,
                size,
            }
        };
        Progressed::On
    }

    /// The request whose answer is next in turn.
    pub const fn next_in_turn(&self) -> PageRequest {
        self.next
    }

    /// Whether this answer does not fit what came before it.
    fn shows_a_shift(
        &self,
        Received {
            entries,
            new,
            loaded,
            total,
        }: Received,
    ) -> bool {
        if self.next.page == 1 {
            // The big first page repeats the small one by design, whatever the total was then. What it does not
            // repeat is gone, and nothing else would take it off the screen.
            return loaded > entries;
        }
        let recounted = self
            .total
            .zip(total)
            .is_some_and(|(before, now)| before != now);
        // A whole page that is known is no shift, but a server that ignores `page`.
        recounted || (new > 0 && new < entries)
    }
}

/// Why nothing more can come after this answer; `None` when more can.
fn end_of(
    asked: PageRequest,
    Received {
        entries,
        new,
        loaded,
        total,
    }: Received,
) -> Option<Stop> {
    let repeats_all = asked.page > 1 && new == 0;
    let is_full = entries >= asked.size;
    match total {
        Some(total) if total <= loaded as u64 => Some(Stop::Complete),
        // The last page was short of what the total promised.
        Some(_) if entries == 0 || repeats_all || (asked.page > 1 && !is_full) => Some(Stop::Short),
        // Without a total, a page with nothing new is the end, unless it is a full one: then nobody can tell
        // what is behind it.
        None if entries > 0 && repeats_all && is_full => Some(Stop::Short),
        None if entries == 0 || repeats_all => Some(Stop::Complete),
        _ => None,
    }
}

#[cfg(test)]
#[path = "load_plan_living.rs"]
mod living;

#[cfg(test)]
#[path = "load_plan_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "load_plan_shift_tests.rs"]
mod shift_tests;
