//! The list of requests: new ones, cancelled ones, its limit.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, click, close_request_details, drop_file, export_file, focused_id,
    group_titles, open_request_details, request_lines, tasks_response, text_of, wait_until,
};

#[wasm_bindgen_test]
async fn requests_sent_while_open_are_shown_on_demand() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 4_300)).await;
    let second = page.next_request().await;
    open_request_details(&page).await;
    assert_eq!(group_titles(&page), ["Latest load: 2 requests"]);
    second.respond(&tasks_response(1..=2_000, 4_300)).await;
    page.respond_next(&tasks_response(2_001..=4_000, 4_300))
        .await;
    page.respond_next(&tasks_response(4_001..=4_300, 4_300))
        .await;
    assert_eq!(
        request_lines(&page),
        [
            "12:00:00 Answered HTTP 200 2,000 tasks dataBackupTasks?page=1&size=2000",
            "12:00:00 Answered HTTP 200 200 tasks dataBackupTasks?page=1&size=200",
        ]
    );
    click(&page.button("Show 2 newer requests")).await;
    assert_eq!(focused_id(), "request-details-title");
    assert!(!page.has_text("newer request"));
    assert_eq!(group_titles(&page), ["Latest load: 4 requests"]);
    assert_eq!(
        request_lines(&page)[0],
        "12:00:00 Answered HTTP 200 300 tasks dataBackupTasks?page=3&size=2000"
    );
    close_request_details(&page).await;
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=200, 4_300)).await;
    open_request_details(&page).await;
    assert_eq!(
        group_titles(&page),
        ["Latest load: 2 requests", "Earlier: 4 requests"]
    );
}

#[wasm_bindgen_test]
async fn superseded_request_is_not_listed_as_a_failure() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let first = page.next_request().await;
    click(&page.by_test_id("filter-status-DONE")).await;
    assert!(first.is_aborted());
    first.reject_as_aborted().await;
    page.respond_next(&tasks_response([1], 1)).await;
    open_request_details(&page).await;
    assert_eq!(
        request_lines(&page),
        [
            "12:00:00 Answered HTTP 200 1 task dataBackupTasks?page=1&size=200&status=DONE",
            "12:00:00 Discarded dataBackupTasks?page=1&size=200",
        ]
    );
    click(&page.all(".request__fold")[1]).await;
    assert!(page.has_text(
        "It was cancelled, or replaced by a newer request before its response was received."
    ));
}

#[wasm_bindgen_test]
async fn response_that_beats_the_abort_is_listed_as_superseded() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let first = page.next_request().await;
    click(&page.by_test_id("filter-status-DONE")).await;
    first.respond(&tasks_response(1..=3, 3)).await;
    page.respond_next(&tasks_response([1], 1)).await;
    open_request_details(&page).await;
    assert_eq!(
        request_lines(&page)[1],
        "12:00:00 Discarded HTTP 200 dataBackupTasks?page=1&size=200"
    );
}

#[wasm_bindgen_test]
async fn latest_hundred_requests_are_kept() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    open_request_details(&page).await;
    assert!(!page.has_text("are kept"));
    close_request_details(&page).await;
    for _ in 0..100 {
        click(&page.button("Refresh")).await;
        page.respond_next(&tasks_response([1], 1)).await;
    }
    open_request_details(&page).await;
    assert_eq!(
        group_titles(&page),
        ["Latest load: 1 request", "Earlier: 99 requests"]
    );
    assert!(page.has_text("Only the latest 100 requests are kept."));
}

#[wasm_bindgen_test]
async fn open_file_is_named_as_not_coming_from_the_listed_requests() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    open_request_details(&page).await;
    assert!(
        !page.has("[data-testid=answer-file]"),
        "the tasks come from OCP"
    );
    close_request_details(&page).await;
    drop_file("backup.json", &export_file(1..=3, 3).to_string()).await;
    wait_until("the file is shown", || page.has("[data-testid=source]")).await;
    open_request_details(&page).await;
    let expected = "The tasks shown come from the file backup.json and from none of these requests, which were sent before it was opened.";
    assert_eq!(text_of(&page.by_test_id("answer-file")), expected);
    assert_eq!(
        (group_titles(&page), request_lines(&page).len()),
        (vec!["Latest load: 1 request".to_owned()], 1)
    );
}
