//! Files that cannot be shown.

use super::tests::{read, read_by};
use super::*;

#[test]
fn other_files_are_named() {
    let binary = |bytes: &[u8]| read_by(bytes, 3).unwrap_err();
    for (text, error) in [
        ("", FileError::Empty),
        (" \r\n\t ", FileError::Empty),
        ("\u{feff}", FileError::Empty),
        ("status,taskId,startTime\nDONE,1,2024\n", FileError::Csv),
        ("\u{feff}\"status\";\"taskId\";\"x\"\r\n", FileError::Csv),
        ("a\tb\tc\n1\t2\t3", FileError::Csv),
        ("# format,ocp-backup-console\n# version,1\n", FileError::Csv),
        ("<!doctype html><title>Sign in</title>", FileError::WebPage),
        ("\u{feff}\n<?xml version='1.0'?>", FileError::WebPage),
        ("Dear colleague, please, see below\nBest", FileError::Other),
        ("7", FileError::Other),
        ("%PDF-1.7", FileError::Binary),
        ("{}", FileError::NoTasks),
        ("[]", FileError::Empty),
        ("[1,2,{}]", FileError::NoTasks),
        ("{\"name\":\"x\",\"scripts\":{}}", FileError::NoTasks),
        ("{\"name\":\"x\"}\n{\"name\":\"y\"}", FileError::NoTasks),
        ("{\"data\":{},\"successful\":true}", FileError::NoTasks),
        (
            "{\"data\":{\"contents\":null},\"successful\":true}",
            FileError::NoTasks,
        ),
        ("{\"data\":{\"contents\":[7,null]}}", FileError::NoTasks),
        ("{ what is this }", FileError::Other),
        ("{\"a\":1,\n what is this }", FileError::Other),
        ("[1,", FileError::CutOff),
        (
            "{\"format\":\"har\",\"contents\":[{\"taskId\":1}]}",
            FileError::OtherFormat("har".into()),
        ),
        (
            "{\"format\":\"ocp-backup-console\",\"version\":2}",
            FileError::Newer("2".into()),
        ),
    ] {
        let result = read(text);
        if text == "[]" {
            assert!(
                result.unwrap().rows.is_empty(),
                "an empty list of tasks is one"
            );
        } else {
            assert_eq!(result.unwrap_err(), error, "{text}");
        }
    }
    assert_eq!(binary(b"PK\x03\x04\x14\0\x06\0"), FileError::Archive);
    assert_eq!(binary(b"\x1f\x8b\x08\0\0\0"), FileError::Compressed);
    assert_eq!(binary(b"\xff\xfe{\0}\0"), FileError::Utf16);
    assert_eq!(binary(b"\x7fELF\x02\x01\0\0"), FileError::Binary);
}

#[test]
fn saved_failure_has_the_message_of_ocp() {
    let file = include_str!("../../../tests/ocp/samples/rate-limited.json");
    let Err(FileError::Failure(facts)) = read(file) else {
        panic!("a failure")
    };
    assert!(
        facts
            .message
            .unwrap()
            .starts_with("Excessive number of requests.")
    );
    let failure =
        r#"{"error":{"code":7,"message":"pwd=S3cr3t"},"successful":false,"traceId":"7d02"}"#;
    let Err(FileError::Failure(facts)) = read(failure) else {
        panic!("a failure")
    };
    assert_eq!(
        (facts.code.as_deref(), facts.trace_id.as_deref()),
        (Some("7"), Some("7d02"))
    );
    assert!(!format!("{facts:?}").contains("S3cr3t"));
    assert!(matches!(
        read(r#"{"successful":false}"#),
        Err(FileError::Failure(_))
    ));
}

#[test]
fn oversized_files_are_refused() {
    let many = format!("[{}]", vec!["{\"taskId\":1}"; MAX_ENTRIES + 1].join(","));
    assert_eq!(read(&many).unwrap_err(), FileError::TooMany);
    let endless = format!("{{\"x\":\"{}", "a".repeat(MAX_VALUE_BYTES + 100_000));
    let mut reader = Reader::default();
    let refused = endless.as_bytes().chunks(1_000_000).find_map(|part| {
        reader.push(part);
        reader.step().err()
    });
    assert_eq!(refused, Some(FileError::Other));
    let without_task = format!("[{}", "1,".repeat(MAX_ENTRIES_WITHOUT_TASK + 2));
    assert_eq!(read(&without_task).unwrap_err(), FileError::NoTasks);
}
