//! Lists that nobody may read, that are broken or late: the ids work, and the popup says why there is no list.

use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Call, Page, Picker, Timers, click, clusters, failure, is_asked, sign_in, tasks, type_in,
};

const RETRY: &str = "Try again";

/// Nothing of it is told anywhere else, and ids work as ever.
async fn the_ids_work(page: &Page) {
    assert_eq!(
        (page.notices("error"), page.notices("warning")),
        (Vec::new(), Vec::new())
    );
    type_in(&page.field("Cluster id"), "1").await;
    type_in(&page.field("Tenant id"), "2").await;
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert!(
        call.url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/backup/"),
        "{}",
        call.url()
    );
    call.answers(&tasks([1], 1)).await;
    assert_eq!(page.ids(), ["1"]);
}

/// The page, its clusters asked for.
async fn asked(page: &Page) -> (Picker<'_>, Call) {
    let picker = Picker::new(page, "Cluster id");
    picker.open().await;
    let call = page.call().await;
    (picker, call)
}

#[wasm_bindgen_test]
async fn who_may_not_read_the_list_is_told_so_once() {
    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    call.answers_with(403, &[], &failure("IAM11000", "no right"))
        .await;
    let sentence = "You may not read OCP’s list of clusters; type the id.";
    assert_eq!(
        (picker.status().as_str(), picker.options().len()),
        (sentence, 0),
        "trying again would not help"
    );
    type_in(&picker.field, "12").await;
    crate::harness::rest().await;
    picker.press("Escape").await;
    picker.open().await;
    page.asks_nothing().await;
    assert_eq!(picker.status(), sentence);
    picker.press("Escape").await;

    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    page.call()
        .await
        .answers_with(403, &[], &failure("IAM11000", "no right"))
        .await;
    assert_eq!(
        tenant.status(),
        "You may not read OCP’s list of this cluster’s tenants; type the id."
    );
    the_ids_work(&page).await;
}

#[wasm_bindgen_test]
async fn a_cluster_that_is_not_there_is_named() {
    let page = Page::open("").await;
    type_in(&page.field("Cluster id"), "77").await;
    let tenant = Picker::new(&page, "Tenant id");
    tenant.open().await;
    page.call()
        .await
        .answers_with(404, &[], &failure("OBE11001", "none"))
        .await;
    assert_eq!(
        (tenant.status().as_str(), tenant.options().len()),
        ("OCP knows no cluster 77.", 0)
    );
    type_in(&page.field("Cluster id"), "").await;
    tenant.open().await;
    assert_eq!(tenant.options().len(), 0, "there is nothing to try again");
    type_in(&page.field("Cluster id"), "78").await;
    tenant.open().await;
    assert!(
        page.call()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/78/tenants?"),
        "another may be there"
    );
}

