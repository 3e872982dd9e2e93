//! The server's clock in place of the browser's, and responses of caches.

use model::shared::server_clock::TOLERANCE;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    MINUTE, NOW, Page, advance_clock, click, entries_response, task_json, tasks_response, text_of,
    with_timestamp,
};

/// A day of which a range's start can be seen.
const LAST_DAY: &str = "cluster=1&tenant=2&range=24h&zone=utc";

/// A response with one task whose `timestamp` is this.
fn response_of(timestamp: &str) -> String {
    with_timestamp(&tasks_response([1], 1), timestamp)
}

#[wasm_bindgen_test]
async fn fast_clock_of_the_browser_is_corrected_and_told_once() {
    let page = Page::open(LAST_DAY).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    request
        .respond(&response_of("2024-08-09T17:00:00+08:00"))
        .await;
    let corrected = page.next_request().await;
    assert_eq!(
        corrected.parameter("startTime").as_deref(),
        Some("2024-08-08T09:00:00Z")
    );
    assert!(
        page.task_ids().is_empty(),
        "rows of a wrong range are not shown"
    );
    corrected
        .respond(&response_of("2024-08-09T17:00:00+08:00"))
        .await;
    page.assert_no_request().await;
    assert_eq!(page.task_ids(), ["1"]);
    assert!(page.has_text("As of 09:00:00"));
    assert_eq!(
        page.notices("info"),
        [
            "This computer’s clock is 3 h 00 m ahead of OCP’s. Ages, “as of” and relative time ranges follow OCP’s clock."
        ]
    );
    click(&page.button("Dismiss")).await;
    assert!(page.notices("info").is_empty());

    click(&page.button("Refresh")).await;
    let refresh = page.next_request().await;
    assert_eq!(
        refresh.parameter("startTime").as_deref(),
        Some("2024-08-08T09:00:00Z")
    );
    refresh
        .respond(&response_of("2024-08-09T17:00:00+08:00"))
        .await;
    page.assert_no_request().await;
    assert!(page.notices("info").is_empty(), "it is told once");
}

#[wasm_bindgen_test]
async fn slow_clock_is_corrected_by_the_date_header_too() {
    let page = Page::open(LAST_DAY).await;
    let headers = [("Date", "Sat, 10 Aug 2024 12:00:00 GMT")];
    let body = tasks_response([1], 1);
    let request = page.next_request().await;
    request.respond_with(200, &headers, &body).await;
    let corrected = page.next_request().await;
    assert_eq!(
        corrected.parameter("startTime").as_deref(),
        Some("2024-08-09T12:00:00Z")
    );
    corrected.respond_with(200, &headers, &body).await;
    assert_eq!(page.notices("info").len(), 1);
    assert!(page.notices("info")[0].contains("1 day behind"));
    assert!(page.has_text("As of 12:00:00"));
}

#[wasm_bindgen_test]
async fn range_without_a_moving_start_is_not_requested_again() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.respond_next(&response_of("2024-08-09T17:00:00+08:00"))
        .await;
    page.assert_no_request().await;
    assert_eq!(page.task_ids(), ["1"]);
    assert_eq!(page.notices("info").len(), 1);
}

#[wasm_bindgen_test]
async fn servers_with_different_clocks_do_not_keep_a_load_from_ending() {
    let page = Page::open(LAST_DAY).await;
    page.respond_next(&response_of("2024-08-09T09:00:00Z"))
        .await;
    page.respond_next(&response_of("2024-08-09T14:00:00Z"))
        .await;
    page.assert_no_request().await;
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn response_of_a_cache_is_told_with_its_age() {
    let page = Page::open(LAST_DAY).await;
    let headers = [("Date", "Fri, 09 Aug 2024 12:00:00 GMT")];
    let request = page.next_request().await;
    let body = response_of("2024-08-09T10:00:00Z");
    request.respond_with(200, &headers, &body).await;
    page.assert_no_request().await;
    assert!(page.has_text("As of 10:00:00"));
    assert!(page.notices("info").is_empty(), "no clock is wrong");
    let [warning] = page.notices("warning").try_into().expect("one warning");
    assert!(
        warning
            .starts_with("The response is 2 h 00 m older than its request, so the tasks are as of"),
        "{warning}"
    );

    click(&page.button("Refresh")).await;
    page.respond_next(&response_of(NOW)).await;
    assert!(page.notices("warning").is_empty());
    assert!(page.has_text("As of 12:00:00"));
}

#[wasm_bindgen_test]
async fn difference_up_to_a_minute_is_not_told() {
    let page = Page::open(LAST_DAY).await;
    page.respond_next(&response_of("2024-08-09T12:01:00Z"))
        .await;
    page.assert_no_request().await;
    assert!(page.notices("info").is_empty());
    assert_eq!(TOLERANCE.num_minutes(), 1);
}

#[wasm_bindgen_test]
async fn clock_that_is_set_while_the_page_is_open_is_told() {
    let page = Page::open(LAST_DAY).await;
    page.respond_next(&response_of(NOW)).await;
    advance_clock(5 * MINUTE);
    click(&page.button("Refresh")).await;
    let headers = [("Date", "Fri, 09 Aug 2024 12:00:10 GMT")];
    let request = page.next_request().await;
    request
        .respond_with(200, &headers, &response_of("2024-08-09T12:00:10Z"))
        .await;
    page.respond_next(&response_of("2024-08-09T12:00:10Z"))
        .await;
    let [told] = page.notices("info").try_into().expect("one notice");
    assert!(told.contains("4 m 50 s ahead"), "{told}");
}

#[wasm_bindgen_test]
async fn task_that_starts_in_the_browsers_future_only_has_no_mark() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    let mut task = task_json(1);
    task["startTime"] = json!("2024-08-09T13:00:00Z");
    let headers = [("Date", "Fri, 09 Aug 2024 14:00:00 GMT")];
    let body = entries_response(&[task], Some(1));
    page.next_request()
        .await
        .respond_with(200, &headers, &body)
        .await;
    let row = page.only("[data-testid=row]");
    assert!(!text_of(&row).contains("future"), "{}", text_of(&row));
}
