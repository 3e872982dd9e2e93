//! A saved response that is opened: shown in place of OCP and marked as a file.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, Timers, address_query, attribute, click, drop_file, export_file, file_banner,
    open_with_file, task_json, tasks_response, text_of, wait_until, with_timestamp,
};

#[wasm_bindgen_test]
async fn opened_export_is_marked_as_a_file_everywhere() {
    let page = open_with_file("backup.json", &export_file(1..=3, 3)).await;
    assert_eq!(page.task_ids(), ["3", "2", "1"]);
    let text = file_banner(&page);
    for part in [
        "File backup.json Not live",
        "Saved 2024-08-09 08:00:00 (UTC) from cluster 1, tenant 2.",
        "It holds all 3 tasks that matched then.",
        "Filter: all time.",
        "count back from 2024-08-09 08:00:00",
    ] {
        assert!(text.contains(part), "{part} in: {text}");
    }
    let region = page.by_test_id("source");
    assert_eq!(
        (attribute(&region, "role"), attribute(&region, "aria-label")),
        (Some("region".into()), Some("Opened file".into()))
    );
    assert_eq!(
        document().title(),
        "backup.json · ww1144 · Data backup tasks"
    );
    assert!(page.has_text("Saved 2024-08-09 08:00:00") && page.has_text("3 tasks"));
    assert_eq!(
        page.announcement(),
        "backup.json is shown: 3 tasks, not live"
    );
    assert_eq!(address_query(), "?cluster=1&tenant=2&range=all&zone=utc");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn tasks_of_a_file_are_counted_by_status() {
    let mut file = export_file(1..=5, 5);
    file["contents"][4]["status"] = json!("FAILED");
    let page = open_with_file("backup.json", &file).await;
    let count = |status: &str| {
        page.all(&format!("#count-{status}"))
            .iter()
            .map(|count| text_of(count))
            .collect::<String>()
    };
    assert_eq!(["DONE", "FAILED", "DOING"].map(count), ["4", "1", "0"]);
    assert_eq!(text_of(&page.by_test_id("status-scope")), "");
    click(&page.by_test_id("filter-status-FAILED")).await;
    wait_until("the file is filtered", || page.task_ids() == ["5"]).await;
    assert_eq!(
        text_of(&page.by_test_id("status-scope")),
        "Only Failed is loaded"
    );
    assert_eq!(["DONE", "FAILED"].map(count), ["", "1"]);
    click(&page.button("Close the file")).await;
    assert_eq!(
        text_of(&page.by_test_id("status-scope")),
        "",
        "OCP has not responded yet"
    );
}

#[wasm_bindgen_test]
async fn opened_file_is_never_refreshed() {
    let timers = Timers::install();
    let page = Page::open_with_config(
        model::settings::config::Config::default(),
        "cluster=1&tenant=2&range=all",
    )
    .await;
    page.respond_next(&tasks_response([900], 1)).await;
    let mut file = export_file(1..=3, 3);
    file["contents"][0]["status"] = json!("DOING");
    drop_file("backup.json", &file.to_string()).await;
    wait_until("the file is shown", || page.task_ids().len() == 3).await;
    assert_eq!(
        timers.pending_delays(),
        Vec::<i32>::new(),
        "a running task of a file schedules no refresh"
    );
    let refresh = page.button("Refresh");
    assert_eq!(
        attribute(&refresh, "aria-disabled").as_deref(),
        Some("true")
    );
    assert!(attribute(&refresh, "title").is_some_and(|title| title.contains("nothing to refresh")));
    click(&refresh).await;
    assert!(page.announcement().contains("nothing to refresh"));
    click(&page.button("Apply")).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn incomplete_file_states_how_many_tasks_matched() {
    let page = open_with_file("backup.json", &export_file(1..=3, 12_345)).await;
    assert!(
        file_banner(&page)
            .contains("It holds 3 of the 12,345 tasks that matched when it was saved.")
    );
    assert!(
        page.has_text("3 loaded, the order covers these")
            && !page.has_text("All 3")
            && !page.has_text("all 3")
            && !page.has_button("Load the rest")
    );
    let page = open_with_file("rows.json", &json!([task_json(1), task_json(2)])).await;
    assert!(
        file_banner(&page).contains("It holds 2 tasks, and does not say whether more matched.")
    );
    assert!(
        file_banner(&page)
            .contains("It does not say when it was saved; its latest time is 2024-08-08 00:00:20")
    );
}

#[wasm_bindgen_test]
async fn saved_response_of_ocp_keeps_its_time_and_trace_id() {
    let page = Page::open("").await;
    assert!(page.has_text("Or open a file") && page.has_text("nothing is uploaded"));
    assert_eq!(
        text_of(&page.only("main .empty__offer + .btn")),
        "Open a saved file"
    );
    let response = with_timestamp(&tasks_response([1], 1), "2024-08-09T16:13:34.483+08:00");
    drop_file("answer.json", &response).await;
    wait_until("the response is shown", || page.task_ids() == ["1"]).await;
    assert!(file_banner(&page).contains("2024-08-09"));
    click(&page.button("Expand task 1")).await;
    assert!(text_of(&page.by_test_id("row-detail")).contains("5cf1b02e0f6f76b3"));
    drop_file("export.json", &export_file([1], 1).to_string()).await;
    wait_until("the export is shown", || {
        file_banner(&page).contains("export.json")
    })
    .await;
    click(&page.button("Expand task 1")).await;
    assert!(
        !text_of(&page.by_test_id("row-detail")).contains("OCP request"),
        "an export has no trace id"
    );
    page.assert_no_request().await;
}
