//! Complete export files.

use super::*;
use crate::export::delimited::tests::cells;
use crate::export::file_name;
use crate::export::metadata::DataOrigin;
use crate::filter::Scope;
use crate::filter::time_range::Bounds;
use crate::generators::any_task;
use crate::load::load_plan::Stop;
use crate::load::result_set::tests::task;
use crate::task::instant::{parse_wire, print_exact};
use crate::task::{ClusterId, TenantId};
use proptest::prelude::*;
use serde_json::{Value, json};

fn metadata(written: usize) -> Metadata {
    Metadata {
        exported_at: parse_wire("2024-08-09T08:02:57.5Z").unwrap(),
        as_of: parse_wire("2024-08-09T08:01:00Z"),
        query: "cluster=1&tenant=9223372036854775807&status=FAILED,DONE".to_owned(),
        scope: Some(Scope {
            cluster: ClusterId(1),
            tenant: TenantId(i64::MAX),
        }),
        bounds: Bounds {
            start: parse_wire("2024-07-10T08:01:00Z"),
            end: None,
        },
        zone: "Europe/Berlin".to_owned(),
        source: DataOrigin::Ocp,
        total: Some(12_345),
        loaded: written,
        written,
        duplicates: 3,
        left_out: 1,
        fields_left_out: 0,
        complete: true,
        stop: Some(Stop::Complete),
    }
}

fn options(format: Format) -> WriterOptions {
    WriterOptions {
        format,
        fields: vec![TaskField::TaskId, TaskField::Status, TaskField::StartTime],
        with_metadata: true,
        with_byte_order_mark: true,
    }
}

/// Writes a complete file in steps of `max_bytes` bytes.
fn written(
    options: WriterOptions,
    metadata: Metadata,
    tasks: &[BackupTask],
    max_bytes: usize,
) -> String {
    let mut writer = Writer::new(
        options,
        metadata,
        tasks.iter().cloned().map(Arc::new).collect(),
    );
    let mut out = String::new();
    while writer.write_step(&mut out, max_bytes, &print_exact, None) {}
    assert_eq!((writer.written(), writer.len()), (tasks.len(), tasks.len()));
    out
}

#[test]
fn json_file_has_metadata_and_every_task() {
    let text = written(
        options(Format::Json),
        metadata(2),
        &[task(1), task(i64::MAX)],
        1,
    );
    let expected = json!({
        "format": "ocp-backup-console", "version": 1,
        "app": concat!("ocp-backup-console ", env!("CARGO_PKG_VERSION")),
        "exportedAt": "2024-08-09T08:02:57.500Z", "asOf": "2024-08-09T08:01:00Z", "source": "OCP",
        "query": "cluster=1&tenant=9223372036854775807&status=FAILED,DONE", "cluster": 1, "tenant": i64::MAX,
        "sentStartTime": "2024-07-10T08:01:00Z", "zone": "Europe/Berlin", "totalReported": 12345,
        "loaded": 2, "written": 2, "duplicatesDropped": 3, "leftOut": 1, "fieldsLeftOut": 0,
        "complete": true, "contents": [{"taskId": 1}, {"taskId": i64::MAX}],
    });
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
    assert!(
        text.ends_with("[\n{\"taskId\":1},\n{\"taskId\":9223372036854775807}\n]}\n"),
        "{text}"
    );
    let empty = written(options(Format::Json), metadata(0), &[], 1);
    assert_eq!(
        serde_json::from_str::<Value>(&empty).unwrap()["contents"],
        json!([])
    );
}

#[test]
fn ndjson_file_has_a_metadata_line_and_a_line_per_task() {
    let text = written(options(Format::NdJson), metadata(2), &[task(1), task(2)], 1);
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&lines[0]["format"], &lines[0]["contents"]),
        (&json!("ocp-backup-console"), &Value::Null)
    );
    assert_eq!(lines[1..], [json!({"taskId": 1}), json!({"taskId": 2})]);
    assert!(text.ends_with('\n'));
}

#[test]
fn csv_file_has_metadata_rows_and_one_table() {
    let text = written(options(Format::Csv), metadata(1), &[task(7)], 1);
    let table = text.strip_prefix('\u{feff}').unwrap();
    let rows = cells(table, ',');
    assert!(rows.iter().all(|row| row.len() == 4), "{rows:?}");
    let value_of = |name: &str| {
        let row = rows.iter().find(|row| row[0] == format!("# {name}"));
        row.map(|row| row[1].as_str())
    };
    assert_eq!(
        value_of("query"),
        Some("cluster=1&tenant=9223372036854775807&status=FAILED,DONE")
    );
    assert_eq!(
        (value_of("cluster"), value_of("tenant")),
        (Some("1"), Some("=\"9223372036854775807\""))
    );
    assert_eq!(
        (value_of("totalReported"), value_of("complete")),
        (Some("12345"), Some("true"))
    );
    assert_eq!(value_of("sentEndTime"), None);
    assert_eq!(
        rows[rows.len() - 2],
        ["taskId", "status", "startTime", "otherFields"]
    );
    assert_eq!(rows[rows.len() - 1], ["7", "", "", ""]);
    let bare = WriterOptions {
        with_metadata: false,
        with_byte_order_mark: false,
        ..options(Format::Csv)
    };
    assert_eq!(
        written(bare, metadata(1), &[task(7)], 1),
        "taskId,status,startTime,otherFields\r\n7,,,\r\n"
    );
}

#[test]
fn incomplete_file_names_the_reason() {
    let stop = |stop: Option<Stop>, complete: bool| {
        let text = written(
            options(Format::NdJson),
            Metadata {
                complete,
                stop,
                ..metadata(0)
            },
            &[],
            1,
        );
        let line: Value = serde_json::from_str(&text).unwrap();
        (
            line["stop"].as_str().map(str::to_owned),
            line["complete"].as_bool().unwrap(),
        )
    };
    for (ended, complete, expected) in [
        (Some(Stop::Complete), true, None),
        (Some(Stop::Complete), false, Some("Short")),
        (Some(Stop::Short), false, Some("Short")),
        (Some(Stop::Shifting), false, Some("Shifting")),
        (Some(Stop::Limit), false, Some("Limit")),
        (Some(Stop::Cancelled), false, Some("Cancelled")),
        (None, false, Some("Unfinished")),
    ] {
        assert_eq!(
            stop(ended, complete),
            (expected.map(str::to_owned), complete)
        );
    }
}

#[test]
fn file_name_has_scope_and_time() {
    let scope = Scope {
        cluster: ClusterId(1_000_001),
        tenant: TenantId(i64::MAX),
    };
    let made = parse_wire("2024-08-09T08:02:57.715753Z").unwrap();
    let name = file_name(Some(scope), made, Format::NdJson);
    assert_eq!(
        name,
        "data-backup-tasks_1000001-9223372036854775807_20240809T080257Z.ndjson"
    );
    assert_eq!(
        file_name(None, made, Format::Csv),
        "data-backup-tasks_20240809T080257Z.csv"
    );
}

proptest! {
    #[test]
    fn file_does_not_depend_on_the_step_size(
        tasks in proptest::collection::vec(any_task(), 0..20),
        max_bytes in 1..4_000_usize,
        format in proptest::sample::select(&Format::ALL),
    ) {
        let whole = written(
            options(format),
            metadata(tasks.len()),
            &tasks,
            usize::MAX / 2,
        );
        prop_assert_eq!(
            written(options(format), metadata(tasks.len()), &tasks, max_bytes),
            whole
        );
    }
}
