//! Task counts beside the statuses, and the shortcuts that tick several statuses.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::harness::{
    Page, attribute, click, entries_response, task_json, tasks_response, text_of,
};

fn tasks_with_statuses(statuses: &[&str]) -> Vec<Value> {
    let task_with = |(id, status): (i64, &&str)| {
        let mut task = task_json(id);
        task["status"] = json!(status);
        task
    };
    (1..).zip(statuses).map(task_with).collect()
}

/// The count beside a status, and the full description of its checkbox.
fn status_count(page: &Page, status: &str) -> (String, String) {
    let field = page.by_test_id(&format!("filter-status-{status}"));
    let ids = attribute(&field, "aria-describedby").expect("a box is described");
    let by = |id: &str| {
        document()
            .get_element_by_id(id)
            .map(|element| text_of(&element))
            .unwrap_or_default()
    };
    let texts: Vec<_> = ids.split(' ').map(by).collect();
    (texts[0].clone(), texts.join(" ").trim().to_owned())
}

fn ticked_statuses(page: &Page) -> Vec<String> {
    let mut boxes = page.all("[data-testid^=filter-status-]");
    boxes.retain(|field| field.unchecked_ref::<HtmlInputElement>().checked());
    boxes
        .iter()
        .filter_map(|field| attribute(field, "data-testid"))
        .map(|test_id| test_id[14..].to_owned())
        .collect()
}

#[wasm_bindgen_test]
async fn each_status_shows_its_count_and_the_number_counted() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    assert_eq!(
        status_count(&page, "DONE"),
        (String::new(), String::new()),
        "no counts before a response"
    );
    let statuses = ["DONE", "DONE", "FAILED", "DOING", "COMPLETED", ""];
    page.respond_next(&entries_response(
        &tasks_with_statuses(&statuses),
        Some(206),
    ))
    .await;
    let scope = "Among 6 loaded of 206 · 2 with a status not listed here";
    assert_eq!(text_of(&page.by_test_id("status-scope")), scope);
    for (status, number) in [
        ("DONE", "2"),
        ("FAILED", "1"),
        ("DOING", "1"),
        ("CANCELED", "0"),
    ] {
        assert_eq!(
            status_count(&page, status),
            (number.to_owned(), format!("{number} {scope}")),
            "{status}"
        );
    }
    page.respond_next(&tasks_response(7..=206, 206)).await;
    let scope = "2 with a status not listed here";
    assert_eq!(text_of(&page.by_test_id("status-scope")), scope);
    assert_eq!(
        (
            status_count(&page, "DONE").0,
            status_count(&page, "FAILED").0
        ),
        ("202".to_owned(), "1".to_owned())
    );
}

#[wasm_bindgen_test]
async fn status_outside_the_filter_has_no_count() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED,DONE").await;
    page.respond_next(&entries_response(
        &tasks_with_statuses(&["DONE", "DONE", "OVERDUE"]),
        Some(3),
    ))
    .await;
    assert_eq!(
        text_of(&page.by_test_id("status-scope")),
        "Only Failed, Done are loaded"
    );
    let numbers =
        ["FAILED", "DONE", "DOING", "OVERDUE"].map(|status| status_count(&page, status).0);
    // Tasks that the server sends unasked are counted, too.
    assert_eq!(numbers, ["0", "2", "", "1"]);
    click(&page.button("Remove status Done")).await;
    assert_eq!(
        (
            text_of(&page.by_test_id("status-scope")),
            status_count(&page, "DONE").0
        ),
        (String::new(), String::new()),
        "counts of the previous filter are hidden"
    );
    page.respond_next(&entries_response(
        &tasks_with_statuses(&["FAILED"]),
        Some(1),
    ))
    .await;
    assert_eq!(
        text_of(&page.by_test_id("status-scope")),
        "Only Failed is loaded"
    );
}

#[wasm_bindgen_test]
async fn shortcuts_tick_running_ended_or_no_statuses() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let pressed = || {
        ["running", "ended", "any"]
            .map(|name| attribute(&page.by_test_id(&format!("status-{name}")), "aria-pressed"))
    };
    let only = |which: usize| std::array::from_fn(|at| Some((at == which).to_string()));
    assert_eq!(pressed(), only(2));
    click(&page.button("Running")).await;
    assert_eq!(
        page.next_request().await.parameter("status").as_deref(),
        Some("BEGINNING,INITIALIZING,DOING,CANCELING"),
        "a click requests at once"
    );
    assert_eq!(
        (ticked_statuses(&page).join(" ").as_str(), pressed()),
        ("BEGINNING INITIALIZING DOING CANCELING", only(0))
    );
    click(&page.button("Ended")).await;
    page.next_request().await;
    assert_eq!(
        (ticked_statuses(&page).join(" ").as_str(), pressed()),
        ("FAILED OVERDUE CANCELED DONE", only(1))
    );
    click(&page.by_test_id("filter-status-DONE")).await;
    assert_eq!(pressed(), only(3));
    assert_eq!(
        page.next_request().await.parameter("status").as_deref(),
        Some("FAILED,OVERDUE,CANCELED")
    );
    click(&page.button("Any")).await;
    assert_eq!(page.next_request().await.parameter("status"), None);
    assert_eq!((ticked_statuses(&page).len(), pressed()), (0, only(2)));
}
