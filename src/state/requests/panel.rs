//! The panel "Request details": whether it is open, and which requests it shows in full.

use leptos::prelude::*;
use model::requests::journal::Journal;

use super::{RequestJournal, Requests};

/// The panel.
#[derive(Clone, Copy, Debug)]
pub struct RequestPanel {
    /// All requests that are remembered.
    pub journal: ReadSignal<RequestJournal>,
    /// The number of the newest request shown, while the panel is open. Later requests do not move
    /// what is being read.
    pub newest_shown: ReadSignal<Option<u32>>,
    set_newest_shown: WriteSignal<Option<u32>>,
    /// The numbers of the requests shown in full.
    pub expanded: ReadSignal<Vec<u32>>,
    set_expanded: WriteSignal<Vec<u32>>,
    /// Whether there is any request to show.
    pub has_any: Memo<bool>,
}

impl RequestPanel {
    /// A closed panel.
    pub fn new(requests: Requests) -> Self {
        let journal = requests.journal;
        let (newest_shown, set_newest_shown) = signal(None);
        let (expanded, set_expanded) = signal(Vec::new());
        Self {
            journal,
            newest_shown,
            set_newest_shown,
            expanded,
            set_expanded,
            has_any: Memo::new(move |_| journal.with(|journal| journal.newest_number() > 0)),
        }
    }

    /// Opens the panel with all requests so far, the newest in full.
    pub fn open(self) {
        let newest = self.journal.with_untracked(Journal::newest_number);
        self.set_expanded.set(vec![newest]);
        self.set_newest_shown.set(Some(newest));
    }

    /// Shows the requests sent since the panel was opened, too.
    pub fn show_newer(self) {
        let newest = self.journal.with_untracked(Journal::newest_number);
        self.set_expanded.update(|expanded| expanded.push(newest));
        self.set_newest_shown.set(Some(newest));
    }

    /// Notes that the panel was closed.
    pub fn close(self) {
        self.set_newest_shown.set(None);
    }

    /// Shows a request in full, or only its line.
    pub fn toggle(self, number: u32) {
        self.set_expanded.update(|expanded| {
            match expanded.iter().position(|other| *other == number) {
                Some(position) => drop(expanded.swap_remove(position)),
                None => expanded.push(number),
            }
        });
    }
}
