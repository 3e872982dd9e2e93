//! How far a load is: in the page, for who listens, and when it is stopped before anything has come.

use leptos::prelude::document;
use ocp_backup_console::platform::scheduling::yield_to_browser;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, attribute, click, later, shown, tasks, tick, until};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const TOTAL: usize = 6_000;

fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

/// Answers the next request, which is for this page of 500, after so many seconds.
async fn after(page: &Page, seconds: i32, number: i64) {
    let call = page.call().await;
    assert_eq!(call.parameter("page"), Some(number.to_string()));
    later(seconds * 1_000);
    call.answers(&tasks((number - 1) * 500 + 1..=number * 500, TOTAL))
        .await;
    for _ in 0..20 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn who_listens_hears_it_now_and_then() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=200, TOTAL)).await;
    assert_eq!(said(&page), "");
    // A server that gives no more than 500 at once.
    after(&page, 1, 1).await;
    after(&page, 1, 2).await;
    after(&page, 0, 3).await;
    assert!(page.says("Loading: 1,500 of 6,000"));
    assert_eq!(
        said(&page),
        "",
        "a quarter, but only two seconds after the beginning"
    );
    after(&page, 1, 4).await;
    assert_eq!(said(&page), "Loading: 2,000 of 6,000");
    after(&page, 2, 5).await;
    after(&page, 7, 6).await;
    assert_eq!(said(&page), "Loading: 3,000 of 6,000", "the half");
    for number in 7..=8 {
        after(&page, 2, number).await;
    }
    assert_eq!(said(&page), "Loading: 3,000 of 6,000");
    after(&page, 6, 9).await;
    assert_eq!(
        said(&page),
        "Loading: 4,500 of 6,000",
        "ten seconds, and three quarters"
    );
    for number in 10..=12 {
        after(&page, 1, number).await;
    }
    assert!(
        said(&page).starts_with("6,000 tasks loaded, as of "),
        "{}",
        said(&page)
    );
}

#[wasm_bindgen_test]
async fn a_part_is_announced_as_a_part() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 300)).await;
    page.call().await;
    click(&page.button("Cancel")).await;
    assert_eq!(said(&page), "200 of 300 tasks loaded, as of 12:00:00");
    assert!(page.says("Sorted over 200 loaded of 300") && page.says("1–20 of 200 loaded"));
    assert!(page.has_button("Load all"));
}

#[wasm_bindgen_test]
async fn the_very_first_try_can_be_cancelled_and_begun_again() {
    let page = Page::open(TENANT).await;
    let first = page.call().await;
    assert!(page.says("Loading tasks…"));
    click(&page.button("Cancel")).await;
    assert!(first.is_aborted());
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "results")
    );
    assert_eq!(
        page.notices("info"),
        ["Loading was cancelled before an answer came.Load tasks"]
    );
    assert_eq!(said(&page), "Loading was cancelled before an answer came.");
    assert_eq!(shown(&page.hook("total")), "No tasks loaded");
    assert!(!page.has(".skeleton") && !page.has_button("Cancel") && !page.has_button("Load all"));
    first.ends_as_aborted().await;
    page.asks_nothing().await;
    assert_eq!(page.notices("error"), [""; 0]);

    click(&page.button("Load tasks")).await;
    let again = page.call().await;
    assert_eq!(again.url(), first.url());
    assert!(page.says("Loading tasks…") && page.has_button("Cancel"));
    again.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("info")),
        (vec!["1".to_owned()], Vec::new())
    );
    assert!(!page.has_button("Cancel"));
}

#[wasm_bindgen_test]
async fn another_question_that_is_cancelled_leaves_the_rows_and_says_whose_they_are() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 300)).await;
    page.call().await;
    click(&page.button("Cancel")).await;
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("filter-apply")).await;
    let failed = page.call().await;
    assert_eq!(
        attribute(&page.hook("table-ready"), "aria-busy").as_deref(),
        Some("true")
    );
    click(&page.button("Cancel")).await;
    assert!(failed.is_aborted());
    assert_eq!(
        page.notices("info"),
        [
            "Loading was cancelled before an answer came. The rows below still answer the previous filter.Load tasks"
        ]
    );
    assert!(
        !page.has_button("Load all"),
        "of the older question nothing more is loaded"
    );
    assert!(!page.says("Sorted over"));
    click(&page.button("Load tasks")).await;
    let again = page.call().await;
    assert_eq!(again.url(), failed.url());
    again.answers(&tasks([7], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("info")),
        (vec!["7".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn what_the_page_asks_by_itself_is_not_told_of() {
    let config = model::settings::config::Config {
        refresh_seconds: 30,
        ..Default::default()
    };
    let timers = crate::harness::Timers::hold();
    let page = Page::set_up(config, TENANT).await;
    let running = |ids| tasks(ids, 600).replace("DONE", "DOING");
    page.call().await.answers(&running(1..=200)).await;
    page.call().await.answers(&running(1..=600)).await;
    until("all are loaded", || page.loaded().as_deref() == Some("600")).await;
    let before = said(&page);
    timers.pass(30_000).await;
    page.call().await.answers(&running(1..=200)).await;
    let bulk = page.call().await;
    assert!(page.says("Refreshing: 200 of 600"));
    later(20_000);
    bulk.answers(&running(1..=600)).await;
    until("it is refreshed", || !page.says("Refreshing:")).await;
    assert_eq!(said(&page), before);
}

#[wasm_bindgen_test]
async fn many_rows_are_sorted_in_shares_and_the_page_says_so() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 5_400)).await;
    // A server that gives all at once.
    let ids = (1..=5_400).map(|id: i64| id * 3_607 % 5_403);
    page.call().await.answers(&tasks(ids, 5_400)).await;
    until("all are loaded", || {
        page.loaded().as_deref() == Some("5400") && !page.says("Loading:")
    })
    .await;
    until("they are sorted", || page.says("Sorted over all 5,400")).await;
    let before = page.ids();
    page.hook("sort-taskId").click();
    // The rows may be sorted before the next timer fires.
    yield_to_browser().await;
    assert!(page.says("Sorting…"));
    assert_eq!(
        (
            page.ids(),
            attribute(&page.hook("table-ready"), "aria-busy")
        ),
        (before, Some("true".to_owned()))
    );
    until("it is sorted", || page.says("Sorted over all 5,400")).await;
    assert_eq!(page.ids()[..3], ["1", "2", "3"]);
    assert_eq!(attribute(&page.hook("table-ready"), "aria-busy"), None);
    page.asks_nothing().await;
}
