//! Exports that wait, are cancelled or fail.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, click, deny_file_creation, error_response, export_status, exported_ids,
    open_signed_in, sign_in, start_export, tasks_response, tick, wait_until, wait_until_saved,
};

#[wasm_bindgen_test]
async fn export_waits_after_a_failed_load_and_continues_on_retry() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    start_export(&page, "json").await;
    bulk.respond_with(500, &[], &error_response("OBE12000", "no"))
        .await;
    assert_eq!(
        export_status(&page),
        "Export: waits with 200 of 240 loaded, and goes on when loading does"
    );
    click(&page.button("Retry")).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(exported_ids(&file).len(), 240);
}

#[wasm_bindgen_test]
async fn loaded_tasks_can_be_written_when_the_rest_fails() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    start_export(&page, "json").await;
    bulk.respond_with(500, &[], &error_response("OBE12000", "no"))
        .await;
    click(&page.button("Write the 200 tasks that are loaded")).await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (
            exported_ids(&file).len(),
            &file["complete"],
            &file["totalReported"]
        ),
        (200, &json!(false), &json!(240))
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn export_continues_after_signing_in_again() {
    let downloads = Downloads::capture();
    let page = open_signed_in("cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    start_export(&page, "json").await;
    bulk.respond_with(401, &[], &error_response("IAM10000", "session over"))
        .await;
    assert!(
        export_status(&page).starts_with("Export: waits with 200 of 240 loaded"),
        "{}",
        export_status(&page)
    );
    sign_in(&page, "ann", "pa55").await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (exported_ids(&file).len(), &file["complete"]),
        (240, &json!(true))
    );
}

#[wasm_bindgen_test]
async fn cancelled_export_saves_nothing_and_stops_the_load() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    start_export(&page, "json").await;
    click(&page.button("Cancel export")).await;
    assert!(bulk.is_aborted());
    bulk.reject_as_aborted().await;
    assert_eq!(
        (export_status(&page).as_str(), page.announcement().as_str()),
        (
            "The export was cancelled; no file was saved.",
            "The export was cancelled; no file was saved."
        )
    );
    click(&page.button("Load the rest")).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), downloads.count()),
        (Some("240"), 0)
    );
}

#[wasm_bindgen_test]
async fn new_filter_stops_a_waiting_export() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    start_export(&page, "json").await;
    click(&page.by_test_id("filter-status-DONE")).await;
    assert!(bulk.is_aborted());
    assert_eq!(
        export_status(&page),
        "The export was stopped, because other tasks are being loaded; no file was saved."
    );
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert_eq!(downloads.count(), 0);
}

#[wasm_bindgen_test]
async fn refresh_during_an_export_does_not_change_the_file() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=100, 100)).await;
    click(&page.button("Refresh")).await;
    let refresh = page.next_request().await;
    start_export(&page, "json").await;
    refresh
        .respond(&tasks_response(1..=100, 100).replace("DONE", "FAILED"))
        .await;
    wait_until_saved(&page).await;
    assert_eq!(page.column_texts("Status")[0], "Failed");
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert!(
        file["contents"]
            .as_array()
            .expect("tasks")
            .iter()
            .all(|task| task["status"] == "DONE")
    );
}

#[wasm_bindgen_test]
async fn browser_that_cannot_create_the_file_is_reported() {
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    let denied = deny_file_creation();
    start_export(&page, "csv").await;
    wait_until("the failure is shown", || {
        !export_status(&page).contains("writing")
    })
    .await;
    drop(denied);
    let message =
        "The browser could not make the file; perhaps its memory is full. No file was saved.";
    assert_eq!(
        (export_status(&page).as_str(), page.announcement().as_str()),
        (message, message)
    );
}

#[wasm_bindgen_test]
async fn export_cancelled_while_writing_saves_nothing() {
    let downloads = Downloads::capture();
    // With a frozen clock each step writes one piece, so there are several steps.
    let page = Page::open_with_response(&tasks_response(1..=2_000, 2_000)).await;
    wait_until("all tasks are loaded", || {
        page.loaded_count().as_deref() == Some("2000")
    })
    .await;
    start_export(&page, "csv").await;
    assert!(
        export_status(&page).starts_with("Export: writing "),
        "{}",
        export_status(&page)
    );
    click(&page.button("Cancel export")).await;
    for _ in 0..20 {
        tick().await;
    }
    assert_eq!(
        export_status(&page),
        "The export was cancelled; no file was saved."
    );
    assert_eq!(downloads.count(), 0);
}
