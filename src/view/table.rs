//! The table of the tasks on the page.

use leptos::prelude::*;

use super::cells;
use super::console::app;
use super::labels;
use super::live::{live, on};
use super::row::Row;
use crate::model::field::TaskField;
use crate::model::result_set::Order;
use crate::model::row_key::RowKey;

/// The table. It is there as soon as an answer is; `data-rows` says how many tasks are loaded.
#[component]
pub(super) fn TasksTable() -> impl IntoView {
    let app = app();
    let text = app.text();
    let keys = Memo::new(move |_| {
        let window = app.window.get();
        let on_page = |order: &Order| order.places().get(window.start..window.end).unwrap_or_default().to_vec();
        let places = app.order.with(on_page);
        app.loader.rows.with(|rows| -> Vec<RowKey> {
            places.into_iter().filter_map(|place| rows.at(place)).map(|task| task.key).collect()
        })
    });
    let loaded = move || app.loader.rows.with(super::super::model::result_set::ResultSet::len).to_string();
    // Rows that answer an older question are kept and dimmed; rows of a load that goes on are not.
    let outdated = move || {
        let question = app.query.with(super::super::model::query::TaskQuery::question);
        app.loader
            .progress
            .with(|progress| progress.fetching && progress.answered != question)
            .then(|| "true".to_owned())
    };
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="tasks-caption">
            <table class="tasks" role="table" data-testid="table-ready" data-rows=live(move || Some(loaded())) aria-busy=live(outdated)>
                <caption class="vh" id="tasks-caption">
                    {text.title}
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="c-exp">
                            <span class="vh">{text.details}</span>
                        </th>
                        {TaskField::COLUMNS.map(|field| view! { <Header field=field /> })}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || keys.get() key=|key| *key children=|key| view! { <Row key=key /> } />
                </tbody>
            </table>
        </div>
    }
}

/// A column's header: a button that sorts by it.
#[component]
fn Header(field: TaskField) -> impl IntoView {
    let app = app();
    let text = app.text();
    let sorted = move || {
        let descending = app.query.with(|query| query.sort.primary(field))?;
        Some(if descending { "descending" } else { "ascending" }.to_owned())
    };
    view! {
        <th role="columnheader" scope="col" class=cells::class(field) aria-sort=live(sorted)>
            <button
                class="sort"
                type="button"
                data-testid=format!("sort-{}", field.api_name())
                on:click=on(move |_| app.sort_by(field))
            >
                {labels::field(field, text)}
            </button>
        </th>
    }
}
