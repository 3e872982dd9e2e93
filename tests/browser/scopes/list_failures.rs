//! Lists that fail: ids can still be typed, and the popup explains why there is no list.

use model::settings::config::{Auth, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Combobox, Page, Timers, click, clusters_response, error_response, is_sign_in_open,
    open_clusters_list, sign_in, tasks_response, type_in, wait_for_typing_pause,
};

const TRY_AGAIN: &str = "Try again";

/// Fails unless the page has no notices, and typed ids load tasks.
async fn assert_ids_work(page: &Page) {
    assert_eq!(
        (page.notices("error"), page.notices("warning")),
        (Vec::new(), Vec::new())
    );
    type_in(&page.field("Cluster id"), "1").await;
    type_in(&page.field("Tenant id"), "2").await;
    click(&page.by_test_id("filter-apply")).await;
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/backup/"),
        "{}",
        request.url()
    );
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn forbidden_list_is_explained_and_not_requested_again() {
    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    request
        .respond_with(403, &[], &error_response("IAM11000", "no right"))
        .await;
    let sentence = "You may not read OCP’s list of clusters; type the id.";
    assert_eq!(
        (combobox.status().as_str(), combobox.options().len()),
        (sentence, 0),
        "a retry would not help"
    );
    type_in(&combobox.field, "12").await;
    wait_for_typing_pause().await;
    combobox.press("Escape").await;
    combobox.open().await;
    page.assert_no_request().await;
    assert_eq!(combobox.status(), sentence);
    combobox.press("Escape").await;

    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    page.respond_next_with(403, &[], &error_response("IAM11000", "no right"))
        .await;
    assert_eq!(
        tenant.status(),
        "You may not read OCP’s list of this cluster’s tenants; type the id."
    );
    assert_ids_work(&page).await;
}

#[wasm_bindgen_test]
async fn unknown_cluster_is_named() {
    let page = Page::open("").await;
    type_in(&page.field("Cluster id"), "77").await;
    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    page.respond_next_with(404, &[], &error_response("OBE11001", "none"))
        .await;
    assert_eq!(
        (tenant.status().as_str(), tenant.options().len()),
        ("OCP knows no cluster 77.", 0)
    );
    type_in(&page.field("Cluster id"), "").await;
    tenant.open().await;
    assert_eq!(tenant.options().len(), 0, "nothing can be retried");
    type_in(&page.field("Cluster id"), "78").await;
    tenant.open().await;
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/78/tenants?"),
        "another cluster is requested"
    );
}

