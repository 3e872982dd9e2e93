//! The order of the rows and the pages they fall into.

use leptos::prelude::*;
use model::filter::TaskFilter;
use model::link::query::{LinkNotice, TaskQuery, Zone};
use model::load::coverage::Counts;
use model::table::order::Order;
use model::table::page::{PageSize, PageWindow};
use model::table::sort::SortKey;
use model::task::field::TaskField;
use model::task::row_key::RowKey;

use crate::platform::address::Entry;
use crate::platform::zoned;
use crate::state::failure::FailureGroups;
use crate::state::find::Finder;
use crate::state::link::Route;
use crate::state::load::Loader;
use crate::state::saved::SavedFiles;
use crate::state::settings::Settings;
use crate::state::settings::note::Note;

/// The fields with a time.
const TIMES: [TaskField; 3] = [
    TaskField::StartTime,
    TaskField::FinishTime,
    TaskField::SnapshotVersionTime,
];

fn window(route: Route, shown: Memo<Order>) -> PageWindow {
    let (page, size) = route.query.with(|query| (query.page, query.size));
    let rows = shown.with(|order| order.places().len());
    PageWindow::new(page, size, rows)
}

fn has_offset_change(route: Route, loader: Loader, shown: Memo<Order>) -> bool {
    let zone = route.zone.get();
    if zone == Zone::Utc {
        return false;
    }
    let window = window(route, shown);
    loader.rows.with(|rows| {
        shown.with(|order| {
            let places = order
                .places()
                .get(window.start..window.end)
                .unwrap_or_default();
            let tasks = places.iter().filter_map(|place| rows.at(*place));
            let times =
                tasks.flat_map(|task| TIMES.into_iter().filter_map(|field| task.time(field)));
            zoned::has_offset_change(times, zone)
        })
    })
}

/// The rows in order, page by page.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    settings: StoredValue<Settings>,
    route: StoredValue<Route>,
    loader: StoredValue<Loader>,
    saved: StoredValue<SavedFiles>,
    finder: StoredValue<Finder>,
    /// The places of the loaded tasks in the order of the address.
    pub order: Memo<Order>,
    /// The places of those that are found and belong to the chosen group of failures, in the same order; all, while
    /// nothing is searched and no group is chosen.
    pub shown: Memo<Order>,
    /// Whether the clocks of the zone change their offset among the times on the page, which carry it then.
    pub has_offsets: Memo<bool>,
    /// A row to show the page of, as soon as this filter is answered.
    reveal: RwSignal<Option<(TaskFilter, RowKey)>>,
}

impl Pages {
    /// The pages of the rows of `loader`.
    pub fn new(
        settings: Settings,
        route: Route,
        loader: Loader,
        saved: SavedFiles,
        finder: Finder,
        failures: FailureGroups,
    ) -> Self {
        let sort = Memo::new(move |_| route.query.with(|query| query.sort.clone()));
        let order = loader.ordering.follow(sort);
        let shown = Memo::new(move |_| {
            let order = failures.narrow(order.with(|order| finder.narrow(order)));
            loader.news().without_held(loader.rows, order)
        });
        let has_offsets = Memo::new(move |_| has_offset_change(route, loader, shown));
        let pages = Self {
            settings: StoredValue::new(settings),
            route: StoredValue::new(route),
            loader: StoredValue::new(loader),
            saved: StoredValue::new(saved),
            finder: StoredValue::new(finder),
            order,
            shown,
            has_offsets,
            reveal: RwSignal::new(None),
        };
        pages.correct_page();
        pages.show_revealed();
        pages
    }

