//! Reading of saved responses and of other files.

use serde_json::{Value as Json, json};

use super::*;

use model::saved::Extent;

/// Reads a file that is pushed in parts of this many bytes.
pub(super) fn read_by(bytes: &[u8], part: usize) -> Result<(SavedTasks, Base), FileError> {
    let mut reader = Reader::default();
    let mut parts = bytes.chunks(part.max(1));
    loop {
        match reader.step()? {
            ReadState::MoreToDecode => {}
            ReadState::NeedsBytes => match parts.next() {
                Some(part) => reader.push(part),
                None => reader.end(),
            },
            ReadState::Complete => return reader.finish(),
        }
    }
}

pub(super) fn read(text: &str) -> Result<SavedTasks, FileError> {
    read_by(text.as_bytes(), 4_096).map(|(saved, _)| saved)
}

fn ids(saved: &SavedTasks) -> Vec<i64> {
    saved.rows.iter().filter_map(|task| task.task_id).collect()
}

pub(super) fn task(id: i64) -> Json {
    json!({ "taskId": id, "status": "DONE", "clusterId": 1, "tenantId": 2, "schemaVersion": "9223372036854775807" })
}

pub(super) fn export() -> Json {
    json!({
        "format": "ocp-backup-console", "version": 1, "app": "0.1.0", "exportedAt": "2024-08-09T08:05:00Z",
        "asOf": "2024-08-09T08:00:00Z", "query": "cluster=1&tenant=2&range=7d&status=DONE", "cluster": 1, "tenant": 2,
        "zone": "Europe/Berlin", "totalReported": 12345, "loaded": 2, "written": 2, "duplicatesDropped": 0, "leftOut": 0,
        "complete": false, "stop": "Cancelled",
    })
}

pub(super) fn with_tasks(mut object: Json, ids: &[i64]) -> Json {
    object["contents"] = ids.iter().copied().map(task).collect();
    object
}

#[test]
fn export_is_read_with_its_metadata() {
    let saved = read(&with_tasks(export(), &[1, 2]).to_string()).unwrap();
    assert_eq!(ids(&saved), [1, 2]);
    assert_eq!(
        saved.rows.iter().next().unwrap().schema_version,
        Some(i64::MAX)
    );
    let about = &saved.metadata;
    assert_eq!(
        about.as_of.unwrap().to_rfc3339(),
        "2024-08-09T08:00:00+00:00"
    );
    assert_eq!(
        about.scope.map(|scope| (scope.cluster.0, scope.tenant.0)),
        Some((1, 2))
    );
    let filter = about.filter.unwrap();
    assert_eq!(
        (
            filter.statuses.to_string(),
            filter.parts(&model::filter::TaskFilter::everything()).len()
        ),
        ("DONE".into(), 2)
    );
    assert_eq!(
        (about.app.as_deref(), saved.extent()),
        (Some("0.1.0"), Extent::Part { of: Some(12_345) })
    );
}

#[test]
fn documented_response_is_read_with_its_base_structure() {
    let file = include_bytes!("../../../tests/ocp/samples/data-backup-tasks.json");
    let (saved, base) = read_by(file, 100).unwrap();
    assert_eq!((saved.rows.len(), saved.extent()), (1, Extent::All));
    assert_eq!(base.trace_id.as_deref(), Some("5cf1b02e0f6f76b3"));
    assert_eq!(
        saved.metadata.as_of.unwrap().to_rfc3339(),
        "2024-08-09T08:13:34.483+00:00"
    );
}

