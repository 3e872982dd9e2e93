//! The page that the address names, once it is known which pages there are.

use crate::platform::address::{self, Entry};
use crate::state::app::App;
use crate::state::settings::Note;
use leptos::prelude::*;
use model::link::query::{LinkNotice, TaskQuery};

impl App {
    /// Puts the last page in the place of one that does not exist, as soon as that is certain, and tells what a link said
    /// wrongly. To be called once.
    pub(crate) fn keep_to_pages(&'static self) {
        let mut there = None;
        Effect::new(move || {
            let stop = self
                .loader
                .progress
                .with(|progress| progress.stop.filter(|_| !progress.fetching));
            let (page, size, asked) = self
                .query
                .with(|query| (query.page, query.size, self.source.asked(query)));
            let last = if self.is_outdated() {
                None
            } else {
                self.counts().last_page(size, stop)
            };
            let Some(last) = last else { return };
            if page <= last {
                there = Some((asked, page));
                return;
            }
            // A page that was there and has gone with its tasks is nothing that a link said wrongly.
            if there != Some((asked, page)) {
                self.settings
                    .notes
                    .update(|notes| notes.push(Note::Link(LinkNotice::NoSuchPage { page, last })));
            }
            let query = TaskQuery {
                page: last,
                ..self.query.get_untracked()
            };
            self.write(&query, Entry::Same);
            self.query.set(query);
        });
    }

    /// Writes what is shown into the address.
    pub(crate) fn write(&'static self, query: &TaskQuery, entry: Entry) {
        address::show_marked(
            &query.print(&self.settings.understood()),
            entry,
            self.file_mark().as_deref(),
        );
    }
}
