//! A sign-in that ends: by OCP, by the user, by a newer one.

use leptos::prelude::document;
use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, Timers, click, failure, is_asked, kept, put_away, shown, sign_in, signed_in, tasks, until,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";

fn over() -> String {
    failure("IAM10000", "not logged in")
}

#[wasm_bindgen_test]
async fn a_session_that_ends_between_two_pages_goes_on_with_the_very_next() {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 2_100)).await;
    page.call().await.answers(&tasks(1..=2_000, 2_100)).await;
    until("the bulk is shown", || {
        page.loaded().as_deref() == Some("2000")
    })
    .await;
    let third = page.call().await;
    third.answers_with(401, &[], &over()).await;
    assert!(is_asked(&page));
    assert_eq!(
        (page.loaded().as_deref(), page.ids().len()),
        (Some("2000"), 20)
    );
    let why = shown(&page.the("dialog [role=alert]"));
    assert_eq!(
        why,
        "OCP has ended the session. Sign in again: loading goes on where it stopped."
    );
    page.asks_nothing().await;

    sign_in(&page, "bob", "n3w").await;
    let again = page.call().await;
    assert_eq!(again.url(), third.url());
    assert_eq!(
        again.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    again.answers(&tasks(2_001..=2_100, 2_100)).await;
    assert_eq!(
        (page.loaded().as_deref(), page.notices("error")),
        (Some("2100"), Vec::new())
    );
    until("the dialog is closed", || !is_asked(&page)).await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_session_that_ends_in_a_refresh_goes_on_with_it() {
    let timers = Timers::hold();
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::set_up(config, TENANT).await;
    sign_in(&page, "ann", "pa55").await;
    let (first, all) = (tasks(1..=200, 240), tasks(1..=240, 240));
    page.call()
        .await
        .answers(&first.replace("DONE", "DOING"))
        .await;
    page.call()
        .await
        .answers(&all.replace("DONE", "DOING"))
        .await;
    timers.pass(40_000).await;
    page.call().await.answers(&first).await;
    let second = page.call().await;
    second.answers_with(401, &[], &over()).await;
    assert!(is_asked(&page));
    assert_eq!(
        (page.loaded().as_deref(), page.column("Status")[0].as_str()),
        (Some("240"), "In progress")
    );

    sign_in(&page, "ann", "pa55").await;
    let again = page.call().await;
    assert_eq!(again.url(), second.url());
    again.answers(&all).await;
    assert_eq!(
        (page.loaded().as_deref(), page.column("Status")[0].as_str()),
        (Some("240"), "Done")
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn signing_out_forgets_the_rows_and_the_credential_and_asks() {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    click(&page.button("Sign out")).await;
    assert!(bulk.is_aborted());
    bulk.answers(&tasks(1..=240, 240)).await;
    assert_eq!((page.ids(), page.loaded()), (Vec::new(), None));
    assert!(!page.says("ww1144") && !document().title().contains("ww1144") && !page.says("ann"));
    assert_eq!(
        kept().as_deref(),
        Some("version=1"),
        "nor which tenants were looked at"
    );
    let [notice] = page.notices("info").try_into().expect("one notice");
    assert!(notice.starts_with("Sign in to OCP"), "{notice}");
    assert!(!page.has_button("Sign out"));
    page.asks_nothing().await;
    click(&page.button("Refresh")).await;
    assert!(is_asked(&page));
    page.asks_nothing().await;

    sign_in(&page, "bob", "n3w").await;
    let call = page.call().await;
    assert_eq!(
        call.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    assert_eq!(
        call.page_and_size(),
        ("1".to_owned(), "200".to_owned()),
        "nothing is left of the load before"
    );
}

#[wasm_bindgen_test]
async fn a_late_refusal_of_an_older_credential_says_nothing_of_the_newer() {
    let page = signed_in(TENANT).await;
    let first = page.call().await;
    click(&page.button("Sign out")).await;
    sign_in(&page, "bob", "n3w").await;
    let second = page.call().await;
    assert!(first.is_aborted() && !second.is_aborted());
    for body in [failure("IAM10006", "wrong"), over()] {
        first.answers_with(401, &[], &body).await;
        assert_eq!(page.notices("error"), [""; 0]);
        assert!(page.has_button("Sign out") && page.says("Signing in…"));
    }
    second.answers(&tasks([1], 1)).await;
    until("the dialog is closed", || !is_asked(&page)).await;
    assert_eq!(page.ids(), ["1"]);
    click(&page.button("Refresh")).await;
    assert_eq!(
        page.call().await.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
}

#[wasm_bindgen_test]
async fn one_session_that_ends_is_asked_for_once() {
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.button("Refresh")).await;
    page.call().await.answers_with(401, &[], &over()).await;
    put_away(&page).await;
    page.asks_nothing().await;
    assert!(!is_asked(&page), "who put it away is left alone");
    assert_eq!(
        (page.notices("error").len(), page.all("dialog").len()),
        (1, 1)
    );
}

#[wasm_bindgen_test]
async fn a_failure_of_the_network_signs_nobody_out() {
    let page = signed_in(TENANT).await;
    page.call().await.breaks().await;
    assert!(page.has_button("Sign out") && !is_asked(&page));
    click(&page.button("Retry")).await;
    assert_eq!(
        page.call().await.header("Authorization").as_deref(),
        Some("Basic YW5uOnBhNTU=")
    );
}
