//! Automatic retries after a transient failure.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, ApiRequest, COUNTDOWN_INTERVAL, Page, REQUEST_TIMEOUT, RETRY_DELAYS, Timers,
    advance_clock, click, error_response, tasks_response,
};

/// Makes a request fail in a way that may be transient.
async fn fail_transiently(request: &ApiRequest, timers: &Timers, failure: &str) {
    match failure {
        "network" => request.fail().await,
        "time-out" => {
            timers.advance(REQUEST_TIMEOUT).await;
            request.reject_as_aborted().await;
        }
        status => {
            request
                .respond_with(status.parse().expect("a status"), &[], "<html>")
                .await;
        }
    }
}

#[wasm_bindgen_test]
async fn transient_failure_is_tried_three_times() {
    for failure in ["network", "time-out", "502", "503", "504"] {
        let timers = Timers::install();
        let page = Page::open(ALL_TASKS_QUERY).await;
        let first = page.next_request().await;
        fail_transiently(&first, &timers, failure).await;
        for (wait, countdown) in [
            (RETRY_DELAYS[0], "2 s (try 2 of 3)."),
            (RETRY_DELAYS[1], "3 s (try 3 of 3)."),
        ] {
            assert!(
                page.error_notice()
                    .contains(&format!("Trying again in {countdown}")),
                "{failure}: {}",
                page.error_notice()
            );
            assert_eq!(
                timers.pending_delays(),
                [COUNTDOWN_INTERVAL, wait],
                "{failure}"
            );
            page.assert_no_request().await;
            timers.advance(wait).await;
            assert!(
                page.error_notice().contains("Trying again…"),
                "{failure}: {}",
                page.error_notice()
            );
            let retry = page.next_request().await;
            assert_eq!(retry.url(), first.url());
            fail_transiently(&retry, &timers, failure).await;
        }
        assert!(
            page.error_notice().contains("Tried 3 times."),
            "{failure}: {}",
            page.error_notice()
        );
        assert_eq!(timers.pending_delays(), [0; 0], "{failure}");
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn permanent_failure_is_not_retried() {
    for (status, code) in [
        (400, "COM10010"),
        (401, "IAM10000"),
        (403, "IAM11000"),
        (404, "OBE11001"),
        (418, "X"),
        (500, "OBE12000"),
    ] {
        let timers = Timers::install();
        let page = Page::open(ALL_TASKS_QUERY).await;
        page.respond_next_with(status, &[], &error_response(code, "no"))
            .await;
        assert_eq!(timers.pending_delays(), [0; 0], "{status}");
        assert!(
            !page.error_notice().contains("Trying") && !page.has_button("Cancel"),
            "{status}: {}",
            page.error_notice()
        );
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn success_clears_the_notice_and_resets_the_try_count() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    timers.advance(RETRY_DELAYS[0]).await;
    page.next_request().await.fail().await;
    timers.advance(RETRY_DELAYS[1]).await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    assert_eq!(
        (page.notices("error"), page.loaded_count().as_deref()),
        (Vec::new(), Some("200"))
    );
    page.next_request().await.fail().await;
    assert!(
        page.error_notice().contains("(try 2 of 3)"),
        "the next page has its own try count: {}",
        page.error_notice()
    );
}

#[wasm_bindgen_test]
async fn rows_and_notice_stay_during_a_retry() {
    let timers = Timers::install();
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    page.next_request().await.fail().await;
    let notice = page.only("[data-kind=error]");
    timers.advance(RETRY_DELAYS[0]).await;
    assert!(notice.is_connected(), "the notice stays in place");
    assert_eq!(
        (page.loaded_count().as_deref(), page.task_ids().len()),
        (Some("200"), 20)
    );
    page.next_request().await.fail().await;
    assert_eq!(
        (page.notices("error").len(), page.task_ids().len()),
        (1, 20)
    );
    timers.advance(RETRY_DELAYS[1]).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(
        (page.notices("error").len(), page.loaded_count().as_deref()),
        (0, Some("240"))
    );
}

#[wasm_bindgen_test]
async fn retry_button_skips_the_wait_and_allows_three_more_tries() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    timers.advance(RETRY_DELAYS[0]).await;
    page.next_request().await.fail().await;
    click(&page.button("Retry")).await;
    let retry = page.next_request().await;
    assert_eq!(
        timers.pending_delays(),
        [REQUEST_TIMEOUT],
        "the waiting retry is replaced"
    );
    retry.fail().await;
    assert!(
        page.error_notice().contains("(try 2 of 3)"),
        "{}",
        page.error_notice()
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn throttled_page_waits_as_requested_and_counts_down() {
    for (headers, wait) in [
        (vec![("RateLimit-Reset", "17")], 17),
        (vec![("Retry-After", "17")], 17),
        (vec![("Retry-After", "90"), ("RateLimit-Reset", "17")], 17),
        (vec![], 60),
    ] {
        let timers = Timers::install();
        let page = Page::open(ALL_TASKS_QUERY).await;
        let first = page.next_request().await;
        first
            .respond_with(429, &headers, &error_response("0", "slow down"))
            .await;
        let milliseconds = wait * 1_000 + 499;
        assert_eq!(
            timers.pending_delays(),
            [COUNTDOWN_INTERVAL, milliseconds],
            "{headers:?}"
        );
        let remaining = if wait == 17 { "18 s" } else { "1 m 01 s" };
        assert!(
            page.error_notice()
                .contains(&format!("Trying again in {remaining} (try 2 of 3).")),
            "{}",
            page.error_notice()
        );
        advance_clock(9_000);
        timers.advance(COUNTDOWN_INTERVAL).await;
        let rest = if wait == 17 { "8 s" } else { "51 s" };
        assert!(
            page.error_notice()
                .contains(&format!("Trying again in {rest} (try 2 of 3).")),
            "{}",
            page.error_notice()
        );
        page.assert_no_request().await;
        timers.advance(milliseconds).await;
        page.respond_next(&tasks_response([1], 1)).await;
        assert_eq!(
            (timers.pending_delays(), page.notices("error")),
            (Vec::new(), Vec::new())
        );
    }
}

#[wasm_bindgen_test]
async fn very_long_wait_is_shown_without_a_retry() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next_with(
        429,
        &[("RateLimit-Reset", "86399")],
        &error_response("0", "slow down"),
    )
    .await;
    assert!(
        page.error_notice()
            .contains("OCP asks you to wait 23 h 59 m before the next one."),
        "{}",
        page.error_notice()
    );
    assert!(
        !page.error_notice().contains("Trying") && !page.has_button("Cancel"),
        "{}",
        page.error_notice()
    );
    assert_eq!(timers.pending_delays(), [0; 0]);
    page.assert_no_request().await;
}
