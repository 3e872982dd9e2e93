//! Moving the time range to the window before or after.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, address_query, advance_clock, attribute, click, history_entry,
    open_with_range, tasks_response, type_in, value,
};

/// The reason why a button is disabled; `None` when it is enabled.
fn disabled_reason(page: &Page, test_id: &str) -> Option<String> {
    let button = page.by_test_id(test_id);
    attribute(&button, "aria-disabled")
        .filter(|off| off == "true")
        .and_then(|_| attribute(&button, "title"))
}

#[wasm_bindgen_test]
async fn relative_range_shifts_to_the_previous_window_and_back() {
    let page = open_with_range("range=24h").await;
    assert_eq!(
        accessible_name(&page.by_test_id("shift-back")),
        "Previous time window"
    );
    assert_eq!(disabled_reason(&page, "shift-back"), None);
    assert_eq!(
        disabled_reason(&page, "shift-forward").as_deref(),
        Some("This range ends about now: there is nothing after it yet")
    );
    let before = history_entry();
    click(&page.by_test_id("shift-back")).await;
    let window = "startTime=2024-08-07T12:00:00Z&endTime=2024-08-08T12:00:00Z";
    assert_eq!(
        address_query(),
        format!("?cluster=1&tenant=2&{window}&zone=utc")
    );
    assert_ne!(history_entry(), before, "shifting adds a history entry");
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("endTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(
        value(&page.by_test_id("filter-start")),
        "2024-08-07 12:00:00"
    );
    assert_eq!(disabled_reason(&page, "shift-forward"), None);
    click(&page.by_test_id("shift-forward")).await;
    assert_eq!(
        page.next_request().await.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    click(&page.by_test_id("shift-forward")).await;
    assert_eq!(
        page.announcement(),
        "This range ends about now: there is nothing after it yet"
    );
    page.assert_no_request().await;
    advance_clock(60_000);
    click(&page.by_test_id("shift-forward")).await;
    page.assert_no_request().await;
    advance_clock(30_000);
    click(&page.by_test_id("shift-forward")).await;
    page.next_request().await;
}

#[wasm_bindgen_test]
async fn open_ended_range_cannot_be_shifted() {
    for range in [
        "range=all",
        "startTime=2024-08-06T00:00:00Z",
        "endTime=2024-08-06T00:00:00Z",
    ] {
        let page = open_with_range(range).await;
        for test_id in ["shift-back", "shift-forward"] {
            let reason = "A range without a start or an end cannot be shifted";
            assert_eq!(
                disabled_reason(&page, test_id).as_deref(),
                Some(reason),
                "{range}"
            );
            click(&page.by_test_id(test_id)).await;
        }
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn shift_applies_the_range_only_and_keeps_unapplied_input() {
    let page = open_with_range("range=24h&status=FAILED").await;
    click(&page.by_test_id("range-7d")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    type_in(&page.by_test_id("filter-backup-set-id"), "x").await;
    click(&page.by_test_id("filter-apply")).await;
    page.assert_no_request().await;
    click(&page.by_test_id("shift-back")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-07-26T12:00:00Z"),
        "the shift starts from the range in the form"
    );
    assert_eq!(
        (
            request.parameter("status").as_deref(),
            request.parameter("backupSetId")
        ),
        (Some("FAILED"), None)
    );
    request.respond(&tasks_response([1], 1)).await;
    let set = page.by_test_id("filter-backup-set-id");
    assert_eq!(
        (
            value(&set).as_str(),
            attribute(&set, "aria-invalid").as_deref()
        ),
        ("x", Some("true"))
    );
    assert!(page.has_text("Not applied yet"));
    assert_eq!(
        value(&page.by_test_id("filter-start")),
        "2024-07-26 12:00:00"
    );
    type_in(&page.by_test_id("filter-end"), "soon").await;
    click(&page.by_test_id("shift-back")).await;
    let is_invalid = |test_id: &str| {
        attribute(&page.by_test_id(test_id), "aria-invalid").as_deref() == Some("true")
    };
    assert!(is_invalid("filter-end") && is_invalid("filter-backup-set-id"));
    assert_eq!(
        document().active_element(),
        Some(page.by_test_id("filter-end").unchecked_into())
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn shift_without_a_tenant_changes_the_form_only() {
    let page = Page::open("zone=utc").await;
    click(&page.by_test_id("range-24h")).await;
    click(&page.by_test_id("shift-back")).await;
    assert_eq!(value(&page.by_test_id("filter-end")), "2024-08-08 12:00:00");
    assert_eq!(
        attribute(&page.by_test_id("scope-tenant"), "aria-invalid"),
        None
    );
    page.assert_no_request().await;
}
