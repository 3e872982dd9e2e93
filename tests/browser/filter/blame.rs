//! What OCP does not accept of a filter stands beside the very field, until that is changed.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, attribute, click, name, shown, tasks, type_in};

const CUSTOM: &str =
    "cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&zone=utc";

/// The texts that an element's description points to.
fn described(element: &HtmlElement) -> String {
    let ids = attribute(element, "aria-describedby").expect("it points to its message");
    let texts = ids.split(' ').map(|id| {
        document()
            .get_element_by_id(id)
            .map(|text| shown(&text))
            .unwrap_or_default()
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn group(page: &Page, label: &str) -> HtmlElement {
    let mut found = page.all("fieldset");
    found.retain(|group| {
        name(group) == label
            || group
                .query_selector("legend")
                .ok()
                .flatten()
                .is_some_and(|legend| shown(&legend) == label)
    });
    assert_eq!(found.len(), 1, "groups called {label}");
    found.remove(0)
}

/// The page at an address, whose filter OCP does not accept.
async fn refused(query: &str, error: Value) -> Page {
    let page = Page::open(query).await;
    page.call()
        .await
        .answers_with(
            400,
            &[],
            &json!({ "error": error, "traceId": "7d02" }).to_string(),
        )
        .await;
    page
}

fn blaming(fields: &[&str]) -> Value {
    let all: Vec<_> = fields
        .iter()
        .map(|field| json!({ "field": field, "message": format!("{field} is odd") }))
        .collect();
    json!({ "code": "COM10010", "message": "illegal argument", "subErrors": all })
}

#[wasm_bindgen_test]
async fn each_blamed_field_has_ocps_words_until_it_is_changed() {
    let blamed = ["startTime", "endTime", "backupSetId", "tenantId"];
    let labels = ["From", "To", "Backup set id", "Tenant id"];
    let page = refused(&format!("{CUSTOM}&backupSetId=7"), blaming(&blamed)).await;
    let fields = labels.map(|label| page.field(label));
    let messages = || fields.each_ref().map(described);
    let mut expected = blamed.map(|field| format!("{field} is odd"));
    for place in 0..fields.len() {
        assert_eq!(messages(), expected);
        assert_eq!(
            attribute(&fields[place], "aria-invalid").as_deref(),
            Some("true")
        );
        type_in(&fields[place], "8").await;
        assert_eq!(attribute(&fields[place], "aria-invalid"), None);
        expected[place] = String::new();
    }
    assert_eq!(messages(), expected);
    assert_eq!(described(&page.field("Cluster id")), "", "nobody blamed it");
    assert!(
        page.error()
            .contains("startTime: startTime is odd · endTime:"),
        "{}",
        page.error()
    );
}

#[wasm_bindgen_test]
async fn blamed_statuses_are_told_at_their_group_until_one_is_changed() {
    let page = refused(
        "cluster=1&tenant=2&status=DONE",
        blaming(&["queryTaskParam.status[0]"]),
    )
    .await;
    assert_eq!(
        described(&group(&page, "Status")),
        "queryTaskParam.status[0] is odd"
    );
    assert_eq!(described(&group(&page, "Time range")), "");
    click(&page.hook("filter-status-FAILED")).await;
    assert_eq!(described(&group(&page, "Status")), "");
}

#[wasm_bindgen_test]
async fn a_range_that_is_too_long_is_told_at_the_range() {
    let error = json!({ "code": "COM10014", "message": "at most 60 days" });
    let page = refused("cluster=1&tenant=2&range=90d", error.clone()).await;
    assert_eq!(described(&group(&page, "Time range")), "at most 60 days");
    click(&page.hook("range-30d")).await;
    assert_eq!(described(&group(&page, "Time range")), "");

    let page = refused(CUSTOM, error).await;
    for label in ["From", "To"] {
        assert_eq!(described(&page.field(label)), "at most 60 days");
    }
    assert_eq!(
        described(&group(&page, "Time range")),
        "",
        "told where the times stand"
    );
    click(&page.hook("range-30d")).await;
    assert!(
        !page
            .all("form p")
            .iter()
            .any(|text| shown(text) == "at most 60 days")
    );
}

#[wasm_bindgen_test]
async fn a_target_is_blamed_as_well() {
    let page = refused(
        &format!("{CUSTOM}&backupSetId=7"),
        json!({ "code": "X", "message": "odd", "target": "backupSetId" }),
    )
    .await;
    assert_eq!(described(&page.field("Backup set id")), "odd");
    assert_eq!(described(&page.field("From")), "");
}

#[wasm_bindgen_test]
async fn an_accepted_filter_blames_nothing_any_more() {
    let page = refused(
        &format!("{CUSTOM}&backupSetId=7"),
        blaming(&["backupSetId"]),
    )
    .await;
    type_in(&page.field("Backup set id"), "8").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(described(&page.field("Backup set id")), "");
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        (
            described(&page.field("Backup set id")),
            page.notices("error")
        ),
        (String::new(), Vec::new())
    );
}
