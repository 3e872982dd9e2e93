//! Sessions that end: by OCP, by the user, by a newer sign-in.

use leptos::prelude::document;
use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, Timers, click, dismiss_sign_in, error_response, is_sign_in_open,
    open_signed_in, sign_in, stored_preferences, tasks_response, text_of, wait_until,
};

fn session_ended_response() -> String {
    error_response("IAM10000", "not logged in")
}

#[wasm_bindgen_test]
async fn load_continues_with_the_next_page_after_signing_in_again() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 2_100)).await;
    page.respond_next(&tasks_response(1..=2_000, 2_100)).await;
    wait_until("the bulk is loaded", || {
        page.loaded_count().as_deref() == Some("2000")
    })
    .await;
    let third = page.next_request().await;
    third
        .respond_with(401, &[], &session_ended_response())
        .await;
    assert!(is_sign_in_open(&page));
    assert_eq!(
        (page.loaded_count().as_deref(), page.task_ids().len()),
        (Some("2000"), 20)
    );
    let reason = text_of(&page.only("dialog [role=alert]"));
    assert_eq!(
        reason,
        "OCP has ended the session. Sign in again: loading continues where it stopped."
    );
    page.assert_no_request().await;

    sign_in(&page, "bob", "n3w").await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), third.url());
    assert_eq!(
        retry.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    retry.respond(&tasks_response(2_001..=2_100, 2_100)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.notices("error")),
        (Some("2100"), Vec::new())
    );
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn refresh_continues_after_signing_in_again() {
    let timers = Timers::install();
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    sign_in(&page, "ann", "pa55").await;
    let (first, all) = (tasks_response(1..=200, 240), tasks_response(1..=240, 240));
    page.respond_next(&first.replace("DONE", "DOING")).await;
    page.respond_next(&all.replace("DONE", "DOING")).await;
    timers.advance(40_000).await;
    page.respond_next(&first).await;
    let second = page.next_request().await;
    second
        .respond_with(401, &[], &session_ended_response())
        .await;
    assert!(is_sign_in_open(&page));
    assert_eq!(
        (
            page.loaded_count().as_deref(),
            page.column_texts("Status")[0].as_str()
        ),
        (Some("240"), "In progress")
    );

    sign_in(&page, "ann", "pa55").await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), second.url());
    retry.respond(&all).await;
    assert_eq!(
        (
            page.loaded_count().as_deref(),
            page.column_texts("Status")[0].as_str()
        ),
        (Some("240"), "Done")
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn signing_out_clears_rows_and_credential() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    click(&page.button("Sign out")).await;
    assert!(bulk.is_aborted());
    bulk.respond(&tasks_response(1..=240, 240)).await;
    assert_eq!((page.task_ids(), page.loaded_count()), (Vec::new(), None));
    assert!(
        !page.has_text("ww1144") && !document().title().contains("ww1144") && !page.has_text("ann")
    );
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1"),
        "recent tenants are forgotten, too"
    );
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(notice.starts_with("Sign in to OCP"), "{notice}");
    assert!(!page.has_button("Sign out"));
    page.assert_no_request().await;
    click(&page.button("Refresh")).await;
    assert!(is_sign_in_open(&page));
    page.assert_no_request().await;

    sign_in(&page, "bob", "n3w").await;
    let request = page.next_request().await;
    assert_eq!(
        request.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    assert_eq!(
        request.page_and_size(),
        ("1".to_owned(), "200".to_owned()),
        "the load starts from its beginning"
    );
}

#[wasm_bindgen_test]
async fn late_refusal_of_an_older_credential_is_ignored() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    let first = page.next_request().await;
    click(&page.button("Sign out")).await;
    sign_in(&page, "bob", "n3w").await;
    let second = page.next_request().await;
    assert!(first.is_aborted() && !second.is_aborted());
    for body in [
        error_response("IAM10006", "wrong"),
        session_ended_response(),
    ] {
        first.respond_with(401, &[], &body).await;
        assert_eq!(page.notices("error"), [""; 0]);
        assert!(page.has_button("Sign out") && page.has_text("Signing in…"));
    }
    second.respond(&tasks_response([1], 1)).await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    assert_eq!(page.task_ids(), ["1"]);
    click(&page.button("Refresh")).await;
    assert_eq!(
        page.next_request().await.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
}

#[wasm_bindgen_test]
async fn ended_session_opens_the_dialog_once() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response([1], 1)).await;
    click(&page.button("Refresh")).await;
    page.respond_next_with(401, &[], &session_ended_response())
        .await;
    dismiss_sign_in(&page).await;
    page.assert_no_request().await;
    assert!(!is_sign_in_open(&page), "a dismissed dialog stays closed");
    assert_eq!(
        (page.notices("error").len(), page.all("dialog").len()),
        (1, 1)
    );
}

#[wasm_bindgen_test]
async fn network_failure_does_not_sign_out() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    assert!(page.has_button("Sign out") && !is_sign_in_open(&page));
    click(&page.button("Retry")).await;
    assert_eq!(
        page.next_request().await.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
}
