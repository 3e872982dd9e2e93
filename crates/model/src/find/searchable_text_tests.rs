//! What of a task is searched.

use super::*;
use crate::load::result_set::tests::task;
use crate::task::status::TaskStatus;
use proptest::prelude::*;

fn write_shown(value: Value<'_>, out: &mut String) {
    out.push_str(match value {
        Value::Status(_) => "In progress",
        Value::Seconds(_) => "2 m 05 s",
        _ => "",
    });
}

pub(in crate::find) fn is_in(terms: &FindTerms, task: &BackupTask) -> bool {
    let mut text = String::new();
    write_searchable_text(task, terms, &mut write_shown, &mut text);
    terms.is_in(&text)
}

fn sample() -> BackupTask {
    BackupTask {
        status: Some(TaskStatus::from_wire("DOING")),
        start_time: crate::task::instant::parse_wire("2024-08-09T08:02:57.715753Z"),
        duration: Some(125),
        backup_uri: Some("oss://Bucket/Straße/İstanbul".into()),
        error_msg: Some("(server)result: -4016(Internal error)".into()),
        data_secondary_backup_task_ids: Some([11, 12].into()),
        unreadable: vec![(TaskField::DataVersion, "{\"Major\":4}".into())],
        unknown: vec![("extraField".into(), "\"Émile\"".into())],
        ..task(1_000_042)
    }
}

#[test]
fn every_field_is_searched_as_shown_and_as_sent() {
    for text in [
        "doing",
        "PROGRESS",
        "in progress",
        "1000042",
        "0042 doing",
        "2024-08-09t08:02:57.715753z",
        "2024-08-09T08",
        "57.71",
        "02:57z",
        "125",
        "05 s 125",
        "bucket/stra",
        "STRASSE".replace("SS", "ß").as_str(),
        "İSTANBUL",
        "-4016",
        "internal ERROR",
        "11",
        "major",
        "EXTRAFIELD",
        "émile",
        "ÉMILE \"",
    ] {
        assert!(is_in(&FindTerms::parse(text), &sample()), "{text}");
    }
    for text in [
        "doing done",
        "q",
        "1000043",
        "progressin",
        "bucketstra",
        "7157",
        "715753z",
        "7157 57.7157",
    ] {
        assert!(!is_in(&FindTerms::parse(text), &sample()), "{text}");
    }
    for text in ["ｅｘｔｒａ", "－４０１６", "０８：０２：５７．７１"] {
        assert!(is_in(&FindTerms::parse(text), &sample()), "{text}");
    }
    assert!(FindTerms::parse(" \u{3000}\t").is_empty());
    assert_eq!(FindTerms::parse("a A  b a"), FindTerms::parse("A B"));
}

proptest! {
    #[test]
    fn fractions_of_a_second_are_searched_only_by_exact_times(number in "[0-9]{1,4}z?", second in 1_700_000_000..1_700_009_999_i64, nanos in 0..1_000_000_000_u32) {
        let at = |nanos| BackupTask { start_time: chrono::DateTime::from_timestamp(second, nanos), ..task(1) };
        let terms = FindTerms::parse(&number);
        prop_assert_eq!(is_in(&terms, &at(nanos)), is_in(&terms, &at(0)), "{}", number);
        let exact = print_exact(at(nanos).start_time.unwrap());
        prop_assert!(is_in(&FindTerms::parse(&exact), &at(nanos)) && is_in(&FindTerms::parse(&exact[14..]), &at(nanos)), "{}", exact);
    }
}
