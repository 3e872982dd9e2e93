//! Properties of reading saved responses.

use proptest::prelude::*;
use serde_json::json;

use super::tests::{export, read_by, task, with_tasks};
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
use model::task::instant::{parse_wire, print_exact};

/// A file as the console exports it.
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
    while writer.write_step(&mut file, 1_000, &print_exact, None) {}
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

/// The result of reading a file, for comparison.
fn outcome(read: Result<(SavedTasks, Base), FileError>) -> String {
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
    fn export_is_read_back_unchanged(
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
    fn result_does_not_depend_on_the_parts_of_a_file(file in any_file(), part in 1..300_usize, cut in 0..1_200_usize) {
        let cut = file.get(..file.len().saturating_sub(cut)).unwrap_or(&file);
        prop_assert_eq!(outcome(read_by(cut.as_bytes(), part)), outcome(read_by(cut.as_bytes(), usize::MAX)));
    }

    #[test]
    fn any_file_is_read_without_a_panic(
        text in r#"(\PC|[{}\[\]":,\n\r]|"contents"|"data"|"taskId":1|"format":"ocp-backup-console"|null){0,60}"#,
        part in 1..40_usize,
    ) {
        let _ = read_by(text.as_bytes(), part);
        let _ = read_by(format!("{{{text}").as_bytes(), part);
    }

    #[test]
    fn bytes_are_decoded_as_by_a_browser(bytes in proptest::collection::vec(any::<u8>(), 0..60), part in 1..9_usize) {
        let mut text = Text::default();
        bytes.chunks(part).for_each(|part| text.push(part));
        text.end();
        let whole = text_of(bytes);
        prop_assert_eq!(text.ready.trim_start_matches('\u{feff}'), whole.trim_start_matches('\u{feff}'));
    }
}
