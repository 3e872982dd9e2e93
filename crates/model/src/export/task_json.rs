//! A task as the JSON object that OCP would send for it.

use std::fmt::Write;

use crate::export::json_text::{JsonObject, write_string};
use crate::task::field::TaskField;
use crate::task::instant::print_exact;
use crate::task::{BackupTask, Value};

/// Writes a task by OCP's names, on one line: first the fields that are understood, then those that are not, as they
/// came. Times are exact and in UTC, integers exact and without quotation marks. What is absent is left out. Who
/// decodes it gets the same task with the same key, but for the undocumented fields that were too many to be kept.
pub fn write(out: &mut String, task: &BackupTask) {
    let mut object = JsonObject::begin(out);
    for field in TaskField::ALL {
        let said = task.raw_value(field);
        if !matches!(said, Value::Absent | Value::Unreadable(_)) {
            value(object.name(field.api_name()), said);
        }
    }
    for (field, json) in &task.unreadable {
        object.json(field.api_name(), json);
    }
    members(&mut object, task);
    object.end();
}

/// Writes the fields that are not documented.
pub(crate) fn members(object: &mut JsonObject<'_>, task: &BackupTask) {
    for (name, json) in &task.unknown {
        object.json(name, json);
    }
}

/// Writes what a field says; `null` where it says nothing.
pub(crate) fn value(out: &mut String, value: Value<'_>) {
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
    fn a_task_is_written_by_ocps_names_and_to_the_last_digit() {
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
    fn of_a_task_that_says_nothing_nothing_is_written() {
        let mut json = String::new();
        write(&mut json, &BackupTask::empty(RowKey::of_content("")));
        assert_eq!(json, "{}");
    }
}
