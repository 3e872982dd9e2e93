//! Saved responses: opening, filtering and closing a file. Nothing is requested from
//! OCP while a file is open.

use std::sync::Arc;

use leptos::prelude::*;
use model::filter::{Question, TaskFilter};
use model::link::query::TaskQuery;
use model::settings::config::{Config, SamplePath};
use model::task::instant::Instant;

use super::file::{FileProblem, OpenedFile, Reading, RowSource};
use crate::platform::address::{self, Entry};
use crate::platform::scheduling::CancellationSource;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::load::progress::Progress;
use crate::state::settings::Settings;
use crate::state::settings::note::FileNote;

/// What views need not know of the opened files.
#[derive(Debug, Default)]
pub(super) struct FileState {
    /// How many files were opened so far.
    pub(super) count: u32,
    /// Cancels reading a file when another is opened.
    pub(super) reading: CancellationSource,
    /// Cancels filtering a file when other rows are wanted.
    pub(super) filtering: CancellationSource,
    /// The sample, while another file is open over it.
    pub(super) sample: Option<Arc<OpenedFile>>,
    /// What the page showed before files were opened.
    pub(super) previous_query: Option<TaskQuery>,
}

/// The opened files of the page.
#[derive(Clone, Copy, Debug)]
pub struct SavedFiles {
    settings: StoredValue<Settings>,
    route: StoredValue<Route>,
    loader: StoredValue<Loader>,
    /// The file whose tasks are shown; `None` if they come from OCP, or the sample is not loaded yet.
    pub opened: ReadSignal<Option<Arc<OpenedFile>>>,
    write_opened: WriteSignal<Option<Arc<OpenedFile>>>,
    /// The file that is being read. What is on screen stays until it is.
    pub reading: ReadSignal<Option<Reading>>,
    pub(super) set_reading: WriteSignal<Option<Reading>>,
    /// The file that could not be shown.
    pub problem: ReadSignal<Option<FileProblem>>,
    pub(super) set_problem: WriteSignal<Option<FileProblem>>,
    /// The source of the rows on screen, if that is a file.
    pub(super) answered: RwSignal<Option<RowSource>>,
    /// The file that the hosts show in OCP's place.
    pub(super) sample: StoredValue<Option<SamplePath>>,
    has_sample: bool,
    pub(super) state: StoredValue<FileState, LocalStorage>,
}

impl SavedFiles {
    /// No open file. A sample that `config` names is loaded later.
    pub fn new(config: &Config, settings: Settings, route: Route, loader: Loader) -> Self {
        let (opened, write_opened) = signal(None);
        let (reading, set_reading) = signal(None);
        let (problem, set_problem) = signal(None);
        Self {
            settings: StoredValue::new(settings),
            route: StoredValue::new(route),
            loader: StoredValue::new(loader),
            opened,
            write_opened,
            reading,
            set_reading,
            problem,
            set_problem,
            answered: RwSignal::new(None),
            sample: StoredValue::new(config.sample.clone()),
            has_sample: config.sample.is_some(),
            state: StoredValue::new_local(FileState::default()),
        }
    }

    /// Whether OCP is not asked: a file is open, or the page has a sample in OCP's place.
    pub fn is_offline(self) -> bool {
        self.has_sample || self.opened.with(Option::is_some)
    }

    pub(super) fn settings(self) -> Settings {
        self.settings.get_value()
    }

