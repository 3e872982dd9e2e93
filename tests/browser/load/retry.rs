//! What failed and may go better the next time is tried again: after a while, visibly, and not too often.

use leptos::prelude::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Call, Page, Timers, click, failure, happens, later, shown, tasks};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
/// What is waited after the first and after the second try, where chance is a middling one.
const WAITS: [i32; 2] = [1_499, 2_999];
/// The interval of the countdown.
const BEAT: i32 = 1_000;
/// What a request may take.
const TIMEOUT: i32 = 30_000;

/// Makes a request fail in one of the ways that may be over soon.
async fn fails(call: &Call, timers: &Timers, way: &str) {
    match way {
        "network" => call.breaks().await,
        "time-out" => {
            timers.pass(TIMEOUT).await;
            call.ends_as_aborted().await;
        }
        status => {
            call.answers_with(status.parse().expect("a status"), &[], "<html>")
                .await;
        }
    }
}

#[wasm_bindgen_test]
async fn what_may_be_over_soon_is_tried_three_times() {
    for way in ["network", "time-out", "502", "503", "504"] {
        let timers = Timers::hold();
        let page = Page::open(TENANT).await;
        let first = page.call().await;
        fails(&first, &timers, way).await;
        for (wait, told) in [
            (WAITS[0], "2 s (try 2 of 3)."),
            (WAITS[1], "3 s (try 3 of 3)."),
        ] {
            assert!(
                page.error().contains(&format!("Trying again in {told}")),
                "{way}: {}",
                page.error()
            );
            assert_eq!(timers.waiting(), [BEAT, wait], "{way}");
            page.asks_nothing().await;
            timers.pass(wait).await;
            assert!(
                page.error().contains("Trying again…"),
                "{way}: {}",
                page.error()
            );
            let again = page.call().await;
            assert_eq!(again.url(), first.url());
            fails(&again, &timers, way).await;
        }
        assert!(
            page.error().contains("Tried 3 times."),
            "{way}: {}",
            page.error()
        );
        assert_eq!(timers.waiting(), [0; 0], "{way}");
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn what_would_fail_again_is_not_tried_again() {
    for (status, code) in [
        (400, "COM10010"),
        (401, "IAM10000"),
        (403, "IAM11000"),
        (404, "OBE11001"),
        (418, "X"),
        (500, "OBE12000"),
    ] {
        let timers = Timers::hold();
        let page = Page::open(TENANT).await;
        page.call()
            .await
            .answers_with(status, &[], &failure(code, "no"))
            .await;
        assert_eq!(timers.waiting(), [0; 0], "{status}");
        assert!(
            !page.error().contains("Trying") && !page.has_button("Cancel"),
            "{status}: {}",
            page.error()
        );
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn what_succeeds_clears_the_notice_and_counts_anew() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    timers.pass(WAITS[0]).await;
    page.call().await.breaks().await;
    timers.pass(WAITS[1]).await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    assert_eq!(
        (page.notices("error"), page.loaded().as_deref()),
        (Vec::new(), Some("200"))
    );
    page.call().await.breaks().await;
    assert!(
        page.error().contains("(try 2 of 3)"),
        "the next page has tries of its own: {}",
        page.error()
    );
}

#[wasm_bindgen_test]
async fn rows_and_notice_stay_while_the_same_is_tried() {
    let timers = Timers::hold();
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    page.call().await.breaks().await;
    let notice = page.the("[data-kind=error]");
    timers.pass(WAITS[0]).await;
    assert!(notice.is_connected(), "the notice goes and comes");
    assert_eq!(
        (page.loaded().as_deref(), page.ids().len()),
        (Some("200"), 20)
    );
    page.call().await.breaks().await;
    assert_eq!((page.notices("error").len(), page.ids().len()), (1, 20));
    timers.pass(WAITS[1]).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(
        (page.notices("error").len(), page.loaded().as_deref()),
        (0, Some("240"))
    );
}

#[wasm_bindgen_test]
async fn waiting_can_be_cancelled_and_taken_up() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    click(&page.button("Cancel")).await;
    assert_eq!(timers.waiting(), [0; 0]);
    assert!(
        !page.error().contains("Trying") && !page.has_button("Cancel"),
        "{}",
        page.error()
    );
    assert!(
        page.error().contains("Not tried again until you ask."),
        "{}",
        page.error()
    );
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "results")
    );
    page.asks_nothing().await;
    click(&page.button("Retry")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn retry_does_not_wait_and_tries_three_times_more() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    timers.pass(WAITS[0]).await;
    page.call().await.breaks().await;
    click(&page.button("Retry")).await;
    let again = page.call().await;
    assert_eq!(
        timers.waiting(),
        [TIMEOUT],
        "what waited is not tried beside it"
    );
    again.breaks().await;
    assert!(page.error().contains("(try 2 of 3)"), "{}", page.error());
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn another_question_ends_the_waiting() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert_eq!(call.parameter("status").as_deref(), Some("DONE"));
    assert_eq!(
        (timers.waiting(), page.notices("error")),
        (vec![TIMEOUT], Vec::new())
    );
    call.answers(&tasks([1], 1)).await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn leaving_the_page_ends_the_waiting() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    page.leave().await;
    assert_eq!(timers.waiting(), [0; 0]);
}

#[wasm_bindgen_test]
async fn a_network_that_is_back_is_tried_once_and_at_once() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    happens(&window(), "online").await;
    happens(&window(), "online").await;
    let again = page.call().await;
    page.asks_nothing().await;
    assert_eq!(timers.waiting(), [TIMEOUT]);
    again.breaks().await;
    assert!(
        page.error().contains("(try 3 of 3)"),
        "a hint does not make tries more: {}",
        page.error()
    );
    timers.pass(WAITS[1]).await;
    page.call().await.breaks().await;
    assert!(page.error().contains("Tried 3 times."), "{}", page.error());
    happens(&window(), "online").await;
    page.call().await.answers(&tasks([1], 1)).await;
    happens(&window(), "online").await;
    page.asks_nothing().await;
    assert_eq!(shown(&page.hook("total")), "1 task");
}

