//! The table of the tasks on the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::platform::{rows, sizes};
use crate::state::effect::on_change;
use crate::state::signal::StoredValue;
use crate::state::table::layout::Layout;
use crate::view::context::{app, focus_results};
use crate::view::table::head::{head, headers};
use crate::view::table::row::Row;
use crate::view::table::selected::page_box;
use crate::view::ui::list::List;
use crate::view::ui::tag::{live, part, tag};
use model::load::result_set::ResultSet;

/// The id of what scrolls.
const SCROLLER: &str = "tasks";

/// The table. It is there as soon as an answer is; `data-rows` says how many tasks are loaded.
#[component]
pub(crate) fn TasksTable() -> impl IntoView {
    let app = app();
    let text = app.text();
    let keys = move || app.rows.on_page.get();
    let enter = move |event: Event| {
        let row = event
            .target()
            .and_then(|target| target.dyn_into().ok())
            .and_then(|element| rows::of(&element));
        if let Some(row) = row {
            app.rows.enter(row);
        }
    };
    // The focus would fall to the beginning of the page when the table goes.
    on_cleanup(|| {
        if rows::table_has_focus() {
            focus_results();
        }
    });
    let loaded = move || app.loader.rows.with(ResultSet::len).to_string();
    // Rows that answer an older question are kept and dimmed; rows of a load that goes on are not.
    let outdated = move || {
        let fetching = app.loader.progress.with(|progress| progress.fetching);
        ((fetching && app.is_outdated()) || app.is_sorting()).then(|| "true".to_owned())
    };
    let layout = app.layout;
    let columns = move || Some(layout.columns.with(headers));
    let heads = tag("tr")
        .attr("role", "row")
        .child(
            head("c-exp")
                .child(page_box())
                .child(tag("span").class("vh").child(text.details)),
        )
        .child(part(columns));
    let rows = List {
        keys: Box::new(keys),
        row: Box::new(|key| view! { <Row key=key /> }.into_any()),
    };
    let table = tag("table")
        .class("tasks")
        .attr("role", "table")
        .attr("data-testid", "table-ready")
        .attr("data-rows", live(loaded))
        .attr(
            "data-density",
            live(move || layout.look.with(|look| look.density.as_str())),
        )
        .attr(
            "data-sticking",
            live(move || {
                layout
                    .look
                    .with(|look| look.measured.sticking().len() - 1)
                    .to_string()
            }),
        )
        .attr("aria-busy", live(outdated))
        .child(
            tag("caption")
                .class("vh")
                .attr("id", "tasks-caption")
                .child(text.title),
        )
        .child(tag("thead").attr("role", "rowgroup").child(heads))
        .child(
            tag("tbody")
                .attr("role", "rowgroup")
                .on("focusin", enter)
                .child(rows),
        );
    // Measured anew with the columns, which may be others by then.
    let watch = StoredValue::new(None);
    on_change(move || {
        layout.columns.track();
        watch.set_value(sizes::watch_table(SCROLLER, move |measured| {
            layout.measure(measured)
        }));
    });
    tag("div")
        .class("table-wrap")
        .attr("id", SCROLLER)
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "tasks-caption")
        .attr("aria-describedby", "rows-hint")
        .prop("style", live(move || style(layout)))
        .child(
            tag("p")
                .class("vh")
                .attr("id", "rows-hint")
                .child(text.keys.rows_hint),
        )
        .child(table)
}

/// Widths that are not known to the style sheet: those the user gave to columns, and where the first columns stay.
fn style(layout: Layout) -> String {
    let (edges, widths) = layout
        .look
        .with(|look| (look.measured.sticking(), look.widths.style()));
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
