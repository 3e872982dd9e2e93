//! Signing in with a user name and a password.

use leptos::prelude::window;
use ocp_backup_console::platform::address;
use ocp_backup_console::platform::address::Entry;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, RequestCredentials};

use crate::harness::{
    ALL_TASKS_QUERY, accessible_name, click, dismiss_sign_in, dispatch, is_sign_in_open,
    open_signed_in, open_with_basic_auth, sign_in, tasks_response, text_of, type_in,
    wait_for_paint, wait_until,
};

#[wasm_bindgen_test]
async fn no_request_is_sent_before_a_credential_is_submitted() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    assert!(is_sign_in_open(&page));
    assert_eq!(accessible_name(&page.only("dialog")), "Sign in to OCP");
    let notice = "Sign in to OCP Your sessionSign in to OCP to load the tasks. Sign in";
    assert_eq!(
        page.notices("info"),
        [notice],
        "a missing sign-in is no failure"
    );
    assert_eq!(
        page.announcement(),
        "Sign in to OCP. Sign in to OCP to load the tasks."
    );
    type_in(&page.field("User name"), "ann").await;
    type_in(&page.field("Password"), "pa55").await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn credential_is_sent_as_http_basic_without_cookies() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    sign_in(&page, "ann", "pä:ss✓").await;
    assert!(page.has_text("Signing in…"));
    let request = page.next_request().await;
    assert_eq!(
        request.header("Authorization").as_deref(),
        Some("Basic YW5uOnDDpDpzc+Kckw==")
    );
    assert_eq!(request.raw.credentials(), RequestCredentials::Omit);
    assert!(!request.url().contains("ann"), "{}", request.url());
    page.assert_no_request().await;
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("info")),
        (vec!["1".to_owned()], Vec::new())
    );
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    assert_eq!(text_of(&page.only(".masthead bdi:has(+ button)")), "ann");
}

#[wasm_bindgen_test]
async fn every_request_after_signing_in_carries_the_credential() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    assert_eq!(
        bulk.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
    bulk.respond(&tasks_response(1..=240, 240)).await;
    click(&page.button("Refresh")).await;
    assert_eq!(
        page.next_request().await.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
}

#[wasm_bindgen_test]
async fn dialog_can_be_dismissed_and_opened_again() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    click(&page.button("Not now")).await;
    assert!(!is_sign_in_open(&page));
    let sign_in_button = page.only("[data-testid=notice] button");
    assert_eq!(accessible_name(&sign_in_button), "Sign in");
    click(&sign_in_button).await;
    assert!(is_sign_in_open(&page));
    dismiss_sign_in(&page).await;
    click(&sign_in_button).await;
    assert!(
        is_sign_in_open(&page),
        "the page registers that Escape closed the dialog"
    );
    dismiss_sign_in(&page).await;
    click(&page.button("Refresh")).await;
    assert!(is_sign_in_open(&page));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn late_close_event_does_not_close_a_reopened_dialog() {
    let page = open_with_basic_auth(ALL_TASKS_QUERY).await;
    // The close event comes with the next frame, which a background tab delays until it is shown.
    page.only("dialog")
        .unchecked_into::<HtmlDialogElement>()
        .close();
    click(&page.only("[data-testid=notice] button")).await;
    wait_for_paint().await;
    assert!(is_sign_in_open(&page));
}

#[wasm_bindgen_test]
async fn sign_in_without_a_tenant_finishes_at_once() {
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response([1], 1)).await;
    address::show("", Entry::Same);
    dispatch(&window(), "popstate").await;
    assert!(page.has_text("Choose a cluster and a tenant"));
    click(&page.button("Sign out")).await;
    click(&page.only("[data-testid=notice] button")).await;
    sign_in(&page, "ann", "pa55").await;
    assert!(!is_sign_in_open(&page) && page.has_button("Sign out"));
    assert_eq!(page.notices("info"), [""; 0]);
    page.assert_no_request().await;
}
