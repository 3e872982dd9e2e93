//! Filter fields that OCP rejects: each shows its message until it is changed.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, accessible_name, attribute, click, tasks_response, text_of, type_in};

const CUSTOM_RANGE_QUERY: &str =
    "cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&zone=utc";

/// The texts that `aria-describedby` points to.
fn description_of(element: &HtmlElement) -> String {
    let ids = attribute(element, "aria-describedby").expect("it points to its message");
    let texts = ids.split(' ').map(|id| {
        document()
            .get_element_by_id(id)
            .map(|text| text_of(&text))
            .unwrap_or_default()
    });
    texts.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn field_group(page: &Page, label: &str) -> HtmlElement {
    let mut found = page.all("fieldset");
    found.retain(|group| {
        accessible_name(group) == label
            || group
                .query_selector("legend")
                .ok()
                .flatten()
                .is_some_and(|legend| text_of(&legend) == label)
    });
    assert_eq!(found.len(), 1, "groups named {label}");
    found.remove(0)
}

/// Opens the page, and rejects its filter with this error.
async fn open_rejected(query: &str, error: Value) -> Page {
    let page = Page::open(query).await;
    page.respond_next_with(
        400,
        &[],
        &json!({ "error": error, "traceId": "7d02" }).to_string(),
    )
    .await;
    page
}

fn field_errors(fields: &[&str]) -> Value {
    let all: Vec<_> = fields
        .iter()
        .map(|field| json!({ "field": field, "message": format!("{field} is odd") }))
        .collect();
    json!({ "code": "COM10010", "message": "illegal argument", "subErrors": all })
}

#[wasm_bindgen_test]
async fn rejected_field_shows_the_message_of_ocp_until_changed() {
    let rejected = ["startTime", "endTime", "backupSetId", "tenantId"];
    let labels = ["From", "To", "Backup set id", "Tenant id"];
    let page = open_rejected(
        &format!("{CUSTOM_RANGE_QUERY}&backupSetId=7"),
        field_errors(&rejected),
    )
    .await;
    let fields = labels.map(|label| page.field(label));
    let messages = || fields.each_ref().map(description_of);
    let mut expected = rejected.map(|field| format!("{field} is odd"));
    for index in 0..fields.len() {
        assert_eq!(messages(), expected);
        assert_eq!(
            attribute(&fields[index], "aria-invalid").as_deref(),
            Some("true")
        );
        type_in(&fields[index], "8").await;
        assert_eq!(attribute(&fields[index], "aria-invalid"), None);
        expected[index] = String::new();
    }
    assert_eq!(messages(), expected);
    assert_eq!(
        description_of(&page.field("Cluster id")),
        "",
        "other fields have no message"
    );
    assert!(
        page.error_notice()
            .contains("startTime: startTime is odd · endTime:"),
        "{}",
        page.error_notice()
    );
}

#[wasm_bindgen_test]
async fn rejected_statuses_show_the_message_at_their_group_until_changed() {
    let page = open_rejected(
        "cluster=1&tenant=2&status=DONE",
        field_errors(&["queryTaskParam.status[0]"]),
    )
    .await;
    assert_eq!(
        description_of(&field_group(&page, "Status")),
        "queryTaskParam.status[0] is odd"
    );
    assert_eq!(description_of(&field_group(&page, "Time range")), "");
    click(&page.by_test_id("filter-status-FAILED")).await;
    assert_eq!(description_of(&field_group(&page, "Status")), "");
}

#[wasm_bindgen_test]
async fn too_long_range_shows_the_message_at_the_range() {
    let error = json!({ "code": "COM10014", "message": "at most 60 days" });
    let page = open_rejected("cluster=1&tenant=2&range=90d", error.clone()).await;
    assert_eq!(
        description_of(&field_group(&page, "Time range")),
        "at most 60 days"
    );
    click(&page.by_test_id("range-30d")).await;
    assert_eq!(description_of(&field_group(&page, "Time range")), "");

    let page = open_rejected(CUSTOM_RANGE_QUERY, error).await;
    for label in ["From", "To"] {
        assert_eq!(description_of(&page.field(label)), "at most 60 days");
    }
    assert_eq!(
        description_of(&field_group(&page, "Time range")),
        "",
        "the message is at the time fields"
    );
    click(&page.by_test_id("range-30d")).await;
    assert!(
        !page
            .all("form p")
            .iter()
            .any(|text| text_of(text) == "at most 60 days")
    );
}

#[wasm_bindgen_test]
async fn error_target_names_the_rejected_field() {
    let page = open_rejected(
        &format!("{CUSTOM_RANGE_QUERY}&backupSetId=7"),
        json!({ "code": "X", "message": "odd", "target": "backupSetId" }),
    )
    .await;
    assert_eq!(description_of(&page.field("Backup set id")), "odd");
    assert_eq!(description_of(&page.field("From")), "");
}

#[wasm_bindgen_test]
async fn accepted_filter_clears_the_field_messages() {
    let page = open_rejected(
        &format!("{CUSTOM_RANGE_QUERY}&backupSetId=7"),
        field_errors(&["backupSetId"]),
    )
    .await;
    type_in(&page.field("Backup set id"), "8").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(description_of(&page.field("Backup set id")), "");
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        (
            description_of(&page.field("Backup set id")),
            page.notices("error")
        ),
        (String::new(), Vec::new())
    );
}
