//! Exports of a result that is not loaded completely.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, click, export_status, exported_ids, open_export_panel, tasks_response,
    text_of, wait_until, wait_until_saved,
};

#[wasm_bindgen_test]
async fn export_loads_only_the_missing_tasks_first() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 2_100)).await;
    let bulk = page.next_request().await;
    click(&page.button("Cancel")).await;
    bulk.reject_as_aborted().await;
    open_export_panel(&page).await;
    assert_eq!(
        text_of(&page.by_test_id("export-extent")),
        "2,100 tasks match; 1,900 are still to be loaded."
    );
    assert_eq!(
        text_of(&page.by_test_id("export-start")),
        "Export 2,100 tasks"
    );
    click(&page.by_test_id("export-format-ndjson")).await;
    click(&page.by_test_id("export-start")).await;
    assert_eq!(export_status(&page), "Export: loading 200 of 2,100");
    assert!(
        !page.has_text("Loading: 200 of"),
        "the progress is shown once"
    );
    page.respond_next(&tasks_response(1..=2_000, 2_100)).await;
    wait_until("the progress is shown", || {
        export_status(&page).starts_with("Export: loading 2,000 of 2,100")
    })
    .await;
    assert_eq!(downloads.count(), 0);
    page.respond_next(&tasks_response(2_001..=2_100, 2_100))
        .await;
    wait_until_saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.name, "data-backup-tasks_1-2_20240809T120000Z.ndjson");
    let lines: Vec<Value> = file
        .text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(
        (lines.len(), &lines[0]["written"], &lines[0]["complete"]),
        (2_101, &json!(2_100), &json!(true))
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn export_of_loaded_tasks_only_is_marked_incomplete() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=200, 2_100)).await;
    page.respond_next(&tasks_response(1..=2_000, 2_100)).await;
    let last = page.next_request().await;
    open_export_panel(&page).await;
    click(&page.by_test_id("export-only-loaded")).await;
    assert_eq!(
        text_of(&page.by_test_id("export-start")),
        "Export 2,000 tasks"
    );
    assert!(text_of(&page.by_test_id("export-extent")).contains("not complete"));
    click(&page.by_test_id("export-format-json")).await;
    click(&page.by_test_id("export-start")).await;
    wait_until_saved(&page).await;
    let message = "2,000 tasks written to data-backup-tasks_1-2_20240809T120000Z.json, which are not all that match: \
                the file says why";
    assert_eq!(page.announcement(), message);
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (&file["complete"], &file["stop"], exported_ids(&file).len()),
        (&json!(false), &json!("Unfinished"), 2_000)
    );
    last.respond(&tasks_response(2_001..=2_100, 2_100)).await;
    assert_eq!(
        page.loaded_count().as_deref(),
        Some("2100"),
        "the load continues during the export"
    );
}

#[wasm_bindgen_test]
async fn tasks_withheld_by_ocp_are_announced_and_recorded_in_the_file() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response(1..=100, 120)).await;
    page.respond_next(&tasks_response([], 120)).await;
    open_export_panel(&page).await;
    assert_eq!(
        text_of(&page.by_test_id("export-extent")),
        "OCP returned only 100 of 120 tasks: the file will say so."
    );
    click(&page.by_test_id("export-format-json")).await;
    click(&page.by_test_id("export-start")).await;
    wait_until_saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    let members = ["stop", "complete", "totalReported", "written"].map(|name| file[name].clone());
    assert_eq!(
        members,
        [json!("Short"), json!(false), json!(120), json!(100)]
    );
}
