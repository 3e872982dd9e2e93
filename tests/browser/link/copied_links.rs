//! Copied links: to the current view, and pinned to exact times.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Clipboard, Page, advance_clock, click, tasks_response};

fn link_to(query: &str) -> String {
    let location = window().location();
    format!(
        "{}{}?{query}",
        location.origin().expect("an origin"),
        location.pathname().expect("a path")
    )
}

#[wasm_bindgen_test]
async fn copied_link_holds_the_view_and_a_pinned_link_exact_times() {
    let clipboard = Clipboard::working();
    let page =
        Page::open("cluster=1&tenant=2&range=24h&status=DONE&zone=utc&access_key=S3cr3t").await;
    page.respond_next(&tasks_response([1], 1)).await;
    advance_clock(60_000);
    click(&page.button("Copy link")).await;
    assert_eq!(
        clipboard.text(),
        link_to("cluster=1&tenant=2&range=24h&status=DONE&zone=utc")
    );
    assert_eq!(page.announcement(), "Copied");
    click(&page.button("Copy link with fixed times")).await;
    let pinned = "cluster=1&tenant=2&startTime=2024-08-08T12:00:00Z&endTime=2024-08-09T12:00:00Z&status=DONE&zone=utc";
    assert_eq!(
        clipboard.text(),
        link_to(pinned),
        "the end is the time of the response"
    );
    drop(page);
    let page = Page::open(pinned).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    assert_eq!(
        request.parameter("endTime").as_deref(),
        Some("2024-08-09T12:00:00Z")
    );
    request.respond(&tasks_response([1], 1)).await;
    click(&page.button("Copy link with fixed times")).await;
    assert_eq!(
        clipboard.text(),
        link_to(pinned),
        "a pinned link stays as it is"
    );
}

#[wasm_bindgen_test]
async fn pinned_link_for_all_time_has_an_end_only() {
    let clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response(1..=45, 45)).await;
    click(&page.by_test_id("page-next")).await;
    click(&page.button("Copy link with fixed times")).await;
    assert_eq!(
        clipboard.text(),
        link_to("cluster=1&tenant=2&endTime=2024-08-09T12:00:00Z&page=2&zone=utc")
    );
}
