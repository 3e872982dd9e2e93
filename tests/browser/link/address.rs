//! The filter form and the address: Apply, Reset and Back.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, address_query, attribute, click, go_back, history_entry, is_checked,
    select_option, tasks_response, text_of, type_in, value, wait_until,
};

#[wasm_bindgen_test]
async fn enter_in_a_field_applies_the_filter() {
    let page = Page::open("").await;
    type_in(&page.by_test_id("scope-cluster"), " 1 ").await;
    type_in(&page.by_test_id("scope-tenant"), "2").await;
    // Enter in a field clicks the first submit button of the form, so there must be one only.
    let submits = page.all("form button:not([type=button]), form [type=submit], form [type=image]");
    let names: Vec<_> = submits
        .iter()
        .map(|button| accessible_name(button))
        .collect();
    assert_eq!(names, ["Apply"]);
    click(&submits[0]).await;
    assert_eq!(address_query(), "?cluster=1&tenant=2");
    page.next_request().await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn apply_adds_a_history_entry_and_typing_does_not() {
    let page = Page::open("cluster=1&tenant=2&page=2").await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    let before = history_entry();
    type_in(&page.by_test_id("filter-backup-set-id"), "7").await;
    assert_eq!(
        (history_entry(), address_query().as_str()),
        (before.clone(), "?cluster=1&tenant=2&page=2")
    );
    page.assert_no_request().await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(address_query(), "?cluster=1&tenant=2&backupSetId=7");
    assert_ne!(history_entry(), before, "Apply adds a history entry");
    let request = page.next_request().await;
    assert_eq!(request.parameter("backupSetId").as_deref(), Some("7"));
}

#[wasm_bindgen_test]
async fn click_requests_at_once_and_what_is_typed_waits() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let before = history_entry();
    type_in(&page.by_test_id("filter-backup-set-id"), "7").await;
    click(&page.by_test_id("filter-status-FAILED")).await;
    assert_eq!(address_query(), "?cluster=1&tenant=2&status=FAILED");
    assert_ne!(history_entry(), before);
    let request = page.next_request().await;
    assert_eq!(
        (
            request.parameter("status").as_deref(),
            request.parameter("backupSetId")
        ),
        (Some("FAILED"), None)
    );
    click(&page.by_test_id("range-24h")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    request.respond(&tasks_response([1], 1)).await;
    page.assert_no_request().await;
    assert!(page.has_text("Not applied yet: rows are still"));
    assert_eq!(value(&page.by_test_id("filter-backup-set-id")), "7");
}

#[wasm_bindgen_test]
async fn applying_an_unchanged_filter_refreshes_without_a_history_entry() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let before = history_entry();
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(history_entry(), before);
    page.respond_next(&tasks_response([1, 2], 2)).await;
    assert_eq!(page.task_ids(), ["2", "1"]);
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn unapplied_changes_are_indicated() {
    let page = Page::open("cluster=1&tenant=2").await;
    let has_unapplied_hint = || {
        let is_said = page.has_text("Not applied yet");
        let apply = attribute(&page.by_test_id("filter-apply"), "data-pending");
        assert_eq!(
            apply.as_deref(),
            Some(if is_said { "true" } else { "false" })
        );
        is_said
    };
    page.respond_next(&tasks_response([1], 1)).await;
    assert!(!has_unapplied_hint());
    let set = page.by_test_id("filter-backup-set-id");
    type_in(&set, "7").await;
    assert!(has_unapplied_hint());
    type_in(&set, "").await;
    assert!(!has_unapplied_hint(), "undoing a change removes the hint");
    type_in(&set, "7").await;
    click(&page.by_test_id("filter-apply")).await;
    assert!(!has_unapplied_hint());
}

#[wasm_bindgen_test]
async fn reset_restores_the_default_filter_and_keeps_the_tenant() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=DONE&backupSetId=7").await;
    page.respond_next(&tasks_response([1], 1)).await;
    type_in(&page.by_test_id("filter-backup-set-id"), "x").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(
        attribute(&page.by_test_id("filter-backup-set-id"), "aria-invalid").as_deref(),
        Some("true")
    );
    click(&page.by_test_id("filter-reset")).await;
    let field = page.by_test_id("filter-backup-set-id");
    assert_eq!(
        (value(&field).as_str(), attribute(&field, "aria-invalid")),
        ("", None)
    );
    assert!(
        is_checked(&page.by_test_id("range-30d"))
            && !is_checked(&page.by_test_id("filter-status-DONE"))
    );
    assert_eq!(value(&page.by_test_id("scope-tenant")), "2");
    assert_eq!(address_query(), "?cluster=1&tenant=2");
    assert_eq!(page.next_request().await.parameter("status"), None);
}

#[wasm_bindgen_test]
async fn back_restores_form_request_and_rows() {
    let page = Page::open("cluster=1&tenant=2&status=DONE").await;
    page.respond_next(&tasks_response([1], 1)).await;
    type_in(&page.by_test_id("filter-backup-set-id"), "7").await;
    click(&page.by_test_id("filter-apply")).await;
    page.respond_next(&tasks_response([2], 1)).await;
    assert_eq!(page.task_ids(), ["2"]);

    type_in(&page.by_test_id("scope-cluster"), "").await;
    go_back();
    wait_until("the previous address is back", || {
        address_query() == "?cluster=1&tenant=2&status=DONE"
    })
    .await;
    let request = page.next_request().await;
    assert_eq!(
        (
            request.parameter("status").as_deref(),
            request.parameter("backupSetId")
        ),
        (Some("DONE"), None)
    );
    assert_eq!(value(&page.by_test_id("filter-backup-set-id")), "");
    assert_eq!(value(&page.by_test_id("scope-cluster")), "1");
    assert!(
        is_checked(&page.by_test_id("filter-status-DONE"))
            && !is_checked(&page.by_test_id("filter-status-FAILED"))
    );
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn collapsed_form_summarizes_the_filter() {
    let page = Page::open("cluster=1&tenant=2&status=DONE&backupSetId=7&range=24h&zone=utc").await;
    let toggle = page.only("form .filter__toggle");
    assert_eq!(
        text_of(&toggle),
        "Filter tenant 2 · last 24 h · Done · set 7"
    );
    assert_eq!(
        attribute(&toggle, "aria-expanded").as_deref(),
        Some("false")
    );
    click(&toggle).await;
    assert_eq!(attribute(&toggle, "aria-expanded").as_deref(), Some("true"));
    let controls = attribute(&toggle, "aria-controls").unwrap_or_default();
    assert!(
        page.only(&format!("#{controls}"))
            .contains(Some(&page.by_test_id("filter-apply")))
    );
}

#[wasm_bindgen_test]
async fn open_row_and_zone_are_in_the_address_without_a_history_entry() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response([7], 1)).await;
    let before = history_entry();
    click(&page.by_test_id("row-expander")).await;
    select_option(&page.by_test_id("zone"), "utc").await;
    let expected = "?cluster=1&tenant=2&range=all&zone=utc&open=7.7.1723075270000000";
    assert_eq!(
        (address_query().as_str(), history_entry()),
        (expected, before)
    );
    drop(page);

    let page = Page::open(&expected[1..]).await;
    page.respond_next(&tasks_response([7], 1)).await;
    assert_eq!(
        accessible_name(&page.by_test_id("row-expander")),
        "Collapse task 7"
    );
    assert!(page.has("[data-testid=row-detail]"));
}
