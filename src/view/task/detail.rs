//! An open row: everything that is known of its task.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Messages;
use crate::platform::clock;
use crate::platform::zoned::count;
use crate::view::context::app;
use crate::view::requests::panel::this_answer;
use crate::view::task::marked::marked;
use crate::view::ui::button;
use crate::view::ui::copy::copy_button;
use crate::view::ui::icon::status_icon;
use crate::view::words::labels::{self, Shown};
use model::link::query::Zone;
use model::shared::reveal::{clip, reveal};
use model::task::field::TaskField;
use model::task::{BackupTask, TimeAnomaly, Value};
use ui::{
    Element, bdi, code, dd, div, dl, dt, ev, fragment, h3, pre, section, small, span, td, tr,
};

const TASK: [TaskField; 8] = [
    TaskField::Status,
    TaskField::TaskId,
    TaskField::DataBackupTaskType,
    TaskField::BackupMode,
    TaskField::BackupDimension,
    TaskField::TaskType,
    TaskField::BackupType,
    TaskField::DataType,
];
const SET_AND_TIMES: [TaskField; 9] = [
    TaskField::BackupSetId,
    TaskField::StartTime,
    TaskField::FinishTime,
    TaskField::Duration,
    TaskField::SnapshotVersionTime,
    TaskField::BackupUri,
    TaskField::DataSecondaryBackupTaskIds,
    TaskField::DataVersion,
    TaskField::SchemaVersion,
];
const PLACE: [TaskField; 7] = [
    TaskField::TenantName,
    TaskField::TenantId,
    TaskField::ObTenantId,
    TaskField::ClusterName,
    TaskField::ClusterId,
    TaskField::ObClusterId,
    TaskField::ClusterType,
];

/// The detail of a task: every documented field under its label and its API name, the fields that are not
/// documented, and what OCP's latest answer says of itself.
#[component]
pub(crate) fn Detail(id: String, task: Memo<Option<Arc<BackupTask>>>) -> Element {
    let contents = move || {
        let task = task.get()?;
        let groups = div()
            .class("detail__groups")
            .children(groups(&task, app().route().zone.get()));
        Some(
            div()
                .class("detail")
                .child(around(&task))
                .child(failure(&task))
                .child(groups),
        )
    };
    let all = move || {
        (app()
            .layout()
            .columns
            .with(|columns| columns.fields().len())
            + 1)
        .to_string()
    };
    tr().class("detail-row")
        .attr("role", "row")
        .id(id)
        .attr("data-testid", "row-detail")
        .child(
            td().attr("role", "cell")
                .attr("colspan", all)
                .child(contents),
        )
}

/// Asks for what else ran then.
fn around(task: &Arc<BackupTask>) -> Option<Element> {
    let app = app();
    task.start_time?;
    let task = Arc::clone(task);
    let around = button("btn")
        .attr("data-testid", "around")
        .on(ev::click, move |_| app.filter().show_around(&task));
    Some(
        div()
            .class("detail__acts")
            .child(around.child(app.text().filter.around_task)),
    )
}

/// The error in full.
fn failure(task: &BackupTask) -> Option<Element> {
    let (Value::Text(message) | Value::Unreadable(message)) = task.value(TaskField::ErrorMsg)
    else {
        return None;
    };
    let label = app().text().task.field_error;
    let head = div()
        .class("failure__head")
        .child(
            h3().child(label)
                .child(" ")
                .child(code().child(TaskField::ErrorMsg.api_name())),
        )
        .child(copy_button(label, message.to_owned()));
    let (message, hints) = written(message);
    let message = pre()
        .attr("tabindex", "0")
        .attr("dir", "auto")
        .child(marked(message, app()));
    Some(
        section()
            .class("failure")
            .child(head)
            .child(message)
            .children(hints),
    )
}

