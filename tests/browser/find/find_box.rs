//! The find box: clearing it, its pages and its announcements.

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, Timers, address_query, click, find_scope, go_back, history_entry, open_sample_tasks,
    select_option, tasks_response, text_of, type_find_text, value, wait_until,
};

#[wasm_bindgen_test]
async fn empty_find_result_names_its_scope_and_can_be_cleared() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    type_find_text(&page, " no such <b> ").await;
    let heading = text_of(&page.only(".empty h2"));
    assert_eq!(
        heading,
        "“no such <b>” is in none of the 200 loaded tasks (240 match the filter)"
    );
    assert!(
        !page.has("table") && find_scope(&page) == "0 of 200 loaded tasks (240 match the filter)"
    );
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(
        text_of(&page.only(".empty h2")),
        "“no such <b>” is in none of the 240 tasks"
    );
    click(&page.only(".empty button")).await;
    assert_eq!(
        (page.task_ids().len(), value(&page.by_test_id("find"))),
        (20, String::new())
    );
    assert!(
        document().active_element() == Some(page.by_test_id("find").unchecked_into()),
        "the focus moves to the field as the button is removed"
    );
    type_find_text(&page, "ww1144").await;
    click(&page.by_test_id("find-clear")).await;
    assert!(!page.has("[data-testid=find-clear]") && value(&page.by_test_id("find")).is_empty());
    assert!(document().active_element() == Some(page.by_test_id("find").unchecked_into()));
}

async fn dispatch_key(element: &HtmlElement, key: &str) -> bool {
    let make = Function::new_with_args(
        "key",
        "return new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })",
    );
    let event = make
        .call1(&JsValue::NULL, &key.into())
        .expect("an event can be made");
    let is_default_allowed = element
        .dispatch_event(event.unchecked_ref())
        .expect("an event just made can be sent");
    gloo_timers::future::TimeoutFuture::new(0).await;
    is_default_allowed
}

#[wasm_bindgen_test]
async fn escape_clears_a_filled_box_and_is_ignored_by_an_empty_one() {
    let page = open_sample_tasks().await;
    type_find_text(&page, "failed").await;
    let field = page.by_test_id("find");
    assert!(
        dispatch_key(&field, "e").await,
        "other keys are left to the browser"
    );
    assert!(!dispatch_key(&field, "Escape").await);
    assert_eq!((value(&field).as_str(), page.task_ids().len()), ("", 9));
    assert!(dispatch_key(&field, "Escape").await);
}

#[wasm_bindgen_test]
async fn find_starts_on_the_first_page_and_stays_out_of_the_address() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=2").await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    let before = history_entry();
    type_find_text(&page, "ww1144").await;
    assert_eq!(address_query(), "?cluster=1&tenant=2&range=all");
    assert_eq!(
        (history_entry(), page.task_ids().len()),
        (before.clone(), 20),
        "typing adds no history entry"
    );
    click(&page.by_test_id("page-next")).await;
    assert_eq!(
        text_of(&page.by_test_id("page-status")),
        "21–40 of 45 found"
    );
    type_find_text(&page, "ww1144 ").await;
    assert_eq!(
        text_of(&page.by_test_id("page-status")),
        "21–40 of 45 found",
        "equivalent text keeps the page"
    );
    go_back();
    wait_until("the first page is shown", || {
        text_of(&page.by_test_id("page-status")) == "1–20 of 45 found"
    })
    .await;
    assert_eq!(
        (history_entry(), value(&page.by_test_id("find")).as_str()),
        (before, "ww1144 "),
        "the find text stays"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn clearing_the_box_returns_to_the_page_before_the_search() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=3").await;
    page.respond_next(&tasks_response(1..=65, 65)).await;
    let status = || text_of(&page.by_test_id("page-status"));
    type_find_text(&page, "ww").await;
    type_find_text(&page, "ww1144").await;
    click(&page.by_test_id("page-next")).await;
    assert_eq!(status(), "21–40 of 65 found");
    click(&page.by_test_id("find-clear")).await;
    assert_eq!(
        (status().as_str(), address_query().as_str()),
        ("41–60 of 65", "?cluster=1&tenant=2&range=all&page=3")
    );
    type_find_text(&page, "ww").await;
    select_option(&page.by_test_id("page-size"), "10").await;
    click(&page.by_test_id("find-clear")).await;
    assert_eq!(
        status(),
        "41–50 of 65",
        "the page with the same row is shown"
    );
    type_find_text(&page, "ww").await;
    click(&page.by_test_id("sort-taskId")).await;
    click(&page.by_test_id("find-clear")).await;
    assert_eq!(
        status(),
        "1–10 of 65",
        "another order returns to the first page"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn match_count_is_announced_after_typing_stops() {
    let page = open_sample_tasks().await;
    let timers = Timers::install();
    type_find_text(&page, "fail").await;
    type_find_text(&page, "failed").await;
    assert!(
        !page.announcement().contains("of 9"),
        "nothing is announced while typing"
    );
    timers.advance(1_000).await;
    assert_eq!(page.announcement(), "1 of 9 tasks");
}
