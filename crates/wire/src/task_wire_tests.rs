//! Tasks as documented, and anything else.

use super::*;
use model::generators::any_task;
use model::task::Value;
use model::task::status::Status;
use proptest::prelude::*;

const DOCUMENTED: &str = include_str!("../../../tests/ocp/samples/data-backup-tasks.json");

fn documented_task() -> BackupTask {
    let start = DOCUMENTED.find('[').unwrap();
    let end = DOCUMENTED.find(']').unwrap();
    let entries = elements(&DOCUMENTED[start..=end]).unwrap();
    read_task(entries[0].get(), None).unwrap()
}

#[test]
fn documented_task_is_decoded() {
    let task = documented_task();
    assert_eq!(task.key.to_string(), "1.1.1723190452151857");
    assert_eq!(task.status, Some(TaskStatus::Known(Status::Done)));
    assert_eq!(
        task.snapshot_version_time,
        parse_wire("2024-08-09T08:02:57.647741Z")
    );
    assert_eq!(task.value(TaskField::ErrorMsg), Value::Absent);
    assert_eq!(
        (task.duration, task.cluster_id, task.ob_cluster_id),
        (Some(125), Some(1_000_005), Some(199))
    );
    assert_eq!((task.unreadable.len(), task.unknown.len()), (0, 0));
}

#[test]
fn texts_are_shared_with_the_previous_task() {
    let first = documented_task();
    let second = read_task(
        r#"{"taskId":2,"clusterName":"ob_431","tenantName":"other"}"#,
        Some(&first),
    )
    .unwrap();
    let same = |a: &Option<Text>, b: &Option<Text>| {
        std::sync::Arc::ptr_eq(a.as_ref().unwrap(), b.as_ref().unwrap())
    };
    assert!(same(&first.cluster_name, &second.cluster_name));
    assert!(!same(&first.tenant_name, &second.tenant_name));
}

#[test]
fn field_of_a_wrong_type_is_kept_as_unreadable() {
    let json = r#"{"taskId":{"a":1},"status":true,"startTime":"soon","duration":"12","finishTime":null,
                   "dataSecondaryBackupTaskIds":[1,"2"],"clusterName":7,"newField":[1],"dataVersion":9223372036854775808}"#;
    let task = read_task(json, None).unwrap();
    assert_eq!(
        task.value(TaskField::TaskId),
        Value::Unreadable(r#"{"a":1}"#)
    );
    assert_eq!(task.value(TaskField::Status), Value::Unreadable("true"));
    assert_eq!(
        task.value(TaskField::StartTime),
        Value::Unreadable("\"soon\"")
    );
    assert_eq!(
        task.value(TaskField::DataVersion),
        Value::Unreadable("9223372036854775808")
    );
    assert_eq!(task.value(TaskField::Duration), Value::Seconds(12));
    assert_eq!(task.value(TaskField::FinishTime), Value::Absent);
    assert_eq!(
        task.value(TaskField::DataSecondaryBackupTaskIds),
        Value::Ids(&[1, 2])
    );
    assert_eq!(task.value(TaskField::ClusterName), Value::Text("7"));
    assert_eq!(task.unknown, [("newField".into(), "[1]".into())]);
}

#[test]
fn last_of_repeated_fields_counts() {
    let task = read_task(
        r#"{"taskId":"x","taskId":2,"duration":3,"duration":[]}"#,
        None,
    )
    .unwrap();
    assert_eq!(
        (task.task_id, task.duration, task.unreadable.len()),
        (Some(2), None, 1)
    );
}

#[test]
fn secrets_are_masked_when_decoding() {
    let json = r#"{"taskId":1,"backupUri":"oss://b?access_key=S3cr3t","errorMsg":"secret_key=S3cr3t",
                   "destination":"s3://u:S3cr3t@h","taskType":{"password":"S3cr3t"},"backupPassword":["S3cr3t"]}"#;
    assert!(!format!("{:?}", read_task(json, None).unwrap()).contains("S3cr3t"));
}

