//! A sign-in that OCP refuses. It blocks a client after 20 wrong tries, so none may be sent by itself.

use leptos::prelude::{document, window};
use model::settings::config::{Auth, Config};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, Timers, answer, attribute, click, failure, happens, is_asked, is_looked_at, put_away,
    shown, sign_in, signed_in, task, tasks, until, value,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";

/// What the dialog says of why.
fn why(page: &Page) -> String {
    shown(&page.the("dialog [role=alert]"))
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_told_in_ocps_own_words_and_counted() {
    let page = signed_in(TENANT).await;
    let wrong = failure("IAM10006", "Wrong password, 4 tries left");
    page.call().await.answers_with(401, &[], &wrong).await;
    assert!(is_asked(&page));
    for part in [
        "OCP does not accept this user name and password. Check both: they are not sent again unless you do it.",
        "OCP says: “Wrong password, 4 tries left”",
        "1 wrong try from this page; at most 19 more until OCP blocks it.",
    ] {
        assert!(why(&page).contains(part), "{part} in: {}", why(&page));
    }
    assert_eq!(
        (
            value(&page.field("User name")),
            value(&page.field("Password"))
        ),
        ("ann".into(), String::new())
    );
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == page.field("Password").id())
    );
    assert!(!page.has_button("Sign out"));

    sign_in(&page, "ann", "pa56").await;
    page.call().await.answers_with(401, &[], &wrong).await;
    assert!(
        why(&page).contains("2 wrong tries from this page; at most 18 more until OCP blocks it."),
        "{}",
        why(&page)
    );
    sign_in(&page, "ann", "pa57").await;
    page.call().await.answers(&tasks([1], 1)).await;
    until("the dialog is closed", || !is_asked(&page)).await;
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
    assert!(!why(&page).contains("wrong"), "{}", why(&page));
}

#[wasm_bindgen_test]
async fn every_refusal_says_what_helps() {
    for (code, sentence) in [
        (
            "IAM10004",
            "OCP does not accept this user name and password.",
        ),
        (
            "IAM10007",
            "OCP has blocked this sign-in for a while, after too many wrong tries.",
        ),
        (
            "IAM10014",
            "OCP does not accept sign-ins from this computer’s address.",
        ),
        ("IAM10099", "OCP refuses this sign-in."),
    ] {
        let page = signed_in(TENANT).await;
        page.call()
            .await
            .answers_with(401, &[], &failure(code, "no"))
            .await;
        assert!(
            is_asked(&page) && why(&page).starts_with(sentence),
            "{code}: {}",
            why(&page)
        );
        assert!(
            page.error().contains(sentence) && page.error().contains(code),
            "{}",
            page.error()
        );
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn after_a_refusal_nothing_is_sent_whatever_happens() {
    let timers = Timers::hold();
    let config = Config {
        auth: Auth::Basic,
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::set_up(config, TENANT).await;
    sign_in(&page, "ann", "pa55").await;
    let mut running = task(1);
    running["status"] = json!("DOING");
    page.call()
        .await
        .answers(&answer(&[running], Some(1)))
        .await;
    assert_eq!(
        timers.waiting(),
        [40_000, 60_000],
        "the next refresh, and the look whether anybody is there"
    );
    timers.pass(40_000).await;
    page.call()
        .await
        .answers_with(401, &[], &failure("IAM10006", "changed"))
        .await;
    assert_eq!(timers.waiting(), [0; 0], "nothing happens by itself");
    assert_eq!(page.ids(), ["1"], "the rows stay");

    for hint in ["online", "pageshow", "focus"] {
        happens(&window(), hint).await;
        page.asks_nothing().await;
    }
    is_looked_at(false).await;
    is_looked_at(true).await;
    page.asks_nothing().await;
    click(&page.hook("filter-status-DOING")).await;
    for button in ["Refresh", "Retry", "Apply"] {
        put_away(&page).await;
        if page.has_button(button) {
            click(&page.button(button)).await;
            assert!(is_asked(&page), "{button} does not ask");
        }
        page.asks_nothing().await;
        assert_eq!(timers.waiting(), [0; 0], "{button}");
        assert_eq!(page.ids(), ["1"]);
    }
    sign_in(&page, "bob", "n3w").await;
    let call = page.call().await;
    assert_eq!(
        call.header("Authorization").as_deref(),
        Some("Basic Ym9iOm4zdw==")
    );
    assert_eq!(
        call.parameter("status").as_deref(),
        Some("DOING"),
        "what was applied last is asked"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_refusal_in_an_answer_that_calls_itself_a_success_is_a_refusal() {
    let page = signed_in(TENANT).await;
    page.call()
        .await
        .answers(&failure("IAM10006", "wrong"))
        .await;
    assert!(
        is_asked(&page) && why(&page).contains("1 wrong try from this page;"),
        "{}",
        why(&page)
    );
    assert!(!page.has_button("Sign out"));
    put_away(&page).await;
    click(&page.button("Refresh")).await;
    page.asks_nothing().await;
    assert!(is_asked(&page));
}

#[wasm_bindgen_test]
async fn a_web_page_neither_accepts_nor_refuses() {
    let page = signed_in(TENANT).await;
    page.call()
        .await
        .answers("<!doctype html><p>Sign in</p>")
        .await;
    until("the dialog is closed", || !is_asked(&page)).await;
    assert!(
        page.error()
            .contains("A web page came instead of OCP’s answer"),
        "{}",
        page.error()
    );
    assert!(page.has_button("Sign out"));
    assert_eq!(
        (
            page.link("Sign in"),
            attribute(&page.the("dialog [type=submit]"), "aria-disabled")
        ),
        (None, Some("true".into()))
    );
    click(&page.button("Retry")).await;
    page.call()
        .await
        .answers_with(401, &[], &failure("IAM10000", "not logged in"))
        .await;
    assert!(
        is_asked(&page) && why(&page).starts_with("OCP refuses this sign-in."),
        "{}",
        why(&page)
    );
}

#[wasm_bindgen_test]
async fn who_was_never_let_in_is_refused_and_no_session_is_over() {
    for body in [failure("IAM10000", "not logged in"), String::new()] {
        let page = signed_in(TENANT).await;
        page.call().await.answers_with(401, &[], &body).await;
        assert!(
            is_asked(&page) && why(&page).starts_with("OCP refuses this sign-in."),
            "{}",
            why(&page)
        );
        assert!(
            why(&page).contains("1 wrong try from this page;"),
            "{}",
            why(&page)
        );
        assert!(!why(&page).contains("ended the session"), "{}", why(&page));
    }
}

#[wasm_bindgen_test]
async fn signing_in_clears_what_failed_before() {
    let page = signed_in(TENANT).await;
    page.call()
        .await
        .answers_with(401, &[], &failure("IAM10006", "wrong"))
        .await;
    assert_eq!(page.notices("error").len(), 1);
    sign_in(&page, "ann", "pa56").await;
    assert_eq!(
        (page.notices("error"), page.notices("info")),
        (Vec::new(), Vec::new())
    );
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}
