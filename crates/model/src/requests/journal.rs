//! The latest requests to OCP and their outcomes, for support and to repeat a request by hand.

use crate::task::instant::Instant;

/// The most requests that are kept. A load of 100,000 tasks takes half as many.
pub const MAX_ENTRIES: usize = 100;

/// A request; `E` is the type of its failure.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry<E> {
    /// Its number since the page was opened, from 1.
    pub number: u32,
    /// The number of the load that it belongs to.
    pub load: u32,
    /// Its number in that load, from 1.
    pub number_in_load: u32,
    /// Path and query, relative to the base of OCP's `/api`.
    pub target: String,
    /// The number of this try of the same request, from 1.
    pub tries: u32,
    /// When it was sent, by the browser's clock.
    pub sent: Instant,
    /// Its outcome.
    pub outcome: Outcome<E>,
    /// The status, size and time of its response.
    pub transfer: Transfer,
    /// The facts that its response states.
    pub response: ResponseFacts,
}

/// The outcome of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<E> {
    /// Its response has not arrived, or is being read.
    Pending,
    /// Its response was read.
    Answered,
    /// It failed.
    Failed(E),
    /// Its response was not needed any more: it was cancelled, or a newer request has replaced it.
    Dropped,
}

/// The status, size and time of a response, whatever its contents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// The HTTP status; 0 without one.
    pub http_status: u16,
    /// Bytes of the body that were read, after decompression.
    pub bytes: usize,
    /// Milliseconds from sending until the body was read or had failed; 0 before that.
    pub milliseconds: u32,
}

/// The facts that a response states, as it writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponseFacts {
    /// `traceId`
    pub trace_id: Option<String>,
    /// `server`
    pub server: Option<String>,
    /// `duration`: the milliseconds that the server took.
    pub duration: Option<String>,
    /// The number of tasks in it; `None` if it was no list of tasks.
    pub tasks: Option<usize>,
}

/// The latest requests, at most [`MAX_ENTRIES`].
#[derive(Clone, Debug)]
pub struct Journal<E> {
    /// Oldest first, with consecutive numbers.
    entries: Vec<JournalEntry<E>>,
    /// The number of requests so far.
    count: u32,
    load: u32,
}

impl<E> Default for Journal<E> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            count: 0,
            load: 0,
        }
    }
}

impl<E> Journal<E> {
    /// Begins another load, which later requests belong to.
    pub fn begin_load(&mut self) {
        self.load += 1;
    }

    /// Adds a request that is sent now, and returns its number.
    pub fn begin(&mut self, target: &str, tries: u32, sent: Instant) -> u32 {
        let previous = self.entries.last().filter(|entry| entry.load == self.load);
        let number_in_load = previous.map_or(0, |entry| entry.number_in_load) + 1;
        self.count += 1;
        if self.entries.len() == MAX_ENTRIES {
            self.entries.remove(0);
        }
        self.entries.push(JournalEntry {
            number: self.count,
            load: self.load,
            number_in_load,
            target: target.to_owned(),
            tries,
            sent,
            outcome: Outcome::Pending,
            transfer: Transfer::default(),
            response: ResponseFacts::default(),
        });
        self.count
    }

    /// Sets the outcome of the request with this number, and returns whether it did. A request that is not kept or has ended
    /// before is not changed.
    pub fn end(
        &mut self,
        number: u32,
        outcome: Outcome<E>,
        transfer: Transfer,
        response: ResponseFacts,
    ) -> bool {
        let entry = self.entries.iter_mut().find(|entry| entry.number == number);
        let entry = entry.filter(|entry| matches!(entry.outcome, Outcome::Pending));
        let is_pending = entry.is_some();
        if let Some(entry) = entry {
            (entry.outcome, entry.transfer, entry.response) = (outcome, transfer, response);
        }
        is_pending
    }

    /// Removes all requests. Their outcomes are ignored from then on.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The number of the newest request; 0 without any.
    pub fn newest_number(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.number)
    }

    /// The requests, newest first.
    pub fn entries(&self) -> impl Iterator<Item = &JournalEntry<E>> {
        self.entries.iter().rev()
    }

    /// The request with this number.
    pub fn entry(&self, number: u32) -> Option<&JournalEntry<E>> {
        self.entries.iter().find(|entry| entry.number == number)
    }
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
