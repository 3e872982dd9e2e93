//! The detail of an open row.

use std::sync::Arc;

use leptos::prelude::*;

use crate::view::context::app;
use crate::view::task::field_groups::field_groups;
use crate::view::ui::button;
use crate::view::ui::copy::copy_button;
use crate::view::ui::key_value::readable;
use crate::view::ui::marked::marked;
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use ui::{Element, code, div, ev, h3, pre, section, td, tr};

/// The detail of a task: every documented field under its label and its API name, the fields that are
/// not documented, and the facts of OCP's latest response.
#[component]
pub(crate) fn Detail(
    /// The id of the detail's row, which the button that opens it names.
    id: String,
    /// The task, which a refresh may change or remove.
    task: Memo<Option<Arc<BackupTask>>>,
    /// Makes the button that opens the request details.
    request_details: fn() -> Element,
    /// Explains the message of a failed task.
    explain: fn(&str) -> Vec<Element>,
    /// Makes the button that watches a running task until it ends.
    watch: fn(&Arc<BackupTask>) -> Option<Element>,
) -> Element {
    let app = app();
    let contents = move || {
        let task = task.get()?;
        let groups = field_groups(&task, app.route().zone.get(), request_details, app);
        Some(
            div()
                .class("detail")
                .child(error_message(&task, explain))
                .child(acts(&task, watch))
                .child(div().class("detail__groups").children(groups)),
        )
    };
    let columns = app.layout().columns;
    // The row's first cell, which belongs to no column, counts as well.
    let column_count = move || {
        columns
            .with(|columns| columns.fields().len() + 1)
            .to_string()
    };
    tr().class("detail-row")
        .attr("role", "row")
        .id(id)
        .attr("data-testid", "row-detail")
        .child(
            td().attr("role", "cell")
                .attr("colspan", column_count)
                .child(contents),
        )
}

/// What can be done with the task.
fn acts(task: &Arc<BackupTask>, watch: fn(&Arc<BackupTask>) -> Option<Element>) -> Element {
    div()
        .class("detail__acts")
        .child(around_button(task))
        .child(watch(task))
}

/// The button that shows the tasks that ran at the same time; none for a task without a start.
fn around_button(task: &Arc<BackupTask>) -> Option<Element> {
    let app = app();
    task.start_time?;
    let task = Arc::clone(task);
    let around = button("btn")
        .attr("data-testid", "around")
        .on(ev::click, move |_| app.filter().show_around(&task));
    Some(around.child(app.text().filter.around_task))
}

/// The task's error message in full, if it has one.
fn error_message(task: &BackupTask, explain: fn(&str) -> Vec<Element>) -> Option<Element> {
    let (Value::Text(message) | Value::Unreadable(message)) = task.value(TaskField::ErrorMsg)
    else {
        return None;
    };
    let app = app();
    let label = app.text().task.field_error;
    let heading = h3()
        .child(label)
        .child(" ")
        .child(code().child(TaskField::ErrorMsg.api_name()));
    let head = div()
        .class("failure__head")
        .child(heading)
        .child(copy_button(label, message.to_owned()));
    let explained = explain(message);
    let (message, hints) = readable(message, app);
    let message = pre()
        .attr("tabindex", "0")
        .attr("dir", "auto")
        .child(marked(message, app));
    Some(
        section()
            .class("failure")
            .child(head)
            .children(explained)
            .child(message)
            .children(hints),
    )
}