#[wasm_bindgen_test]
async fn broken_list_is_explained_and_can_be_requested_again() {
    let broken = "The response is not OCP’s list; type the id.";
    let late = "OCP’s list was not received; type the id.";
    let failed = error_response("COM10999", "no");
    for (status, body, sentence) in [
        (200, "<!doctype html><title>Sign in</title>", broken),
        (200, "", broken),
        (200, r#"{"data":{"contents":[{"id":1"#, broken),
        (200, r#"{"data":7,"successful":true,"traceId":"1"}"#, broken),
        (
            400,
            error_response("COM10011", "The name field cannot be used for sorting.").as_str(),
            broken,
        ),
        (502, "<html>", late),
        (500, failed.as_str(), late),
        (
            429,
            failed.as_str(),
            "Too many requests: wait a minute. An id can be typed.",
        ),
    ] {
        let page = Page::open("").await;
        let (combobox, request) = open_clusters_list(&page).await;
        request.respond_with(status, &[], body).await;
        assert_eq!(
            (combobox.status().as_str(), combobox.option_texts()),
            (sentence, vec![TRY_AGAIN.to_owned()]),
            "{status} {body}"
        );
        type_in(&combobox.field, "o").await;
        wait_for_typing_pause().await;
        page.assert_no_request().await;
        combobox.press("ArrowDown").await;
        assert!(combobox.press("Enter").await && combobox.is_open());
        page.respond_next(&clusters_response([1, 2], 2)).await;
        assert_eq!(
            (combobox.status().as_str(), combobox.options().len()),
            ("2 of 2 match", 3)
        );
        assert_ids_work(&page).await;
    }
}

#[wasm_bindgen_test]
async fn throttled_list_states_how_long_to_wait() {
    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    request
        .respond_with(
            429,
            &[("RateLimit-Reset", "90")],
            &error_response("0", "no"),
        )
        .await;
    assert_eq!(
        combobox.status(),
        "Too many requests: OCP asks you to wait 1 m 30 s. An id can be typed."
    );
}

#[wasm_bindgen_test]
async fn list_without_a_response_is_requested_again_when_reopened() {
    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    request.fail().await;
    assert_eq!(
        (combobox.status().as_str(), combobox.option_texts()),
        (
            "OCP’s list was not received; type the id.",
            vec![TRY_AGAIN.into()]
        )
    );
    combobox.press("Escape").await;
    combobox.open().await;
    page.respond_next(&clusters_response([1], 1)).await;
    assert_eq!(combobox.status(), "1 cluster");
}

#[wasm_bindgen_test]
async fn list_request_is_aborted_at_the_timeout() {
    let timers = Timers::install();
    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    assert_eq!(combobox.status(), "Loading OCP’s list…");
    timers.advance(30_000).await;
    assert!(request.is_aborted());
    request.reject_as_aborted().await;
    assert_eq!(
        combobox.status(),
        "OCP’s list was not received; type the id."
    );
    assert_ids_work(&page).await;
}

#[wasm_bindgen_test]
async fn failed_page_keeps_the_options_loaded_before() {
    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    request.respond(&clusters_response(1..=50, 90)).await;
    click(&combobox.option("Show more")).await;
    page.next_request().await.fail().await;
    assert_eq!(
        (
            combobox.options().len(),
            combobox.option_texts()[50].as_str()
        ),
        (51, TRY_AGAIN)
    );
    assert_eq!(
        combobox.status(),
        "OCP’s list was not received; type the id."
    );
    click(&combobox.option(TRY_AGAIN)).await;
    assert_eq!(combobox.option_texts()[50], "Show more");
}

#[wasm_bindgen_test]
async fn opening_a_list_does_not_open_the_sign_in_dialog() {
    let config = || Config {
        auth: Auth::Basic,
        refresh_seconds: 0,
        ..Config::default()
    };
    let page = Page::open_with_config(config(), "").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    page.assert_no_request().await;
    assert!(!is_sign_in_open(&page));
    assert_eq!(
        combobox.status(),
        "Sign in to see OCP’s list; an id can be typed."
    );

    let page = Page::open("").await;
    let (combobox, request) = open_clusters_list(&page).await;
    request
        .respond_with(401, &[], &error_response("IAM10000", "not signed in"))
        .await;
    assert_eq!(
        combobox.status(),
        "Sign in to see OCP’s list; an id can be typed."
    );
    assert_eq!(page.notices("error"), [""; 0]);
}

#[wasm_bindgen_test]
async fn password_refused_for_a_list_is_dropped() {
    let page = Page::open_with_config(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        "cluster=1&tenant=2",
    )
    .await;
    sign_in(&page, "admin", "right").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let (combobox, request) = open_clusters_list(&page).await;
    assert!(
        request
            .header("authorization")
            .is_some_and(|header| header.starts_with("Basic "))
    );
    request
        .respond_with(401, &[], &error_response("IAM10006", "wrong"))
        .await;
    assert_eq!(page.task_ids(), ["1"], "loaded tasks stay");
    combobox.press("Escape").await;
    combobox.open().await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn signing_out_clears_the_lists() {
    let page = Page::open_with_config(
        Config {
            auth: Auth::Basic,
            refresh_seconds: 0,
            ..Config::default()
        },
        "cluster=1&tenant=2",
    )
    .await;
    sign_in(&page, "admin", "right").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let (combobox, request) = open_clusters_list(&page).await;
    request.respond(&clusters_response([8, 9], 2)).await;
    combobox.press("Escape").await;
    click(&page.button("Sign out")).await;
    combobox.open().await;
    page.assert_no_request().await;
    assert!(
        combobox
            .option_texts()
            .iter()
            .all(|text| !text.starts_with("ob_8")),
        "{:?}",
        combobox.option_texts()
    );
}