#[wasm_bindgen_test]
async fn broken_lists_say_so_and_can_be_asked_for_again() {
    let broken = "What came is not OCP’s list; type the id.";
    let late = "OCP’s list did not come; type the id.";
    let told = failure("COM10999", "no");
    for (status, body, sentence) in [
        (200, "<!doctype html><title>Sign in</title>", broken),
        (200, "", broken),
        (200, r#"{"data":{"contents":[{"id":1"#, broken),
        (200, r#"{"data":7,"successful":true,"traceId":"1"}"#, broken),
        (
            400,
            failure("COM10011", "The name field cannot be used for sorting.").as_str(),
            broken,
        ),
        (502, "<html>", late),
        (500, told.as_str(), late),
        (
            429,
            told.as_str(),
            "Too many requests: wait a minute. An id can be typed.",
        ),
    ] {
        let page = Page::open("").await;
        let (picker, call) = asked(&page).await;
        call.answers_with(status, &[], body).await;
        assert_eq!(
            (picker.status().as_str(), picker.texts()),
            (sentence, vec![RETRY.to_owned()]),
            "{status} {body}"
        );
        type_in(&picker.field, "o").await;
        crate::harness::rest().await;
        page.asks_nothing().await;
        picker.press("ArrowDown").await;
        assert!(picker.press("Enter").await && picker.is_open());
        page.call().await.answers(&clusters([1, 2], 2)).await;
        assert_eq!(
            (picker.status().as_str(), picker.options().len()),
            ("2 of 2 match", 3)
        );
        the_ids_work(&page).await;
    }
}

#[wasm_bindgen_test]
async fn how_long_to_wait_is_said() {
    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    call.answers_with(429, &[("RateLimit-Reset", "90")], &failure("0", "no"))
        .await;
    assert_eq!(
        picker.status(),
        "Too many requests: OCP asks to wait 1 m 30 s. An id can be typed."
    );
}

#[wasm_bindgen_test]
async fn no_answer_is_told_and_asked_for_again_when_the_list_is_opened_again() {
    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    call.breaks().await;
    assert_eq!(
        (picker.status().as_str(), picker.texts()),
        ("OCP’s list did not come; type the id.", vec![RETRY.into()])
    );
    picker.press("Escape").await;
    picker.open().await;
    page.call().await.answers(&clusters([1], 1)).await;
    assert_eq!(picker.status(), "1 cluster");
}

#[wasm_bindgen_test]
async fn a_list_that_takes_too_long_is_given_up() {
    let timers = Timers::hold();
    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    assert_eq!(picker.status(), "Loading OCP’s list…");
    timers.pass(30_000).await;
    assert!(call.is_aborted());
    call.ends_as_aborted().await;
    assert_eq!(picker.status(), "OCP’s list did not come; type the id.");
    the_ids_work(&page).await;
}

#[wasm_bindgen_test]
async fn a_part_that_fails_keeps_what_has_come() {
    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    call.answers(&clusters(1..=50, 90)).await;
    click(&picker.option("Show more")).await;
    page.call().await.breaks().await;
    assert_eq!(
        (picker.options().len(), picker.texts()[50].as_str()),
        (51, RETRY)
    );
    assert_eq!(picker.status(), "OCP’s list did not come; type the id.");
    click(&picker.option(RETRY)).await;
    assert_eq!(picker.texts()[50], "Show more");
}

#[wasm_bindgen_test]
async fn opening_a_list_asks_nobody_to_sign_in() {
    let config = || Config {
        auth: Auth::Basic,
        refresh_seconds: 0,
        ..Config::default()
    };
    let page = Page::set_up(config(), "").await;
    let picker = Picker::new(&page, "Cluster id");
    picker.open().await;
    page.asks_nothing().await;
    assert!(!is_asked(&page));
    assert_eq!(
        picker.status(),
        "Sign in to see OCP’s list; an id can be typed."
    );

    let page = Page::open("").await;
    let (picker, call) = asked(&page).await;
    call.answers_with(401, &[], &failure("IAM10000", "not signed in"))
        .await;
    assert_eq!(
        picker.status(),
        "Sign in to see OCP’s list; an id can be typed."
    );
    assert_eq!(page.notices("error"), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_refused_password_is_dropped_wherever_it_is_refused() {
    let page = Page::set_up(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        "cluster=1&tenant=2",
    )
    .await;
    sign_in(&page, "admin", "right").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let (picker, call) = asked(&page).await;
    assert!(
        call.header("authorization")
            .is_some_and(|header| header.starts_with("Basic "))
    );
    call.answers_with(401, &[], &failure("IAM10006", "wrong"))
        .await;
    assert_eq!(page.ids(), ["1"], "what is loaded stays");
    picker.press("Escape").await;
    picker.open().await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn who_signs_out_takes_the_lists_along() {
    let page = Page::set_up(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        "cluster=1&tenant=2",
    )
    .await;
    sign_in(&page, "admin", "right").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let (picker, call) = asked(&page).await;
    call.answers(&clusters([8, 9], 2)).await;
    picker.press("Escape").await;
    click(&page.button("Sign out")).await;
    picker.open().await;
    page.asks_nothing().await;
    assert!(
        picker.texts().iter().all(|text| !text.starts_with("ob_8")),
        "{:?}",
        picker.texts()
    );
}
