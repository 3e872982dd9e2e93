//! Tables, read back by a CSV parser.

use super::*;
use crate::generators::any_task;
use crate::task::instant::{parse_wire, print_exact};
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;
use proptest::prelude::*;

fn table(delimiter: Delimiter, fields: &[TaskField]) -> DelimitedTable<'_> {
    DelimitedTable {
        delimiter,
        fields,
        time: &print_exact,
        words: None,
    }
}

#[test]
fn table_for_people_has_labels_and_words_and_no_other_fields() {
    let fields = [TaskField::TaskId, TaskField::ErrorMsg, TaskField::Duration];
    let words = TableWords {
        label: &|field| format!("<{}>", field.api_name()),
        value: &|value| format!("{value:?}"),
    };
    let table = DelimitedTable {
        words: Some(words),
        ..table(Delimiter::Comma, &fields)
    };
    let task = BackupTask {
        task_id: Some(7),
        error_msg: Some("=1+1".into()),
        ..BackupTask::empty(RowKey::of_content(""))
    };
    let mut out = String::new();
    table.write_header(&mut out);
    table.write_row(&mut out, &task);
    assert_eq!(
        out,
        "<taskId>,<errorMsg>,<duration>\r\n7,\"Text(\"\"=1+1\"\")\",\r\n"
    );
    assert_eq!(table.width(), 3);
}

