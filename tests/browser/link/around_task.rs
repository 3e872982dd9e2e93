//! "Around this task": all tasks of the hours around one.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, address_query, attribute, click, entries_response, history_entry,
    task_json, tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn around_this_task_requests_the_surrounding_hours_and_keeps_the_row_open() {
    let page = Page::open(
        "cluster=1&tenant=2&range=all&status=DONE&backupSetId=7&page=1&sort=taskId&zone=utc",
    )
    .await;
    let mut one = task_json(7);
    one["finishTime"] = json!("2024-08-08T00:03:15.5Z");
    page.respond_next(&entries_response(&[one.clone()], Some(1)))
        .await;
    click(&page.by_test_id("row-expander")).await;
    let before = history_entry();
    let around = page.button("Tasks within 1 h");
    around.focus().expect("a button takes the focus");
    click(&around).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-07T23:01:10Z")
    );
    assert_eq!(
        request.parameter("endTime").as_deref(),
        Some("2024-08-08T01:03:16Z")
    );
    assert_eq!(
        (
            request.parameter("status"),
            request.parameter("backupSetId")
        ),
        (None, None)
    );
    assert_ne!(history_entry(), before);
    let others: Vec<_> = (1..=6)
        .map(task_json)
        .chain([one])
        .chain((8..=60).map(task_json))
        .collect();
    request.respond(&entries_response(&others, Some(60))).await;
    let open: Vec<_> = page
        .all("[aria-expanded=true][data-testid=row-expander]")
        .iter()
        .map(|row| accessible_name(row))
        .collect();
    assert_eq!(open, ["Collapse task 7"]);
    assert!(
        address_query().ends_with("&sort=taskId&zone=utc&open=7.7.1723075270000000"),
        "{}",
        address_query()
    );
    assert!(page.has("[data-testid=row-detail]"));
}

#[wasm_bindgen_test]
async fn around_this_task_shows_the_page_with_the_task_once() {
    let page = Page::open("cluster=1&tenant=2&range=all&backupSetId=7&zone=utc").await;
    page.respond_next(&entries_response(&[task_json(7)], Some(1)))
        .await;
    click(&page.by_test_id("row-expander")).await;
    click(&page.by_test_id("around")).await;
    let before = history_entry();
    page.respond_next(&tasks_response(1..=60, 60)).await;
    assert!(
        page.task_ids().contains(&"7".to_owned()),
        "{:?}",
        page.task_ids()
    );
    assert_eq!(text_of(&page.by_test_id("page-status")), "41–60 of 60");
    assert_eq!(
        history_entry(),
        before,
        "going to the page adds no second entry"
    );
    assert!(page.has("[data-testid=row-detail]"));
    // A later refresh does not return to the page of the task.
    click(&page.by_test_id("page-prev")).await;
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=60, 60)).await;
    assert_eq!(text_of(&page.by_test_id("page-status")), "21–40 of 60");
}

#[wasm_bindgen_test]
async fn task_without_a_start_time_has_no_around_button() {
    let mut one = task_json(7);
    one.as_object_mut().expect("an object").remove("startTime");
    let page = Page::open_with_response(&entries_response(&[one], Some(1))).await;
    click(&page.by_test_id("row-expander")).await;
    assert!(page.has("[data-testid=row-detail]") && !page.has("[data-testid=around]"));
    assert_eq!(
        attribute(&page.by_test_id("row-expander"), "aria-expanded").as_deref(),
        Some("true")
    );
}
