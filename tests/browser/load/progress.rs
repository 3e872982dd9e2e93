//! Load progress: its texts, its announcements and its cancel button.

use ocp_backup_console::platform::scheduling::yield_to_browser;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, Timers, advance_clock, attribute, click, focused_id, tasks_response,
    text_of, tick, wait_until,
};

const TOTAL: usize = 6_000;

/// Responds to the next request, which must be for this page of 500, after this many seconds.
async fn respond_after(page: &Page, seconds: i32, number: i64) {
    let request = page.next_request().await;
    assert_eq!(request.parameter("page"), Some(number.to_string()));
    advance_clock(seconds * 1_000);
    request
        .respond(&tasks_response(
            (number - 1) * 500 + 1..=number * 500,
            TOTAL,
        ))
        .await;
    for _ in 0..20 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn progress_is_announced_at_quarters_but_not_too_often() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, TOTAL)).await;
    assert_eq!(page.announcement(), "");
    // This server sends at most 500 tasks at once.
    respond_after(&page, 1, 1).await;
    respond_after(&page, 1, 2).await;
    respond_after(&page, 0, 3).await;
    assert!(page.has_text("Loading: 1,500 of 6,000"));
    assert_eq!(
        page.announcement(),
        "",
        "a quarter within two seconds of the start is not announced"
    );
    respond_after(&page, 1, 4).await;
    assert_eq!(page.announcement(), "Loading: 2,000 of 6,000");
    respond_after(&page, 2, 5).await;
    respond_after(&page, 7, 6).await;
    assert_eq!(
        page.announcement(),
        "Loading: 3,000 of 6,000",
        "the second quarter"
    );
    for number in 7..=8 {
        respond_after(&page, 2, number).await;
    }
    assert_eq!(page.announcement(), "Loading: 3,000 of 6,000");
    respond_after(&page, 6, 9).await;
    assert_eq!(
        page.announcement(),
        "Loading: 4,500 of 6,000",
        "three quarters after ten seconds"
    );
    for number in 10..=12 {
        respond_after(&page, 1, number).await;
    }
    assert!(
        page.announcement()
            .starts_with("6,000 tasks loaded, as of "),
        "{}",
        page.announcement()
    );
}

#[wasm_bindgen_test]
async fn cancelled_load_is_announced_as_partial() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 300)).await;
    page.next_request().await;
    click(&page.button("Cancel")).await;
    assert_eq!(
        page.announcement(),
        "200 of 300 tasks loaded, as of 12:00:00"
    );
    assert!(
        page.has_text("200 of 300 loaded, the order covers these")
            && page.has_text("1–20 of 200 loaded")
    );
    assert!(page.has_button("Load the rest"));
}

#[wasm_bindgen_test]
async fn first_load_can_be_cancelled_and_started_again() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let first = page.next_request().await;
    assert!(page.has_text("Loading tasks…"));
    click(&page.button("Cancel")).await;
    assert!(first.is_aborted());
    assert_eq!(focused_id(), "results");
    assert_eq!(
        page.notices("info"),
        ["Loading was cancelled before a response was received.Load tasks"]
    );
    assert_eq!(
        page.announcement(),
        "Loading was cancelled before a response was received."
    );
    assert_eq!(text_of(&page.by_test_id("total")), "No tasks loaded");
    assert!(
        !page.has(".skeleton") && !page.has_button("Cancel") && !page.has_button("Load the rest")
    );
    first.reject_as_aborted().await;
    page.assert_no_request().await;
    assert_eq!(page.notices("error"), [""; 0]);

    click(&page.button("Load tasks")).await;
    let second = page.next_request().await;
    assert_eq!(second.url(), first.url());
    assert!(page.has_text("Loading tasks…") && page.has_button("Cancel"));
    second.respond(&tasks_response([1], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("info")),
        (vec!["1".to_owned()], Vec::new())
    );
    assert!(!page.has_button("Cancel"));
}

#[wasm_bindgen_test]
async fn cancelled_new_filter_leaves_the_rows_of_the_previous_one() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 300)).await;
    page.next_request().await;
    click(&page.button("Cancel")).await;
    click(&page.by_test_id("filter-status-FAILED")).await;
    let failed = page.next_request().await;
    assert_eq!(
        attribute(&page.by_test_id("table-ready"), "aria-busy").as_deref(),
        Some("true")
    );
    click(&page.button("Cancel")).await;
    assert!(failed.is_aborted());
    assert_eq!(
        page.notices("info"),
        [
            "Loading was cancelled before a response was received. The rows below are still those of the previous filter.Load tasks"
        ]
    );
    assert!(
        !page.has_button("Load the rest"),
        "the previous filter cannot be loaded further"
    );
    assert!(!page.has_text(" sorted"));
    click(&page.button("Load tasks")).await;
    let second = page.next_request().await;
    assert_eq!(second.url(), failed.url());
    second.respond(&tasks_response([7], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("info")),
        (vec!["7".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn automatic_refresh_is_not_announced() {
    let config = model::settings::config::Config {
        refresh_seconds: 30,
        ..Default::default()
    };
    let timers = Timers::install();
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    let running = |ids| tasks_response(ids, 600).replace("DONE", "DOING");
    page.respond_next(&running(1..=200)).await;
    page.respond_next(&running(1..=600)).await;
    wait_until("all tasks are loaded", || {
        page.loaded_count().as_deref() == Some("600")
    })
    .await;
    let before = page.announcement();
    timers.advance(30_000).await;
    page.respond_next(&running(1..=200)).await;
    let bulk = page.next_request().await;
    assert!(page.has_text("Refreshing: 200 of 600"));
    advance_clock(20_000);
    bulk.respond(&running(1..=600)).await;
    wait_until("the refresh has ended", || !page.has_text("Refreshing:")).await;
    assert_eq!(page.announcement(), before);
}

#[wasm_bindgen_test]
async fn large_sort_runs_in_steps_and_shows_progress() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&tasks_response(1..=200, 5_400)).await;
    // This server sends all tasks at once.
    let ids = (1..=5_400).map(|id: i64| id * 3_607 % 5_403);
    page.respond_next(&tasks_response(ids, 5_400)).await;
    wait_until("all tasks are loaded", || {
        page.loaded_count().as_deref() == Some("5400") && !page.has_text("Loading:")
    })
    .await;
    wait_until("the tasks are sorted", || !page.has_text("Sorting…")).await;
    let before = page.task_ids();
    page.by_test_id("sort-taskId").click();
    // The sort yields without timers, so its state is polled between its slices.
    for _ in 0..5_000 {
        if page.has_text("Sorting…") {
            break;
        }
        yield_to_browser().await;
    }
    assert!(page.has_text("Sorting…"), "sorting has started");
    assert_eq!(
        (
            page.task_ids(),
            attribute(&page.by_test_id("table-ready"), "aria-busy")
        ),
        (before, Some("true".to_owned()))
    );
    wait_until("the tasks are sorted", || !page.has_text("Sorting…")).await;
    assert_eq!(page.task_ids()[..3], ["1", "2", "3"]);
    assert_eq!(
        attribute(&page.by_test_id("table-ready"), "aria-busy"),
        None
    );
    page.assert_no_request().await;
}
