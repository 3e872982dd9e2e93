//! Bodies that keep the contract and bodies that do not.

use super::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn decode(body: &str) -> Result<(Base, Batch), ApiError> {
    let mut decoder = Decoder::new(200, body);
    loop {
        if let Some(decoded) = decoder.step() {
            return decoded;
        }
    }
}

/// How many entries a body has and what it counts, or what is wrong with it.
fn outline(body: &str) -> Result<(usize, Option<u64>), UnreadableResponse> {
    match decode(body) {
        Ok((_, batch)) => Ok((batch.received(), batch.total)),
        Err(ApiError::Unreadable { what, .. }) => Err(what),
        Err(other) => panic!("{other:?}"),
    }
}

fn page(data: &str) -> Result<(usize, Option<u64>), UnreadableResponse> {
    outline(&format!(r#"{{"data":{data},"successful":true}}"#))
}

#[test]
fn documented_response_is_decoded() {
    let (base, batch) = decode(include_str!(
        "../../../tests/ocp/samples/data-backup-tasks.json"
    ))
    .unwrap();
    assert!(base.fields().iter().all(|(_, value)| value.is_some()));
    assert_eq!(
        (batch.tasks.len(), batch.not_tasks.len(), batch.total),
        (1, 0, Some(1))
    );
}

#[test]
fn entries_that_are_no_tasks_are_kept_separately() {
    let (_, batch) =
        decode(r#"{"data":{"contents":[{},null,"token=S3cr3t",[ ],{"taskId":1}]}}"#).unwrap();
    assert_eq!(batch.tasks.len(), 2);
    assert_eq!(
        batch.not_tasks,
        [
            "null".into(),
            "\"token=***\"".into(),
            Box::<str>::from("[ ]")
        ]
    );
}

#[test]
fn empty_result_needs_contents_or_a_total() {
    for data in [
        r#"{"page":{"totalElements":0}}"#,
        r#"{"contents":null,"page":{"totalElements":"0"}}"#,
    ] {
        assert_eq!(page(data), Ok((0, Some(0))), "{data}");
    }
    assert_eq!(page(r#"{"contents":[]}"#), Ok((0, None)));
    assert_eq!(
        page(r#"{"contents":[],"page":{"totalElements":0}}"#),
        Ok((0, Some(0)))
    );
    for data in [
        "{}",
        "null",
        "7",
        "[]",
        r#""\ud800""#,
        r#"{"contents":null,"page":null}"#,
        r#"{"page":{"totalElements":-1}}"#,
        r#"{"contents":{"a":1},"page":{"totalElements":0}}"#,
        r#"{"contents":"none","page":{"totalElements":0}}"#,
        r#"{"contents":1e400,"page":{"totalElements":0}}"#,
    ] {
        assert_eq!(page(data), Err(UnreadableResponse::NoTasks), "{data}");
    }
    assert_eq!(
        outline(r#"{"successful":true}"#),
        Err(UnreadableResponse::NoTasks)
    );
    assert_eq!(outline(r#"{"data":{}}"#), Err(UnreadableResponse::Other));
    assert_eq!(outline("{}"), Err(UnreadableResponse::Other));
}

#[test]
fn total_that_is_no_count_is_ignored() {
    for (total, read) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("\"12\"", Some(12)),
        ("9223372036854775807", Some(9_223_372_036_854_775_807)),
        ("9223372036854775808", None),
        ("18446744073709551616", None),
        ("1e400", None),
        ("1e3", None),
        ("12.0", None),
        ("-1", None),
        ("\"-1\"", None),
        ("\"many\"", None),
        ("null", None),
        ("true", None),
        ("[1]", None),
        ("{}", None),
    ] {
        let data = format!(r#"{{"contents":[{{}}],"page":{{"totalElements":{total}}}}}"#);
        assert_eq!(page(&data), Ok((1, read)), "{total}");
    }
    for block in ["7", "[]", "\"x\"", "null", "{}"] {
        assert_eq!(
            page(&format!(r#"{{"page":{block},"contents":[]}}"#)),
            Ok((0, None)),
            "{block}"
        );
    }
}

#[test]
fn last_of_repeated_members_counts() {
    assert_eq!(
        page(r#"{"contents":[1,2],"page":{"totalElements":5},"contents":[3]}"#),
        Ok((1, Some(5)))
    );
    assert_eq!(
        page(r#"{"contents":[1,2],"contents":null}"#),
        Err(UnreadableResponse::NoTasks)
    );
    assert_eq!(page(r#"{"contents":7,"contents":[1]}"#), Ok((1, None)));
    assert_eq!(
        page(r#"{"contents":[1],"page":{"totalElements":5,"totalElements":6},"page":{}}"#),
        Ok((1, None))
    );
    assert_eq!(
        page(r#"{"contents":[1,2]},"data":{"contents":[1]}"#),
        Ok((1, None))
    );
    assert_eq!(
        page(r#"{"contents":[1,2]},"data":null"#),
        Err(UnreadableResponse::NoTasks)
    );
}

#[test]
fn invalid_unicode_names_and_deep_nesting_are_tolerated() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let objects = format!("{}0{}", "{\"data\":".repeat(10_000), "}".repeat(10_000));
    let body = format!(
        r#"{{"\ud800":1,"deep":{deep},"successful":{deep},"data":{{"\udfff":{objects},"contents":[{deep},{{"\ud800":{deep},"taskId":{objects}}}]}}}}"#
    );
    let (_, batch) = decode(&body).unwrap();
    assert_eq!((batch.tasks.len(), batch.not_tasks.len()), (1, 1));
    assert_eq!(
        (
            batch.tasks[0].unknown.len(),
            batch.tasks[0].unreadable.len()
        ),
        (1, 1)
    );
}

#[test]
fn bodies_that_are_no_responses_are_distinguished() {
    let whole =
        r#"{"data":{"contents":[{"taskId":1},{}],"page":{"totalElements":2}},"successful":true}"#;
    assert_eq!(outline(whole), Ok((2, Some(2))));
    assert_eq!(outline(&whole[..0]), Err(UnreadableResponse::Empty));
    for length in 1..whole.len() {
        assert_eq!(
            outline(&whole[..length]),
            Err(UnreadableResponse::CutOff),
            "{}",
            &whole[..length]
        );
    }
    for (body, what) in [
        (" \n", UnreadableResponse::Empty),
        ("<!doctype html>", UnreadableResponse::WebPage),
        ("\0", UnreadableResponse::Other),
        ("null", UnreadableResponse::Other),
        ("[{}]", UnreadableResponse::Other),
        (
            "{\"data\":{\"contents\":[\"\n\"]}}",
            UnreadableResponse::Other,
        ),
        (
            "{\"data\":{\"contents\":[\"\0\"]}}",
            UnreadableResponse::Other,
        ),
        (&format!("{whole} {whole}"), UnreadableResponse::Other),
        (&whole.replace("{}", "{},"), UnreadableResponse::Other),
    ] {
        assert_eq!(outline(body), Err(what), "{body:?}");
    }
}

#[test]
fn failure_is_recognized_by_any_of_its_signs() {
    let tasks = r#""data":{"contents":[{"taskId":1}]}"#;
    let failure = r#""error":{"code":"COM10999"}"#;
    for body in [
        format!("{{{tasks},{failure}}}"),
        format!("{{{failure},{tasks}}}"),
    ] {
        assert!(matches!(decode(&body), Err(ApiError::Ocp(_))), "{body}");
    }
    assert!(decode(&format!(r#"{{{tasks},"successful":false}}"#)).is_err());
    assert!(decode(&format!(r#"{{{tasks},"error":null}}"#)).is_ok());
}

#[test]
fn large_body_is_decoded_in_limited_steps() {
    let entries = vec![r#"{"taskId":1,"clusterName":"ob_431"}"#; 40_000].join(",");
    let body = format!(r#"{{"data":{{"contents":[{entries}]}}}}"#);
    let mut decoder = Decoder::new(200, &body);
    let mut behind = 0;
    let (_, batch) = loop {
        if let Some(result) = decoder.step() {
            break result.unwrap();
        }
        assert!(
            decoder.walk.at() - behind < BYTES_PER_STEP + 64,
            "a share, and the entry that filled it"
        );
        behind = decoder.walk.at();
    };
    assert_eq!(batch.tasks.len(), 40_000);
}

#[test]
fn oversized_entry_is_no_task() {
    let long = "x".repeat(MAX_AT_ONCE);
    let (_, batch) = decode(&format!(
        r#"{{"data":{{"contents":[{{"errorMsg":"{long}"}},{{}}]}}}}"#
    ))
    .unwrap();
    assert_eq!(
        (batch.tasks.len(), &*batch.not_tasks),
        (1, &[MASK.into()][..])
    );
}

#[test]
fn more_entries_tha_there_can_be_tasks_are_no_response() {
    let entries = |count| format!("[{}]", vec!["{}"; count].join(","));
    assert_eq!(
        page(&format!(r#"{{"contents":{}}}"#, entries(MAX_ENTRIES))),
        Ok((MAX_ENTRIES, None))
    );
    assert_eq!(
        page(&format!(r#"{{"contents":{}}}"#, entries(MAX_ENTRIES + 1))),
        Err(UnreadableResponse::Other)
    );
}

/// Any JSON value; the names are those that mean something somewhere.
fn any_json() -> impl Strategy<Value = Value> {
    let names = "(data|contents|page|totalElements|successful|status|error|code|subErrors|field|rejectedValue|traceId|\
                 taskId|startTime|errorMsg|dataSecondaryBackupTaskIds|password|\\PC{0,3})";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "(DONE|2024-08-09T08:02:57Z|access_key=x|://a:b@c|-?[0-9]{1,22})".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(names, inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// A response of which some member, somewhere, is any value.
fn almost_a_response() -> impl Strategy<Value = Value> {
    (any_json(), 0..8_usize).prop_map(|(odd, place)| {
        let mut answer = json!({
            "data": {"contents": [{"taskId": 1, "status": "DONE"}, {}], "page": {"totalElements": 2}},
            "successful": true, "traceId": "t", "error": null,
        });
        let path = [
            "/data",
            "/data/contents",
            "/data/contents/0",
            "/data/contents/0/taskId",
            "/data/contents/0/status",
            "/data/page",
            "/data/page/totalElements",
            "/error",
        ][place];
        *answer.pointer_mut(path).unwrap() = odd;
        answer
    })
}

proptest! {
    #[test]
    fn any_json_is_decoded_or_refused(value in any_json()) {
        let _ = decode(&value.to_string());
        let _ = ApiError::classify(500, &value.to_string(), None);
    }

    #[test]
    fn response_with_an_odd_value_is_decoded_or_refused(value in almost_a_response(), pretty: bool) {
        let body = if pretty { format!("{value:#}") } else { value.to_string() };
        if let Ok((_, batch)) = decode(&body) {
            let contents = value.pointer("/data/contents").and_then(Value::as_array).map_or(0, Vec::len);
            prop_assert_eq!(batch.received(), contents);
            prop_assert_eq!(batch.tasks.len(), contents - batch.not_tasks.len());
        }
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(
        bytes: Vec<u8>, cut in 0..200_usize, status: u16, at in 0..200_usize,
    ) {
        let _ = decode(&crate::json::text_of(bytes.clone()));
        let mut answer = br#"{"data":{"contents":[{"taskId":1,"errorMsg":"\ud83d\ude00"}],"page":{"totalElements":1}},"successful":true}"#.to_vec();
        answer.truncate(cut);
        let at = at.min(answer.len());
        answer.splice(at..at, bytes);
        let body = crate::json::text_of(answer);
        let _ = decode(&body);
        let _ = ApiError::classify(status, &body, None);
    }
}
