//! A task's row, and its detail while it is open.

use leptos::prelude::*;

use crate::platform::rows;
use crate::view::context::app;
use crate::view::table::selected::{keep_text_unmarked, picks, row_box};
use crate::view::task::cells::cells;
use crate::view::task::detail::{Detail, DetailProps};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use model::task::row_key::RowKey;
use ui::{ev, fragment, td, tr};

/// The row of the task with this key. It stays the same row when the task changes: its cells follow the task.
#[component]
pub(crate) fn Row(key: RowKey) -> AnyView {
    let app = app();
    let text = app.text();
    let task = Memo::new(move |_| app.loader().rows.with(|rows| rows.get(key).cloned()));
    let open = Memo::new(move |_| app.route().query.with(|query| query.open.contains(&key)));
    // Ids may repeat, so the row's place in the page names its detail.
    let detail_id = format!("detail-{key}");
    let name = task.with_untracked(|task| {
        let id = task.as_ref().and_then(|task| task.task_id);
        id.map_or_else(|| text.shared.absent.to_owned(), |id| id.to_string())
    });
    let label = {
        let name = name.clone();
        move || {
            if open.get() {
                text.table.collapse(&name)
            } else {
                text.table.expand(&name)
            }
        }
    };
    // One row is walked to by Tab, the others from there by arrows.
    let is_current = Memo::new(move |_| {
        app.rows()
            .cursor
            .with(|cursor| cursor.is_some_and(|cursor| cursor.key == key))
    });
    let tabindex = move || move || if is_current.get() { "0" } else { "-1" };
    let toggle_unless_selecting = move |event: ev::MouseEvent| {
        if picks(app, &event, key) {
            return;
        }
        // Who marks text in a row to copy it does not want it to open.
        let selecting = window()
            .get_selection()
            .ok()
            .flatten()
            .is_some_and(|selection| !selection.is_collapsed());
        if !selecting {
            app.route().toggle(key);
        }
    };
    let pick = row_box(key, &name, tabindex());
    let expander = button("btn btn--icon expander")
        .child(icon(Icon::Next))
        .attr("data-testid", "row-expander")
        .attr("tabindex", tabindex())
        .attr("aria-expanded", move || open.get().to_string())
        .attr("aria-controls", detail_id.clone())
        .attr("aria-label", label)
        .on(ev::click, move |event| {
            event.stop_propagation();
            app.route().toggle(key);
        });
    let row = tr()
        .class("row")
        .attr("role", "row")
        .attr("data-testid", "row")
        .id(rows::id(key))
        .attr("tabindex", tabindex())
        .attr("data-task-id", name)
        .on(ev::click, toggle_unless_selecting)
        .on(ev::mousedown, |event| keep_text_unmarked(&event))
        .child(
            td().attr("role", "cell")
                .class("c-exp")
                .child(pick)
                .child(expander),
        )
        .child(move || {
            let (zone, columns) = (app.route().zone.get(), app.layout().columns);
            task.with(|task| {
                task.as_ref()
                    .map(|task| columns.with(|columns| cells(task, zone, columns)))
            })
        });
    let detail = move || {
        let id = detail_id.clone();
        open.get().then(|| Detail(DetailProps { id, task }))
    };
    fragment((row, detail))
}
