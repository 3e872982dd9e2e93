//! The table of the tasks on the page.

use leptos::prelude::*;

use super::cells;
use super::context::app;
use super::labels;
use super::list::List;
use super::row::Row;
use super::tag::{Tag, button, live, tag};
use crate::model::field::TaskField;
use crate::model::result_set::{Order, ResultSet};
use crate::model::row_key::RowKey;

/// The table. It is there as soon as an answer is; `data-rows` says how many tasks are loaded.
#[component]
pub(super) fn TasksTable() -> impl IntoView {
    let app = app();
    let text = app.text();
    let keys = move || {
        let window = app.window();
        let on_page = |order: &Order| order.places().get(window.start..window.end).unwrap_or_default().to_vec();
        let places = app.order.with(on_page);
        app.loader.rows.with(|rows| -> Vec<RowKey> {
            places.into_iter().filter_map(|place| rows.at(place)).map(|task| task.key).collect()
        })
    };
    let loaded = move || app.loader.rows.with(ResultSet::len).to_string();
    // Rows that answer an older question are kept and dimmed; rows of a load that goes on are not.
    let outdated = move || {
        let fetching = app.loader.progress.with(|progress| progress.fetching);
        (fetching && app.is_outdated()).then(|| "true".to_owned())
    };
    let heads = tag("tr")
        .attr("role", "row")
        .child(head("c-exp").child(tag("span").class("vh").child(text.details)))
        .children(TaskField::COLUMNS.map(header));
    let rows = List { keys: Box::new(keys), row: Box::new(|key| view! { <Row key=key /> }.into_any()) };
    let table = tag("table")
        .class("tasks")
        .attr("role", "table")
        .attr("data-testid", "table-ready")
        .attr("data-rows", live(loaded))
        .attr("aria-busy", live(outdated))
        .child(tag("caption").class("vh").attr("id", "tasks-caption").child(text.title))
        .child(tag("thead").attr("role", "rowgroup").child(heads))
        .child(tag("tbody").attr("role", "rowgroup").child(rows));
    tag("div")
        .class("table-wrap")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "tasks-caption")
        .child(table)
}

fn head(class: &'static str) -> Tag {
    tag("th").attr("role", "columnheader").attr("scope", "col").class(class)
}

/// A column's header: a button that sorts by it.
fn header(field: TaskField) -> Tag {
    let app = app();
    let text = app.text();
    let sorted = move || {
        let descending = app.query.with(|query| query.sort.primary(field))?;
        Some(if descending { "descending" } else { "ascending" }.to_owned())
    };
    let sort = button("sort")
        .attr("data-testid", format!("sort-{}", field.api_name()))
        .on("click", move |_| app.sort_by(field))
        .child(labels::field(field, text));
    head(cells::class(field)).attr("aria-sort", live(sorted)).child(sort)
}
