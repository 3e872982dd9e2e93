//! The groups of fields in a task's detail.

use leptos::prelude::{Get, With};

use crate::platform::zoned::count;
use crate::state::app::App;
use crate::view::ui::key_value::key_value;
use crate::view::words::labels;
use crate::view::words::values::{FormattedValue, format_value, time_anomaly};
use model::link::query::Zone;
use model::task::field::TaskField;
use model::task::{BackupTask, Value};
use ui::{Element, dl, h3, section, small};

const TASK_FIELDS: [TaskField; 8] = [
    TaskField::Status,
    TaskField::TaskId,
    TaskField::DataBackupTaskType,
    TaskField::BackupMode,
    TaskField::BackupDimension,
    TaskField::TaskType,
    TaskField::BackupType,
    TaskField::DataType,
];
const SET_AND_TIME_FIELDS: [TaskField; 9] = [
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
const PLACE_FIELDS: [TaskField; 7] = [
    TaskField::TenantName,
    TaskField::TenantId,
    TaskField::ObTenantId,
    TaskField::ClusterName,
    TaskField::ClusterId,
    TaskField::ObClusterId,
    TaskField::ClusterType,
];

/// All groups: the documented fields, those that are not documented, and the latest response.
pub(super) fn field_groups(
    task: &BackupTask,
    zone: Zone,
    request_details: fn() -> Element,
    app: App,
) -> Vec<Element> {
    let mut groups = documented_groups(task, zone, app);
    groups.extend(undocumented_group(task, app));
    groups.extend(response_group(app).map(|group| group.child(request_details())));
    groups
}

fn group(title: &'static str, entries: Vec<Element>) -> Element {
    section()
        .child(h3().child(title))
        .child(dl().children(entries))
}

fn documented_groups(task: &BackupTask, zone: Zone, app: App) -> Vec<Element> {
    let texts = app.text();
    let has_offset = app.pages().has_offsets.get();
    let anomalies: Vec<_> = task.time_anomalies(app.clock().now()).collect();
    let entry = |field: TaskField| {
        let value = format_value(task.value(field), app.language, zone, has_offset);
        let anomaly = anomalies.iter().find(|anomaly| anomaly.field() == field);
        let note = anomaly.map(|anomaly| time_anomaly(*anomaly, task, texts));
        key_value(labels::field(field, texts), field.api_name(), value, note)
    };
    let entries = |fields: &[TaskField]| fields.iter().copied().map(entry).collect::<Vec<_>>();
    let mut task_entries = entries(&TASK_FIELDS);
    // A task without an error has no section for it, so the field is listed like any other.
    if task.value(TaskField::ErrorMsg) == Value::Absent {
        task_entries.push(entry(TaskField::ErrorMsg));
    }
    vec![
        group(texts.task.group_task, task_entries),
        group(texts.task.group_times, entries(&SET_AND_TIME_FIELDS)),
        group(texts.task.group_where, entries(&PLACE_FIELDS)),
    ]
}

/// The fields that OCP's documentation does not name, as JSON; `None` where there are none.
fn undocumented_group(task: &BackupTask, app: App) -> Option<Element> {
    if task.unknown.is_empty() {
        return None;
    }
    let texts = &app.text().task;
    let entries = task.unknown.iter().map(|(name, json)| {
        let value = FormattedValue::plain(json.to_string());
        key_value("", name, value, None)
    });
    let left_out = (task.unknown_left_out > 0).then(|| {
        let left_out = count(task.unknown_left_out, app.language.tag());
        small().child(texts.more_fields(&left_out))
    });
    Some(group(texts.group_unknown, entries.collect()).child(left_out))
}

/// The facts that OCP's latest response states about itself.
fn response_group(app: App) -> Option<Element> {
    let texts = app.text();
    let base = app.loader().progress.with(|progress| progress.base.clone());
    // An opened file need not be a response.
    if base.is_none() && app.saved().is_offline() {
        return None;
    }
    let labels = [
        texts.requests.field_successful,
        texts.requests.field_http_status,
        texts.requests.field_server_clock,
        texts.requests.field_server_time,
        texts.requests.field_trace_id,
        texts.requests.field_server,
    ];
    let base = base.unwrap_or_default();
    let entries = labels
        .into_iter()
        .zip(base.fields())
        .map(|(label, (name, value))| {
            let value = FormattedValue::of_option(value.map(str::to_owned), texts);
            key_value(label, name, value, None)
        });
    Some(group(texts.task.group_response, entries.collect()))
}
