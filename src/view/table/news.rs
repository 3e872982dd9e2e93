//! What an automatic refresh has brought: new rows wait for a press, changed cells are marked for a moment.

use leptos::prelude::*;

use crate::platform::rows;
use crate::platform::zoned::number;
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::words::load as words;
use model::load::news::ChangedTask;
use ui::{Element, div, ev};

/// The button that shows the new rows that are held back.
#[component]
pub(crate) fn NewRows() -> Element {
    let app = app();
    let held = app.loader().news().held;
    let count = Memo::new(move |_| held.with(Vec::len) as u64);
    let button = move || {
        let show = button("btn btn--primary")
            .attr("data-testid", "show-new")
            .on(ev::click, move |_| {
                focus_results();
                app.loader().news().show_held();
            })
            .text(move || {
                let count = count.get();
                app.text()
                    .load
                    .show_new(count, &number(count, app.language.tag()))
            });
        (count.get() > 0).then_some(show)
    };
    div().class("new-rows").child(button)
}

/// Marks the cells that the latest refresh has changed, which the style sheet shows for a moment, and announces new and changed tasks, until the current owner is cleaned
/// up.
pub(super) fn mark_and_announce(app: App) {
    let news = app.loader().news();
    Effect::new(move || {
        let changed = news.changed.get();
        rows::unmark_cells();
        if changed.is_empty() {
            return;
        }
        let columns = app.layout().columns;
        columns.with_untracked(|columns| {
            for ChangedTask { key, fields } in &changed {
                let places = columns.fields().iter().enumerate();
                let places = places.filter(|(_, field)| fields.contains(field));
                rows::mark_cells(*key, places.map(|(place, _)| place));
            }
        });
        let sentence = app
            .loader()
            .rows
            .with_untracked(|rows| words::changed_tasks(&changed, rows, app.text()));
        app.announcer().announce(&sentence);
    });
    let count = Memo::new(move |_| news.held.with(Vec::len) as u64);
    Effect::new(move || {
        let count = count.get();
        if count > 0 {
            let number = number(count, app.language.tag());
            app.announcer()
                .announce(&app.text().load.new_tasks(count, &number));
        }
    });
}
