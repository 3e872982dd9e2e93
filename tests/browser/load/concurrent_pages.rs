//! Two requests of a load at a time, whose responses arrive in any order.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, Timers, click, error_response, is_sign_in_open, open_signed_in,
    page_numbers, respond_to_bulk_request, sign_in, start_two_bulk_requests, wait_until_loaded,
};

#[wasm_bindgen_test]
async fn early_page_waits_for_the_page_before_it() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let (second, third) = start_two_bulk_requests(&page).await;
    respond_to_bulk_request(&third, 3).await;
    assert_eq!(page.loaded_count().as_deref(), Some("2000"));
    assert!(
        page.has_text("Loading: 2,000 of 8,000"),
        "an early page is not counted"
    );
    page.assert_no_request().await;
    respond_to_bulk_request(&second, 2).await;
    wait_until_loaded(&page, "6000").await;
    let fourth = page.next_request().await;
    assert_eq!(fourth.page_and_size(), ("4".to_owned(), "2000".to_owned()));
    page.assert_no_request().await;
    respond_to_bulk_request(&fourth, 4).await;
    assert!(page.has_text("8,000 tasks"));
    assert_eq!(page.notices("warning"), [""; 0]);
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn next_page_is_requested_when_one_arrives() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let (second, third) = start_two_bulk_requests(&page).await;
    respond_to_bulk_request(&second, 2).await;
    wait_until_loaded(&page, "4000").await;
    let fourth = page.next_request().await;
    assert_eq!(page_numbers(&[&fourth]), ["4"]);
    assert!(!third.is_aborted());
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn retry_requests_the_failed_page_only() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let (second, third) = start_two_bulk_requests(&page).await;
    second
        .respond_with(500, &[], &error_response("COM10999", "no"))
        .await;
    assert!(
        page.error_notice().contains("OCP failed."),
        "{}",
        page.error_notice()
    );
    assert!(!third.is_aborted());
    respond_to_bulk_request(&third, 3).await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.notices("error").len()),
        (Some("2000"), 1)
    );
    page.assert_no_request().await;
    click(&page.button("Retry")).await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), second.url());
    page.assert_no_request().await;
    respond_to_bulk_request(&retry, 2).await;
    wait_until_loaded(&page, "6000").await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert_eq!(page_numbers(&[&page.next_request().await]), ["4"]);
}

#[wasm_bindgen_test]
async fn early_failure_is_reported_in_page_order_and_retried() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    let (second, third) = start_two_bulk_requests(&page).await;
    third.fail().await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert!(page.has_text("Loading: 2,000 of 8,000"));
    page.assert_no_request().await;
    respond_to_bulk_request(&second, 2).await;
    wait_until_loaded(&page, "4000").await;
    assert!(
        page.error_notice()
            .contains("Trying again in 2 s (try 2 of 3)."),
        "{}",
        page.error_notice()
    );
    page.assert_no_request().await;
    timers.advance(1_499).await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), third.url());
    assert_eq!(page_numbers(&[&page.next_request().await]), ["4"]);
    respond_to_bulk_request(&retry, 3).await;
    wait_until_loaded(&page, "6000").await;
    assert_eq!(page.notices("error"), [""; 0]);
}

#[wasm_bindgen_test]
async fn early_page_is_kept_when_the_load_is_cancelled() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let (second, third) = start_two_bulk_requests(&page).await;
    respond_to_bulk_request(&third, 3).await;
    click(&page.button("Cancel")).await;
    assert!(second.is_aborted());
    second.reject_as_aborted().await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.notices("error").len()),
        (Some("2000"), 0)
    );
    assert!(page.has_text("2,000 of 8,000 loaded, the order covers these"));
    // Loaded tasks are sorted and paged without a request.
    click(&page.by_test_id("sort-taskId")).await;
    click(&page.button("Next page")).await;
    page.assert_no_request().await;
    click(&page.button("Load the rest")).await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), second.url());
    page.assert_no_request().await;
    respond_to_bulk_request(&retry, 2).await;
    wait_until_loaded(&page, "6000").await;
    assert_eq!(page_numbers(&[&page.next_request().await]), ["4"]);
}

#[wasm_bindgen_test]
async fn cancel_and_a_new_filter_abort_both_requests() {
    for button in ["Cancel", "Apply"] {
        let page = Page::open(ALL_TASKS_QUERY).await;
        let (second, third) = start_two_bulk_requests(&page).await;
        if button == "Apply" {
            click(&page.by_test_id("filter-status-DONE")).await;
        }
        click(&page.button(button)).await;
        assert!(second.is_aborted() && third.is_aborted(), "{button}");
        respond_to_bulk_request(&second, 2).await;
        respond_to_bulk_request(&third, 3).await;
        assert_eq!(page.loaded_count().as_deref(), Some("2000"), "{button}");
    }
}

#[wasm_bindgen_test]
async fn sign_out_during_two_requests_asks_once_and_continues_there() {
    for first_to_fail in [2, 3] {
        let page = open_signed_in(ALL_TASKS_QUERY).await;
        let (second, third) = start_two_bulk_requests(&page).await;
        let (failing, other) = if first_to_fail == 2 {
            (&second, &third)
        } else {
            (&third, &second)
        };
        failing
            .respond_with(401, &[], &error_response("IAM10004", "wrong password"))
            .await;
        assert!(is_sign_in_open(&page) && other.is_aborted());
        // This response was already on its way.
        other
            .respond_with(401, &[], &error_response("IAM10004", "wrong password"))
            .await;
        assert!(
            page.has_text("1 failed attempt from this page; at most 19 more until OCP blocks it.")
        );
        assert_eq!(
            (page.notices("error").len(), page.loaded_count().as_deref()),
            (1, Some("2000"))
        );
        page.assert_no_request().await;

        sign_in(&page, "ann", "pa56").await;
        let retry = page.next_request().await;
        assert_eq!(retry.url(), second.url());
        // One request alone goes first, as OCP may refuse the new password, too.
        page.assert_no_request().await;
        respond_to_bulk_request(&retry, 2).await;
        wait_until_loaded(&page, "4000").await;
        assert_eq!(
            page_numbers(&[&page.next_request().await, &page.next_request().await]),
            ["3", "4"]
        );
        assert!(!is_sign_in_open(&page));
    }
}
