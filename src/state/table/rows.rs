//! The rows as the user goes through them and selects them. Neither is in the address: both are of this page and end
//! with its question.

use leptos::prelude::*;
use std::sync::Arc;

use crate::state::app::App;
use crate::state::load::loader::Loader;
use crate::state::saved::source::{Asked, Source};
use model::link::query::TaskQuery;
use model::load::result_set::{Order, ResultSet};
use model::table::cursor::Cursor;
use model::table::page::PageWindow;
use model::table::selection::Selection;
use model::task::BackupTask;
use model::task::row_key::RowKey;

/// Where the user is among the rows, and which are selected.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The rows on the page, from above.
    pub on_page: Memo<Vec<RowKey>>,
    /// The row at which the keyboard enters the rows; `None` without rows.
    pub cursor: Memo<Option<Cursor>>,
    /// The selected rows; each of them is loaded.
    pub selection: RwSignal<Selection>,
    /// The row that had the focus last.
    entered: RwSignal<Option<RowKey>>,
}

fn keys(rows: &ResultSet, places: &[u32]) -> Vec<RowKey> {
    places
        .iter()
        .filter_map(|place| rows.at(*place))
        .map(|task| task.key)
        .collect()
}

impl Rows {
    /// The rows of `loader` that are shown, in their order; none of them is selected.
    pub(crate) fn new(
        query: RwSignal<TaskQuery>,
        source: Source,
        loader: &'static Loader,
        shown: Memo<Order>,
    ) -> Self {
        let on_page = Memo::new(move |_| {
            let (page, size) = query.with(|query| (query.page, query.size));
            shown.with(|order| {
                let window = PageWindow::new(page, size, order.places().len());
                let places = order
                    .places()
                    .get(window.start..window.end)
                    .unwrap_or_default();
                loader.rows.with(|rows| keys(rows, places))
            })
        });
        let entered = RwSignal::new(None);
        let cursor = Memo::new(move |before: Option<&Option<Cursor>>| {
            on_page
                .with(|rows| Cursor::follow(before.and_then(Option::as_ref), entered.get(), rows))
        });
        let selection = RwSignal::new(Selection::default());
        let mut before = Asked::Nothing;
        Effect::new(move || {
            let now = query.with(|query| source.asked(query));
            if std::mem::replace(&mut before, now) != now {
                selection.update(Selection::clear);
                entered.set(None);
            }
        });
        Effect::new(move || {
            loader.rows.with(|rows| {
                let exists = |key| rows.get(key).is_some();
                if selection.with_untracked(|selection| selection.has_missing(exists)) {
                    selection.update(|selection| selection.retain(exists));
                }
            });
        });
        Self {
            on_page,
            cursor,
            selection,
            entered,
        }
    }

    /// The focus is in this row now.
    pub fn enter(&self, key: RowKey) {
        if self.entered.get_untracked() != Some(key) {
            self.entered.set(Some(key));
        }
    }

    /// Whether a row is selected, for one who does not wait for a change.
    pub fn is_selected(&self, key: RowKey) -> bool {
        self.selection
            .with_untracked(|selection| selection.contains(key))
    }

    /// Selects every row on the page, or takes them all out.
    pub fn select_page(&self, selected: bool) {
        self.on_page.with_untracked(|rows| {
            self.selection
                .update(|selection| selection.set(rows, selected))
        });
    }
}

impl App {
    /// All rows that are found, in the order shown, on whatever page.
    fn all_rows(&'static self) -> Vec<RowKey> {
        self.shown.with_untracked(|order| {
            self.loader
                .rows
                .with_untracked(|rows| keys(rows, order.places()))
        })
    }

    /// Selects a row or takes it out; with `range`, all rows from where the selection began.
    pub fn select(&'static self, key: RowKey, range: bool) {
        let order = if range { self.all_rows() } else { Vec::new() };
        self.rows.selection.update(|selection| {
            if range {
                selection.extend(&order, key)
            } else {
                selection.toggle(key)
            }
        });
    }

    /// Takes the selection from a row to its neighbour.
    pub fn select_on(&'static self, from: RowKey, to: RowKey) {
        let order = self.all_rows();
        self.rows
            .selection
            .update(|selection| selection.extend_from(&order, from, to));
    }

    /// The selected tasks in the order shown.
    pub fn selected(&'static self) -> Vec<Arc<BackupTask>> {
        let places = self.order.with_untracked(|order| order.places().to_vec());
        self.loader.rows.with_untracked(|rows| {
            let tasks = places.iter().filter_map(|place| rows.at(*place));
            tasks
                .filter(|task| self.rows.is_selected(task.key))
                .cloned()
                .collect()
        })
    }
}
