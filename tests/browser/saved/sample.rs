//! Sample data shown in place of OCP.

use leptos::prelude::{document, window};
use model::settings::config::{Auth, Config, SamplePath};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, dispatch, drop_file, export_file, is_sign_in_open, text_of, type_in, value,
    wait_until,
};

async fn open_configured_sample(query: &str) -> Page {
    let sample = SamplePath::parse("demo/sample.json");
    Page::open_with_config(
        Config {
            sample,
            ..Config::default()
        },
        query,
    )
    .await
}

async fn open_sample(query: &str) -> Page {
    let page = open_configured_sample(query).await;
    let request = page.next_request().await;
    assert!(
        request.url().ends_with("/demo/sample.json") && !request.url().contains("/api/"),
        "{}",
        request.url()
    );
    // One task is more than a day older than the file, the others are not.
    request
        .respond(&export_file([1, 4_000, 5_000], 3).to_string())
        .await;
    wait_until("the sample is shown", || page.has("[data-testid=source]")).await;
    page
}

#[wasm_bindgen_test]
async fn page_starts_with_the_sample_and_sends_no_request_to_ocp() {
    let page = open_configured_sample("zone=utc").await;
    assert_eq!(text_of(&page.by_test_id("total")), "Loading tasks…");
    let page = {
        drop(page);
        open_sample("zone=utc").await
    };
    assert_eq!(page.task_ids(), ["5000", "4000", "1"]);
    let banner = text_of(&page.by_test_id("source"));
    assert!(
        banner.starts_with("Sample data from sample.json Not liveSaved 2024-08-09 08:00:00 (UTC)"),
        "{banner}"
    );
    assert_eq!(
        (
            value(&page.field("Cluster id")),
            value(&page.field("Tenant id"))
        ),
        ("1".into(), "2".into())
    );
    assert_eq!(
        document().title(),
        "sample.json · ww1144 · Data backup tasks"
    );
    assert!(!page.has_button("Close the file"));
    click(&page.by_test_id("range-24h")).await;
    click(&page.button("Apply")).await;
    assert_eq!(
        page.task_ids(),
        ["5000", "4000"],
        "the range counts back from the time of the sample"
    );
    for hint in ["online", "focus"] {
        dispatch(&window(), hint).await;
    }
    for button in ["Refresh", "Apply"] {
        click(&page.button(button)).await;
    }
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn link_filters_the_sample_and_another_tenant_is_reported() {
    let page = open_sample("cluster=1&tenant=2&backupSetId=4000&zone=utc").await;
    assert_eq!(
        (page.task_ids(), page.notices("warning")),
        (vec!["4000".to_owned()], vec![])
    );
    let page = open_sample("cluster=9&tenant=8&range=all&zone=utc").await;
    assert_eq!(page.task_ids().len(), 3);
    assert_eq!(
        page.notices("warning"),
        ["The sample data are of cluster 1, tenant 2 only. This page sends no requests to OCP."]
    );
    click(&page.button("Dismiss")).await;
    type_in(&page.field("Tenant id"), "77").await;
    type_in(&page.field("Backup set id"), "1").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        (page.task_ids(), page.notices("warning").len()),
        (vec!["1".to_owned()], 1),
        "the filter is applied"
    );
    assert_eq!(value(&page.field("Tenant id")), "2");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn closing_a_file_returns_to_the_sample() {
    let page = open_sample("range=all&zone=utc").await;
    drop_file("mine.json", &export_file([7], 1).to_string()).await;
    wait_until("the file is shown", || page.task_ids() == ["7"]).await;
    click(&page.button("Back to the sample data")).await;
    assert_eq!(page.task_ids().len(), 3);
    assert!(text_of(&page.by_test_id("source")).starts_with("Sample data"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn file_opened_before_the_sample_arrives_stays_in_front() {
    let page = open_configured_sample("range=all").await;
    let request = page.next_request().await;
    drop_file("mine.json", &export_file([7], 1).to_string()).await;
    wait_until("the file is shown", || page.task_ids() == ["7"]).await;
    request.respond(&export_file([1], 1).to_string()).await;
    assert_eq!(page.task_ids(), ["7"]);
    click(&page.button("Back to the sample data")).await;
    page.respond_next(&export_file([1], 1).to_string()).await;
    wait_until("the sample is shown", || page.task_ids() == ["1"]).await;
}

#[wasm_bindgen_test]
async fn unavailable_sample_is_reported_and_can_be_retried() {
    let page = open_configured_sample("cluster=1&tenant=2").await;
    page.respond_next_with(404, &[], "not here").await;
    assert!(
        page.error_notice()
            .starts_with("sample.json cannot be openedIt could not be read (HTTP 404)."),
        "{}",
        page.error_notice()
    );
    assert_eq!(
        text_of(&page.only("main h2:not([data-testid])")),
        "No sample data to show"
    );
    for button in ["Refresh", "Apply"] {
        click(&page.button(button)).await;
    }
    page.assert_no_request().await;
    click(&page.button("Retry")).await;
    page.next_request().await.fail().await;
    assert!(
        page.error_notice()
            .contains("It could not be read, as no response was received."),
        "{}",
        page.error_notice()
    );
    click(&page.button("Retry")).await;
    page.respond_next("<!doctype html>").await;
    wait_until("the kind of the file is named", || {
        page.error_notice().contains("It seems to be a web page")
    })
    .await;
    click(&page.button("Retry")).await;
    page.respond_next(&export_file([1], 1).to_string()).await;
    wait_until("the sample is shown", || {
        page.task_ids() == ["1"] && !page.has("[data-kind=error]")
    })
    .await;
}

#[wasm_bindgen_test]
async fn sample_needs_no_password() {
    let sample = SamplePath::parse("sample.json");
    let page = Page::open_with_config(
        Config {
            sample,
            auth: Auth::Basic,
            ..Config::default()
        },
        "range=all",
    )
    .await;
    page.respond_next(&export_file([1], 1).to_string()).await;
    wait_until("the sample is shown", || page.task_ids() == ["1"]).await;
    assert!(!is_sign_in_open(&page) && page.notices("info").is_empty());
    page.assert_no_request().await;
}
