//! What ends the wait for a retry: Cancel, a new filter, leaving, a network that is back.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, REQUEST_TIMEOUT, RETRY_DELAYS, Timers, click, dispatch, focused_id,
    tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn wait_for_a_retry_can_be_cancelled_and_resumed() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    click(&page.button("Cancel")).await;
    assert_eq!(timers.pending_delays(), [0; 0]);
    assert!(
        !page.error_notice().contains("Trying") && !page.has_button("Cancel"),
        "{}",
        page.error_notice()
    );
    assert!(
        page.error_notice()
            .contains("Not tried again until you choose Retry."),
        "{}",
        page.error_notice()
    );
    assert_eq!(focused_id(), "results");
    page.assert_no_request().await;
    click(&page.button("Retry")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn new_filter_ends_the_wait() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    click(&page.by_test_id("filter-status-DONE")).await;
    let request = page.next_request().await;
    assert_eq!(request.parameter("status").as_deref(), Some("DONE"));
    assert_eq!(
        (timers.pending_delays(), page.notices("error")),
        (vec![REQUEST_TIMEOUT], Vec::new())
    );
    request.respond(&tasks_response([1], 1)).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn unmounting_the_page_ends_the_wait() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    page.unmount().await;
    assert_eq!(timers.pending_delays(), [0; 0]);
}

#[wasm_bindgen_test]
async fn online_event_retries_once_and_at_once() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    dispatch(&window(), "online").await;
    dispatch(&window(), "online").await;
    let retry = page.next_request().await;
    page.assert_no_request().await;
    assert_eq!(timers.pending_delays(), [REQUEST_TIMEOUT]);
    retry.fail().await;
    assert!(
        page.error_notice().contains("(try 3 of 3)"),
        "an online event adds no tries: {}",
        page.error_notice()
    );
    timers.advance(RETRY_DELAYS[1]).await;
    page.next_request().await.fail().await;
    assert!(
        page.error_notice().contains("Tried 3 times."),
        "{}",
        page.error_notice()
    );
    dispatch(&window(), "online").await;
    page.respond_next(&tasks_response([1], 1)).await;
    dispatch(&window(), "online").await;
    page.assert_no_request().await;
    assert_eq!(text_of(&page.by_test_id("total")), "1 task");
}

#[wasm_bindgen_test]
async fn retry_under_way_can_be_cancelled() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    timers.advance(RETRY_DELAYS[0]).await;
    let retry = page.next_request().await;
    click(&page.button("Cancel")).await;
    assert!(retry.is_aborted());
    assert_eq!(focused_id(), "results");
    assert!(
        page.error_notice()
            .contains("Not tried again until you choose Retry.")
            && !page.has_button("Cancel"),
        "{}",
        page.error_notice()
    );
    retry.respond(&tasks_response([1], 1)).await;
    assert_eq!(
        (
            page.loaded_count(),
            page.notices("error").len(),
            timers.pending_delays()
        ),
        (None, 1, Vec::new())
    );
    page.assert_no_request().await;
}
