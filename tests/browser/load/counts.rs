//! Task counts: every part of the page shows the same number.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, entries_response, task_json, text_of};

/// This many tasks, and then this many entries that are no tasks.
fn mixed_entries(tasks: i64, others: usize) -> Vec<Value> {
    let mut entries: Vec<_> = (1..=tasks).map(task_json).collect();
    entries.extend(vec![json!(42); others]);
    entries
}

/// The counts in the heading, the sort scope, the status counts and the export panel.
async fn count_texts(page: &Page) -> [String; 5] {
    click(&page.by_test_id("export")).await;
    let texts = ["total", "status-scope", "export-extent", "export-start"]
        .map(|test_id| text_of(&page.by_test_id(test_id)));
    click(&page.by_test_id("export")).await;
    let [total, counted, extent, start] = texts;
    [
        total,
        text_of(&page.only(".toolbar__scope")),
        counted,
        extent,
        start,
    ]
}

#[wasm_bindgen_test]
async fn entries_that_are_no_tasks_are_counted_nowhere() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&entries_response(&mixed_entries(21, 8), Some(29)))
        .await;
    let all = [
        "21 tasks",
        "",
        "",
        "All 21 tasks that match are loaded.",
        "Export 21 tasks",
    ];
    assert_eq!(count_texts(&page).await, all);
    assert_eq!(text_of(&page.by_test_id("page-status")), "1–20 of 21");
    assert!(page.notices("warning")[0].starts_with("8 entries of OCP’s response are not tasks"));
}

#[wasm_bindgen_test]
async fn entries_that_are_no_tasks_are_counted_nowhere_while_loading() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&entries_response(&mixed_entries(150, 50), Some(2_100)))
        .await;
    let part = [
        "2,050 tasks",
        "150 of 2,050 loaded, the order covers these",
        "Among 150 loaded of 2,050",
        "2,050 tasks match; 1,900 are still to be loaded.",
        "Export 2,050 tasks",
    ];
    assert_eq!(count_texts(&page).await, part);
    assert_eq!(text_of(&page.only("#load-label")), "Loading: 150 of 2,050");
}

#[wasm_bindgen_test]
async fn task_without_a_status_is_counted_apart_without_a_warning() {
    let task_with = |(id, status): (i64, Value)| {
        let mut task = task_json(id);
        task["status"] = status;
        task
    };
    let statuses = [
        json!("FAILED"),
        json!("ABORTED"),
        json!(""),
        json!("PAUSED"),
        json!("DONE"),
        Value::Null,
    ];
    let entries: Vec<_> = (1..).zip(statuses).map(task_with).collect();
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED,DONE").await;
    page.respond_next(&entries_response(&entries, Some(6)))
        .await;
    let scope = "Only Failed, Done are loaded · 3 with a status not listed here · 1 with no status";
    assert_eq!(text_of(&page.by_test_id("status-scope")), scope);
    assert!(
        page.notices("warning")[0].contains("but 3 of the 6 tasks it returned have other statuses")
    );
}
