//! A task's row, and its detail while it is open.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::rows;
use crate::state::app::App;
use crate::view::context::{app, toggle_row};
use crate::view::table::selected::{keep_text_unmarked, picks, row_box};
use crate::view::ui::button;
use model::link::query::Zone;
use model::load::contradiction::Mismatch;
use model::table::columns::Columns;
use model::task::BackupTask;
use model::task::row_key::RowKey;
use ui::{Element, ev, fragment, td, tr};

/// The parts of a row that belong to the task, not to the table. The console provides them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TaskParts {
    /// Makes the cells of a task.
    pub cells: fn(&BackupTask, Option<Mismatch>, Zone, &Columns) -> AnyView,
    /// Makes the detail of a task, a table row with the given id.
    pub detail: fn(String, Memo<Option<Arc<BackupTask>>>) -> Element,
}

/// The row of the task with this key. The row stays when the task changes; its cells follow the task.
#[component]
pub(crate) fn Row(
    /// The task's key.
    key: RowKey,
    /// The parts that show the task.
    parts: TaskParts,
) -> AnyView {
    let app = app();
    let task = Memo::new(move |_| app.loader().rows.with(|rows| rows.get(key).cloned()));
    let mismatch = Memo::new(move |_| {
        app.loader()
            .rows
            .with(|rows| rows.get(key).and_then(|task| rows.mismatch(task)))
    });
    let is_open = Memo::new(move |_| app.route().query.with(|query| query.open.contains(&key)));
    // Ids may repeat, so the row's place in the page names its detail.
    let detail_id = format!("detail-{key}");
    let name = task.with_untracked(|task| {
        let id = task.as_ref().and_then(|task| task.task_id);
        id.map_or_else(|| app.text().shared.absent.to_owned(), |id| id.to_string())
    });
    // Tab reaches one row; arrow keys move from there to the others.
    let is_current = Memo::new(move |_| {
        app.rows()
            .cursor
            .with(|cursor| cursor.is_some_and(|cursor| cursor.key == key))
    });
    let tabindex = move || move || if is_current.get() { "0" } else { "-1" };
    let expander = expander(key, name.clone(), is_open, detail_id.clone());
    let controls = td()
        .attr("role", "cell")
        .class("c-exp")
        .child(row_box(key, &name, tabindex()))
        .child(expander.attr("tabindex", tabindex()));
    let cells = move || {
        let (zone, columns) = (app.route().zone.get(), app.layout().columns);
        task.with(|task| {
            task.as_ref().map(|task| {
                columns.with(|columns| (parts.cells)(task, mismatch.get(), zone, columns))
            })
        })
    };
    let row = tr()
        .class("row")
        .attr("role", "row")
        .attr("data-testid", "row")
        .id(rows::id(key))
        .attr("tabindex", tabindex())
        .attr("data-task-id", name)
        .on(ev::click, move |event| open_or_select(app, &event, key))
        .on(ev::mousedown, |event| keep_text_unmarked(&event))
        .child(controls)
        .child(cells);
    let detail = move || {
        let id = detail_id.clone();
        is_open.get().then(|| (parts.detail)(id, task))
    };
    fragment((row, detail))
}

/// The button that opens and closes the detail of the task called `name`.
fn expander(key: RowKey, name: String, is_open: Memo<bool>, detail_id: String) -> Element {
    let app = app();
    let texts = &app.text().table;
    let label = move || {
        if is_open.get() {
            texts.collapse(&name)
        } else {
            texts.expand(&name)
        }
    };
    button("btn btn--icon expander chevron")
        .attr("data-testid", "row-expander")
        .attr("aria-expanded", move || is_open.get().to_string())
        .attr("aria-controls", detail_id)
        .attr("aria-label", label)
        .on(ev::click, move |event| {
            event.stop_propagation();
            toggle_row(app, key);
        })
}

/// Selects the clicked row where Shift or Control asks for it; otherwise opens or closes it.
fn open_or_select(app: App, event: &ev::MouseEvent, key: RowKey) {
    if picks(app, event, key) {
        return;
    }
    // A user who marks text in a row to copy it does not want the row to open.
    let has_marked_text = window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed());
    if !has_marked_text {
        toggle_row(app, key);
    }
}
