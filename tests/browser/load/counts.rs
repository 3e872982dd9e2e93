//! How many tasks there are: wherever the page says it, it says the same.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, answer, click, shown, task};

/// So many tasks, and so many entries that are none.
fn mixed(tasks: i64, others: usize) -> Vec<Value> {
    let mut entries: Vec<_> = (1..=tasks).map(task).collect();
    entries.extend(vec![json!(42); others]);
    entries
}

/// What the heading, the scope of the order, that of the counts and the export say.
async fn told(page: &Page) -> [String; 5] {
    click(&page.hook("export")).await;
    let told = ["total", "status-scope", "export-extent", "export-start"]
        .map(|hook| shown(&page.hook(hook)));
    click(&page.hook("export")).await;
    let [total, counted, extent, start] = told;
    [
        total,
        shown(&page.the(".toolbar__scope")),
        counted,
        extent,
        start,
    ]
}

#[wasm_bindgen_test]
async fn what_is_no_task_is_counted_nowhere() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call()
        .await
        .answers(&answer(&mixed(21, 8), Some(29)))
        .await;
    let all = [
        "21 tasks",
        "Sorted over all 21",
        "Counted among all 21",
        "All 21 tasks that match are loaded.",
        "Export 21 tasks",
    ];
    assert_eq!(told(&page).await, all);
    assert_eq!(shown(&page.hook("page-status")), "1–20 of 21");
    assert!(page.notices("warning")[0].starts_with("8 entries of OCP’s answer are not tasks"));
}

#[wasm_bindgen_test]
async fn what_is_no_task_is_counted_nowhere_while_more_is_to_come() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call()
        .await
        .answers(&answer(&mixed(150, 50), Some(2_100)))
        .await;
    let part = [
        "2,050 tasks",
        "Sorted over 150 loaded of 2,050",
        "Counted among 150 loaded of 2,050",
        "2,050 tasks match; 1,900 are still to be loaded.",
        "Export 2,050 tasks",
    ];
    assert_eq!(told(&page).await, part);
    assert_eq!(shown(&page.the("#load-label")), "Loading: 150 of 2,050");
}

#[wasm_bindgen_test]
async fn a_task_without_a_status_contradicts_nothing_and_is_counted_apart() {
    let with = |(id, status): (i64, Value)| {
        let mut task = task(id);
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
    let entries: Vec<_> = (1..).zip(statuses).map(with).collect();
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED,DONE").await;
    page.call().await.answers(&answer(&entries, Some(6))).await;
    let scope = "Counted among all 6; asked for: Failed, Done only · 3 with a status not listed here · 1 with no status";
    assert_eq!(shown(&page.hook("status-scope")), scope);
    assert!(
        page.notices("warning")[0].contains("but 3 of the 6 tasks it gave have other statuses")
    );
}