    pub(super) fn route(self) -> Route {
        self.route.get_value()
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    /// Whether the page shows a sample in OCP's place.
    pub const fn has_sample(self) -> bool {
        self.has_sample
    }

    /// Whether the user has opened a file.
    pub fn has_file(self) -> bool {
        let is_file = |opened: &Arc<OpenedFile>| !opened.is_sample;
        self.opened
            .with(|opened| opened.as_ref().is_some_and(is_file))
    }

    /// Whether there is nothing to show, as the sample could not be read.
    pub fn lacks_sample(self) -> bool {
        let is_of_sample = |problem: &FileProblem| problem.is_sample;
        let has_problem = self
            .problem
            .with(|problem| problem.as_ref().is_some_and(is_of_sample));
        has_problem && self.opened.with(Option::is_none)
    }

    /// The source of the rows that `query` wants.
    pub(crate) fn source_of(self, query: &TaskQuery) -> RowSource {
        let number = |opened: &Option<Arc<OpenedFile>>| opened.as_ref().map(|opened| opened.number);
        match self.opened.with(number) {
            Some(number) => RowSource::File(number, query.filter),
            None if self.has_sample => RowSource::None,
            None => query.question().map_or(RowSource::None, RowSource::Ocp),
        }
    }

    /// The source of the rows that the address wants.
    pub fn wanted_source(self) -> RowSource {
        self.route().query.with(|query| self.source_of(query))
    }

    /// Whether the rows on screen come from `source`. For OCP, `progress` records it.
    pub(crate) fn is_answered(self, source: RowSource, progress: &Progress) -> bool {
        match source {
            RowSource::None => progress.answered.is_none() && !self.has_sample,
            RowSource::Ocp(question) => progress.answered == Some(question),
            RowSource::File(..) => self.answered.get() == Some(source),
        }
    }

    /// Whether the rows on screen answer another question than the one in the address.
    pub fn is_outdated(self) -> bool {
        let source = self.wanted_source();
        self.loader()
            .progress
            .with(|progress| !self.is_answered(source, progress))
    }

    /// The moment from which relative ranges count back: the open file's, or now by the
    /// server's clock.
    pub fn moment(self) -> Instant {
        let moment =
            |opened: &Option<Arc<OpenedFile>>| opened.as_ref().map(|opened| opened.moment());
        self.opened
            .with(moment)
            .unwrap_or_else(|| self.loader().clock().now())
    }

    /// The default filter: all that is in an open file.
    pub fn usual_filter(self) -> TaskFilter {
        if untrack(|| self.has_file()) {
            TaskFilter::everything()
        } else {
            TaskFilter::default()
        }
    }

    /// Shows another file, or none, and marks history entries with it.
    pub(super) fn set_opened(self, opened: Option<Arc<OpenedFile>>) {
        let file = opened.as_ref().filter(|opened| !opened.is_sample);
        self.route().set_file_mark(file.map(|file| file.mark()));
        self.write_opened.set(opened);
    }

    /// Shows an opened file; the address decides which of its tasks are shown.
    pub(super) fn show(self, opened: Arc<OpenedFile>) {
        let before = self.route().query.get_untracked();
        let scope = opened.scope();
        let query = TaskQuery {
            scope,
            ..before.with_filter(TaskFilter::everything())
        };
        if !untrack(|| self.has_file()) {
            self.state
                .update_value(|state| state.previous_query = Some(before));
        }
        self.set_opened(Some(opened));
        self.route().go(query, Entry::New);
    }

    /// Closes the file, and shows the query from before it was opened.
    pub fn close_file(self) {
        let previous = self.state.write_value().previous_query.take();
        self.leave_file();
        self.settings().set_file_note(None);
        let query = previous.unwrap_or_else(|| self.route().query.get_untracked());
        self.route().go(query, Entry::New);
    }

    fn leave_file(self) {
        let sample = self.state.with_value(|state| state.sample.clone());
        let lacks_sample = sample.is_none();
        self.set_opened(sample);
        if lacks_sample {
            // The file was opened before the sample was read.
            self.read_sample();
        }
    }

    /// Dismisses the message about a file that could not be shown.
    pub fn dismiss_problem(self) {
        self.set_problem.set(None);
    }

    /// Leaves the file if the history entry is not one of its own: after a move back or forward, or
    /// at the start. Tells of a file that the entry names and that is gone.
    pub(crate) fn follow_history(self) {
        let mark = address::mark();
        let is_current = mark == self.route().file_mark();
        if !is_current && untrack(|| self.has_file()) {
            self.leave_file();
        }
        let gone = mark.as_deref().filter(|_| !is_current);
        let gone = gone.and_then(OpenedFile::name_in);
        self.settings().set_file_note(gone.map(FileNote::Gone));
    }

    /// Keeps `query` to the scope of the open file, which has no other tasks.
    pub(crate) fn keep_to_file(self, query: &mut TaskQuery) {
        let Some(opened) = self.opened.get_untracked() else {
            return;
        };
        let scope = opened.scope();
        if query.scope.is_some() && query.scope != scope {
            self.settings().set_file_note(Some(FileNote::OnlyOf(scope)));
        }
        query.scope = scope;
    }

    /// Shows the response to `question` from the open file if that has the scope's tasks; else closes
    /// the file. Returns whether OCP is to be asked: never where a sample is in its place.
    pub(crate) fn asks_ocp(self, question: Question) -> bool {
        let opened = self.opened.get_untracked();
        let scope = opened.as_ref().and_then(|opened| opened.scope());
        let has_file = untrack(|| self.has_file());
        if has_file && scope != Some(question.scope) {
            self.leave_file();
            let name = opened.map(|opened| opened.name.clone());
            self.settings().set_file_note(name.map(FileNote::Closed));
        }
        if !untrack(|| self.is_offline()) {
            return true;
        }
        let mut query = TaskQuery {
            scope: Some(question.scope),
            ..self.route().query.get_untracked()
        };
        self.keep_to_file(&mut query);
        self.query_file(query.with_filter(question.filter));
        false
    }

    /// Shows what `query` wants of the open file, unless that is shown already.
    pub(crate) fn query_file(self, query: TaskQuery) {
        let is_same = self
            .route()
            .query
            .with_untracked(|before| before.scope == query.scope && before.filter == query.filter);
        if !is_same {
            self.route().go(query, Entry::New);
        }
    }
}
