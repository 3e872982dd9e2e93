use super::*;
use proptest::prelude::*;

fn read(text: &str, source: ScopeList) -> Result<ListPage, ApiError> {
    read_list(
        &Body {
            status: 200,
            text: text.to_owned(),
            ..Body::default()
        },
        source,
    )
    .map(|(_, page)| page)
}

fn contents(entries: &str) -> ListPage {
    let text = format!(
        r#"{{"data":{{"contents":[{entries}],"page":{{"totalElements":9}}}},"successful":true}}"#
    );
    read(&text, ScopeList::Tenants(1)).unwrap()
}

fn named(id: i64, name: &str, detail: &str) -> ListEntry {
    ListEntry {
        id,
        name: name.into(),
        detail: detail.into(),
    }
}

#[test]
fn documented_lists_are_decoded() {
    let clusters = read(
        include_str!("../../../tests/ocp/samples/clusters.json"),
        ScopeList::Clusters,
    )
    .unwrap();
    let cluster = named(1_000_002, "test", "PRIMARY · 2.2.73 · RUNNING");
    assert_eq!(
        clusters,
        ListPage {
            entries: vec![cluster],
            received: 1,
            total: Some(1)
        }
    );
    let tenants = read(
        include_str!("../../../tests/ocp/samples/tenants.json"),
        ScopeList::Tenants(1),
    )
    .unwrap();
    let both = vec![
        named(10, "first", "Oracle · NORMAL"),
        named(11, "second", "MYSQL · NORMAL"),
    ];
    assert_eq!(
        tenants,
        ListPage {
            entries: both,
            received: 2,
            total: Some(9)
        }
    );
}

#[test]
fn ids_are_exact_and_entries_without_one_are_left_out() {
    let page = contents(
        r#"{"id":9007199254740993,"name":"a"},{"id":"9223372036854775807"},{"name":"no id"},{"id":null},{"id":1.5},
           {"id":-1},{"id":9223372036854775808},{"id":{}},null,42,"x",[]"#,
    );
    assert_eq!(
        page.entries,
        [
            named(9_007_199_254_740_993, "a", ""),
            named(i64::MAX, "", "")
        ]
    );
    assert_eq!((page.received, page.total), (12, Some(9)));
}

#[test]
fn field_of_a_wrong_type_is_left_empty() {
    let page = contents(
        r#"{"id":1,"name":{},"mode":[],"status":true},{"id":2,"name":7,"mode":"MYSQL","status":null}"#,
    );
    assert_eq!(page.entries, [named(1, "", ""), named(2, "7", "MYSQL")]);
}

#[test]
fn names_are_limited_and_masked() {
    let long = "x".repeat(3_000_000);
    let page = contents(&format!(
        r#"{{"id":1,"name":"{0}"}},{{"id":2,"other":"{long}"}},{{"id":3,"name":"password=S3cr3t","status":"token=S3cr3t"}}"#,
        "备".repeat(9_000)
    ));
    assert_eq!(
        page.entries
            .iter()
            .map(|entry| entry.id)
            .collect::<Vec<_>>(),
        [1, 3]
    );
    assert_eq!(page.entries[0].name.chars().count(), 200);
    assert!(!format!("{page:?}").contains("S3cr3t"));
}

#[test]
fn response_without_a_list_is_a_failure() {
    let what = |text: &str| match read(text, ScopeList::Clusters) {
        Err(ApiError::Unreadable { what, .. }) => what,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(what(""), UnreadableResponse::Empty);
    assert_eq!(what("<html>"), UnreadableResponse::WebPage);
    assert_eq!(
        what(r#"{"data":{"contents":[{"id":1"#),
        UnreadableResponse::CutOff
    );
    for data in [
        "7",
        "null",
        "[]",
        "{}",
        r#"{"contents":7,"page":{"totalElements":1}}"#,
    ] {
        assert_eq!(
            what(&format!(r#"{{"data":{data},"successful":true}}"#)),
            UnreadableResponse::NoTasks,
            "{data}"
        );
    }
    assert_eq!(what(r#"{"data":{}}"#), UnreadableResponse::Other);
    let failed = read(
        r#"{"successful":false,"error":{"code":"IAM11000"}}"#,
        ScopeList::Clusters,
    );
    assert!(matches!(failed, Err(ApiError::Forbidden(_))), "{failed:?}");
}

#[test]
fn empty_list_may_be_absent() {
    for data in [
        r#"{"page":{"totalElements":0}}"#,
        r#"{"contents":null,"page":{"totalElements":0}}"#,
    ] {
        let page = read(
            &format!(r#"{{"data":{data},"successful":true}}"#),
            ScopeList::Clusters,
        )
        .unwrap();
        assert_eq!(
            page,
            ListPage {
                total: Some(0),
                ..ListPage::default()
            }
        );
    }
}

proptest! {
    #[test]
    fn any_response_is_read_without_a_panic(text in "\\PC{0,60}", member in "[a-z]{1,8}") {
        let _ = read(&text, ScopeList::Clusters);
        let _ = read(&format!(r#"{{"data":{{"contents":[{{"id":1,"{member}":{text}}}]}},"successful":true}}"#), ScopeList::Clusters);
    }
}
