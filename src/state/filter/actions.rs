//! What is requested: by the form, by a click that needs no form, and again.

use chrono::TimeDelta;
use leptos::prelude::*;
use model::filter::time_range::TimeRange;
use model::filter::{Question, Scope, TaskFilter};
use model::link::query::TaskQuery;
use model::task::BackupTask;
use model::task::status::StatusSet;

use crate::platform::address::Entry;
use crate::state::find::Finder;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::saved::SavedFiles;
use crate::state::table::Pages;

/// How long before and after a task its neighbours are, in hours.
const HOURS_AROUND: i64 = 1;

/// Acts of the user that request tasks.
#[derive(Clone, Copy, Debug)]
pub struct FilterActions {
    route: StoredValue<Route>,
    loader: StoredValue<Loader>,
    saved: StoredValue<SavedFiles>,
    finder: StoredValue<Finder>,
    pages: StoredValue<Pages>,
    /// Whether the form holds something that is not requested.
    pub is_waiting: ReadSignal<bool>,
    set_waiting: WriteSignal<bool>,
}

impl FilterActions {
    /// The acts on these handles.
    pub fn new(
        route: Route,
        loader: Loader,
        saved: SavedFiles,
        finder: Finder,
        pages: Pages,
    ) -> Self {
        let (is_waiting, set_waiting) = signal(false);
        Self {
            is_waiting,
            set_waiting,
            route: StoredValue::new(route),
            loader: StoredValue::new(loader),
            saved: StoredValue::new(saved),
            finder: StoredValue::new(finder),
            pages: StoredValue::new(pages),
        }
    }

    /// Requests the tasks of `question`, from the first page on. The same question again is a refresh,
    /// and stays on its page.
    pub fn apply(self, question: Question) {
        if !self.saved().asks_ocp(question) {
            return;
        }
        let before = self.route().query.get_untracked();
        if before.question() == Some(question) {
            self.loader().load(question);
        } else {
            self.route().go(before.with_question(question), Entry::New);
        }
    }

    /// Notes whether the form holds something that is not requested.
    pub fn set_waiting(self, is_waiting: bool) {
        if self.is_waiting.get_untracked() != is_waiting {
            self.set_waiting.set(is_waiting);
        }
    }

    pub(super) fn route(self) -> Route {
        self.route.get_value()
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    pub(super) fn saved(self) -> SavedFiles {
        self.saved.get_value()
    }

    pub(super) fn finder(self) -> Finder {
        self.finder.get_value()
    }

    pub(super) fn pages(self) -> Pages {
        self.pages.get_value()
    }

    /// Requests the same tenant's tasks with another filter.
    pub fn set_filter(self, filter: TaskFilter) {
        if untrack(|| self.saved().is_offline()) {
            let query = self
                .route()
                .query
                .with_untracked(|query| query.with_filter(filter));
            self.saved().query_file(query);
        } else if let Some(scope) = self.route().query.with_untracked(|query| query.scope) {
            self.apply(Question { scope, filter });
        }
    }

    /// Requests the same tenant's tasks of another time range.
    pub(crate) fn set_range(self, range: TimeRange) {
        self.change_filter(|filter| TaskFilter { range, ..filter });
    }

    /// Requests the same tenant's tasks with other statuses; none means any.
    pub(crate) fn set_statuses(self, statuses: StatusSet) {
        self.change_filter(|filter| TaskFilter { statuses, ..filter });
    }

    /// Requests with a changed filter, if it is another one.
    fn change_filter(self, change: impl FnOnce(TaskFilter) -> TaskFilter) {
        let before = self.route().query.with_untracked(|query| query.filter);
        let filter = change(before);
        if filter != before {
            self.set_filter(filter);
        }
    }

    /// Requests another scope's tasks with the filter in force.
    pub fn choose_scope(self, scope: Scope) {
        self.apply(untrack(|| self.route().question_for(scope)));
    }

    /// Requests the same again.
    pub fn refresh(self) {
        if let Some(question) = self.route().question() {
            self.loader().load(question);
        }
    }

    /// Tries again what failed.
    pub fn retry(self) {
        if let Some(question) = self.route().question() {
            self.loader().retry(question);
        }
    }

    /// Requests all tasks of the same tenant that ran about when `task` did; its row stays open, and
    /// its page is shown. The find box is emptied, as it would hide most of them.
    pub fn show_around(self, task: &BackupTask) {
        let Some(start) = task.start_time else { return };
        let hours = TimeDelta::hours(HOURS_AROUND);
        let filter = TaskFilter {
            range: TimeRange::around(start, task.finish_time, hours),
            ..TaskFilter::everything()
        };
        let before = self.route().query.get_untracked();
        self.finder().clear();
        if before.filter == filter {
            self.refresh();
        } else {
            let query = TaskQuery {
                open: vec![task.key],
                ..before.with_filter(filter)
            };
            self.route().go(query, Entry::New);
        }
        self.pages().reveal(filter, task.key);
    }

    /// The link to the shown query with the sent instants in place of a relative range, which ends
    /// when the response came.
    pub fn link_with_fixed_times(self) -> String {
        let query = self.route().query.get_untracked();
        let sent = self.loader().progress.with_untracked(|progress| {
            let is_answered = progress.answered.is_some() && progress.answered == query.question();
            let as_of = progress.as_of.filter(|_| is_answered);
            as_of.map(|as_of| (progress.bounds, as_of))
        });
        let now = untrack(|| self.saved().moment());
        let resolve = || (query.filter.range.resolve(now), now);
        let (bounds, as_of) = sent.unwrap_or_else(resolve);
        self.route().link_with_fixed_times(bounds, as_of)
    }
}
