//! Only the response to the newest request may change the page.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{ApiRequest, Page, click, tasks_response, text_of, type_in};

/// Applies another filter before the first request has a response; returns both requests.
async fn start_two_requests(page: &Page) -> (ApiRequest, ApiRequest) {
    let first = page.next_request().await;
    assert!(!first.is_aborted());
    click(&page.by_test_id("filter-status-DONE")).await;
    let second = page.next_request().await;
    assert_eq!(second.parameter("status").as_deref(), Some("DONE"));
    assert!(first.is_aborted() && !second.is_aborted());
    (first, second)
}

#[wasm_bindgen_test]
async fn stale_response_after_the_newest_is_ignored() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = start_two_requests(&page).await;
    second.respond(&tasks_response([2], 1)).await;
    first.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.task_ids(), ["2"]);
    assert_eq!(page.loaded_count().as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn stale_response_before_the_newest_is_ignored() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = start_two_requests(&page).await;
    first.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.loaded_count(), None);
    assert!(page.has_text("Loading tasks…"));
    second.respond(&tasks_response([2], 1)).await;
    assert_eq!(page.task_ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn failure_of_a_stale_request_is_ignored() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = start_two_requests(&page).await;
    first.reject_as_aborted().await;
    assert_eq!(page.notices("error"), [""; 0]);
    second.respond(&tasks_response([2], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["2".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn refresh_replaces_the_request_under_way() {
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    click(&page.button("Refresh")).await;
    let first = page.next_request().await;
    click(&page.button("Refresh")).await;
    let second = page.next_request().await;
    assert!(first.is_aborted() && !second.is_aborted());
    second.respond(&tasks_response([2], 1)).await;
    first.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.task_ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn changing_the_tenant_removes_the_rows_at_once() {
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    assert_eq!(page.task_ids().len(), 3);
    type_in(&page.by_test_id("scope-tenant"), "5").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(page.loaded_count(), None);
    assert!(
        !page.has_text("ww1144"),
        "the header does not name the previous tenant"
    );
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/5/"),
        "{}",
        request.url()
    );
    request.fail().await;
    assert_eq!(page.loaded_count(), None);
    assert_eq!(
        text_of(&page.only(".empty[data-kind=failed]")),
        "No tasks to show",
        "the notice explains the failure"
    );
}

#[wasm_bindgen_test]
async fn unmounting_the_page_aborts_its_request() {
    let page = Page::open("cluster=1&tenant=2").await;
    let request = page.next_request().await;
    page.unmount().await;
    assert!(request.is_aborted());
    // A response after unmounting is ignored without an error.
    request.respond(&tasks_response(1..=200, 300)).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn counts_of_the_previous_filter_are_hidden_while_loading() {
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    page.next_request().await;
    assert!(page.has_text("Loading: 200 of 240") && page.has_button("Cancel"));
    click(&page.by_test_id("filter-status-FAILED")).await;
    let request = page.next_request().await;
    assert!(
        page.has_text("Loading tasks…") && !page.has_text("240"),
        "counts of the previous filter are hidden"
    );
    assert!(page.has_button("Cancel"));
    request.respond(&tasks_response([7], 1)).await;
    assert!(page.has_text("1 task"));
}
