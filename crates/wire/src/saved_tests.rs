//! Files that are saved answers, files that are not, and what becomes of either however it comes.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use std::sync::Arc;

use crate::json::text_of;
use model::export::metadata::{DataOrigin, Metadata};
use model::export::writer::{Format, Writer, WriterOptions};
use model::filter::time_range::Bounds;
use model::generators::any_query;
use model::generators::any_task;
use model::link::query::Defaults;
use model::load::result_set::{Batch, ResultSet};
use model::saved::Extent;
use model::task::instant::{parse_wire, print_exact};

/// Reads a file that comes in parts of so many bytes.
fn read_by(bytes: &[u8], part: usize) -> Result<(SavedTasks, Base), NotSaved> {
    let mut reader = Reader::default();
    let mut parts = bytes.chunks(part.max(1));
    loop {
        match reader.share()? {
            Needs::Time => {}
            Needs::Bytes => match parts.next() {
                Some(part) => reader.push(part),
                None => reader.end(),
            },
            Needs::Nothing => return reader.finish(),
        }
    }
}

fn read(text: &str) -> Result<SavedTasks, NotSaved> {
    read_by(text.as_bytes(), 4_096).map(|(saved, _)| saved)
}

fn ids(saved: &SavedTasks) -> Vec<i64> {
    saved.rows.iter().filter_map(|task| task.task_id).collect()
}

fn task(id: i64) -> Json {
    json!({ "taskId": id, "status": "DONE", "clusterId": 1, "tenantId": 2, "schemaVersion": "9223372036854775807" })
}

fn export() -> Json {
    json!({
        "format": "ocp-backup-console", "version": 1, "app": "0.1.0", "exportedAt": "2024-08-09T08:05:00Z",
        "asOf": "2024-08-09T08:00:00Z", "query": "cluster=1&tenant=2&range=7d&status=DONE", "cluster": 1, "tenant": 2,
        "zone": "Europe/Berlin", "totalReported": 12345, "loaded": 2, "written": 2, "duplicatesDropped": 0, "leftOut": 0,
        "complete": false, "stop": "Cancelled",
    })
}

fn with_tasks(mut object: Json, ids: &[i64]) -> Json {
    object["contents"] = ids.iter().copied().map(task).collect();
    object
}

#[test]
fn an_export_says_what_it_is() {
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
        (filter.statuses.to_string(), filter.parts().len()),
        ("DONE".into(), 2)
    );
    assert_eq!(
        (about.app.as_deref(), saved.extent()),
        (Some("0.1.0"), Extent::Part { of: Some(12_345) })
    );
}

