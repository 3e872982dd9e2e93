//! The dialog with two tasks side by side.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::dialog;
use crate::state::app::App;
use crate::view::context::{app, focus_results};
use crate::view::ui::button;
use crate::view::ui::icon::{Icon, icon};
use crate::view::words::labels;
use crate::view::words::values::format_value;
use model::table::compare::{ComparedField, Comparison, undocumented};
use model::task::BackupTask;
use ui::{Element, bdi, code, div, ev, h2, html, table, tbody, td, th, thead, tr};

const DIALOG: &str = "compare";
const TITLE: &str = "compare-title";

/// The dialog, which exists only while it is open.
pub(crate) fn compare() -> AnyView {
    let app = app();
    ui::fragment(move || app.rows().compared.get().is_some().then(CompareDialog))
}

#[component]
fn CompareDialog() -> Element {
    let app = app();
    let text = &app.text().table;
    Effect::new(|| dialog::open(DIALOG));
    let close = button("btn btn--icon")
        .child(icon(Icon::Close))
        .attr("aria-label", app.text().settings.close)
        .attr("autofocus", "")
        .on(ev::click, |_| dialog::close(DIALOG));
    html::dialog()
        .class("help compare")
        .id(DIALOG)
        .attr("aria-labelledby", TITLE)
        .attr("closedby", "any")
        .on(ev::close, move |_| {
            if !dialog::is_open(DIALOG) {
                app.rows().stop_comparing();
                // The button that opened it may be gone.
                if dialog::focus_is_lost() {
                    focus_results();
                }
            }
        })
        .child(
            div()
                .class("help__head")
                .child(h2().id(TITLE).child(text.compare_title))
                .child(close),
        )
        .child(move || comparison(app))
}

/// The two tasks as they are now; `None` if a refresh has removed one.
fn tasks(app: App) -> Option<[Arc<BackupTask>; 2]> {
    let [one, other] = app.rows().compared.get()?;
    app.loader()
        .rows
        .with(|rows| Some([rows.get(one)?.clone(), rows.get(other)?.clone()]))
}

fn comparison(app: App) -> Option<Element> {
    let text = &app.text().table;
    let tasks = tasks(app)?;
    let Comparison { different, same } = Comparison::of(&tasks[0], &tasks[1]);
    let names = tasks.each_ref().map(|task| {
        let id = task.task_id.map(|id| id.to_string());
        let id = id.unwrap_or_else(|| app.text().shared.absent.to_owned());
        th().attr("scope", "col").child(text.compared_task(&id))
    });
    let head = tr()
        .child(th().attr("scope", "col").child(text.compared_field))
        .children(names);
    Some(
        table()
            .class("compare__table")
            .child(thead().child(head))
            .child(group(app, text.different, &different, &tasks))
            .child(group(app, text.the_same, &same, &tasks)),
    )
}

/// The fields that differ, or those that are the same, under their heading.
fn group(
    app: App,
    title: &'static str,
    fields: &[ComparedField],
    tasks: &[Arc<BackupTask>; 2],
) -> Option<Element> {
    if fields.is_empty() {
        return None;
    }
    let heading = th()
        .attr("scope", "rowgroup")
        .attr("colspan", "3")
        .child(title);
    let rows = fields.iter().map(|field| row(app, field, tasks));
    Some(tbody().child(tr().child(heading)).children(rows))
}

fn row(app: App, field: &ComparedField, tasks: &[Arc<BackupTask>; 2]) -> Element {
    let (label, name) = match field {
        ComparedField::Documented(field) => (labels::field(*field, app.text()), field.api_name()),
        ComparedField::Undocumented(name) => ("", &**name),
    };
    let zone = app.route().zone.get();
    let has_offset = app.pages().has_offsets.get();
    let values = tasks.each_ref().map(|task| {
        let value = match field {
            ComparedField::Documented(field) => {
                format_value(task.value(*field), app.language, zone, has_offset).text
            }
            ComparedField::Undocumented(name) => {
                let absent = app.text().shared.absent;
                undocumented(task, name).unwrap_or(absent).to_owned()
            }
        };
        td().child(bdi().child(labels::excerpt(&value)))
    });
    let heading = th()
        .attr("scope", "row")
        .child(label)
        .child(" ")
        .child(code().child(labels::excerpt(name)));
    tr().child(heading).children(values)
}
