//! The keyboard's row and the selected rows. Neither is in the address: both end with the question.

use std::sync::Arc;

use leptos::prelude::*;
use model::load::result_set::ResultSet;
use model::table::cursor::Cursor;
use model::table::selection::Selection;
use model::task::BackupTask;
use model::task::row_key::RowKey;

use super::pages::Pages;
use crate::state::load::Loader;
use crate::state::saved::SavedFiles;
use crate::state::saved::file::RowSource;

/// The keyboard's row and the selected rows.
#[derive(Clone, Copy, Debug)]
pub struct RowSelection {
    loader: StoredValue<Loader>,
    pages: StoredValue<Pages>,
    /// The keys of the rows on the page, from the top.
    pub on_page: Memo<Vec<RowKey>>,
    /// The row at which the keyboard enters the table; `None` without rows.
    pub cursor: Memo<Option<Cursor>>,
    /// The selected rows; all of them are loaded.
    pub selection: ReadSignal<Selection>,
    set_selection: WriteSignal<Selection>,
    /// The two tasks that are compared.
    pub compared: ReadSignal<Option<[RowKey; 2]>>,
    set_compared: WriteSignal<Option<[RowKey; 2]>>,
    /// The row that had the focus last.
    set_focused: WriteSignal<Option<RowKey>>,
    focused: ReadSignal<Option<RowKey>>,
}

fn keys(rows: &ResultSet, places: &[u32]) -> Vec<RowKey> {
    let tasks = places.iter().filter_map(|place| rows.at(*place));
    tasks.map(|task| task.key).collect()
}

impl RowSelection {
    /// No row selected.
    pub fn new(loader: Loader, saved: SavedFiles, pages: Pages) -> Self {
        let on_page = Memo::new(move |_| {
            let window = pages.window();
            pages.shown.with(|order| {
                let places = order.places().get(window.start..window.end);
                loader
                    .rows
                    .with(|rows| keys(rows, places.unwrap_or_default()))
            })
        });
        let (focused, set_focused) = signal(None);
        let (compared, set_compared) = signal(None);
        let cursor = Memo::new(move |before: Option<&Option<Cursor>>| {
            let before = before.and_then(Option::as_ref);
            on_page.with(|rows| Cursor::follow(before, focused.get(), rows))
        });
        let (selection, set_selection) = signal(Selection::default());
        let mut source = RowSource::None;
        Effect::new(move || {
            let wanted = saved.wanted_source();
            if std::mem::replace(&mut source, wanted) != wanted {
                set_selection.update(Selection::clear);
                set_focused.set(None);
            }
        });
        Effect::new(move || {
            loader.rows.with(|rows| {
                let exists = |key| rows.get(key).is_some();
                if selection.with_untracked(|selection| selection.has_missing(exists)) {
                    set_selection.update(|selection| selection.retain(exists));
                }
            });
        });
        Self {
            loader: StoredValue::new(loader),
            pages: StoredValue::new(pages),
            on_page,
            cursor,
            selection,
            set_selection,
            compared,
            set_compared,
            set_focused,
            focused,
        }
    }

    /// Notes that the focus is in this row.
    pub fn note_focus(self, key: RowKey) {
        if self.focused.get_untracked() != Some(key) {
            self.set_focused.set(Some(key));
        }
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    pub(super) fn pages(self) -> Pages {
        self.pages.get_value()
    }

    /// Whether a row is selected, untracked.
    pub fn is_selected(self, key: RowKey) -> bool {
        self.selection
            .with_untracked(|selection| selection.contains(key))
    }

    /// Selects every row on the page, or none of them.
    pub fn select_page(self, is_selected: bool) {
        self.on_page.with_untracked(|rows| {
            self.set_selection
                .update(|selection| selection.set(rows, is_selected));
        });
    }

    /// Selects no row.
    pub fn clear(self) {
        self.set_selection.update(Selection::clear);
    }

    /// The keys of all rows that are shown, on whatever page, in their order.
    fn all_keys(self) -> Vec<RowKey> {
        self.pages().shown.with_untracked(|order| {
            self.loader()
                .rows
                .with_untracked(|rows| keys(rows, order.places()))
        })
    }

    /// Selects or deselects a row.
    pub fn toggle(self, key: RowKey) {
        self.set_selection.update(|selection| selection.toggle(key));
    }

    /// Selects all rows between where the selection began and this row.
    pub fn select_to(self, key: RowKey) {
        let order = self.all_keys();
        self.set_selection
            .update(|selection| selection.extend(&order, key));
    }

    /// Moves the selection's end from a row to its neighbour.
    pub fn extend(self, from: RowKey, to: RowKey) {
        let order = self.all_keys();
        self.set_selection
            .update(|selection| selection.extend_from(&order, from, to));
    }

    /// Compares the selected tasks, if they are two.
    pub fn compare(self) {
        if let [one, other] = &self.selected_tasks()[..] {
            self.set_compared.set(Some([one.key, other.key]));
        }
    }

    /// Compares nothing any more.
    pub fn stop_comparing(self) {
        self.set_compared.set(None);
    }

    /// The selected tasks in their order.
    pub fn selected_tasks(self) -> Vec<Arc<BackupTask>> {
        let places = self
            .pages()
            .order
            .with_untracked(|order| order.places().to_vec());
        self.loader().rows.with_untracked(|rows| {
            let tasks = places.iter().filter_map(|place| rows.at(*place));
            tasks
                .filter(|task| self.is_selected(task.key))
                .cloned()
                .collect()
        })
    }
}
