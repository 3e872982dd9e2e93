//! A list that changes on the server between two pages.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, tasks_response, wait_until, wait_until_loaded};

/// Responds to the next request, which must be for this page of 2000.
async fn respond_to_bulk_page(page: &Page, number: i64, total: usize) {
    let request = page.next_request().await;
    assert_eq!(
        request.page_and_size(),
        (number.to_string(), "2000".to_owned())
    );
    let last = i64::try_from(total).expect("a small number");
    request
        .respond(&tasks_response(
            (number - 1) * 2_000 + 1..=last.min(number * 2_000),
            total,
        ))
        .await;
}

/// Loads two pages of 4100 tasks, of which the second reports one task more.
async fn open_shifted_list() -> Page {
    let page = Page::open_with_response(&tasks_response(1..=200, 4_100)).await;
    respond_to_bulk_page(&page, 1, 4_100).await;
    wait_until_loaded(&page, "2000").await;
    let (second, third) = (page.next_request().await, page.next_request().await);
    assert_eq!(third.page_and_size(), ("3".to_owned(), "2000".to_owned()));
    second.respond(&tasks_response(2_001..=4_000, 4_101)).await;
    wait_until("the third request is aborted after the shift", || {
        third.is_aborted()
    })
    .await;
    third.respond(&tasks_response(4_001..=4_101, 4_101)).await;
    page
}

const SHIFTING_WARNING: &str = "OCP’s list kept changing while it was loaded: some tasks may be missing. Refresh loads it again.";

#[wasm_bindgen_test]
async fn shifted_list_restarts_the_load_and_keeps_the_rows() {
    let page = open_shifted_list().await;
    wait_until_loaded(&page, "4000").await;
    let restart = page.next_request().await;
    assert_eq!(restart.page_and_size(), ("1".to_owned(), "2000".to_owned()));
    restart.respond(&tasks_response(1..=2_000, 4_101)).await;
    wait_until("the restarted load makes progress", || {
        page.has_text("Refreshing: 2,000 of 4,1")
    })
    .await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.task_ids().len()),
        (Some("4000"), 20)
    );
    respond_to_bulk_page(&page, 2, 4_101).await;
    respond_to_bulk_page(&page, 3, 4_101).await;
    wait_until_loaded(&page, "4101").await;
    assert!(page.has_text("4,101 tasks"));
    assert_eq!(
        page.notices("warning"),
        [""; 0],
        "a consistent load has no warning"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn list_that_keeps_shifting_is_loaded_with_a_warning_after_two_restarts() {
    let page = open_shifted_list().await;
    for total in [4_102, 4_103] {
        respond_to_bulk_page(&page, 1, total - 1).await;
        respond_to_bulk_page(&page, 2, total).await;
        assert_eq!(page.notices("warning"), [""; 0]);
    }
    respond_to_bulk_page(&page, 3, 4_104).await;
    wait_until("the load has ended", || !page.notices("warning").is_empty()).await;
    assert_eq!(page.notices("warning"), [SHIFTING_WARNING]);
    assert!(!page.has_text("All 4,"), "completeness is not claimed");
    page.assert_no_request().await;

    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert_eq!(
        (page.task_ids().len(), page.notices("warning").len()),
        (3, 0)
    );
}
