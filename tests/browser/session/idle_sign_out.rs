//! Automatic sign-out of an unused page.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    ALL_TASKS_QUERY, MINUTE, Timers, advance_clock, click, dismiss_sign_in, dispatch,
    is_sign_in_open, open_signed_in, open_signed_in_with_row, sign_in, sign_in_reason,
    tasks_response,
};

const IDLE_REASON: &str =
    "You were signed out, as the page was not used for 30 minutes. What is loaded stays.";

fn body_element() -> HtmlElement {
    document().body().expect("the test page has a body")
}

#[wasm_bindgen_test]
async fn request_after_half_an_hour_of_idling_is_not_sent() {
    let page = open_signed_in_with_row().await;
    advance_clock(30 * MINUTE - 1);
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    advance_clock(30 * MINUTE);
    click(&page.button("Refresh")).await;
    page.assert_no_request().await;
    assert!(is_sign_in_open(&page));
    assert_eq!(
        (sign_in_reason(&page).as_str(), page.task_ids()),
        (IDLE_REASON, vec!["1".to_owned()])
    );
    assert!(!page.has_button("Sign out"));
    sign_in(&page, "ann", "pa55").await;
    page.respond_next(&tasks_response([2], 1)).await;
    assert_eq!(page.task_ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn idle_time_is_checked_every_minute() {
    let timers = Timers::install();
    let page = open_signed_in_with_row().await;
    for _ in 1..30 {
        timers.advance(MINUTE).await;
        assert!(!is_sign_in_open(&page) && page.has_button("Sign out"));
    }
    timers.advance(MINUTE).await;
    assert!(is_sign_in_open(&page) && !page.has_button("Sign out"));
    assert_eq!(
        (sign_in_reason(&page).as_str(), page.task_ids()),
        (IDLE_REASON, vec!["1".to_owned()])
    );
    assert_eq!(
        timers.pending_delays(),
        [0; 0],
        "no timer checks the idle time any more"
    );
}

#[wasm_bindgen_test]
async fn user_activity_postpones_the_sign_out() {
    let page = open_signed_in_with_row().await;
    for event in ["click", "keydown", "click"] {
        advance_clock(29 * MINUTE);
        dispatch(&body_element(), event).await;
    }
    advance_clock(29 * MINUTE);
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response([2], 1)).await;
    assert_eq!(
        (page.task_ids(), is_sign_in_open(&page)),
        (vec!["2".to_owned()], false)
    );
}

#[wasm_bindgen_test]
async fn pointer_press_alone_is_no_activity() {
    let timers = Timers::install();
    let page = open_signed_in_with_row().await;
    advance_clock(29 * MINUTE);
    dispatch(&body_element(), "pointerdown").await;
    timers.advance(MINUTE).await;
    assert!(is_sign_in_open(&page) && !page.has_button("Sign out"));
}

#[wasm_bindgen_test]
async fn activity_after_the_timeout_does_not_restore_the_session() {
    for event in ["click", "keydown"] {
        let page = open_signed_in_with_row().await;
        advance_clock(30 * MINUTE);
        dispatch(&body_element(), event).await;
        assert!(
            is_sign_in_open(&page) && sign_in_reason(&page) == IDLE_REASON,
            "{event}"
        );
        dismiss_sign_in(&page).await;
        dispatch(&body_element(), event).await;
        click(&page.button("Refresh")).await;
        page.assert_no_request().await;
        assert!(is_sign_in_open(&page));
    }
}

#[wasm_bindgen_test]
async fn response_after_the_timeout_does_not_close_the_dialog() {
    let timers = Timers::install();
    let page = open_signed_in_with_row().await;
    click(&page.button("Refresh")).await;
    let request = page.next_request().await;
    advance_clock(29 * MINUTE);
    timers.advance(MINUTE).await;
    assert!(is_sign_in_open(&page));
    request.respond(&tasks_response([2], 1)).await;
    assert!(is_sign_in_open(&page), "the dialog explains the sign-out");
    assert_eq!(
        (sign_in_reason(&page).as_str(), page.task_ids()),
        (IDLE_REASON, vec!["2".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn request_withheld_after_sign_out_is_not_counted_as_a_try() {
    let timers = Timers::install();
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    advance_clock(30 * MINUTE);
    timers.advance(1_499).await;
    page.assert_no_request().await;
    assert!(is_sign_in_open(&page));
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(!notice.contains("Tried"), "{notice}");
}

#[wasm_bindgen_test]
async fn sign_out_without_a_request_is_explained_by_a_notice() {
    let timers = Timers::install();
    let page = open_signed_in_with_row().await;
    assert_eq!(page.notices("info"), [""; 0]);
    advance_clock(29 * MINUTE);
    timers.advance(MINUTE).await;
    dismiss_sign_in(&page).await;
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(
        notice.starts_with("Sign in to OCP") && notice.contains(IDLE_REASON),
        "{notice}"
    );
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
    click(&page.only("[data-testid=notice] button")).await;
    sign_in(&page, "ann", "pa55").await;
    assert_eq!(page.notices("info"), [""; 0]);
}