#[test]
fn the_documented_answer_is_read_with_what_it_says_of_itself() {
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
fn parts_of_an_answer_are_read() {
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
fn answers_one_after_another_are_one() {
    let page = |id| json!({ "data": { "contents": [task(id)], "page": { "totalElements": 2 } }, "successful": true });
    let saved = read(&format!("{}\n{:#}\n", page(1), page(2))).unwrap();
    assert_eq!(
        (ids(&saved), saved.extent(), saved.is_truncated),
        (vec![1, 2], Extent::All, false)
    );
}

#[test]
fn lines_are_read_with_and_without_a_first_one_about_them() {
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
fn a_broken_line_costs_itself_and_is_told_with_its_number() {
    let good = task(5).to_string();
    let cut = &good[..good.len() - 4];
    for (text, count, told) in [
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
        assert_eq!(saved.broken_lines, (count, told), "{text}");
        assert_ne!(saved.extent(), Extent::All);
    }
}

#[test]
fn what_was_cut_off_shows_what_came() {
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
    assert_eq!(read(&whole[..first + 9]).unwrap_err(), NotSaved::CutOff);
    assert_eq!(read("{\"data\":{\"con").unwrap_err(), NotSaved::CutOff);
    assert_eq!(
        read("{\n  \"format\": \"ocp-backup-console\",\n  \"vers").unwrap_err(),
        NotSaved::CutOff
    );
}

#[test]
fn what_is_no_saved_answer_is_told_for_what_it_is() {
    let binary = |bytes: &[u8]| read_by(bytes, 3).unwrap_err();
    for (text, what) in [
        ("", NotSaved::Empty),
        (" \r\n\t ", NotSaved::Empty),
        ("\u{feff}", NotSaved::Empty),
        ("status,taskId,startTime\nDONE,1,2024\n", NotSaved::Csv),
        ("\u{feff}\"status\";\"taskId\";\"x\"\r\n", NotSaved::Csv),
        ("a\tb\tc\n1\t2\t3", NotSaved::Csv),
        ("# format,ocp-backup-console\n# version,1\n", NotSaved::Csv),
        ("<!doctype html><title>Sign in</title>", NotSaved::WebPage),
        ("\u{feff}\n<?xml version='1.0'?>", NotSaved::WebPage),
        ("Dear colleague, please, see below\nBest", NotSaved::Other),
        ("7", NotSaved::Other),
        ("%PDF-1.7", NotSaved::Binary),
        ("{}", NotSaved::NoTasks),
        ("[]", NotSaved::Empty),
        ("[1,2,{}]", NotSaved::NoTasks),
        ("{\"name\":\"x\",\"scripts\":{}}", NotSaved::NoTasks),
        ("{\"name\":\"x\"}\n{\"name\":\"y\"}", NotSaved::NoTasks),
        ("{\"data\":{},\"successful\":true}", NotSaved::NoTasks),
        (
            "{\"data\":{\"contents\":null},\"successful\":true}",
            NotSaved::NoTasks,
        ),
        ("{\"data\":{\"contents\":[7,null]}}", NotSaved::NoTasks),
        ("{ what is this }", NotSaved::Other),
        ("{\"a\":1,\n what is this }", NotSaved::Other),
        ("[1,", NotSaved::CutOff),
        (
            "{\"format\":\"har\",\"contents\":[{\"taskId\":1}]}",
            NotSaved::OtherFormat("har".into()),
        ),
        (
            "{\"format\":\"ocp-backup-console\",\"version\":2}",
            NotSaved::Newer("2".into()),
        ),
    ] {
        let told = read(text);
        if text == "[]" {
            assert!(
                told.unwrap().rows.is_empty(),
                "an empty list of tasks is one"
            );
        } else {
            assert_eq!(told.unwrap_err(), what, "{text}");
        }
    }
    assert_eq!(binary(b"PK\x03\x04\x14\0\x06\0"), NotSaved::Archive);
    assert_eq!(binary(b"\x1f\x8b\x08\0\0\0"), NotSaved::Compressed);
    assert_eq!(binary(b"\xff\xfe{\0}\0"), NotSaved::Utf16);
    assert_eq!(binary(b"\x7fELF\x02\x01\0\0"), NotSaved::Binary);
}

#[test]
fn an_answer_that_is_a_failure_tells_what_ocp_says() {
    let file = include_str!("../../../tests/ocp/samples/rate-limited.json");
    let Err(NotSaved::Failure(facts)) = read(file) else {
        panic!("a failure")
    };
    assert!(
        facts
            .message
            .unwrap()
            .starts_with("Excessive number of requests.")
    );
    let said = r#"{"error":{"code":7,"message":"pwd=S3cr3t"},"successful":false,"traceId":"7d02"}"#;
    let Err(NotSaved::Failure(facts)) = read(said) else {
        panic!("a failure")
    };
    assert_eq!(
        (facts.code.as_deref(), facts.trace_id.as_deref()),
        (Some("7"), Some("7d02"))
    );
    assert!(!format!("{facts:?}").contains("S3cr3t"));
    assert!(matches!(
        read(r#"{"successful":false}"#),
        Err(NotSaved::Failure(_))
    ));
}

#[test]
fn no_secret_of_a_file_is_kept() {
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
    let Err(NotSaved::OtherFormat(name)) = read(r#"{"format":"token=S3cr3t"}"#) else {
        panic!("another format")
    };
    assert_eq!(name, "token=***");
}

#[test]
fn what_is_too_much_is_refused() {
    let many = format!("[{}]", vec!["{\"taskId\":1}"; MAX_ENTRIES + 1].join(","));
    assert_eq!(read(&many).unwrap_err(), NotSaved::TooMany);
    let endless = format!("{{\"x\":\"{}", "a".repeat(MAX_WAITED_FOR + 100_000));
    let mut reader = Reader::default();
    let refused = endless.as_bytes().chunks(1_000_000).find_map(|part| {
        reader.push(part);
        reader.share().err()
    });
    assert_eq!(refused, Some(NotSaved::Other));
    let nothing = format!("[{}", "1,".repeat(MAX_TRIED + 2));
    assert_eq!(read(&nothing).unwrap_err(), NotSaved::NoTasks);
}

#[test]
fn a_large_file_is_let_go_of_while_it_is_read() {
    let ids: Vec<_> = (0..2_000).collect();
    let file = with_tasks(export(), &ids).to_string();
    let mut reader = Reader::default();
    let mut most = 0;
    for part in file.as_bytes().chunks(10_000) {
        reader.push(part);
        while reader.share().unwrap() == Needs::Time {}
        most = most.max(reader.text.ready.len());
    }
    reader.end();
    assert_eq!(reader.share(), Ok(Needs::Nothing));
    assert_eq!(reader.tasks(), 2_000);
    assert!(most < 25_000, "{most}");
}

/// A whole file as the console exports it.
fn exported(format: Format, about: Metadata, tasks: &[Arc<BackupTask>]) -> String {
    let mut writer = Writer::new(
        WriterOptions {
            format,
            ..WriterOptions::default()
        },
        about,
        tasks.to_vec(),
    );
    let mut file = String::new();
    while writer.write_step(&mut file, 1_000, &print_exact) {}
    file
}

fn any_file() -> impl Strategy<Value = String> {
    let document = with_tasks(export(), &[1, 2, 3]);
    let lines = format!("{}\n{}\n{}\n", export(), task(1), task(2));
    let pretty = format!("{document:#}");
    prop_oneof![
        Just(document.to_string()),
        Just(pretty),
        Just(lines),
        Just(json!([task(1), task(2)]).to_string())
    ]
}

/// What became of a file, so that two can be compared.
fn outcome(read: Result<(SavedTasks, Base), NotSaved>) -> String {
    match read {
        Ok((saved, base)) => {
            let rows: Vec<_> = saved.rows.iter().collect();
            format!(
                "{rows:?} {:?} {:?} {base:?}",
                saved.metadata,
                (saved.is_truncated, saved.broken_lines)
            )
        }
        Err(error) => format!("{error:?}"),
    }
}

proptest! {
    #[test]
    fn what_the_console_exports_it_reads_as_the_same(
        tasks in proptest::collection::vec(any_task(), 0..20),
        query in any_query(),
        (lines, complete, total) in any::<(bool, bool, Option<u16>)>(),
    ) {
        let (mut rows, as_of) = (ResultSet::default(), parse_wire("2024-08-09T08:00:00.25Z"));
        rows.merge(Batch { tasks, ..Batch::default() });
        let tasks: Vec<_> = rows.iter().cloned().collect();
        let about = Metadata {
            exported_at: as_of.unwrap(), as_of, query: query.print(&Defaults::default()), scope: query.scope,
            bounds: Bounds::default(), zone: "UTC".into(), source: DataOrigin::Ocp, total: total.map(Into::into),
            loaded: tasks.len(), written: tasks.len(), duplicates: 0, left_out: 0, fields_left_out: 0, complete, stop: None,
        };
        let file = exported(if lines { Format::NdJson } else { Format::Json }, about, &tasks);
        let (saved, _) = read_by(file.as_bytes(), 777).unwrap();
        prop_assert_eq!(saved.rows.iter().cloned().collect::<Vec<_>>(), tasks);
        let about = saved.metadata;
        prop_assert_eq!((about.as_of, about.scope, about.filter), (as_of, query.scope, Some(query.filter)));
        prop_assert_eq!((about.total, about.is_complete), (total.map(Into::into), Some(complete)));
        prop_assert!(!saved.is_truncated && saved.broken_lines.0 == 0);
    }

    #[test]
    fn a_file_is_the_same_however_it_comes(file in any_file(), part in 1..300_usize, cut in 0..1_200_usize) {
        let cut = file.get(..file.len().saturating_sub(cut)).unwrap_or(&file);
        prop_assert_eq!(outcome(read_by(cut.as_bytes(), part)), outcome(read_by(cut.as_bytes(), usize::MAX)));
    }

    #[test]
    fn nothing_in_a_file_panics(
        text in r#"(\PC|[{}\[\]":,\n\r]|"contents"|"data"|"taskId":1|"format":"ocp-backup-console"|null){0,60}"#,
        part in 1..40_usize,
    ) {
        let _ = read_by(text.as_bytes(), part);
        let _ = read_by(format!("{{{text}").as_bytes(), part);
    }

    #[test]
    fn bytes_become_the_text_that_a_browser_would_make_of_them(bytes in proptest::collection::vec(any::<u8>(), 0..60), part in 1..9_usize) {
        let mut text = Text::default();
        bytes.chunks(part).for_each(|part| text.push(part));
        text.end();
        let whole = text_of(bytes);
        prop_assert_eq!(text.ready.trim_start_matches('\u{feff}'), whole.trim_start_matches('\u{feff}'));
    }
}
