//! A task as OCP sends it, made into a [`BackupTask`].

use serde_json::value::RawValue;

use super::json::{Scalar, elements, for_each_member};
use crate::model::field::TaskField;
use crate::model::instant::{Instant, parse_wire};
use crate::model::row_key::RowKey;
use crate::model::secret::{mask, mask_member};
use crate::model::status::TaskStatus;
use crate::model::task::{BackupTask, Text};

/// Reads one entry of `contents`; `None` when it is not an object. A field of a wrong type costs that field.
/// Texts that `previous` (the task before it) has as well are shared with it: most tasks name the same cluster,
/// tenant and types. Secrets are masked here, before anything keeps them.
pub fn read_task(json: &str, previous: Option<&BackupTask>) -> Option<BackupTask> {
    let mut task = BackupTask::empty(RowKey::of_content(""));
    for_each_member(json, |name, raw| match TaskField::ALL.into_iter().find(|field| field.api_name() == name) {
        Some(field) => read_field(&mut task, field, raw, previous),
        None => task.unknown.push((mask(&name).into(), mask_member(&name, raw.get()).into())),
    })
    .ok()?;
    task.key = match task.task_id {
        Some(id) => RowKey::of_task(id, task.backup_set_id, task.start_time.map(|time| time.timestamp_micros())),
        None => RowKey::of_content(json),
    };
    Some(task)
}

fn read_field(task: &mut BackupTask, field: TaskField, raw: &RawValue, previous: Option<&BackupTask>) {
    let scalar = Scalar::of(raw);
    let shared = |choose: fn(&BackupTask) -> &Option<Text>| -> Option<Text> {
        let text = scalar.text()?;
        let before = previous.and_then(|previous| choose(previous).as_ref());
        // What was masked before needs no mask again.
        Some(before.filter(|before| ***before == *text).cloned().unwrap_or_else(|| mask(text).into()))
    };
    let integer = || scalar.integer();
    // A name that comes twice counts as it came last, as in every JSON reader.
    task.unreadable.retain(|(unreadable, _)| *unreadable != field);
    macro_rules! set {
        ($member:ident, $value:expr) => {{
            task.$member = $value;
            task.$member.is_some()
        }};
        (text $member:ident) => {
            set!($member, shared(|task| &task.$member))
        };
    }
    let understood = match field {
        TaskField::Status => set!(status, scalar.text().map(TaskStatus::from_wire)),
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
    if !understood && scalar != Scalar::Null {
        task.unreadable.push((field, mask(raw.get()).into()));
    }
}

fn time(scalar: &Scalar<'_>) -> Option<Instant> {
    match scalar {
        Scalar::Text(text) => parse_wire(text),
        _ => None,
    }
}

fn ids(raw: &RawValue) -> Option<Box<[i64]>> {
    elements(raw.get()).ok()?.into_iter().map(|element| Scalar::of(element).integer()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::status::Status;
    use crate::model::task::Value;
    use proptest::prelude::*;

    const DOCUMENTED: &str = include_str!("../../tests/ocp/samples/data-backup-tasks.json");

    fn documented_task() -> BackupTask {
        let start = DOCUMENTED.find('[').unwrap();
        let end = DOCUMENTED.find(']').unwrap();
        let entries = elements(&DOCUMENTED[start..=end]).unwrap();
        read_task(entries[0].get(), None).unwrap()
    }

    #[test]
    fn the_documented_task_is_read_whole() {
        let task = documented_task();
        assert_eq!(task.key.to_string(), "1.1.1723190452151857");
        assert_eq!(task.status, Some(TaskStatus::Known(Status::Done)));
        assert_eq!(task.snapshot_version_time, parse_wire("2024-08-09T08:02:57.647741Z"));
        assert_eq!(task.value(TaskField::ErrorMsg), Value::Absent);
        assert_eq!((task.duration, task.cluster_id, task.ob_cluster_id), (Some(125), Some(1_000_005), Some(199)));
        assert_eq!((task.unreadable.len(), task.unknown.len()), (0, 0));
    }

    #[test]
    fn texts_are_shared_with_the_task_before() {
        let first = documented_task();
        let second = read_task(r#"{"taskId":2,"clusterName":"ob_431","tenantName":"other"}"#, Some(&first)).unwrap();
        let same =
            |a: &Option<Text>, b: &Option<Text>| std::sync::Arc::ptr_eq(a.as_ref().unwrap(), b.as_ref().unwrap());
        assert!(same(&first.cluster_name, &second.cluster_name));
        assert!(!same(&first.tenant_name, &second.tenant_name));
    }

    #[test]
    fn a_field_of_a_wrong_type_costs_that_field_and_is_kept_as_it_came() {
        let json = r#"{"taskId":{"a":1},"status":true,"startTime":"soon","duration":"12","finishTime":null,
                       "dataSecondaryBackupTaskIds":[1,"2"],"clusterName":7,"newField":[1],"dataVersion":9223372036854775808}"#;
        let task = read_task(json, None).unwrap();
        assert_eq!(task.value(TaskField::TaskId), Value::Unreadable(r#"{"a":1}"#));
        assert_eq!(task.value(TaskField::Status), Value::Unreadable("true"));
        assert_eq!(task.value(TaskField::StartTime), Value::Unreadable("\"soon\""));
        assert_eq!(task.value(TaskField::DataVersion), Value::Unreadable("9223372036854775808"));
        assert_eq!(task.value(TaskField::Duration), Value::Seconds(12));
        assert_eq!(task.value(TaskField::FinishTime), Value::Absent);
        assert_eq!(task.value(TaskField::DataSecondaryBackupTaskIds), Value::Ids(&[1, 2]));
        assert_eq!(task.value(TaskField::ClusterName), Value::Text("7"));
        assert_eq!(task.unknown, [("newField".into(), "[1]".into())]);
    }

    #[test]
    fn of_a_name_that_comes_twice_the_last_counts() {
        let task = read_task(r#"{"taskId":"x","taskId":2,"duration":3,"duration":[]}"#, None).unwrap();
        assert_eq!((task.task_id, task.duration, task.unreadable.len()), (Some(2), None, 1));
    }

    #[test]
    fn secrets_are_masked_before_anything_keeps_them() {
        let json = r#"{"taskId":1,"backupUri":"oss://b?access_key=S3cr3t","errorMsg":"secret_key=S3cr3t",
                       "destination":"s3://u:S3cr3t@h","taskType":{"password":"S3cr3t"},"backupPassword":["S3cr3t"]}"#;
        assert!(!format!("{:?}", read_task(json, None).unwrap()).contains("S3cr3t"));
    }

    #[test]
    fn what_is_no_object_is_no_task() {
        for json in ["null", "42", "[]", "\"task\"", "{"] {
            assert_eq!(read_task(json, None), None, "{json}");
        }
        assert_ne!(read_task("{}", None).unwrap().key, read_task(r#"{"a":1}"#, None).unwrap().key);
    }

    proptest! {
        #[test]
        fn any_value_in_any_field_gives_a_task(index in 0..TaskField::ALL.len(), value in "(-?[0-9]{1,25}|\"\\PC{0,20}\"|null|true|\\[\\]|\\{\\})") {
            let name = TaskField::ALL[index].api_name();
            let json = format!(r#"{{"{name}":{value}}}"#);
            if serde_json::from_str::<serde::de::IgnoredAny>(&json).is_ok() {
                prop_assert!(read_task(&json, None).is_some());
            }
        }
    }
}
