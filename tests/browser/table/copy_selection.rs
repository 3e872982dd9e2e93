//! Copying the selected tasks.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Clipboard, MANY_COLUMNS, Page, click, click_holding, entries_response,
    press_key, task_json, tasks_response, type_in, wait_until,
};

/// The cells of each line with the task id.
fn copied_ids(table: &str, delimiter: char) -> Vec<&str> {
    table
        .lines()
        .filter_map(|line| line.split(delimiter).nth(6))
        .collect()
}

#[wasm_bindgen_test]
async fn copies_hold_the_selected_tasks_in_display_order() {
    let clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response((1..=5).rev(), 5)).await;
    // The rows are selected in another order than they are copied.
    for row in [3, 0, 1] {
        click(&page.all("[data-testid=row-select]")[row]).await;
    }
    click(&page.button("Copy as CSV")).await;
    assert_eq!(
        copied_ids(&clipboard.text(), ','),
        ["taskId", "5", "4", "2"]
    );
    assert!(
        clipboard
            .text()
            .starts_with("status,dataBackupTaskType,startTime,")
            && clipboard.text().ends_with("\r\n")
    );
    assert_eq!(page.announcement(), "3 tasks copied as CSV");
    click(&page.by_test_id("sort-taskId")).await;
    click(&page.button("Copy as TSV")).await;
    assert_eq!(
        copied_ids(&clipboard.text(), '\t'),
        ["taskId", "2", "4", "5"]
    );
    assert_eq!(page.announcement(), "3 tasks copied as TSV");
    click(&page.button("Copy as JSON")).await;
    let copied: Vec<Value> = serde_json::from_str(&clipboard.text()).expect("it is JSON");
    assert_eq!(
        copied
            .iter()
            .map(|task| task["taskId"].clone())
            .collect::<Vec<_>>(),
        [2, 4, 5]
    );
    assert_eq!(page.announcement(), "3 tasks copied as JSON");
}

#[wasm_bindgen_test]
async fn copies_include_tasks_of_other_pages() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&range=all&size=10&zone=utc").await;
    page.respond_next(&tasks_response((1..=25).rev(), 25)).await;
    click(&page.by_test_id("page-select")).await;
    click(&page.by_test_id("page-next")).await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    click(&page.button("Copy as CSV")).await;
    assert_eq!(copied_ids(&clipboard.text(), ',').len(), 1 + 11);
    assert_eq!(page.announcement(), "11 tasks copied as CSV");
}

#[wasm_bindgen_test]
async fn selection_outside_the_find_result_is_kept_and_copied() {
    let clipboard = Clipboard::working();
    let failed = |id: i64| {
        let mut task = task_json(id);
        task["errorMsg"] = json!("disk full");
        task
    };
    let page = Page::open_with_response(&entries_response(
        &[
            task_json(5),
            failed(4),
            task_json(3),
            failed(2),
            task_json(1),
        ],
        Some(5),
    ))
    .await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    type_in(&page.by_test_id("find"), "disk").await;
    wait_until("two tasks are found", || page.task_ids() == ["4", "2"]).await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    click_holding(&["Shift"], &page.all("[data-testid=row-select]")[1]).await;
    assert!(
        page.has_text("3 of 5 loaded tasks selected"),
        "a range covers the find result only"
    );
    click(&page.button("Copy as CSV")).await;
    assert_eq!(
        copied_ids(&clipboard.text(), ','),
        ["taskId", "5", "4", "2"]
    );
    page.by_test_id("find")
        .focus()
        .expect("a field takes the focus");
    assert!(
        press_key("Escape").await,
        "Escape clears the find box first"
    );
    wait_until("all tasks are shown", || page.task_ids().len() == 5).await;
    assert!(page.has_text("3 of 5 loaded tasks selected"));
}

#[wasm_bindgen_test]
async fn copies_mask_secrets_and_escape_formulas() {
    let clipboard = Clipboard::working();
    let mut task = task_json(7);
    task["backupUri"] = json!("oss://b?access_key=S3cr3t");
    task["errorMsg"] = json!("=HYPERLINK(1)\n\"a\", password=S3cr3t");
    let page = Page::open(&format!("{ALL_TASKS_QUERY}&columns={MANY_COLUMNS}")).await;
    page.respond_next(&entries_response(&[task], Some(1))).await;
    click(&page.by_test_id("page-select")).await;
    for format in ["CSV", "TSV", "JSON"] {
        click(&page.button(&format!("Copy as {format}"))).await;
        let text = clipboard.text();
        assert!(
            text.contains("oss://b?access_key=***") && !text.contains("S3cr3t"),
            "{text}"
        );
        assert_eq!(
            text.contains("\"'=HYPERLINK(1)\n"),
            format != "JSON",
            "{text}"
        );
    }
}

#[wasm_bindgen_test]
async fn copied_times_use_the_page_zone_with_an_offset() {
    let clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    click(&page.by_test_id("page-select")).await;
    click(&page.button("Copy as CSV")).await;
    assert!(
        clipboard.text().contains("2024-08-08T00:00:10Z"),
        "{}",
        clipboard.text()
    );
}

#[wasm_bindgen_test]
async fn refused_copy_is_announced() {
    let _clipboard = Clipboard::refusing();
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    press_key("j").await;
    press_key("x").await;
    press_key("Ctrl+c").await;
    assert_eq!(page.announcement(), "Not copied: the browser refuses");
}

#[wasm_bindgen_test]
async fn marked_text_takes_precedence_over_the_selection() {
    let clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    press_key("j").await;
    assert!(!press_key("Ctrl+c").await, "nothing is selected");
    press_key("x").await;
    let text_selection = leptos::prelude::window()
        .get_selection()
        .ok()
        .flatten()
        .expect("a browser marks text");
    text_selection
        .select_all_children(&page.by_test_id("total"))
        .expect("a heading's text can be marked");
    assert!(
        !press_key("Ctrl+c").await,
        "marked text is left to the browser"
    );
    text_selection
        .remove_all_ranges()
        .expect("what is marked can be forgotten");
    assert!(press_key("Ctrl+c").await);
    assert_eq!(copied_ids(&clipboard.text(), '\t'), ["taskId", "1"]);
}
