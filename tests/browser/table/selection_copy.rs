//! Copying what is selected.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Clipboard, Page, answer, click, click_with, press, shown, task, tasks, type_in, until,
};

fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

/// The second cell of each line: a task's id.
fn ids(table: &str, delimiter: char) -> Vec<&str> {
    table
        .lines()
        .filter_map(|line| line.split(delimiter).nth(1))
        .collect()
}

#[wasm_bindgen_test]
async fn tables_and_json_have_the_selected_tasks_in_the_order_shown() {
    let clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks((1..=5).rev(), 5)).await;
    // Selected from below, copied from above.
    for row in [3, 0, 1] {
        click(&page.all("[data-testid=row-select]")[row]).await;
    }
    click(&page.button("Copy as CSV")).await;
    assert_eq!(ids(&clipboard.text(), ','), ["taskId", "5", "4", "2"]);
    assert!(
        clipboard.text().starts_with("status,taskId,backupSetId,")
            && clipboard.text().ends_with("\r\n")
    );
    assert_eq!(said(&page), "3 tasks copied as CSV");
    click(&page.hook("sort-taskId")).await;
    click(&page.button("Copy as TSV")).await;
    assert_eq!(ids(&clipboard.text(), '\t'), ["taskId", "2", "4", "5"]);
    assert_eq!(said(&page), "3 tasks copied as TSV");
    click(&page.button("Copy as JSON")).await;
    let copied: Vec<Value> = serde_json::from_str(&clipboard.text()).expect("it is JSON");
    assert_eq!(
        copied
            .iter()
            .map(|task| task["taskId"].clone())
            .collect::<Vec<_>>(),
        [2, 4, 5]
    );
    assert_eq!(said(&page), "3 tasks copied as JSON");
}

#[wasm_bindgen_test]
async fn other_pages_are_copied_as_well() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&range=all&size=10&zone=utc").await;
    page.call().await.answers(&tasks((1..=25).rev(), 25)).await;
    click(&page.hook("page-select")).await;
    click(&page.hook("page-next")).await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    click(&page.button("Copy as CSV")).await;
    assert_eq!(ids(&clipboard.text(), ',').len(), 1 + 11);
    assert_eq!(said(&page), "11 tasks copied as CSV");
}

#[wasm_bindgen_test]
async fn what_is_selected_stays_so_and_is_copied_while_other_rows_are_found() {
    let clipboard = Clipboard::working();
    let failed = |id: i64| {
        let mut task = task(id);
        task["errorMsg"] = json!("disk full");
        task
    };
    let page = Page::with_answer(&answer(
        &[task(5), failed(4), task(3), failed(2), task(1)],
        Some(5),
    ))
    .await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    type_in(&page.hook("find"), "disk").await;
    until("two are found", || page.ids() == ["4", "2"]).await;
    click(&page.all("[data-testid=row-select]")[0]).await;
    click_with(&["Shift"], &page.all("[data-testid=row-select]")[1]).await;
    assert!(
        page.says("3 of 5 loaded tasks selected"),
        "a range is of what is found"
    );
    click(&page.button("Copy as CSV")).await;
    assert_eq!(ids(&clipboard.text(), ','), ["taskId", "5", "4", "2"]);
    page.hook("find").focus().expect("a field takes the focus");
    assert!(press("Escape").await, "it empties the box first");
    until("all are shown", || page.ids().len() == 5).await;
    assert!(page.says("3 of 5 loaded tasks selected"));
}

#[wasm_bindgen_test]
async fn no_secret_is_copied_and_no_cell_is_a_formula() {
    let clipboard = Clipboard::working();
    let mut task = task(7);
    task["backupUri"] = json!("oss://b?access_key=S3cr3t");
    task["errorMsg"] = json!("=HYPERLINK(1)\n\"a\", password=S3cr3t");
    let page = Page::with_answer(&answer(&[task], Some(1))).await;
    click(&page.hook("page-select")).await;
    for form in ["CSV", "TSV", "JSON"] {
        click(&page.button(&format!("Copy as {form}"))).await;
        let text = clipboard.text();
        assert!(
            text.contains("oss://b?access_key=***") && !text.contains("S3cr3t"),
            "{text}"
        );
        assert_eq!(
            text.contains("\"'=HYPERLINK(1)\n"),
            form != "JSON",
            "{text}"
        );
    }
}

#[wasm_bindgen_test]
async fn times_in_tables_are_the_pages_and_name_their_offset() {
    let clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks([1], 1)).await;
    click(&page.hook("page-select")).await;
    click(&page.button("Copy as CSV")).await;
    assert!(
        clipboard.text().contains("2024-08-08T00:00:10Z"),
        "{}",
        clipboard.text()
    );
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_to_copy_is_told() {
    let _clipboard = Clipboard::refusing();
    let page = Page::with_answer(&tasks([1], 1)).await;
    press("j").await;
    press("x").await;
    press("Ctrl+c").await;
    assert_eq!(said(&page), "Not copied: the browser refuses");
}

#[wasm_bindgen_test]
async fn text_that_is_marked_is_what_control_and_c_copy() {
    let clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks([1], 1)).await;
    press("j").await;
    assert!(!press("Ctrl+c").await, "nothing is selected");
    press("x").await;
    let marked = leptos::prelude::window()
        .get_selection()
        .ok()
        .flatten()
        .expect("a browser marks text");
    marked
        .select_all_children(&page.hook("total"))
        .expect("a heading's text can be marked");
    assert!(
        !press("Ctrl+c").await,
        "what is marked is the browser’s to copy"
    );
    marked
        .remove_all_ranges()
        .expect("what is marked can be forgotten");
    assert!(press("Ctrl+c").await);
    assert_eq!(ids(&clipboard.text(), '\t'), ["taskId", "1"]);
}