/// Parses a table as RFC 4180 specifies; panics on anything else.
pub(crate) fn cells(table: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut rest = table;
    while !rest.is_empty() {
        let mut row = Vec::new();
        loop {
            let mut cell = String::new();
            if let Some(mut quoted) = rest.strip_prefix('"') {
                loop {
                    let (part, after_quote) =
                        quoted.split_once('"').expect("a closing quotation mark");
                    cell.push_str(part);
                    let Some(next_part) = after_quote.strip_prefix('"') else {
                        rest = after_quote;
                        break;
                    };
                    cell.push('"');
                    quoted = next_part;
                }
            } else {
                let end = rest
                    .find([delimiter, '\r', '\n', '"'])
                    .expect("an end of the row");
                cell.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            row.push(cell);
            match rest.strip_prefix(delimiter) {
                Some(next) => rest = next,
                None => break,
            }
        }
        rest = rest.strip_prefix("\r\n").expect("CRLF");
        rows.push(row);
    }
    rows
}

fn cell(text: &str) -> String {
    let mut out = String::new();
    table(Delimiter::Comma, &[]).write_text(&mut out, text);
    out
}

#[test]
fn row_keeps_every_value_exact() {
    let task = BackupTask {
        task_id: Some(999_999_999_999_999),
        backup_set_id: Some(i64::MAX),
        data_version: Some(-1_000_000_000_000_000),
        duration: Some(-1),
        status: Some(TaskStatus::from_wire("=DONE")),
        start_time: parse_wire("2024-08-09T16:00:52.151857+08:00"),
        error_msg: Some("a, \"b\"\nc".into()),
        data_secondary_backup_task_ids: Some([1, 2].into()),
        unreadable: vec![
            (TaskField::ClusterId, "9223372036854775808".into()),
            (TaskField::TenantId, "[1]".into()),
        ],
        unknown: vec![("new".into(), "[1,\"x\"]".into())],
        ..BackupTask::empty(RowKey::of_content(""))
    };
    let fields = [
        TaskField::TaskId,
        TaskField::BackupSetId,
        TaskField::DataVersion,
        TaskField::Duration,
        TaskField::Status,
        TaskField::StartTime,
        TaskField::FinishTime,
        TaskField::ErrorMsg,
        TaskField::DataSecondaryBackupTaskIds,
        TaskField::ClusterId,
        TaskField::TenantId,
    ];
    let mut out = String::new();
    let table = table(Delimiter::Comma, &fields);
    table.write_header(&mut out);
    table.write_row(&mut out, &task);
    let expected = concat!(
        "taskId,backupSetId,dataVersion,duration,status,startTime,finishTime,errorMsg,dataSecondaryBackupTaskIds,",
        "clusterId,tenantId,otherFields\r\n",
        r#"999999999999999,"=""9223372036854775807""","=""-1000000000000000""",-1,'=DONE,2024-08-09T08:00:52.151857Z,,"#,
        "\"a, \"\"b\"\"\nc\",",
        r#""[1,2]","=""9223372036854775808""",[1],"{""new"":[1,""x""]}""#,
        "\r\n",
    );
    assert_eq!(out, expected);
    assert!(
        cells(&out, ',')
            .iter()
            .all(|row| row.len() == table.width())
    );
}

#[test]
fn text_that_could_start_a_formula_gets_an_apostrophe() {
    for (text, defused) in [
        ("=1+1", "'=1+1"),
        ("+a", "'+a"),
        ("-a", "'-a"),
        ("@a", "'@a"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠1", "'＠1"),
        (" \u{a0}\u{200b}\u{feff}=1", "' \u{a0}\u{200b}\u{feff}=1"),
        ("\ta", "'\ta"),
        ("\ra", "'\ra"),
        ("\n=1", "'\n=1"),
        ("a; =1;b", "a; '=1;b"),
        ("a\n=1\r\n+2\t@3", "a\n'=1\r\n'+2\t'@3"),
        ("-", "'-"),
        ("a=1", "a=1"),
        ("result: -4016", "result: -4016"),
        ("", ""),
    ] {
        let mut out = cell(text);
        out.push_str("\r\n");
        assert_eq!(cells(&out, ','), [[defused]], "{text:?}");
    }
}

#[test]
fn text_that_looks_like_a_number_or_date_stays_exact() {
    for text in [
        "007",
        "1e5",
        "3-4",
        "12:30",
        "2024-08-09",
        "1,5",
        "5%",
        ".5",
        "-1.0",
        "1e400",
        "1/2",
    ] {
        assert_eq!(cell(text), format!("\"=\"\"{text}\"\"\""));
    }
    for text in ["ob_431", "v4.3", "1 May", "oss://b"] {
        assert_eq!(cell(text), text);
    }
    let long = "1".repeat(256);
    assert_eq!(
        cell(&long),
        format!("'{long}"),
        "Excel has no formula with so long a text"
    );
}

#[test]
fn cells_are_quoted_where_needed() {
    for (text, expected) in [
        ("a,b", "\"a,b\""),
        ("a\tb", "a\tb"),
        ("a\"b", "\"a\"\"b\""),
        (" a", "\" a\""),
        ("a\r\nb", "\"a\r\nb\""),
        ("a;b", "\"a;b\""),
        ("a b", "a b"),
    ] {
        assert_eq!(cell(text), expected, "{text:?}");
    }
    let mut out = String::new();
    table(Delimiter::Tab, &[]).write_text(&mut out, "a\tb");
    assert_eq!(out, "\"a\tb\"");
}

proptest! {
    #[test]
    fn any_text_reads_back_except_for_apostrophes(text in "(\\PC|[=+@\\-;,\"'\t\r\n 0-9]){0,20}") {
        for delimiter in [Delimiter::Comma, Delimiter::Tab] {
            let mut out = String::new();
            table(delimiter, &[]).write_text(&mut out, &text);
            out.push_str("\r\n");
            let read = cells(&out, delimiter.char());
            prop_assert!(read.len() == 1 && read[0].len() == 1);
            let cell = &read[0][0];
            let exact = cell
                .strip_prefix("=\"")
                .and_then(|cell| cell.strip_suffix('"'));
            let quoteless = |text: &str| text.replace('\'', "");
            prop_assert_eq!(quoteless(exact.unwrap_or(cell)), quoteless(&text));
            let starts = |sign| cell.trim_start().starts_with(sign);
            prop_assert!(
                exact.is_some()
                    || !['=', '+', '-', '@', '＝', '＋', '－', '＠']
                        .into_iter()
                        .any(starts),
                "{}",
                cell
            );
        }
    }

    #[test]
    fn any_task_is_one_row_as_wide_as_the_header(task in any_task(), tab: bool) {
        let table = table(if tab { Delimiter::Tab } else { Delimiter::Comma }, &TaskField::ALL);
        let mut out = String::new();
        table.write_header(&mut out);
        table.write_row(&mut out, &task);
        let rows = cells(&out, table.delimiter.char());
        prop_assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [26, 26]);
        prop_assert_eq!(&rows[1][1], &task.task_id.unwrap_or_default().to_string());
    }
}
