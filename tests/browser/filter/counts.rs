//! How many of the loaded tasks have which status, and the shortcuts that tick several.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::harness::{Page, answer, attribute, click, shown, task, tasks};

fn with_statuses(statuses: &[&str]) -> Vec<Value> {
    let with = |(id, status): (i64, &&str)| {
        let mut task = task(id);
        task["status"] = json!(status);
        task
    };
    (1..).zip(statuses).map(with).collect()
}

/// The number beside a status, and what describes its box in full.
fn count(page: &Page, status: &str) -> (String, String) {
    let field = page.hook(&format!("filter-status-{status}"));
    let ids = attribute(&field, "aria-describedby").expect("a box is described");
    let by = |id: &str| {
        document()
            .get_element_by_id(id)
            .map(|element| shown(&element))
            .unwrap_or_default()
    };
    let texts: Vec<_> = ids.split(' ').map(by).collect();
    (texts[0].clone(), texts.join(" ").trim().to_owned())
}

fn ticked(page: &Page) -> Vec<String> {
    let mut boxes = page.all("[data-testid^=filter-status-]");
    boxes.retain(|field| field.unchecked_ref::<HtmlInputElement>().checked());
    boxes
        .iter()
        .filter_map(|field| attribute(field, "data-testid"))
        .map(|hook| hook[14..].to_owned())
        .collect()
}

#[wasm_bindgen_test]
async fn each_status_says_how_many_are_loaded_and_among_how_many() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    assert_eq!(
        count(&page, "DONE"),
        (String::new(), String::new()),
        "before there is an answer"
    );
    let statuses = ["DONE", "DONE", "FAILED", "DOING", "COMPLETED", ""];
    page.call()
        .await
        .answers(&answer(&with_statuses(&statuses), Some(206)))
        .await;
    let scope = "Counted among 6 loaded of 206 · 2 with a status not listed here";
    assert_eq!(shown(&page.hook("status-scope")), scope);
    for (status, number) in [
        ("DONE", "2"),
        ("FAILED", "1"),
        ("DOING", "1"),
        ("CANCELED", "0"),
    ] {
        assert_eq!(
            count(&page, status),
            (number.to_owned(), format!("{number} {scope}")),
            "{status}"
        );
    }
    page.call().await.answers(&tasks(7..=206, 206)).await;
    let scope = "Counted among all 206 · 2 with a status not listed here";
    assert_eq!(shown(&page.hook("status-scope")), scope);
    assert_eq!(
        (count(&page, "DONE").0, count(&page, "FAILED").0),
        ("202".to_owned(), "1".to_owned())
    );
}

#[wasm_bindgen_test]
async fn of_a_status_that_was_not_asked_for_nobody_knows_the_number() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED,DONE").await;
    page.call()
        .await
        .answers(&answer(
            &with_statuses(&["DONE", "DONE", "OVERDUE"]),
            Some(3),
        ))
        .await;
    assert_eq!(
        shown(&page.hook("status-scope")),
        "Counted among all 3; asked for: Failed, Done only"
    );
    let numbers = ["FAILED", "DONE", "DOING", "OVERDUE"].map(|status| count(&page, status).0);
    // What the server gives although it was not asked for is counted.
    assert_eq!(numbers, ["0", "2", "", "1"]);
    click(&page.button("Remove status Done")).await;
    assert_eq!(
        (shown(&page.hook("status-scope")), count(&page, "DONE").0),
        (String::new(), String::new()),
        "of another question"
    );
    page.call()
        .await
        .answers(&answer(&with_statuses(&["FAILED"]), Some(1)))
        .await;
    assert_eq!(
        shown(&page.hook("status-scope")),
        "Counted among all 1; asked for: Failed only"
    );
}

#[wasm_bindgen_test]
async fn shortcuts_tick_what_runs_what_has_ended_or_nothing() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let pressed = || {
        ["running", "ended", "any"]
            .map(|name| attribute(&page.hook(&format!("status-{name}")), "aria-pressed"))
    };
    let only = |which: usize| std::array::from_fn(|at| Some((at == which).to_string()));
    assert_eq!(pressed(), only(2));
    click(&page.button("Running")).await;
    assert_eq!(
        (ticked(&page).join(" ").as_str(), pressed()),
        ("BEGINNING INITIALIZING DOING CANCELING", only(0))
    );
    click(&page.button("Ended")).await;
    assert_eq!(
        (ticked(&page).join(" ").as_str(), pressed()),
        ("FAILED OVERDUE CANCELED DONE", only(1))
    );
    click(&page.hook("filter-status-DONE")).await;
    assert_eq!(pressed(), only(3));
    page.asks_nothing().await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(
        page.call().await.parameter("status").as_deref(),
        Some("FAILED,OVERDUE,CANCELED")
    );
    click(&page.button("Any")).await;
    assert_eq!((ticked(&page).len(), pressed()), (0, only(2)));
}