#[test]
fn data_or_tasks_of_a_response_are_read() {
    let tasks = json!([task(1), task(2)]);
    for (text, extent) in [
        (
            json!({ "contents": tasks, "page": { "totalElements": 2 } }),
            Extent::All,
        ),
        (
            json!({ "page": { "totalElements": 7 }, "contents": tasks }),
            Extent::Part { of: Some(7) },
        ),
        (json!({ "data": { "contents": tasks } }), Extent::Unknown),
        (json!({ "data": tasks }), Extent::Unknown),
        (tasks.clone(), Extent::Unknown),
    ] {
        for text in [
            text.to_string(),
            format!("\u{feff}\r\n{text:#}\r\n").replace('\n', "\r\n"),
        ] {
            let saved = read(&text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
            assert_eq!(
                (ids(&saved), saved.extent()),
                (vec![1, 2], extent),
                "{text}"
            );
            assert_eq!(
                saved.metadata.scope.map(|scope| scope.tenant.0),
                Some(2),
                "by its tasks"
            );
        }
    }
}

#[test]
fn list_of_responses_is_joined() {
    let response = |ids: &[i64]| {
        let data = with_tasks(json!({ "page": { "totalElements": 2 } }), ids);
        json!({ "data": data, "duration": 21, "status": 200, "successful": true, "traceId": "a" })
    };
    let file = json!([response(&[1, 2]), response(&[3, 4])]).to_string();
    let saved = read(&file).unwrap();
    assert_eq!(ids(&saved), [1, 2, 3, 4]);
    assert!(saved.rows.not_tasks().is_empty() && !saved.is_truncated);
}

#[test]
fn text_behind_the_tasks_is_reported_and_cuts_nothing_off() {
    let file = with_tasks(json!({}), &[1, 2]).to_string() + "\n100  9123  100  9123    0";
    let saved = read(&file).unwrap();
    assert_eq!((ids(&saved), saved.has_text_behind), (vec![1, 2], true));
    assert!(!saved.is_truncated);
}

#[test]
fn status_and_duration_alone_make_no_task() {
    let file = json!([{ "status": "DONE", "duration": 5 }, task(1)]).to_string();
    let saved = read(&file).unwrap();
    assert_eq!((ids(&saved), saved.rows.not_tasks().len()), (vec![1], 1));
}

#[test]
fn consecutive_responses_are_joined() {
    let page = |id| json!({ "data": { "contents": [task(id)], "page": { "totalElements": 2 } }, "successful": true });
    let saved = read(&format!("{}\n{:#}\n", page(1), page(2))).unwrap();
    assert_eq!(
        (ids(&saved), saved.extent(), saved.is_truncated),
        (vec![1, 2], Extent::All, false)
    );
}

#[test]
fn lines_are_read_with_and_without_a_metadata_line() {
    let about = export().to_string();
    let lines: Vec<_> = [1, 2, 3].map(|id| task(id).to_string()).into();
    for end in ["\n", "\r\n"] {
        for (text, extent) in [
            (lines.join(end), Extent::Unknown),
            (lines.join(end) + end, Extent::Unknown),
            (
                format!("\u{feff}{about}{end}{}{end}{end}", lines.join(end)),
                Extent::Part { of: Some(12_345) },
            ),
        ] {
            let saved = read(&text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
            assert_eq!(
                (ids(&saved), saved.extent()),
                (vec![1, 2, 3], extent),
                "{text}"
            );
            assert_eq!(saved.broken_lines, (0, vec![]));
        }
    }
    assert_eq!(
        ids(&read(&lines[0]).unwrap()),
        [1],
        "a task alone is a file of one line"
    );
    assert_eq!(
        read(&about).unwrap().rows.len(),
        0,
        "an export without tasks is a good one"
    );
}

#[test]
fn invalid_line_is_skipped_and_reported_by_number() {
    let good = task(5).to_string();
    let cut = &good[..good.len() - 4];
    for (text, count, listed) in [
        (
            format!("{good}\n{cut}\n{good}\nnull\n\n[1]\nx"),
            4,
            vec![2, 4, 6, 7],
        ),
        (format!("{cut}\n{good}\n{good}"), 1, vec![1]),
        (
            format!("{good}\n{}", "{\n".repeat(9)),
            9,
            vec![2, 3, 4, 5, 6],
        ),
        (format!("{}\n{good}\n{cut}", export()), 1, vec![3]),
    ] {
        let saved = read(&text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
        assert!(!saved.rows.is_empty(), "{text}");
        assert_eq!(saved.broken_lines, (count, listed), "{text}");
        assert_ne!(saved.extent(), Extent::All);
    }
}

#[test]
fn truncated_file_has_the_tasks_before_the_cut() {
    let about = export().to_string();
    let tasks = json!([task(1), task(2), task(3)]);
    let whole = format!("{},\"contents\":{tasks}}}", &about[..about.len() - 1]);
    let third = whole.rfind('{').unwrap();
    for end in [third, third + 5, whole.len() - 1, whole.len() - 2] {
        let saved = read(&whole[..end]).unwrap();
        assert!(saved.is_truncated && ids(&saved).len() >= 2, "{end}");
        assert_eq!(saved.extent(), Extent::Part { of: Some(12_345) });
    }
    let garbled = format!("{} oops, {}", &whole[..third], &whole[third..]);
    assert_eq!(
        read(&garbled).map(|saved| (ids(&saved), saved.is_truncated)),
        Ok((vec![1, 2], true))
    );
    let first = whole.find("{\"clusterId").unwrap();
    assert_eq!(read(&whole[..first + 9]).unwrap_err(), FileError::CutOff);
    assert_eq!(read("{\"data\":{\"con").unwrap_err(), FileError::CutOff);
    assert_eq!(
        read("{\n  \"format\": \"ocp-backup-console\",\n  \"vers").unwrap_err(),
        FileError::CutOff
    );
}

#[test]
fn secrets_of_a_file_are_masked() {
    let mut export = with_tasks(export(), &[1]);
    export["contents"][0]["backupUri"] = json!("oss://b?access_key=S3cr3t");
    export["contents"]
        .as_array_mut()
        .unwrap()
        .push(json!("token=S3cr3t"));
    export["app"] = json!("password=S3cr3t");
    export["query"] = json!("backupSetId=1&x=token%3DS3cr3t");
    export["traceId"] = json!("sk=S3cr3t");
    let (saved, base) = read_by(export.to_string().as_bytes(), 64).unwrap();
    assert_eq!((saved.rows.len(), saved.rows.not_tasks().len()), (1, 1));
    assert!(!format!("{saved:?} {base:?}").contains("S3cr3t"));
    let Err(FileError::OtherFormat(name)) = read(r#"{"format":"token=S3cr3t"}"#) else {
        panic!("another format")
    };
    assert_eq!(name, "token=***");
}

#[test]
fn decoded_text_of_a_large_file_is_freed() {
    let ids: Vec<_> = (0..2_000).collect();
    let file = with_tasks(export(), &ids).to_string();
    let mut reader = Reader::default();
    let mut most = 0;
    for part in file.as_bytes().chunks(10_000) {
        reader.push(part);
        while reader.step().unwrap() == ReadState::MoreToDecode {}
        most = most.max(reader.text.ready.len());
    }
    reader.end();
    assert_eq!(reader.step(), Ok(ReadState::Complete));
    assert_eq!(reader.tasks(), 2_000);
    assert!(most < 25_000, "{most}");
}
