//! A page that nobody uses signs its user out.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, Timers, click, happens, is_asked, later, put_away, shown, sign_in, signed_in, tasks,
    until,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const MINUTE: i32 = 60_000;
const WHY: &str =
    "You were signed out, as the page was not used for 30 minutes. What is loaded stays.";

fn why(page: &Page) -> String {
    shown(&page.the("dialog [role=alert]"))
}

fn body() -> HtmlElement {
    document().body().expect("the test page has a body")
}

/// The console with a row, somebody signed in.
async fn with_a_row() -> Page {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks([1], 1)).await;
    until("the dialog is closed", || !is_asked(&page)).await;
    page
}

#[wasm_bindgen_test]
async fn after_half_an_hour_the_next_request_is_not_sent() {
    let page = with_a_row().await;
    later(30 * MINUTE - 1);
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    later(30 * MINUTE);
    click(&page.button("Refresh")).await;
    page.asks_nothing().await;
    assert!(is_asked(&page));
    assert_eq!(
        (why(&page).as_str(), page.ids()),
        (WHY, vec!["1".to_owned()])
    );
    assert!(!page.has_button("Sign out"));
    sign_in(&page, "ann", "pa55").await;
    page.call().await.answers(&tasks([2], 1)).await;
    assert_eq!(page.ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn the_page_looks_every_minute_by_itself() {
    let timers = Timers::hold();
    let page = with_a_row().await;
    for _ in 1..30 {
        timers.pass(MINUTE).await;
        assert!(!is_asked(&page) && page.has_button("Sign out"));
    }
    timers.pass(MINUTE).await;
    assert!(is_asked(&page) && !page.has_button("Sign out"));
    assert_eq!(
        (why(&page).as_str(), page.ids()),
        (WHY, vec!["1".to_owned()])
    );
    assert_eq!(
        timers.waiting(),
        [0; 0],
        "there is nothing to look for any more"
    );
}

#[wasm_bindgen_test]
async fn use_of_the_page_keeps_its_user_in() {
    let page = with_a_row().await;
    for used in ["click", "keydown", "click"] {
        later(29 * MINUTE);
        happens(&body(), used).await;
    }
    later(29 * MINUTE);
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks([2], 1)).await;
    assert_eq!((page.ids(), is_asked(&page)), (vec!["2".to_owned()], false));
}

#[wasm_bindgen_test]
async fn a_press_that_is_no_click_yet_is_no_use() {
    let timers = Timers::hold();
    let page = with_a_row().await;
    later(29 * MINUTE);
    happens(&body(), "pointerdown").await;
    timers.pass(MINUTE).await;
    assert!(is_asked(&page) && !page.has_button("Sign out"));
}

#[wasm_bindgen_test]
async fn use_after_the_time_was_up_signs_nobody_in_again() {
    for used in ["click", "keydown"] {
        let page = with_a_row().await;
        later(30 * MINUTE);
        happens(&body(), used).await;
        assert!(is_asked(&page) && why(&page) == WHY, "{used}");
        put_away(&page).await;
        happens(&body(), used).await;
        click(&page.button("Refresh")).await;
        page.asks_nothing().await;
        assert!(is_asked(&page));
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_after_the_time_was_up_does_not_close_the_dialog() {
    let timers = Timers::hold();
    let page = with_a_row().await;
    click(&page.button("Refresh")).await;
    let call = page.call().await;
    later(29 * MINUTE);
    timers.pass(MINUTE).await;
    assert!(is_asked(&page));
    call.answers(&tasks([2], 1)).await;
    assert!(
        is_asked(&page),
        "who sits there would not know why nothing works any more"
    );
    assert_eq!(
        (why(&page).as_str(), page.ids()),
        (WHY, vec!["2".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn what_is_not_sent_as_nobody_is_signed_in_is_not_called_a_try() {
    let timers = Timers::hold();
    let page = signed_in(TENANT).await;
    page.call().await.breaks().await;
    later(30 * MINUTE);
    timers.pass(1_499).await;
    page.asks_nothing().await;
    assert!(is_asked(&page));
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(!notice.contains("Tried"), "{notice}");
}

#[wasm_bindgen_test]
async fn who_was_signed_out_while_nothing_was_asked_reads_it_on_the_page() {
    let timers = Timers::hold();
    let page = with_a_row().await;
    assert_eq!(page.notices("info"), [""; 0]);
    later(29 * MINUTE);
    timers.pass(MINUTE).await;
    put_away(&page).await;
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(
        notice.starts_with("Sign in to OCP") && notice.contains(WHY),
        "{notice}"
    );
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
    click(&page.the("[data-testid=notice] button")).await;
    sign_in(&page, "ann", "pa55").await;
    assert_eq!(page.notices("info"), [""; 0]);
}