    /// How many tasks are loaded, and of how many.
    pub fn counts(self) -> Counts {
        let stop = self.loader().progress.with(|progress| progress.stop);
        self.loader().rows.with(|rows| Counts::of(rows, stop))
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

    pub(super) fn saved(self) -> SavedFiles {
        self.saved.get_value()
    }

    pub(super) fn finder(self) -> Finder {
        self.finder.get_value()
    }

    /// Whether the rows are being sorted.
    pub fn is_sorting(self) -> bool {
        self.order.with(|order| {
            self.route()
                .query
                .with(|query| !order.is_sorted_by(&query.sort))
        })
    }

    /// The rows on the page.
    pub fn window(self) -> PageWindow {
        window(self.route(), self.shown)
    }

    /// Sorts by a column, or turns its direction round; goes to the first page.
    pub fn sort_by(self, field: TaskField) {
        self.route().change(Entry::New, |query| {
            query.sort = query.sort.after_click(field);
            query.page = 1;
        });
    }

    /// Sorts by a column after the others, turns its direction round, or no longer sorts by it; goes to
    /// the first page.
    pub fn sort_also_by(self, field: TaskField) {
        self.route().change(Entry::New, |query| {
            query.sort = query.sort.after_shift_click(field);
            query.page = 1;
        });
    }

    /// Sorts by another key at a place, counted from 0, or by none there; goes to the first page.
    pub fn set_sort_key(self, place: usize, key: Option<SortKey>) {
        self.route().change(Entry::New, |query| {
            query.sort = query.sort.with_key(place, key);
            query.page = 1;
        });
    }

    /// Changes the rows per page and remembers it; the row that is first stays on the page. There is no
    /// new history entry, as an address without a size means the remembered one.
    pub fn set_size(self, size: PageSize) {
        self.settings().remember_size(size);
        let page = untrack(|| self.window()).page_for_size(size);
        self.route().change(Entry::Same, |query| {
            query.size = size;
            query.page = page;
        });
    }

    /// Replaces a page that does not exist by the last one, as soon as that is certain, and reports it
    /// if a link named it.
    fn correct_page(self) {
        let mut existing = None;
        Effect::new(move || {
            let stop = self
                .loader()
                .progress
                .with(|progress| progress.stop.filter(|_| !progress.is_fetching));
            let (page, size) = self.route().query.with(|query| (query.page, query.size));
            let source = self.saved().wanted_source();
            let is_outdated = self.saved().is_outdated();
            let last = self.counts().last_page(size, stop);
            let Some(last) = last.filter(|_| !is_outdated) else {
                return;
            };
            if page <= last {
                existing = Some((source, page));
                return;
            }
            // A page that existed and went with its tasks is no mistake of a link.
            if existing != Some((source, page)) {
                let notice = LinkNotice::NoSuchPage { page, last };
                self.settings().add_notes([Note::Link(notice)]);
            }
            let query = self.route().query.get_untracked();
            self.route().replace(
                TaskQuery {
                    page: last,
                    ..query
                },
                Entry::Same,
            );
        });
    }

    /// Opens a row of the loaded ones and shows its page. The find box is emptied and no group of
    /// failures is chosen any more, as they may hide the row.
    pub fn show_task(self, key: RowKey) {
        self.finder().clear();
        let query = self.route().query.get_untracked();
        if !query.open.contains(&key) {
            self.route().change(Entry::New, |query| query.toggle(key));
        }
        self.reveal(query.filter, key);
    }

    /// Shows the page of a row as soon as `filter` is answered.
    pub(crate) fn reveal(self, filter: TaskFilter, key: RowKey) {
        self.reveal.set(Some((filter, key)));
    }

    fn show_revealed(self) {
        Effect::new(move || {
            let Some((filter, key)) = self.reveal.get() else {
                return;
            };
            let is_answered = !self.saved().is_outdated() && !self.finder().is_settling();
            let has_ended = self
                .loader()
                .progress
                .with(|progress| progress.stop.is_some() || progress.error.is_some());
            let is_wanted = self
                .route()
                .query
                .with_untracked(|query| query.filter == filter);
            let page = is_answered.then(|| self.page_of(key)).flatten();
            if !is_wanted || page.is_some() || (is_answered && has_ended) {
                self.reveal.set(None);
            }
            let current = self.route().query.with_untracked(|query| query.page);
            if let Some(page) = page.filter(|page| is_wanted && *page != current) {
                self.route().change(Entry::Same, |query| query.page = page);
            }
        });
    }

    /// The page that a row is on, from 1.
    fn page_of(self, key: RowKey) -> Option<usize> {
        let size = self.route().query.with_untracked(|query| query.size.rows());
        let position = self.shown.with(|order| {
            self.loader().rows.with(|rows| {
                let is_it = |place: &u32| rows.at(*place).is_some_and(|task| task.key == key);
                order.places().iter().position(is_it)
            })
        });
        position.map(|position| position / size + 1)
    }
}
