//! Sorting by one column: order, headers and address.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, address_query, click, entries_response, sorted_by, sorted_columns, task_json,
    tasks_response, wait_until,
};

#[wasm_bindgen_test]
async fn header_click_sorts_ascending_then_descending() {
    let page = Page::open_with_response(&tasks_response([2, 10, 1], 3)).await;
    assert_eq!(
        (sorted_columns(&page), page.task_ids().join(" ")),
        (sorted_by("Start", "descending"), "10 2 1".to_owned())
    );
    for (direction, order, spelling) in [
        ("ascending", "1 2 10", "&sort=taskId&"),
        ("descending", "10 2 1", "&sort=-taskId&"),
        ("ascending", "1 2 10", "&sort=taskId&"),
    ] {
        click(&page.by_test_id("sort-taskId")).await;
        assert_eq!(
            (sorted_columns(&page), page.task_ids().join(" ")),
            (sorted_by("Task", direction), order.to_owned())
        );
        assert!(
            format!("{}&", address_query()).contains(spelling),
            "{}",
            address_query()
        );
    }
    click(&page.by_test_id("sort-startTime")).await;
    assert_eq!(sorted_columns(&page), sorted_by("Start", "ascending"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn missing_values_sort_last_in_both_directions() {
    let task_with = |id, duration: Value| {
        let mut task = task_json(id);
        task["duration"] = duration;
        task
    };
    let entries = [
        task_with(1, Value::Null),
        task_with(2, json!(30)),
        task_with(3, json!([])),
        task_with(4, json!(9)),
    ];
    let page = Page::open_with_response(&entries_response(&entries, Some(4))).await;
    click(&page.by_test_id("sort-duration")).await;
    assert_eq!(page.column_texts("Duration")[..2], ["9 s", "30 s"]);
    assert_eq!(page.task_ids().join(" "), "4 2 3 1");
    click(&page.by_test_id("sort-duration")).await;
    assert_eq!(page.task_ids().join(" "), "2 4 3 1");
}

#[wasm_bindgen_test]
async fn sorting_covers_all_loaded_tasks_and_returns_to_the_first_page() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=2").await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    assert_eq!(page.task_ids().first().map(String::as_str), Some("25"));
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(
        page.task_ids(),
        (1..=20).map(|id: i32| id.to_string()).collect::<Vec<_>>()
    );
    assert!(!address_query().contains("page="));
}

#[wasm_bindgen_test]
async fn tasks_that_arrive_later_are_sorted_in() {
    let page = Page::open("cluster=1&tenant=2&range=all&sort=taskId").await;
    page.respond_next(&tasks_response(101..=300, 300)).await;
    assert_eq!(page.task_ids().first().map(String::as_str), Some("101"));
    page.respond_next(&tasks_response(1..=300, 300)).await;
    wait_until("the bulk is loaded", || {
        page.loaded_count().as_deref() == Some("300")
    })
    .await;
    assert_eq!(page.task_ids().first().map(String::as_str), Some("1"));
}
