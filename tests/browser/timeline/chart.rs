//! The timeline's chart, by pointer and by keyboard.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, click, dispatch, entries_response, focused_id, has_focus, press_key, stored_preferences,
    task_json, text_of, wait_until,
};

/// All tasks of ten days.
const TEN_DAYS: &str =
    "cluster=1&tenant=2&startTime=2024-07-31T00:00:00Z&endTime=2024-08-10T00:00:00Z&zone=utc";

/// A task that runs for an hour from the beginning of a day of August.
fn on_day(id: i64, day: u32, status: &str) -> Value {
    let mut task = task_json(id);
    task["status"] = json!(status);
    task["startTime"] = json!(format!("2024-08-{day:02}T00:00:00Z"));
    task["finishTime"] = json!(format!("2024-08-{day:02}T01:00:00Z"));
    task["duration"] = json!(3600);
    task
}

fn tasks() -> String {
    let tasks = [
        on_day(3, 9, "DONE"),
        on_day(2, 8, "FAILED"),
        on_day(1, 1, "DONE"),
    ];
    entries_response(&tasks, Some(3))
}

async fn open_unfolded() -> Page {
    let page = Page::open(TEN_DAYS).await;
    page.respond_next(&tasks()).await;
    assert!(!page.has(".timeline svg"), "folded away, it draws nothing");
    click(&page.button("Timeline")).await;
    page
}

fn bars(page: &Page) -> Vec<HtmlElement> {
    page.all("[data-testid=timeline-bar]")
}

fn attributes(elements: &[HtmlElement], name: &str) -> Vec<String> {
    let value = |element: &HtmlElement| element.get_attribute(name).unwrap_or_default();
    elements.iter().map(value).collect()
}

#[wasm_bindgen_test]
async fn tasks_and_gaps_are_drawn_where_their_time_is() {
    let page = open_unfolded().await;
    let bars = bars(&page);
    assert_eq!(attributes(&bars, "data-task-id"), ["1", "2", "3"]);
    assert_eq!(attributes(&bars, "data-status"), ["DONE", "FAILED", "DONE"]);
    assert_eq!(attributes(&bars, "x"), ["10.00%", "80.00%", "90.00%"]);
    assert_eq!(
        attributes(&bars, "aria-label")[1],
        "Task 2, Failed, Full, 2024-08-08 00:00:00 – 2024-08-08 01:00:00"
    );
    let gaps = page.all("[data-testid=timeline-gap]");
    assert_eq!(
        attributes(&gaps, "data-kind"),
        [
            "no-task-seen",
            "no-task-seen",
            "no-task-seen",
            "no-task-seen"
        ]
    );
    let stored = stored_preferences().unwrap_or_default();
    assert!(stored.contains("timeline=on"), "{stored}");
}

#[wasm_bindgen_test]
async fn bar_opens_its_row_by_click_and_by_enter() {
    let page = open_unfolded().await;
    dispatch(&bars(&page)[1], "click").await;
    wait_until("the row has the focus", || {
        focused_id().starts_with("row-2.")
    })
    .await;
    assert!(page.has_button("Collapse task 2"));

    let last = &bars(&page)[2];
    assert_eq!(
        attributes(&bars(&page), "tabindex"),
        ["-1", "-1", "0"],
        "the chart is one stop of the keyboard"
    );
    last.focus().expect("a bar takes the focus");
    press_key("Home").await;
    assert!(has_focus(&bars(&page)[0]));
    assert!(text_of(&page.only(".timeline__below .timeline__tip")).starts_with("Task 1, Done"));
    press_key("Enter").await;
    wait_until("the row has the focus", || {
        focused_id().starts_with("row-1.")
    })
    .await;
}

#[wasm_bindgen_test]
async fn marked_span_narrows_the_range_and_zooming_out_widens_it() {
    let page = open_unfolded().await;
    let last = &bars(&page)[2];
    last.focus().expect("a bar takes the focus");
    for _ in 0..2 {
        press_key("Shift+ArrowRight").await;
    }
    press_key("Shift+ArrowLeft").await;
    assert!(
        text_of(&page.only(".timeline__below .timeline__tip")).starts_with(
            "2024-08-01 00:00:00 – 2024-08-09 12:00:00: Enter narrows the range to it"
        )
    );
    press_key("Enter").await;
    let request = page.next_request().await;
    assert_eq!(
        (request.parameter("startTime"), request.parameter("endTime")),
        (
            Some("2024-08-01T00:00:00Z".to_owned()),
            Some("2024-08-09T12:00:00Z".to_owned())
        )
    );
    request.respond(&tasks()).await;
    click(&page.by_test_id("timeline-zoom-out")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-07-23T12:00:00Z")
    );
}

#[wasm_bindgen_test]
async fn table_says_the_same() {
    let page = open_unfolded().await;
    assert!(!page.has("[data-testid=timeline-table]"));
    click(&page.button("As a table")).await;
    let rows = page.all("[data-testid=timeline-table] tbody tr");
    assert_eq!(rows.len(), 7);
    assert_eq!(
        text_of(&rows[1]),
        "Full2Failed2024-08-08 00:00:002024-08-08 01:00:00"
    );
    assert!(text_of(&rows[3]).contains("no task seen"));
}
