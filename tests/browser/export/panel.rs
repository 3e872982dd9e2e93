//! The export panel: its choices, and what it announces about the extent.

use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, attribute, click, exported_ids, open_export_panel, start_export,
    tasks_response, text_of, type_in, value, wait_until, wait_until_saved,
};

#[wasm_bindgen_test]
async fn choices_are_labelled_and_kept_when_the_panel_is_reopened() {
    let page = Page::open_with_response(&tasks_response(1..=1, 1)).await;
    open_export_panel(&page).await;
    assert_eq!(
        text_of(&page.by_test_id("export-extent")),
        "1 task matches, and is loaded."
    );
    assert_eq!(text_of(&page.by_test_id("export-start")), "Export 1 task");
    assert!(page.has_text("Times are in UTC."));
    click(&page.field("Programs")).await;
    for label in [
        "Header lines: filter, time, totals",
        "UTF-8 mark (BOM), for Excel",
    ] {
        assert_eq!(
            attribute(&page.field(label), "type").as_deref(),
            Some("checkbox")
        );
    }
    click(&page.field("NDJSON")).await;
    assert!(!page.has_text("UTF-8 mark"), "JSON has no byte order mark");
    click(&page.button("Export")).await;
    wait_until("the panel is closed", || {
        !page.has("[data-testid=export-start]")
    })
    .await;
    open_export_panel(&page).await;
    assert!(page.has("[data-testid=export-format-ndjson]:checked"));
    assert_eq!(value(&page.by_test_id("export-format-ndjson")), "on");
}

#[wasm_bindgen_test]
async fn find_text_does_not_limit_the_export() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=30, 30)).await;
    type_in(&page.by_test_id("find"), "no such words").await;
    wait_until("no task is found", || page.task_ids().is_empty()).await;
    open_export_panel(&page).await;
    let message = "Find is ignored.";
    assert!(text_of(&page.by_test_id("export-extent")).ends_with(message));
    click(&page.button("Export")).await;
    start_export(&page, "json").await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(exported_ids(&file).len(), 30);
}

#[wasm_bindgen_test]
async fn found_tasks_can_be_exported_alone() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=30, 30)).await;
    type_in(&page.by_test_id("find"), "00:05:00").await;
    wait_until("one task is found", || page.task_ids() == ["30"]).await;
    open_export_panel(&page).await;
    click(&page.by_test_id("export-only-found")).await;
    assert_eq!(text_of(&page.by_test_id("export-start")), "Export 1 task");
    assert!(!page.has_text("Find is ignored."));
    click(&page.by_test_id("export-format-json")).await;
    click(&page.by_test_id("export-start")).await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (exported_ids(&file), &file["complete"]),
        (vec![30], &Value::Bool(false))
    );
}

#[wasm_bindgen_test]
async fn export_without_tasks_is_disabled_with_a_reason() {
    let page = Page::open_with_response(&tasks_response([], 0)).await;
    open_export_panel(&page).await;
    let start = page.by_test_id("export-start");
    assert_eq!(
        (attribute(&start, "disabled").is_some(), text_of(&start)),
        (true, "Export 0 tasks".to_owned())
    );
    assert_eq!(
        text_of(&page.by_test_id("export-extent")),
        "There are no tasks to export."
    );
    assert_eq!(
        attribute(&start, "aria-describedby").as_deref(),
        Some("export-extent")
    );
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        (attribute(&start, "disabled"), text_of(&start)),
        (None, "Export 1 task".to_owned())
    );
    assert_eq!(
        text_of(&page.by_test_id("export-extent")),
        "1 task matches, and is loaded."
    );
}
