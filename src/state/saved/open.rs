//! What the user wants of files: to open one, to close it, to look elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::platform::address::{self, Entry};
use crate::platform::clock;
use crate::state::app::App;
use crate::state::saved::source::{FileNote, From, Opened, Wrong};
use crate::state::settings::Note;
use model::filter::{Question, TaskFilter};
use model::link::query::TaskQuery;
use model::task::instant::Instant;
use wire::saved::{MOST_BYTES, NotSaved};

impl App {
    /// The moment from which relative ranges count back: the open file's, or now.
    pub fn moment(&'static self) -> Instant {
        self.source
            .opened
            .with(|opened| opened.as_ref().map(|opened| opened.moment()))
            .unwrap_or_else(clock::now)
    }

    /// The filter where nobody says another: what is in a file is shown.
    pub fn usual_filter(&'static self) -> TaskFilter {
        if untrack(|| self.source.has_file()) {
            TaskFilter::everything()
        } else {
            TaskFilter::default()
        }
    }

    /// Opens the first of these files. What is on screen stays until it is read, and for good when it is no saved answer.
    pub fn open(&'static self, files: &[File]) {
        let Some(file) = files.first() else { return };
        let name = file.name();
        self.tell_of_file(None);
        if files.len() > 1 {
            self.tell_of_file(Some(FileNote::FirstOf(name.clone())));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are whole and fit 2^53"
        )]
        let size = file.size() as u64;
        let number = self.source.begin(&name, Some(size));
        if size > MOST_BYTES {
            self.source.stop_reading();
            self.source.wrong.set(Some(Wrong {
                name,
                is_sample: false,
                why: NotSaved::TooLarge,
            }));
            return;
        }
        let stream = file.stream();
        spawn_local(async move {
            if let Some(opened) = self.source.read(number, name, From::Stream(stream)).await {
                self.show(opened);
            }
        });
    }

    fn show(&'static self, opened: Arc<Opened>) {
        let before = self.query.get_untracked();
        let scope = opened.scope();
        let query = TaskQuery {
            scope,
            ..before.with_filter(TaskFilter::everything())
        };
        let had_file = untrack(|| self.source.has_file());
        self.source.slot.update_value(|slot| {
            if !had_file {
                slot.former = Some(before);
            }
        });
        self.source.opened.set(Some(opened));
        self.go(query, Entry::New);
    }

    /// Reads the sample, where there is one. The address goes on to say what is asked of it.
    pub fn read_sample(&'static self) {
        let Some(path) = self.source.sample else {
            return;
        };
        let number = self.source.begin(path.name(), None);
        self.loader
            .progress
            .update(|progress| progress.fetching = true);
        spawn_local(async move {
            let sample = self
                .source
                .read(number, path.name().to_owned(), From::Sample(path))
                .await;
            self.loader
                .progress
                .update(|progress| progress.fetching = false);
            if let Some(sample) = sample {
                self.source
                    .slot
                    .update_value(|slot| slot.sample = Some(Arc::clone(&sample)));
                self.source.opened.set(Some(sample));
                self.query.update(|query| self.keep_to_file(query));
            }
        });
    }

    /// Closes the file, and shows what was shown before files were opened.
    pub fn close_file(&'static self) {
        let former = self
            .source
            .slot
            .try_update_value(|slot| slot.former.take())
            .flatten();
        self.leave_file();
        self.tell_of_file(None);
        self.go(
            former.unwrap_or_else(|| self.query.get_untracked()),
            Entry::New,
        );
    }

    fn leave_file(&'static self) {
        let sample = self.source.slot.with_value(|slot| slot.sample.clone());
        let lacks_sample = sample.is_none();
        self.source.opened.set(sample);
        if lacks_sample {
            // It was not waited for, as the file came first.
            self.read_sample();
        }
    }

    /// What stands for the open file in the browser's history: no link has it, and after a reload it tells what is gone.
    pub(crate) fn file_mark(&'static self) -> Option<String> {
        self.source.opened.with_untracked(|opened| {
            let opened = opened.as_ref().filter(|opened| !opened.is_sample)?;
            Some(opened.mark())
        })
    }

    /// The user went back or forward, or the page is loaded: a file is open where its mark is, and nowhere else.
    pub(crate) fn travelled(&'static self) {
        let mark = address::mark();
        let is_here = mark == self.file_mark();
        if !is_here && untrack(|| self.source.has_file()) {
            self.leave_file();
        }
        let gone = mark
            .as_deref()
            .filter(|_| !is_here)
            .and_then(Opened::name_in);
        self.tell_of_file(gone.map(FileNote::Gone));
    }

    /// Keeps `query` to whose tasks the open file has: it has no others.
    pub(crate) fn keep_to_file(&'static self, query: &mut TaskQuery) {
        let Some(opened) = self.source.opened.get_untracked() else {
            return;
        };
        if query.scope.is_some() && query.scope != opened.scope() {
            self.tell_of_file(Some(FileNote::OnlyOf(opened.scope())));
        }
        query.scope = opened.scope();
    }

    /// Asks a file what OCP was to be asked, where the file has that tenant's tasks; where it has not, it is closed and OCP
    /// is asked. Whether OCP is still to be asked: never where a sample is in its place.
    pub(crate) fn asks_ocp(&'static self, question: Question) -> bool {
        let scope = self
            .source
            .opened
            .with_untracked(|opened| opened.as_ref().map(|opened| opened.scope()));
        let has_file = untrack(|| self.source.has_file());
        if has_file && scope != Some(Some(question.scope)) {
            let closed = self
                .source
                .opened
                .with_untracked(|opened| opened.as_ref().map(|opened| opened.name.clone()));
            self.leave_file();
            self.tell_of_file(closed.map(FileNote::Closed));
        }
        if !untrack(|| self.source.is_offline()) {
            return true;
        }
        let mut query = TaskQuery {
            scope: Some(question.scope),
            ..self.query.get_untracked()
        };
        self.keep_to_file(&mut query);
        self.ask_file(query.with_filter(question.filter));
        false
    }

    /// Asks the open file. The same again would be answered the same.
    pub(crate) fn ask_file(&'static self, query: TaskQuery) {
        let same = self
            .query
            .with_untracked(|before| before.scope == query.scope && before.filter == query.filter);
        if !same {
            self.go(query, Entry::New);
        }
    }

    /// Tells one thing about files, or nothing any more.
    pub(crate) fn tell_of_file(&'static self, note: Option<FileNote>) {
        self.settings.notes.update(|notes| {
            notes.retain(|note| !matches!(note, Note::File(_)));
            notes.extend(note.map(Note::File));
        });
    }
}
