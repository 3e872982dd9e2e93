//! An open row: everything that is known of its task.

use std::sync::Arc;

use leptos::prelude::*;

use super::console::app;
use super::labels::{self, Shown};
use super::live::{on, part};
use crate::model::field::TaskField;
use crate::model::query::Zone;
use crate::model::task::{BackupTask, Value};
use crate::platform::clipboard;

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
pub(super) fn Detail(id: String, task: Memo<Option<Arc<BackupTask>>>) -> impl IntoView {
    view! {
        <tr class="detail-row" role="row" id=id data-testid="row-detail">
            <td role="cell" colspan=TaskField::COLUMNS.len() + 1>
                <div class="detail">
                    {part(move || {
                        task.get()
                            .map(|task| {
                                let zone = app().zone.get();
                                view! {
                                    {failure(&task)}
                                    <div class="detail__groups">{groups(&task, zone)}</div>
                                }
                            })
                    })}
                </div>
            </td>
        </tr>
    }
}

/// The error in full.
fn failure(task: &BackupTask) -> impl IntoView + use<> {
    let text = app().text();
    let message = match task.value(TaskField::ErrorMsg) {
        Value::Text(message) | Value::Unreadable(message) => Some(message.to_owned()),
        _ => None,
    };
    message.map(|message| {
        view! {
            <section class="failure">
                <div class="failure__head">
                    <h3>{text.field_error} " " <code>{TaskField::ErrorMsg.api_name()}</code></h3>
                    {copy_button(text.field_error, message.clone())}
                </div>
                <pre tabindex="0">{message}</pre>
            </section>
        }
    })
}

fn groups(task: &BackupTask, zone: Zone) -> Vec<AnyView> {
    let app = app();
    let text = app.text();
    let of_fields = |fields: &[TaskField]| {
        let one = |field: &TaskField| {
            let shown = labels::shown(task.value(*field), &app, zone);
            entry(labels::field(*field, text), field.api_name(), shown)
        };
        fields.iter().map(one).collect::<Vec<_>>()
    };
    let mut groups = vec![
        group(text.group_task, of_fields(&TASK)),
        group(text.group_times, of_fields(&SET_AND_TIMES)),
        group(text.group_where, of_fields(&PLACE)),
    ];
    // A task without an error has no failure section, so the field is listed, like any other.
    if task.value(TaskField::ErrorMsg) == Value::Absent {
        groups[0] = group(text.group_task, of_fields(&[&TASK[..], &[TaskField::ErrorMsg]].concat()));
    }
    if !task.unknown.is_empty() {
        let one =
            |(name, json): &(Box<str>, Box<str>)| entry("", name, Shown { text: json.to_string(), ..Shown::default() });
        groups.push(group(text.group_unknown, task.unknown.iter().map(one).collect()));
    }
    let base = app.loader.progress.with(|progress| progress.base.clone()).unwrap_or_default();
    let labels = [
        text.base_successful,
        text.base_status,
        text.base_timestamp,
        text.base_duration,
        text.base_trace_id,
        text.base_server,
    ];
    let said = |value: Option<&str>| Shown {
        text: value.unwrap_or(text.absent).to_owned(),
        absent: value.is_none(),
        ..Shown::default()
    };
    let answer = labels.into_iter().zip(base.fields()).map(|(label, (name, value))| entry(label, name, said(value)));
    groups.push(group(text.group_answer, answer.collect()));
    groups
}

fn group(title: &'static str, entries: Vec<AnyView>) -> AnyView {
    view! {
        <section>
            <h3>{title}</h3>
            <dl>{entries}</dl>
        </section>
    }
    .into_any()
}

fn entry(label: &'static str, api_name: &str, shown: Shown) -> AnyView {
    let text = app().text();
    let Shown { text: written, exact, absent, unreadable, status } = shown;
    let copied = exact.clone().unwrap_or_else(|| written.clone());
    let class = match (&status, absent, unreadable) {
        (Some(_), ..) => "status",
        (_, true, _) => "nil",
        (.., true) => "unreadable",
        _ => "",
    };
    let name = if label.is_empty() { api_name } else { label };
    let copy = (!absent).then(|| copy_button(name, copied));
    view! {
        <div class="kv">
            <dt>{label} " " <code>{api_name.to_owned()}</code></dt>
            <dd>
                <span>
                    <span class=class data-status=status title=exact>
                        {written}
                    </span>
                    {unreadable.then(|| view! { <small title=text.unreadable_hint>{text.unreadable}</small> })}
                </span>
                {copy}
            </dd>
        </div>
    }
    .into_any()
}

fn copy_button(name: &str, value: String) -> Option<AnyView> {
    let label = app().text().copy_value(name);
    clipboard::is_available().then(|| {
        view! {
            <button
                class="btn btn--icon i i-copy"
                type="button"
                aria-label=label
                on:click=on(move |_| clipboard::copy(&value))
            ></button>
        }
        .into_any()
    })
}
