//! Links to what is shown, and the tasks around one.

use leptos::prelude::window;
use ocp_backup_console::platform::address;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Clipboard, Page, answer, attribute, click, later, name, place, shown, task, tasks,
};

fn link(query: &str) -> String {
    let location = window().location();
    format!(
        "{}{}?{query}",
        location.origin().expect("an origin"),
        location.pathname().expect("a path")
    )
}

#[wasm_bindgen_test]
async fn a_link_is_the_whole_address_and_a_pinned_one_has_the_exact_times() {
    let clipboard = Clipboard::working();
    let page =
        Page::open("cluster=1&tenant=2&range=24h&status=DONE&zone=utc&access_key=S3cr3t").await;
    page.call().await.answers(&tasks([1], 1)).await;
    later(60_000);
    click(&page.button("Copy link")).await;
    assert_eq!(
        clipboard.text(),
        link("cluster=1&tenant=2&range=24h&status=DONE&zone=utc")
    );
    assert_eq!(shown(&page.the("[role=status]")), "Copied");
    click(&page.button("Copy pinned link")).await;
    let pinned = "cluster=1&tenant=2&startTime=2024-08-08T12:00:00Z&endTime=2024-08-09T12:00:00Z&status=DONE&zone=utc";
    assert_eq!(
        clipboard.text(),
        link(pinned),
        "when it was answered, not when it was copied"
    );
    drop(page);
    let page = Page::open(pinned).await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    assert_eq!(
        call.parameter("endTime").as_deref(),
        Some("2024-08-09T12:00:00Z")
    );
    call.answers(&tasks([1], 1)).await;
    click(&page.button("Copy pinned link")).await;
    assert_eq!(clipboard.text(), link(pinned), "it is pinned already");
}

#[wasm_bindgen_test]
async fn all_time_is_pinned_by_its_end() {
    let clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks(1..=45, 45)).await;
    click(&page.hook("page-next")).await;
    click(&page.button("Copy pinned link")).await;
    assert_eq!(
        clipboard.text(),
        link("cluster=1&tenant=2&endTime=2024-08-09T12:00:00Z&page=2&zone=utc")
    );
}

#[wasm_bindgen_test]
async fn around_a_task_are_all_tasks_that_ran_about_then_and_its_row_stays_open() {
    let page = Page::open(
        "cluster=1&tenant=2&range=all&status=DONE&backupSetId=7&page=1&sort=taskId&zone=utc",
    )
    .await;
    let mut one = task(7);
    one["finishTime"] = json!("2024-08-08T00:03:15.5Z");
    page.call()
        .await
        .answers(&answer(&[one.clone()], Some(1)))
        .await;
    click(&page.hook("row-expander")).await;
    let before = place();
    let around = page.button("Around this task (±1 h)");
    around.focus().expect("a button takes the focus");
    click(&around).await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-08-07T23:01:10Z")
    );
    assert_eq!(
        call.parameter("endTime").as_deref(),
        Some("2024-08-08T01:03:16Z")
    );
    assert_eq!(
        (call.parameter("status"), call.parameter("backupSetId")),
        (None, None)
    );
    assert_ne!(place(), before);
    let others: Vec<_> = (1..=6)
        .map(task)
        .chain([one])
        .chain((8..=60).map(task))
        .collect();
    call.answers(&answer(&others, Some(60))).await;
    let open: Vec<_> = page
        .all("[aria-expanded=true][data-testid=row-expander]")
        .iter()
        .map(|row| name(row))
        .collect();
    assert_eq!(open, ["Collapse task 7"]);
    assert!(
        address::search().ends_with("&sort=taskId&zone=utc&open=7.7.1723075270000000"),
        "{}",
        address::search()
    );
    assert!(page.has("[data-testid=row-detail]"));
}

#[wasm_bindgen_test]
async fn the_page_of_the_task_is_shown() {
    let page = Page::open("cluster=1&tenant=2&range=all&backupSetId=7&zone=utc").await;
    page.call()
        .await
        .answers(&answer(&[task(7)], Some(1)))
        .await;
    click(&page.hook("row-expander")).await;
    click(&page.hook("around")).await;
    let before = place();
    page.call().await.answers(&tasks(1..=60, 60)).await;
    assert!(page.ids().contains(&"7".to_owned()), "{:?}", page.ids());
    assert_eq!(shown(&page.hook("page-status")), "41–60 of 60");
    assert_eq!(place(), before, "the page is part of the act");
    assert!(page.has("[data-testid=row-detail]"));
    // Nobody is drawn back to it.
    click(&page.hook("page-prev")).await;
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=60, 60)).await;
    assert_eq!(shown(&page.hook("page-status")), "21–40 of 60");
}

#[wasm_bindgen_test]
async fn a_task_that_has_not_begun_has_nothing_around_it() {
    let mut one = task(7);
    one.as_object_mut().expect("an object").remove("startTime");
    let page = Page::with_answer(&answer(&[one], Some(1))).await;
    click(&page.hook("row-expander")).await;
    assert!(page.has("[data-testid=row-detail]") && !page.has("[data-testid=around]"));
    assert_eq!(
        attribute(&page.hook("row-expander"), "aria-expanded").as_deref(),
        Some("true")
    );
}
