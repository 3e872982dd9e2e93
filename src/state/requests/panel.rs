//! The panel that shows what was asked of OCP: whether it is open, and what it shows.

use crate::state::requests::Requests;
use leptos::prelude::*;
use model::requests::journal::Journal;
use wire::error::ApiError;

/// The panel.
#[derive(Clone, Copy, Debug)]
pub struct AnswerPanel {
    /// What was asked.
    pub journal: RwSignal<Journal<ApiError>>,
    /// The number of the newest request that it shows, while it is open: what is sent meanwhile must not move what is
    /// being read.
    pub upto: RwSignal<Option<u32>>,
    /// The requests of which all is shown, by their numbers.
    pub unfolded: RwSignal<Vec<u32>>,
    /// Whether there is anything to show.
    pub has_any: Memo<bool>,
}

impl AnswerPanel {
    /// A panel that is closed.
    pub fn new(client: Requests) -> Self {
        let journal = client.journal;
        Self {
            journal,
            upto: RwSignal::new(None),
            unfolded: RwSignal::new(Vec::new()),
            has_any: Memo::new(move |_| journal.with(|journal| journal.newest_number() > 0)),
        }
    }

    /// Shows all requests up to now, and all of the newest.
    pub fn show(&self) {
        let newest = self.journal.with_untracked(Journal::newest_number);
        self.unfolded.set(vec![newest]);
        self.upto.set(Some(newest));
    }

    /// Shows what was sent meanwhile, too.
    pub fn show_newer(&self) {
        let newest = self.journal.with_untracked(Journal::newest_number);
        self.unfolded.update(|unfolded| unfolded.push(newest));
        self.upto.set(Some(newest));
    }

    /// Takes in that it was closed.
    pub fn closed(&self) {
        self.upto.set(None);
    }

    /// Shows all of a request, or just its line.
    pub fn fold(&self, number: u32) {
        self.unfolded.update(
            |unfolded| match unfolded.iter().position(|other| *other == number) {
                Some(place) => _ = unfolded.swap_remove(place),
                None => unfolded.push(number),
            },
        );
    }
}