#[test]
fn secrets_in_unknown_statuses_are_masked() {
    let task = read_task(r#"{"status":"FAILED access_key=S3cr3t"}"#, None).unwrap();
    assert_eq!(task.status.unwrap().as_str(), "FAILED access_key=***");
}

#[test]
fn secrets_are_masked_in_every_field() {
    let names = TaskField::ALL.map(TaskField::api_name).into_iter().chain([
        "note",
        "token=S3cr3t",
        "://u:S3cr3t@h",
    ]);
    for name in names {
        for value in [
            r#""access_key=S3cr3t""#,
            r#""access_key\u003dS3cr3t\u0026x""#,
            r#""s3:\/\/u:S3cr3t@h""#,
            r#"["password=S3cr3t"]"#,
            r#"{"password":"S3cr3t"}"#,
            r#"{"a":{"Set-Cookie":["S3cr3t"]}}"#,
        ] {
            let json = format!(r#"{{"{name}":{value}}}"#);
            let task = read_task(&json, None).unwrap();
            assert!(!format!("{task:?}").contains("S3cr3t"), "{json} {task:?}");
        }
    }
}

#[test]
fn integers_are_exact_or_unreadable() {
    for (json, value) in [
        ("-0", Value::Integer(0)),
        ("9223372036854775807", Value::Integer(i64::MAX)),
        ("\"-9223372036854775808\"", Value::Integer(i64::MIN)),
        ("9007199254740993", Value::Integer(9_007_199_254_740_993)),
        (
            "9223372036854775808",
            Value::Unreadable("9223372036854775808"),
        ),
        (
            "18446744073709551616",
            Value::Unreadable("18446744073709551616"),
        ),
        ("1e400", Value::Unreadable("1e400")),
        ("1e3", Value::Unreadable("1e3")),
        ("1.0", Value::Unreadable("1.0")),
        ("\"\"", Value::Unreadable("\"\"")),
        ("\"0x10\"", Value::Unreadable("\"0x10\"")),
    ] {
        let task = read_task(
            &format!(r#"{{"dataVersion":{json},"taskId":{json}}}"#),
            None,
        )
        .unwrap();
        assert_eq!(task.value(TaskField::DataVersion), value, "{json}");
        assert_eq!(task.value(TaskField::TaskId), value, "{json}");
    }
    let task = read_task(r#"{"dataSecondaryBackupTaskIds":[1,1e400]}"#, None).unwrap();
    assert_eq!(
        task.value(TaskField::DataSecondaryBackupTaskIds),
        Value::Unreadable("[1,1e400]")
    );
}

#[test]
fn texts_keep_every_valid_character() {
    let task = read_task(
        r#"{"errorMsg":"a\u0000b\u202e\ud83d","tenantName":"\udc00","\ud800":1,"taskId":7}"#,
        None,
    )
    .unwrap();
    let Value::Text(message) = task.value(TaskField::ErrorMsg) else {
        panic!("{task:?}")
    };
    assert_eq!(message.trim_end_matches('\u{fffd}'), "a\0b\u{202e}");
    assert_eq!(
        (task.task_id, task.unknown.len(), task.unreadable.len()),
        (Some(7), 1, 0)
    );
}

#[test]
fn unknown_fields_are_limited() {
    let members = (0..10_000)
        .map(|n| format!(r#""f{n}":"password=x""#))
        .collect::<Vec<_>>()
        .join(",");
    let task = read_task(&format!(r#"{{{members},"taskId":7}}"#), None).unwrap();
    assert_eq!(
        (task.unknown.len(), task.unknown_left_out, task.task_id),
        (MAX_UNKNOWN, 9_800, Some(7))
    );
    assert_eq!(
        task.unknown[199],
        ("f199".into(), "\"password=***\"".into())
    );
}

#[test]
fn field_of_a_megabyte_is_kept() {
    let long = "é=".repeat(350_000);
    let task = read_task(
        &format!(r#"{{"errorMsg":"{long}","more":"{long}","startTime":"{long}"}}"#),
        None,
    )
    .unwrap();
    assert_eq!(task.value(TaskField::ErrorMsg), Value::Text(&long));
    assert_eq!(
        (task.unknown[0].1.len(), task.unreadable[0].1.len()),
        (long.len() + 2, long.len() + 2)
    );
}

#[test]
fn masked_values_are_valid_json() {
    let secret = r#"{"a":{"password":{"b":"S3cr3t"}}}"#;
    let task = read_task(
        &format!(r#"{{"token":["S3cr3t"],"note":{secret},"errorMsg":{secret}}}"#),
        None,
    )
    .unwrap();
    let text = r#""{\"a\":{\"password\":***""#;
    assert_eq!(
        task.unknown,
        [
            ("token".into(), "\"***\"".into()),
            ("note".into(), text.into())
        ]
    );
    assert_eq!(
        task.value(TaskField::ErrorMsg),
        Value::Unreadable(&format!("[{text}]"))
    );
    assert_same_when_written(&task);
}

/// A task is the same when it is written and read again.
fn assert_same_when_written(task: &BackupTask) {
    let mut json = String::new();
    task_json::write(&mut json, task);
    assert!(
        serde_json::from_str::<serde_json::Value>(&json).is_ok(),
        "{json}"
    );
    assert!(is_json(&json) && !json.contains(['\n', '\r']), "{json}");
    let expected = BackupTask {
        unknown_left_out: 0,
        ..task.clone()
    };
    assert_eq!(read_task(&json, None).as_ref(), Some(&expected), "{json}");
}

#[test]
fn key_of_a_task_without_an_id_depends_on_its_content_only() {
    let key = |json: &str| read_task(json, None).unwrap().key;
    assert_eq!(
        key(r#"{"status":"DONE","a":1}"#),
        key(r#"{ "a": 1, "status": "DONE", "duration": null }"#)
    );
    assert_ne!(
        key(r#"{"status":"DONE","a":1}"#),
        key(r#"{"status":"DONE","a":2}"#)
    );
    assert_eq!(
        key(r#"{"password":"a"}"#),
        key(r#"{"password":"b"}"#),
        "a link tells nothing of a secret"
    );
}

#[test]
fn other_values_are_no_tasks() {
    for json in ["null", "42", "[]", "\"task\"", "{"] {
        assert_eq!(read_task(json, None), None, "{json}");
    }
    assert_ne!(
        read_task("{}", None).unwrap().key,
        read_task(r#"{"a":1}"#, None).unwrap().key
    );
}

/// A value of any type, with secrets, escapes and line breaks in it.
fn any_value() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        "-?[1-9][0-9]{0,20}(\\.[0-9]{1,3})?(e[0-9]{1,2})?",
        "\"(\\PC|\\\\n|\\\\u0000|\\\\u003d|\\\\\"|\\\\\\\\|password=|token: |://u:p@h| |é|'|\\\\ud83d|\\\\ude00){0,8}\"",
        "\"20(24|16)-12-(31|09)T23:59:(59|60)(\\.[0-9]{1,9})?(Z|[+]0800)\"",
        "(null|true|false|\\[\\]|\\{\\})",
    ];
    let json = scalar.prop_filter("JSON", |json| is_json(json));
    json.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3)
                .prop_map(|values| format!("[{}]", values.join(",\r\n"))),
            ("(a|password|Set-Cookie|sk|note)", inner)
                .prop_map(|(name, value)| format!("{{\"{name}\":\n{value}}}")),
        ]
    })
}

proptest! {
    #[test]
    fn decoded_task_is_unchanged_when_written_and_read(
        known in proptest::collection::vec((0..TaskField::ALL.len(), any_value()), 0..6),
        unknown in proptest::collection::vec(("(a|b|token|x=y|access_key=p|://u:secret@h|\\\\n)", any_value()), 0..4),
    ) {
        let known = known.iter().map(|(index, value)| format!("\"{}\":{value}", TaskField::ALL[*index].api_name()));
        let unknown = unknown.iter().map(|(name, value)| format!("\"{name}\":{value}"));
        let json = format!("{{{}}}", known.chain(unknown).collect::<Vec<_>>().join(","));
        assert_same_when_written(&read_task(&json, None).unwrap());
    }

    #[test]
    fn any_task_is_unchanged_when_written_and_read(task in any_task()) {
        assert_same_when_written(&task);
    }

    #[test]
    fn any_value_in_any_field_results_in_a_task(index in 0..TaskField::ALL.len(), value in "(-?[0-9]{1,25}|\"\\PC{0,20}\"|null|true|\\[\\]|\\{\\})") {
        let name = TaskField::ALL[index].api_name();
        let json = format!(r#"{{"{name}":{value}}}"#);
        if serde_json::from_str::<serde::de::IgnoredAny>(&json).is_ok() {
            prop_assert!(read_task(&json, None).is_some());
        }
    }
}
