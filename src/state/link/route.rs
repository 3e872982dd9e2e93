//! The address as a value. This is the one place that reads and writes it.

use leptos::prelude::*;
use model::filter::Question;
use model::filter::time_range::{Bounds, TimeRange};
use model::filter::{Scope, TaskFilter};
use model::link::query::{TaskQuery, Zone};
use model::task::ClusterId;
use model::task::instant::Instant;
use model::task::row_key::RowKey;

use crate::platform::address::{self, Entry};
use crate::platform::page;
use crate::state::settings::Settings;
use crate::state::settings::note::Note;

/// The address of the page.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    settings: StoredValue<Settings>,
    /// What the page shows and requests.
    pub query: ReadSignal<TaskQuery>,
    set_query: WriteSignal<TaskQuery>,
    /// The zone of all times on the page.
    pub zone: Memo<Zone>,
    /// Stands for the open file in the browser's history.
    file_mark: StoredValue<Option<String>>,
    /// How often the user went back or forward.
    travel_count: StoredValue<u32>,
}

impl Route {
    /// The route that the address names.
    pub fn new(settings: Settings) -> Self {
        let (query, set_query) = signal(TaskQuery::default());
        let route = Self {
            settings: StoredValue::new(settings),
            query,
            set_query,
            zone: Memo::new(move |_| query.with(|query| query.zone)),
            file_mark: StoredValue::new(None),
            travel_count: StoredValue::new(0),
        };
        route.read();
        route
    }

    /// Reads the address, and returns the parameters that could not be used.
    fn read(self) {
        let (query, notices) = TaskQuery::parse(&address::search(), &self.settings().defaults());
        self.settings().dismiss_link_notes();
        self.settings()
            .add_notes(notices.into_iter().map(Note::Link));
        self.set_query.set(query);
    }

    pub(super) fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// Follows the user back and forward until the current owner is cleaned up. `before_reading` runs
    /// before the address is read, `adjust` changes the query that was read.
    pub(crate) fn listen(
        self,
        before_reading: impl Fn() + 'static,
        adjust: impl Fn(&mut TaskQuery) + 'static,
    ) {
        address::on_travel(move || {
            self.travel_count.update_value(|count| *count += 1);
            before_reading();
            self.read();
            self.set_query.update(|query| adjust(query));
        });
    }

    /// How often the user went back or forward.
    pub(crate) fn travel_count(self) -> u32 {
        self.travel_count.get_value()
    }

    /// Changes the query without writing the address.
    pub(crate) fn adjust(self, change: impl FnOnce(&mut TaskQuery)) {
        self.set_query.update(change);
    }

    /// Shows another query, and dismisses the notices about the previous address.
    pub(crate) fn go(self, query: TaskQuery, entry: Entry) {
        self.settings().dismiss_link_notes();
        self.replace(query, entry);
    }

    /// Shows another query.
    pub(crate) fn replace(self, query: TaskQuery, entry: Entry) {
        let address = query.print(&self.settings().understood());
        let mark = self.file_mark.get_value();
        address::show_marked(&address, entry, mark.as_deref());
        self.set_query.set(query);
    }

    /// Shows the query that `change` makes of this one.
    pub(crate) fn change(self, entry: Entry, change: impl FnOnce(&mut TaskQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.go(query, entry);
    }

    /// Puts a mark on history entries from now on; no link has it.
    pub(crate) fn set_file_mark(self, mark: Option<String>) {
        self.file_mark.set_value(mark);
    }

    /// The mark for the open file.
    pub(crate) fn file_mark(self) -> Option<String> {
        self.file_mark.get_value()
    }

    /// The question of the query, if it names a scope.
    pub(crate) fn question(self) -> Option<Question> {
        self.query.with_untracked(TaskQuery::question)
    }

    /// Opens or closes a row. The address changes without a new history entry.
    pub fn toggle(self, key: RowKey) {
        self.change(Entry::Same, |query| query.toggle(key));
    }

    /// Shows a page, counted from 1.
    pub fn go_to(self, page: usize) {
        self.change(Entry::New, |query| query.page = page);
    }

    /// Reads and writes all times in another zone, and remembers it.
    pub fn set_zone(self, zone: Zone) {
        self.settings().remember_zone(zone);
        self.change(Entry::Same, |query| query.zone = zone);
    }

    /// The link to the shown query, complete and without defaults of this browser.
    pub fn link(self) -> String {
        self.query.with_untracked(|query| self.address_of(query))
    }

    /// The same with a relative range as the instants in `sent`, ended at `as_of`: whoever follows the
    /// link later sees the same tasks.
    pub(crate) fn link_with_fixed_times(self, sent: Bounds, as_of: Instant) -> String {
        let query = self.query.get_untracked();
        let filter = TaskFilter {
            range: query.filter.range.pinned(sent, as_of),
            ..query.filter
        };
        self.address_of(&TaskQuery { filter, ..query })
    }

    /// The question of another scope with the filter in force.
    pub(crate) fn question_for(self, scope: Scope) -> Question {
        Question {
            scope,
            filter: self.query.with(|query| query.filter),
        }
    }

    /// The link to another scope's tasks: the same filter, order, size and zone.
    pub fn link_to(self, scope: Scope) -> String {
        let question = self.question_for(scope);
        self.link_with(|query| query.with_question(question))
    }

    /// The link to all tenants of a cluster over the same time range.
    pub fn link_to_overview(self, cluster: ClusterId) -> String {
        self.link_with(|query| query.with_overview(cluster))
    }

    /// The link to the query that `change` makes of this one.
    fn link_with(self, change: impl FnOnce(&TaskQuery) -> TaskQuery) -> String {
        let defaults = self.settings().understood();
        format!("?{}", self.query.with(change).print(&defaults))
    }

    /// Shows all tenants of a cluster over the same time range.
    pub fn show_overview(self, cluster: ClusterId) {
        let query = self
            .query
            .with_untracked(|query| query.with_overview(cluster));
        self.go(query, Entry::New);
    }

    /// Shows all tenants over another time range.
    pub fn set_overview_range(self, range: TimeRange) {
        self.change(Entry::New, |query| query.filter.range = range);
    }

    fn address_of(self, query: &TaskQuery) -> String {
        // Printed from the query, so that nothing unknown in the address is passed on.
        let query = query.print(&self.settings().understood());
        let page = page::without_query();
        if query.is_empty() {
            page
        } else {
            format!("{page}?{query}")
        }
    }
}
