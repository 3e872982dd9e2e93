//! Decoding a task of OCP into a [`BackupTask`].

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::json::{Scalar, elements, for_each_member, is_json, well_formed};
use model::export::{json_text, task_json};
use model::shared::masking::{mask, mask_member};
use model::task::field::TaskField;
use model::task::instant::{Instant, parse_wire};
use model::task::row_key::RowKey;
use model::task::status::TaskStatus;
use model::task::{BackupTask, Text};

/// The number of undocumented fields of a task that are kept.
pub const MAX_UNKNOWN: usize = 200;

/// Decodes one entry of `contents`; `None` if it is not an object. A field of a wrong type is kept as unreadable.
///
/// Texts that equal those of `previous`, the task before it, are shared with it: most tasks name the same cluster,
/// tenant and types. Secrets are masked here, before they are stored.
pub fn read_task(json: &str, previous: Option<&BackupTask>) -> Option<BackupTask> {
    let mut task = BackupTask::empty(RowKey::of_content(""));
    for_each_member(json, |name, raw| {
        match TaskField::ALL
            .into_iter()
            .find(|field| field.api_name() == name)
        {
            Some(field) => read_field(&mut task, field, raw, previous),
            None if task.unknown.len() == MAX_UNKNOWN => task.unknown_left_out += 1,
            None => task
                .unknown
                .push((mask(&name).into(), masked_json(&name, raw).0.into())),
        }
    })
    .ok()?;
    task.key = if let Some(id) = task.task_id {
        RowKey::of_task(
            id,
            task.backup_set_id,
            task.start_time.map(|time| time.timestamp_micros()),
        )
    } else {
        let mut content = String::new();
        task_json::write(&mut content, &task);
        RowKey::of_content(&content)
    };
    task.check_times();
    Some(task)
}

/// How often a masked value is made valid JSON and masked again, until the mask finds nothing more.
const MAX_ROUNDS: usize = 3;

/// The JSON of a member on one line with its secrets masked, and whether masking has turned it into a string: a mask may
/// leave invalid JSON such as `{"token":***`, which is quoted. Masking the result again does not change it.
fn masked_json(name: &str, raw: &RawValue) -> (Cow<'static, str>, bool) {
    // Line breaks occur only between the tokens of JSON, where a blank means the same.
    let line = well_formed(raw.get().replace(['\n', '\r'], " "));
    let mut json = mask_member(name, &line).into_owned();
    if json == line {
        return (Cow::Owned(line), false);
    }
    let mut is_quoted = false;
    for _ in 0..MAX_ROUNDS {
        if !is_json(&json) {
            let mut text = String::new();
            json_text::write_string(&mut text, &json);
            (json, is_quoted) = (text, true);
        }
        match mask(&json) {
            again if again == json => return (Cow::Owned(json), is_quoted),
            again => json = again.into_owned(),
        }
    }
    (Cow::Borrowed("\"***\""), true)
}

fn read_field(
    task: &mut BackupTask,
    field: TaskField,
    raw: &RawValue,
    previous: Option<&BackupTask>,
) {
    let scalar = Scalar::of(raw);
    let shared = |choose: fn(&BackupTask) -> &Option<Text>| -> Option<Text> {
        let text = scalar.text()?;
        let before = previous.and_then(|previous| choose(previous).as_ref());
        // The text of the previous task is masked already.
        Some(
            before
                .filter(|before| ***before == *text)
                .cloned()
                .unwrap_or_else(|| mask(text).into()),
        )
    };
    let integer = || scalar.integer();
    // The last of several members with the same name counts, as in every JSON reader.
    task.unreadable
        .retain(|(unreadable, _)| *unreadable != field);
    macro_rules! set {
        ($member:ident, $value:expr) => {{
            task.$member = $value;
            task.$member.is_some()
        }};
        (text $member:ident) => {
            set!($member, shared(|task| &task.$member))
        };
    }
    let is_readable = match field {
        TaskField::Status => set!(
            status,
            scalar.text().map(|text| TaskStatus::from_wire(&mask(text)))
        ),
        TaskField::TaskId => set!(task_id, integer()),
        TaskField::BackupSetId => set!(backup_set_id, integer()),
        TaskField::DataBackupTaskType => set!(text data_backup_task_type),
        TaskField::BackupMode => set!(text backup_mode),
        TaskField::StartTime => set!(start_time, time(&scalar)),
        TaskField::FinishTime => set!(finish_time, time(&scalar)),
        TaskField::Duration => set!(duration, integer()),
        TaskField::SnapshotVersionTime => set!(snapshot_version_time, time(&scalar)),
        TaskField::TenantName => set!(text tenant_name),
        TaskField::ClusterName => set!(text cluster_name),
        TaskField::BackupUri => set!(text backup_uri),
        TaskField::ErrorMsg => set!(text error_msg),
        TaskField::BackupDimension => set!(text backup_dimension),
        TaskField::BackupType => set!(text backup_type),
        TaskField::TaskType => set!(text task_type),
        TaskField::DataType => set!(text data_type),
        TaskField::DataVersion => set!(data_version, integer()),
        TaskField::SchemaVersion => set!(schema_version, integer()),
        TaskField::ClusterType => set!(text cluster_type),
        TaskField::ClusterId => set!(cluster_id, integer()),
        TaskField::ObClusterId => set!(ob_cluster_id, integer()),
        TaskField::TenantId => set!(tenant_id, integer()),
        TaskField::ObTenantId => set!(ob_tenant_id, integer()),
        TaskField::DataSecondaryBackupTaskIds => set!(data_secondary_backup_task_ids, ids(raw)),
    };
    if !is_readable && scalar != Scalar::Null {
        let json = match masked_json("", raw) {
            // In a list, because a string could be read as the field's value.
            (text, true) => format!("[{text}]").into(),
            (json, false) => json,
        };
        task.unreadable.push((field, json.into()));
    }
}

fn time(scalar: &Scalar<'_>) -> Option<Instant> {
    match scalar {
        Scalar::Text(text) => parse_wire(text),
        _ => None,
    }
}

fn ids(raw: &RawValue) -> Option<Box<[i64]>> {
    elements(raw.get())
        .ok()?
        .into_iter()
        .map(|element| Scalar::of(element).integer())
        .collect()
}

#[cfg(test)]
#[path = "task_wire_tests.rs"]
mod tests;