#[wasm_bindgen_test]
async fn a_throttled_page_waits_as_long_as_it_is_asked_to_and_counts_down() {
    for (headers, wait) in [
        (vec![("RateLimit-Reset", "17")], 17),
        (vec![("Retry-After", "17")], 17),
        (vec![("Retry-After", "90"), ("RateLimit-Reset", "17")], 17),
        (vec![], 60),
    ] {
        let timers = Timers::hold();
        let page = Page::open(TENANT).await;
        let first = page.call().await;
        first
            .answers_with(429, &headers, &failure("0", "slow down"))
            .await;
        let milliseconds = wait * 1_000 + 499;
        assert_eq!(timers.waiting(), [BEAT, milliseconds], "{headers:?}");
        let whole = if wait == 17 { "18 s" } else { "1 m 01 s" };
        assert!(
            page.error()
                .contains(&format!("Trying again in {whole} (try 2 of 3).")),
            "{}",
            page.error()
        );
        later(9_000);
        timers.pass(BEAT).await;
        let rest = if wait == 17 { "8 s" } else { "51 s" };
        assert!(
            page.error()
                .contains(&format!("Trying again in {rest} (try 2 of 3).")),
            "{}",
            page.error()
        );
        page.asks_nothing().await;
        timers.pass(milliseconds).await;
        page.call().await.answers(&tasks([1], 1)).await;
        assert_eq!(
            (timers.waiting(), page.notices("error")),
            (Vec::new(), Vec::new())
        );
    }
}

#[wasm_bindgen_test]
async fn a_wait_of_a_day_is_told_and_not_waited_for() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call()
        .await
        .answers_with(
            429,
            &[("RateLimit-Reset", "86399")],
            &failure("0", "slow down"),
        )
        .await;
    assert!(
        page.error()
            .contains("OCP asks to wait 23 h 59 m before the next."),
        "{}",
        page.error()
    );
    assert!(
        !page.error().contains("Trying") && !page.has_button("Cancel"),
        "{}",
        page.error()
    );
    assert_eq!(timers.waiting(), [0; 0]);
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_try_under_way_can_be_cancelled() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    timers.pass(WAITS[0]).await;
    let again = page.call().await;
    click(&page.button("Cancel")).await;
    assert!(again.is_aborted());
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "results")
    );
    assert!(
        page.error().contains("Not tried again until you ask.") && !page.has_button("Cancel"),
        "{}",
        page.error()
    );
    again.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.loaded(), page.notices("error").len(), timers.waiting()),
        (None, 1, Vec::new())
    );
    page.asks_nothing().await;
}
