//! The table of the tasks on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::{rows, sizes};
use crate::state::table::layout::Layout;
use crate::view::context::{app, focus_results};
use crate::view::table::head::{head, headers};
use crate::view::table::row::{Row, RowProps, TaskParts};
use crate::view::table::selected::page_box;
use model::load::result_set::ResultSet;
use ui::{Element, caption, div, ev, html, keyed, p, span, tbody, thead, tr};

/// The id of what scrolls.
const SCROLLER: &str = "tasks";

/// The table. It is there as soon as an answer is; `data-rows` says how many tasks are loaded.
#[component]
pub(crate) fn TasksTable(
    /// The parts of a row that show its task.
    parts: TaskParts,
) -> Element {
    let app = app();
    let text = app.text();
    let keys = move || app.rows().on_page.get();
    let enter = move |event: ev::FocusEvent| {
        let row = event
            .target()
            .and_then(|target| target.dyn_into().ok())
            .and_then(|element| rows::of(&element));
        if let Some(row) = row {
            app.rows().note_focus(row);
        }
    };
    // The focus would fall to the beginning of the page when the table goes.
    on_cleanup(|| {
        if rows::table_has_focus() {
            focus_results();
        }
    });
    let loaded = move || app.loader().rows.with(ResultSet::len).to_string();
    // Rows that answer an older question are kept and dimmed; rows of a load that goes on are not.
    let outdated = move || {
        let fetching = app.loader().progress.with(|progress| progress.is_fetching);
        ((fetching && app.saved().is_outdated()) || app.pages().is_sorting())
            .then(|| "true".to_owned())
    };
    let layout = app.layout();
    let columns = move || Some(layout.columns.with(headers));
    let heads = tr()
        .attr("role", "row")
        .child(
            head("c-exp")
                .child(page_box())
                .child(span().class("vh").child(text.table.details)),
        )
        .child(columns);
    let rows = keyed(keys, move |key| Row(RowProps { key, parts }));
    let table = html::table()
        .class("tasks")
        .attr("role", "table")
        .attr("data-testid", "table-ready")
        .attr("data-rows", loaded)
        .attr("data-density", move || {
            layout.look.with(|look| look.density.as_str())
        })
        .attr("data-sticking", move || {
            layout
                .look
                .with(|look| look.measured.sticky_edges().len() - 1)
                .to_string()
        })
        .attr("aria-busy", outdated)
        .child(
            caption()
                .class("vh")
                .id("tasks-caption")
                .child(text.console.title),
        )
        .child(thead().attr("role", "rowgroup").child(heads))
        .child(
            tbody()
                .attr("role", "rowgroup")
                .on(ev::focusin, enter)
                .child(rows),
        );
    // TableMeasurements anew with the columns, which may be others by then.
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        layout.columns.track();
        watch.set_value(sizes::observe_table(SCROLLER, move |measured| {
            layout.set_measured(measured);
        }));
    });
    div()
        .class("table-wrap")
        .id(SCROLLER)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "tasks-caption")
        .attr("aria-describedby", "rows-hint")
        .prop("style", move || style(layout))
        .child(p().class("vh").id("rows-hint").child(text.table.rows_hint))
        .child(table)
}

/// Widths that are not known to the style sheet: those the user gave to columns, and where the first columns stay.
fn style(layout: Layout) -> String {
    let (edges, widths) = layout
        .look
        .with(|look| (look.measured.sticky_edges(), look.widths.style()));
    let place = |(at, edge): (usize, &u16)| format!("--edge-{at}:{edge}px;");
    let edges: String = edges
        .iter()
        .rev()
        .take(1)
        .chain(&edges)
        .enumerate()
        .map(place)
        .collect();
    widths + &edges
}
