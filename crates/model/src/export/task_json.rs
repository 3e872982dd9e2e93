//! Formats a task as the JSON object that OCP would send.

use std::fmt::Write;

use crate::export::json_text::{JsonObject, write_string};
use crate::task::field::TaskField;
use crate::task::instant::print_exact;
use crate::task::{BackupTask, Value};

/// Writes a task on one line with OCP's names: first the readable fields, then unreadable and
/// undocumented ones as received. Times are exact and in UTC; integers are exact and unquoted;
/// absent fields are omitted. Decoding the result gives the same task with the same key, except for
/// undocumented fields that had been dropped.
pub fn write(out: &mut String, task: &BackupTask) {
    let mut object = JsonObject::begin(out);
    for field in TaskField::ALL {
        let field_value = task.raw_value(field);
        if !matches!(field_value, Value::Absent | Value::Unreadable(_)) {
            write_value(object.name(field.api_name()), field_value);
        }
    }
    for (field, json) in &task.unreadable {
        object.json(field.api_name(), json);
    }
    write_unknown_members(&mut object, task);
    object.end();
}

/// Writes the undocumented fields.
pub(crate) fn write_unknown_members(object: &mut JsonObject<'_>, task: &BackupTask) {
    for (name, json) in &task.unknown {
        object.json(name, json);
    }
}

/// Writes the value of a field; `null` if it is absent.
pub(crate) fn write_value(out: &mut String, value: Value<'_>) {
    match value {
        Value::Absent => out.push_str("null"),
        Value::Unreadable(json) => out.push_str(json),
        Value::Status(status) => write_string(out, status.as_str()),
        Value::Text(text) => write_string(out, text),
        // Writing to a `String` cannot fail.
        Value::Integer(number) | Value::Seconds(number) => _ = write!(out, "{number}"),
        Value::Time(time) => write_string(out, &print_exact(time)),
        Value::Ids(ids) => {
            out.push('[');
            for (position, id) in ids.iter().enumerate() {
                let comma = if position > 0 { "," } else { "" };
                _ = write!(out, "{comma}{id}");
            }
            out.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::instant::parse_wire;
    use crate::task::row_key::RowKey;
    use crate::task::status::TaskStatus;

    #[test]
    fn write_uses_ocp_names_and_exact_values() {
        let task = BackupTask {
            task_id: Some(i64::MAX),
            status: Some(TaskStatus::from_wire("DONE")),
            start_time: parse_wire("2024-08-09T16:00:52.151857+08:00"),
            duration: Some(-1),
            error_msg: Some("".into()),
            data_secondary_backup_task_ids: Some([i64::MIN, 2].into()),
            unreadable: vec![(TaskField::ClusterId, "[1]".into())],
            unknown: vec![
                ("new\"".into(), r#"{"a":1}"#.into()),
                ("new\"".into(), "null".into()),
            ],
            ..BackupTask::empty(RowKey::of_content(""))
        };
        let mut json = String::new();
        write(&mut json, &task);
        let expected = concat!(
            r#"{"status":"DONE","taskId":9223372036854775807,"startTime":"2024-08-09T08:00:52.151857Z","duration":-1,"#,
            r#""errorMsg":"","dataSecondaryBackupTaskIds":[-9223372036854775808,2],"clusterId":[1],"#,
            r#""new\"":{"a":1},"new\"":null}"#
        );
        assert_eq!(json, expected);
    }

    #[test]
    fn write_omits_absent_fields() {
        let mut json = String::new();
        write(&mut json, &BackupTask::empty(RowKey::of_content("")));
        assert_eq!(json, "{}");
    }
}
