//! Sample data in OCP's place.

use leptos::prelude::{document, window};
use model::settings::config::{Auth, Config, SamplePath};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, drop_file, export, happens, is_asked, shown, type_in, until, value,
};

async fn open(query: &str) -> Page {
    let sample = SamplePath::parse("demo/sample.json");
    Page::set_up(
        Config {
            sample,
            ..Config::default()
        },
        query,
    )
    .await
}

async fn with_sample(query: &str) -> Page {
    let page = open(query).await;
    let call = page.call().await;
    assert!(
        call.url().ends_with("/demo/sample.json") && !call.url().contains("/api/"),
        "{}",
        call.url()
    );
    // One more than a day before the file's time, the others within a day.
    call.answers(&export([1, 4_000, 5_000], 3).to_string())
        .await;
    until("the sample is shown", || page.has("[data-testid=source]")).await;
    page
}

#[wasm_bindgen_test]
async fn the_page_begins_with_the_sample_and_asks_ocp_nothing() {
    let page = open("zone=utc").await;
    assert_eq!(shown(&page.hook("total")), "Loading tasks…");
    let page = {
        drop(page);
        with_sample("zone=utc").await
    };
    assert_eq!(page.ids(), ["5000", "4000", "1"]);
    let told = shown(&page.hook("source"));
    assert!(
        told.starts_with("Sample data from sample.json Not liveSaved 2024-08-09 08:00:00 (UTC)"),
        "{told}"
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
    click(&page.hook("range-24h")).await;
    click(&page.button("Apply")).await;
    assert_eq!(
        page.ids(),
        ["5000", "4000"],
        "counted back from the sample’s time"
    );
    for hint in ["online", "focus"] {
        happens(&window(), hint).await;
    }
    for button in ["Refresh", "Apply"] {
        click(&page.button(button)).await;
    }
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_link_filters_the_sample_and_another_tenant_is_told() {
    let page = with_sample("cluster=1&tenant=2&backupSetId=4000&zone=utc").await;
    assert_eq!(
        (page.ids(), page.notices("warning")),
        (vec!["4000".to_owned()], vec![])
    );
    let page = with_sample("cluster=9&tenant=8&range=all&zone=utc").await;
    assert_eq!(page.ids().len(), 3);
    assert_eq!(
        page.notices("warning"),
        ["The sample data are of cluster 1, tenant 2 only. OCP is not asked on this page."]
    );
    click(&page.button("Dismiss")).await;
    type_in(&page.field("Tenant id"), "77").await;
    type_in(&page.field("Backup set id"), "1").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        (page.ids(), page.notices("warning").len()),
        (vec!["1".to_owned()], 1),
        "the filter is applied all the same"
    );
    assert_eq!(value(&page.field("Tenant id")), "2");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_file_over_the_sample_leads_back_to_it() {
    let page = with_sample("range=all&zone=utc").await;
    drop_file("mine.json", &export([7], 1).to_string()).await;
    until("the file is shown", || page.ids() == ["7"]).await;
    click(&page.button("Back to the sample data")).await;
    assert_eq!(page.ids().len(), 3);
    assert!(shown(&page.hook("source")).starts_with("Sample data"));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn who_opens_a_file_before_the_sample_came_finds_the_sample_behind_it() {
    let page = open("range=all").await;
    let call = page.call().await;
    drop_file("mine.json", &export([7], 1).to_string()).await;
    until("the file is shown", || page.ids() == ["7"]).await;
    call.answers(&export([1], 1).to_string()).await;
    assert_eq!(page.ids(), ["7"]);
    click(&page.button("Back to the sample data")).await;
    page.call().await.answers(&export([1], 1).to_string()).await;
    until("the sample is shown", || page.ids() == ["1"]).await;
}

#[wasm_bindgen_test]
async fn a_sample_that_cannot_be_had_is_told_and_can_be_tried_again() {
    let page = open("cluster=1&tenant=2").await;
    page.call().await.answers_with(404, &[], "not here").await;
    assert!(
        page.error()
            .starts_with("sample.json cannot be openedIt could not be read (HTTP 404)."),
        "{}",
        page.error()
    );
    assert_eq!(
        shown(&page.the("main h2:not([data-testid])")),
        "No sample data to show"
    );
    for button in ["Refresh", "Apply"] {
        click(&page.button(button)).await;
    }
    page.asks_nothing().await;
    click(&page.button("Retry")).await;
    page.call().await.breaks().await;
    assert!(
        page.error()
            .contains("It could not be read, as no answer came."),
        "{}",
        page.error()
    );
    click(&page.button("Retry")).await;
    page.call().await.answers("<!doctype html>").await;
    until("it is told what came", || {
        page.error().contains("It seems to be a web page")
    })
    .await;
    click(&page.button("Retry")).await;
    page.call().await.answers(&export([1], 1).to_string()).await;
    until("the sample is shown", || {
        page.ids() == ["1"] && !page.has("[data-kind=error]")
    })
    .await;
}

#[wasm_bindgen_test]
async fn where_a_password_is_asked_for_the_sample_needs_none() {
    let sample = SamplePath::parse("sample.json");
    let page = Page::set_up(
        Config {
            sample,
            auth: Auth::Basic,
            ..Config::default()
        },
        "range=all",
    )
    .await;
    page.call().await.answers(&export([1], 1).to_string()).await;
    until("the sample is shown", || page.ids() == ["1"]).await;
    assert!(!is_asked(&page) && page.notices("info").is_empty());
    page.asks_nothing().await;
}