fn groups(task: &BackupTask, zone: Zone) -> Vec<Element> {
    let app = app();
    let text = app.text();
    let odd: Vec<_> = task.time_anomalies(clock::now()).collect();
    let of_fields = |fields: &[TaskField]| {
        let one = |field: &TaskField| {
            let shown = labels::shown(task.value(*field), app, zone);
            let odd = odd
                .iter()
                .find(|odd| odd.field() == *field)
                .map(|odd| oddity(*odd, text));
            entry(labels::field(*field, text), field.api_name(), shown, odd)
        };
        fields.iter().map(one).collect::<Vec<_>>()
    };
    let mut groups = vec![
        group(text.task.group_task, of_fields(&TASK)),
        group(text.task.group_times, of_fields(&SET_AND_TIMES)),
        group(text.task.group_where, of_fields(&PLACE)),
    ];
    // A task without an error has no failure section, so the field is listed, like any other.
    if task.value(TaskField::ErrorMsg) == Value::Absent {
        groups[0] = group(
            text.task.group_task,
            of_fields(&[&TASK[..], &[TaskField::ErrorMsg]].concat()),
        );
    }
    if !task.unknown.is_empty() {
        let one = |(name, json): &(Box<str>, Box<str>)| {
            entry(
                "",
                name,
                Shown {
                    text: json.to_string(),
                    ..Shown::default()
                },
                None,
            )
        };
        let more = count(task.unknown_left_out, app.language.tag());
        let more = (task.unknown_left_out > 0).then(|| small().child(text.task.more_fields(&more)));
        groups.push(
            group(
                text.task.group_unknown,
                task.unknown.iter().map(one).collect(),
            )
            .child(more),
        );
    }
    let base = app.loader().progress.with(|progress| progress.base.clone());
    // A file need not be an answer.
    if base.is_none() && app.saved().is_offline() {
        return groups;
    }
    let base = base.unwrap_or_default();
    let labels = [
        text.requests.field_successful,
        text.requests.field_http_status,
        text.requests.field_server_clock,
        text.requests.field_server_time,
        text.requests.field_trace_id,
        text.requests.field_server,
    ];
    let said = |value: Option<&str>| Shown {
        text: value.unwrap_or(text.shared.absent).to_owned(),
        absent: value.is_none(),
        ..Shown::default()
    };
    let answer = labels
        .into_iter()
        .zip(base.fields())
        .map(|(label, (name, value))| entry(label, name, said(value), None));
    groups.push(
        group(text.task.group_response, answer.collect()).child(this_answer("btn btn--link", None)),
    );
    groups
}

/// A text as far as it is shown, with nothing in it hidden, and what is to be said of that. What is longer would stop the
/// page while the browser lays it out.
fn written(text: &str) -> (String, Vec<Element>) {
    const MOST: usize = 10_000;
    let app = app();
    let (start, cut) = clip(text, MOST);
    let shown = reveal(start);
    let hint = |sentence: String| small().child(sentence);
    let mut hints = Vec::new();
    if matches!(shown, Cow::Owned(_)) {
        hints.push(hint(app.text().task.invisible_characters.to_owned()));
    }
    if cut {
        let more = text[start.len()..].chars().count();
        hints.push(hint(
            app.text()
                .task
                .more_characters(&count(more, app.language.tag())),
        ));
    }
    (shown.into_owned(), hints)
}

fn group(title: &'static str, entries: Vec<Element>) -> Element {
    section()
        .child(h3().child(title))
        .child(dl().children(entries))
}

/// What cannot be so, though it is said.
const fn oddity(odd: TimeAnomaly, text: &Messages) -> &'static str {
    match odd {
        TimeAnomaly::FinishBeforeStart => text.task.finish_before_start,
        TimeAnomaly::StartInFuture => text.task.start_in_future,
        TimeAnomaly::NegativeDuration => text.task.negative_duration,
    }
}

/// A value under its label and its name in OCP’s interface, and what copies it.
pub(crate) fn entry(
    label: &'static str,
    api_name: &str,
    shown: Shown,
    odd: Option<&'static str>,
) -> Element {
    let app = app();
    let text = app.text();
    let Shown {
        text: value,
        exact,
        absent,
        unreadable,
        status,
    } = shown;
    let copied = exact.clone().unwrap_or_else(|| value.clone());
    let (value_text, hints) = written(&value);
    let class = match (&status, absent, unreadable) {
        (Some(_), ..) => "status",
        (_, true, _) => "nil",
        (.., true) => "unreadable",
        _ => "",
    };
    let name = if label.is_empty() { api_name } else { label };
    // Hidden, not left out: when the value comes with a refresh, the elements and the focus stay what they are.
    let copy = copy_button(&labels::long(name), copied).attr("hidden", absent.then_some(""));
    let value = bdi()
        .class(class)
        .child(status.as_deref().map(status_icon))
        .attr("data-status", status)
        .attr("title", exact.as_deref().map(labels::long));
    // What was found in what OCP says, and is shown otherwise.
    let raw = app.finder().marks.with(|find| {
        let found = |text: &str| {
            find.as_ref()
                .is_some_and(|find| !find.marks(text).is_empty())
        };
        exact
            .as_deref()
            .map(labels::long)
            .filter(|exact| found(exact) && !found(&value_text))
    });
    let raw = raw.map(|raw| code().class("kv__raw").child(marked(raw, app)));
    let api_name = labels::long(api_name);
    let api_name = if label.is_empty() {
        marked(api_name, app)
    } else {
        fragment(api_name)
    };
    let hint = unreadable.then(|| {
        small()
            .attr("title", text.task.unreadable_hint)
            .child(text.task.unreadable)
    });
    div()
        .class("kv")
        .child(
            dt().child(label)
                .child(" ")
                .child(code().child(bdi().child(api_name))),
        )
        .child(
            dd().child(
                span()
                    .child(value.child(marked(value_text, app)))
                    .child(raw)
                    .child(hint)
                    .children(hints)
                    .child(odd.map(|odd| small().child(odd))),
            )
            .child(copy),
        )
}
