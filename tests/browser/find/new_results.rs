//! Find text while the tasks change: other tenants, the tasks around one, new responses.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, entries_response, find_scope, go_back, open_sample_tasks, sample_tasks, task_json,
    tasks_response, type_find_text, type_in, value,
};

#[wasm_bindgen_test]
async fn changing_the_tenant_clears_the_find_text() {
    let page = open_sample_tasks().await;
    type_find_text(&page, "failed").await;
    click(&page.by_test_id("range-24h")).await;
    page.respond_next(&entries_response(&sample_tasks(), Some(9)))
        .await;
    assert_eq!(
        (
            value(&page.by_test_id("find")).as_str(),
            find_scope(&page).as_str()
        ),
        ("failed", "1 of 9 tasks")
    );
    type_in(&page.by_test_id("scope-tenant"), "3").await;
    click(&page.by_test_id("filter-apply")).await;
    page.respond_next(&tasks_response(1..=4, 4)).await;
    assert_eq!(
        (
            value(&page.by_test_id("find")),
            find_scope(&page),
            page.task_ids().len()
        ),
        (String::new(), String::new(), 4)
    );
    type_find_text(&page, "done").await;
    go_back();
    page.respond_next(&entries_response(&sample_tasks(), Some(9)))
        .await;
    assert_eq!(
        (value(&page.by_test_id("find")), page.task_ids().len()),
        (String::new(), 9)
    );
}

#[wasm_bindgen_test]
async fn around_this_task_clears_the_find_text() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED&zone=utc").await;
    page.respond_next(&entries_response(&sample_tasks()[2..3], Some(1)))
        .await;
    type_find_text(&page, "4016").await;
    click(&page.by_test_id("row-expander")).await;
    click(&page.by_test_id("around")).await;
    let others: Vec<_> = sample_tasks()
        .into_iter()
        .chain((10..=60).map(task_json))
        .collect();
    page.respond_next(&entries_response(&others, Some(60)))
        .await;
    assert_eq!(
        (value(&page.by_test_id("find")), page.task_ids().len()),
        (String::new(), 20)
    );
    assert!(
        page.task_ids().contains(&"3".to_owned()),
        "the page of the task is shown: {:?}",
        page.task_ids()
    );
    // A second time the request is the same, and the find text is cleared again.
    type_find_text(&page, "failed").await;
    assert_eq!(page.task_ids(), ["3"]);
    click(&page.by_test_id("around")).await;
    page.respond_next(&entries_response(&others, Some(60)))
        .await;
    assert_eq!(
        (value(&page.by_test_id("find")), page.task_ids().len()),
        (String::new(), 20)
    );
    assert!(
        page.task_ids().contains(&"3".to_owned()),
        "the page of the task is shown: {:?}",
        page.task_ids()
    );
}

#[wasm_bindgen_test]
async fn find_includes_tasks_that_arrive_later() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    type_find_text(&page, "done 240").await;
    assert!(page.task_ids().is_empty() && page.has(".empty"));
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(page.task_ids(), ["240"]);
    // A refresh changes the status of a found task.
    click(&page.button("Refresh")).await;
    let mut refreshed: Vec<_> = (1..=240).map(task_json).collect();
    refreshed[239]["status"] = json!("FAILED");
    page.respond_next(&entries_response(&refreshed, Some(240)))
        .await;
    assert!(page.task_ids().is_empty() && page.has(".empty"));
    type_find_text(&page, "failed 240").await;
    assert_eq!(
        (page.task_ids(), find_scope(&page)),
        (vec!["240".to_owned()], "1 of 240 tasks".to_owned())
    );
    click(&page.by_test_id("range-24h")).await;
    assert_eq!(
        find_scope(&page),
        "",
        "counts of the previous filter are hidden"
    );
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert_eq!(find_scope(&page), "0 of 3 tasks");
}
