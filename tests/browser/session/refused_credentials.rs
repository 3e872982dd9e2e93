//! Refused credentials. OCP blocks a client after 20 wrong tries, so none is sent automatically.

use leptos::prelude::window;
use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, Timers, attribute, click, dismiss_sign_in, dispatch, error_response,
    focused_id, is_sign_in_open, open_signed_in, running_tasks_response, set_page_visible, sign_in,
    sign_in_reason, tasks_response, value, wait_until,
};

#[wasm_bindgen_test]
async fn wrong_password_shows_the_message_of_ocp_and_is_counted() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    let wrong = error_response("IAM10006", "Wrong password, 4 tries left");
    page.respond_next_with(401, &[], &wrong).await;
    assert!(is_sign_in_open(&page));
    for part in [
        "OCP does not accept this user name and password. Check both: they are not sent again until you choose Sign in.",
        "OCP says: “Wrong password, 4 tries left”",
        "1 failed attempt from this page; at most 19 more until OCP blocks it.",
    ] {
        assert!(
            sign_in_reason(&page).contains(part),
            "{part} in: {}",
            sign_in_reason(&page)
        );
    }
    assert_eq!(
        (
            value(&page.field("User name")),
            value(&page.field("Password"))
        ),
        ("ann".into(), String::new())
    );
    assert!(focused_id() == page.field("Password").id());
    assert!(!page.has_button("Sign out"));

    sign_in(&page, "ann", "pa56").await;
    page.respond_next_with(401, &[], &wrong).await;
    assert!(
        sign_in_reason(&page)
            .contains("2 failed attempts from this page; at most 18 more until OCP blocks it."),
        "{}",
        sign_in_reason(&page)
    );
    sign_in(&page, "ann", "pa57").await;
    page.respond_next(&tasks_response([1], 1)).await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
    assert!(
        !sign_in_reason(&page).contains("wrong"),
        "{}",
        sign_in_reason(&page)
    );
}

#[wasm_bindgen_test]
async fn every_refusal_explains_what_to_do() {
    for (code, sentence) in [
        (
            "IAM10004",
            "OCP does not accept this user name and password.",
        ),
        (
            "IAM10007",
            "OCP has blocked this sign-in for a while, after too many failed attempts.",
        ),
        (
            "IAM10014",
            "OCP does not accept sign-ins from this computer’s address.",
        ),
        ("IAM10099", "OCP refused this sign-in."),
    ] {
        let page = open_signed_in(ALL_TASKS_QUERY).await;
        page.respond_next_with(401, &[], &error_response(code, "no"))
            .await;
        assert!(
            is_sign_in_open(&page) && sign_in_reason(&page).starts_with(sentence),
            "{code}: {}",
            sign_in_reason(&page)
        );
        assert!(
            page.error_notice().contains(sentence) && page.error_notice().contains(code),
            "{}",
            page.error_notice()
        );
        page.assert_no_request().await;
    }
}

/// Opens the console with automatic refresh, signs in as `ann`, and loads a running task.
async fn open_signed_in_with_running_task() -> Page {
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    sign_in(&page, "ann", "pa55").await;
    page.respond_next(&running_tasks_response(1..=1)).await;
    page
}

#[wasm_bindgen_test]
async fn no_request_is_sent_after_a_refusal() {
    let timers = Timers::install();
    let page = open_signed_in_with_running_task().await;
    assert_eq!(
        timers.pending_delays(),
        [40_000, 60_000],
        "the next refresh and the idle check"
    );
    timers.advance(40_000).await;
    page.respond_next_with(401, &[], &error_response("IAM10006", "changed"))
        .await;
    assert_eq!(
        timers.pending_delays(),
        [0; 0],
        "nothing happens automatically"
    );
    assert_eq!(page.task_ids(), ["1"], "the rows are kept");

    for event in ["online", "pageshow", "focus"] {
        dispatch(&window(), event).await;
        page.assert_no_request().await;
    }
    set_page_visible(false).await;
    set_page_visible(true).await;
    page.assert_no_request().await;
    click(&page.by_test_id("filter-status-DOING")).await;
    for button in ["Refresh", "Retry", "Apply"] {
        dismiss_sign_in(&page).await;
        if page.has_button(button) {
            click(&page.button(button)).await;
            assert!(is_sign_in_open(&page), "{button} opens the dialog");
        }
        page.assert_no_request().await;
        assert_eq!(timers.pending_delays(), [0; 0], "{button}");
        assert_eq!(page.task_ids(), ["1"]);
    }
    sign_in(&page, "bob", "n3w").await;
    let request = page.next_request().await;
    assert_eq!(
        request.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    assert_eq!(
        request.parameter("status").as_deref(),
        Some("DOING"),
        "the filter applied last is requested"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn refusal_with_http_status_200_is_a_refusal() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&error_response("IAM10006", "wrong"))
        .await;
    assert!(
        is_sign_in_open(&page)
            && sign_in_reason(&page).contains("1 failed attempt from this page;"),
        "{}",
        sign_in_reason(&page)
    );
    assert!(!page.has_button("Sign out"));
    dismiss_sign_in(&page).await;
    click(&page.button("Refresh")).await;
    page.assert_no_request().await;
    assert!(is_sign_in_open(&page));
}

#[wasm_bindgen_test]
async fn web_page_response_neither_accepts_nor_refuses_the_credential() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next("<!doctype html><p>Sign in</p>").await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    assert!(
        page.error_notice()
            .contains("A web page came back instead of OCP’s response"),
        "{}",
        page.error_notice()
    );
    assert!(page.has_button("Sign out"));
    assert_eq!(
        (
            page.link_target("Sign in"),
            attribute(&page.only("dialog [type=submit]"), "aria-disabled")
        ),
        (None, Some("true".into()))
    );
    click(&page.button("Retry")).await;
    page.respond_next_with(401, &[], &error_response("IAM10000", "not logged in"))
        .await;
    assert!(
        is_sign_in_open(&page) && sign_in_reason(&page).starts_with("OCP refused this sign-in."),
        "{}",
        sign_in_reason(&page)
    );
}

#[wasm_bindgen_test]
async fn first_refusal_is_not_shown_as_an_ended_session() {
    for body in [error_response("IAM10000", "not logged in"), String::new()] {
        let page = open_signed_in(ALL_TASKS_QUERY).await;
        page.respond_next_with(401, &[], &body).await;
        assert!(
            is_sign_in_open(&page)
                && sign_in_reason(&page).starts_with("OCP refused this sign-in."),
            "{}",
            sign_in_reason(&page)
        );
        assert!(
            sign_in_reason(&page).contains("1 failed attempt from this page;"),
            "{}",
            sign_in_reason(&page)
        );
        assert!(
            !sign_in_reason(&page).contains("ended the session"),
            "{}",
            sign_in_reason(&page)
        );
    }
}

#[wasm_bindgen_test]
async fn signing_in_clears_the_previous_failure() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next_with(401, &[], &error_response("IAM10006", "wrong"))
        .await;
    assert_eq!(page.notices("error").len(), 1);
    sign_in(&page, "ann", "pa56").await;
    assert_eq!(
        (page.notices("error"), page.notices("info")),
        (Vec::new(), Vec::new())
    );
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}
