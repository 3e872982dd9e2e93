//! The table of the tasks on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::{rows, sizes};
use crate::state::table::layout::Layout;
use crate::view::context::{app, focus_results};
use crate::view::table::head::keys::{BOX, HeadCursor};
use crate::view::table::head::{head, headers};
use crate::view::table::news::mark_and_announce;
use crate::view::table::row::{Row, RowProps, TaskParts};
use crate::view::table::selected::page_box;
use crate::view::table::sort_choice::sort_bar;
use model::load::result_set::ResultSet;
use ui::{Element, caption, div, ev, html, keyed, p, span, tbody, thead, tr};

/// The id of the scrolling region around the table.
const SCROLLER: &str = "tasks";

/// The table. It exists as soon as there is a response; `data-rows` states how many tasks are loaded.
#[component]
pub(crate) fn TasksTable(
    /// The parts of a row that show its task.
    parts: TaskParts,
) -> Element {
    let app = app();
    let texts = app.text();
    let layout = app.layout();
    // The focus would fall to the beginning of the page when the table goes.
    on_cleanup(|| {
        if rows::table_has_focus() {
            focus_results();
        }
    });
    measure_columns(layout);
    mark_and_announce(app);
    div()
        .class("table-wrap")
        .id(SCROLLER)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "tasks-caption")
        .attr("aria-describedby", "rows-hint")
        .attr("data-wide", move || {
            layout.look.with(|look| !look.measured.fits())
        })
        .prop("style", move || style(layout))
        .child(p().class("vh").id("rows-hint").child(texts.table.rows_hint))
        .child(sort_bar())
        .child(table(parts))
}

/// Measures the table, and does so anew when the columns change.
fn measure_columns(layout: Layout) {
    let observer = StoredValue::new_local(None);
    Effect::new(move || {
        layout.columns.track();
        observer.set_value(sizes::observe_table(SCROLLER, move |measured| {
            layout.set_measured(measured);
        }));
    });
}

fn table(parts: TaskParts) -> Element {
    let app = app();
    let layout = app.layout();
    let loaded = move || app.loader().rows.with(ResultSet::len).to_string();
    // Rows of an older question stay and are dimmed; rows of a load that goes on are not.
    let is_outdated = move || {
        let is_fetching = app.loader().progress.with(|progress| progress.is_fetching);
        ((is_fetching && app.saved().is_outdated()) || app.pages().is_sorting())
            .then(|| "true".to_owned())
    };
    let sticking = move || {
        let edges = layout.look.with(|look| look.measured.sticky_edges().len());
        (edges - 1).to_string()
    };
    html::table()
        .class("tasks")
        .attr("role", "table")
        .attr("data-testid", "table-ready")
        .attr("data-rows", loaded)
        .attr("data-density", move || {
            layout.look.with(|look| look.density.as_str())
        })
        .attr("data-sticking", sticking)
        .attr("aria-busy", is_outdated)
        .child(
            caption()
                .class("vh")
                .id("tasks-caption")
                .child(app.text().console.title),
        )
        .child(thead().attr("role", "rowgroup").child(head_row()))
        .child(body(parts))
}

fn head_row() -> Element {
    let app = app();
    let columns = app.layout().columns;
    let details = span().class("vh").child(app.text().table.details);
    let cursor = HeadCursor::new(columns);
    let page_box = page_box(BOX, cursor.tabindex(None));
    tr().attr("role", "row")
        .on(ev::focusin, move |event| cursor.follow(&event))
        .on(ev::keydown, move |event| cursor.press(app, &event))
        .child(head("c-exp").child(page_box).child(details))
        .child(move || Some(columns.with(|columns| headers(columns, cursor))))
}

fn body(parts: TaskParts) -> Element {
    let app = app();
    let keys = move || app.rows().on_page.get();
    let note_focus = move |event: ev::FocusEvent| {
        let row = event
            .target()
            .and_then(|target| target.dyn_into().ok())
            .and_then(|element| rows::of(&element));
        if let Some(row) = row {
            app.rows().note_focus(row);
        }
    };
    tbody()
        .attr("role", "rowgroup")
        .on(ev::focusin, note_focus)
        .child(keyed(keys, move |key| Row(RowProps { key, parts })))
}

/// The style properties that are not known to the style sheet: the widths that the user chose, and the
/// edges at which the first columns stick.
fn style(layout: Layout) -> String {
    let (edges, widths) = layout
        .look
        .with(|look| (look.measured.sticky_edges(), look.widths.style()));
    let property = |(position, edge): (usize, &u16)| format!("--edge-{position}:{edge}px;");
    let edges: String = edges
        .iter()
        .rev()
        .take(1)
        .chain(&edges)
        .enumerate()
        .map(property)
        .collect();
    widths + &edges
}
