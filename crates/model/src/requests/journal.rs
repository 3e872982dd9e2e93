//! What was asked of OCP, request by request, and what became of each: for support, and to ask the same again.

use crate::task::instant::Instant;

/// How many requests are kept: a load of 100,000 tasks takes half as many.
pub const MAX_ENTRIES: usize = 100;

/// A request; `E` is why one can fail.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry<E> {
    /// Its number on this page, from 1.
    pub number: u32,
    /// The load that it is of.
    pub load: u32,
    /// Its number in that load, from 1.
    pub place: u32,
    /// What was asked: path and query, below the place where OCP's `/api` lies.
    pub asked: String,
    /// How often the same was tried in a row, from 1.
    pub tries: u32,
    /// When it was sent, by the browser's clock.
    pub sent: Instant,
    /// What became of it.
    pub outcome: Outcome<E>,
    /// What was seen of its answer.
    pub wire: Transfer,
    /// What its answer says of itself.
    pub said: ResponseFacts,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<E> {
    /// Its answer is waited for, or being read.
    Pending,
    /// It was answered.
    Answered,
    /// It failed, and why.
    Failed(E),
    /// Nobody waited for its answer any more: it was cancelled, or something newer was asked.
    Dropped,
}

/// What is seen of an answer as it comes, whatever is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// The HTTP status; 0 when none was seen.
    pub http_status: u16,
    /// Bytes of the body that were read, after decompression.
    pub bytes: usize,
    /// Milliseconds from sending until the body was read, or until it was known that none comes; 0 before that.
    pub milliseconds: u32,
}

/// What an answer says of itself, as it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponseFacts {
    /// `traceId`
    pub trace_id: Option<String>,
    /// `server`
    pub server: Option<String>,
    /// `duration`: milliseconds that the server took.
    pub duration: Option<String>,
    /// How many tasks were in it; `None` when it was no list of tasks.
    pub tasks: Option<usize>,
}

/// The latest requests, [`MAX_ENTRIES`] of them at most.
#[derive(Clone, Debug)]
pub struct Journal<E> {
    /// Oldest first; the numbers follow each other.
    entries: Vec<JournalEntry<E>>,
    /// How many requests there were.
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
    /// Says that what is sent from now on is of another load.
    pub fn begin_load(&mut self) {
        self.load += 1;
    }

    /// Takes in that a request is sent; its number.
    pub fn begin(&mut self, asked: &str, tries: u32, sent: Instant) -> u32 {
        let before = self.entries.last().filter(|entry| entry.load == self.load);
        let place = before.map_or(0, |entry| entry.place) + 1;
        self.count += 1;
        if self.entries.len() == MAX_ENTRIES {
            self.entries.remove(0);
        }
        self.entries.push(JournalEntry {
            number: self.count,
            load: self.load,
            place,
            asked: asked.to_owned(),
            tries,
            sent,
            outcome: Outcome::Pending,
            wire: Transfer::default(),
            said: ResponseFacts::default(),
        });
        self.count
    }

    /// Takes in what became of the request with this number. One that is not kept, or of which that is known, is left as
    /// it is. Whether it is news.
    pub fn end(
        &mut self,
        number: u32,
        outcome: Outcome<E>,
        wire: Transfer,
        said: ResponseFacts,
    ) -> bool {
        let entry = self.entries.iter_mut().find(|entry| entry.number == number);
        let entry = entry.filter(|entry| matches!(entry.outcome, Outcome::Pending));
        let is_news = entry.is_some();
        if let Some(entry) = entry {
            (entry.outcome, entry.wire, entry.said) = (outcome, wire, said);
        }
        is_news
    }

    /// Forgets all requests; what becomes of them is not taken in any more.
    pub fn forget(&mut self) {
        self.entries.clear();
    }

    /// The number of the newest request that is kept; 0 without any.
    pub fn newest(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.number)
    }

    /// The requests that are kept, newest first.
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
