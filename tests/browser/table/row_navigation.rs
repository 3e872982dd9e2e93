//! The row with the keyboard focus while rows are added, removed and sorted.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, attribute, click, describe_focus, open_25_tasks, press_key, tasks_response, text_of,
    wait_for_paint,
};

/// The rows, checkboxes and buttons in the table that Tab reaches.
fn tab_stops(page: &Page) -> Vec<String> {
    let stops = page.all("tbody [tabindex='0']");
    let row_name = |id: &str| format!("row {id}");
    let stop_name = |stop: &web_sys::HtmlElement| {
        attribute(stop, "data-task-id").map_or_else(
            || attribute(stop, "aria-label").unwrap_or_default(),
            |id| row_name(&id),
        )
    };
    stops.iter().map(stop_name).collect()
}

/// Clicks Refresh without moving the focus, and responds with these tasks.
async fn refresh_with(page: &Page, ids: impl IntoIterator<Item = i64>, total: usize) {
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(ids, total)).await;
}

#[wasm_bindgen_test]
async fn tab_reaches_one_row_and_its_controls() {
    let page = open_25_tasks().await;
    assert_eq!(
        tab_stops(&page),
        ["row 25", "Select task 25", "Expand task 25"]
    );
    press_key("j").await;
    press_key("j").await;
    assert_eq!(
        tab_stops(&page),
        ["row 24", "Select task 24", "Expand task 24"]
    );
    page.all("[data-testid=row-expander]")[4]
        .focus()
        .expect("a button takes the focus");
    wait_for_paint().await;
    assert_eq!(
        tab_stops(&page)[0],
        "row 21",
        "focusing a control makes its row the tab stop"
    );
}

#[wasm_bindgen_test]
async fn navigation_stops_at_the_ends_of_the_page_with_an_announcement() {
    let page = open_25_tasks().await;
    press_key("j").await;
    assert!(press_key("k").await);
    assert_eq!(
        (describe_focus().as_str(), page.announcement().as_str()),
        ("row 25", "First row of the page")
    );
    press_key("End").await;
    assert!(press_key("ArrowDown").await);
    assert_eq!(
        (describe_focus().as_str(), page.announcement().as_str()),
        ("row 16", "Last row of the page")
    );
    press_key("Shift+ArrowDown").await;
    assert_eq!(
        (describe_focus().as_str(), page.announcement().as_str()),
        ("row 16", "Last row of the page. 1 task selected")
    );
    press_key("p").await;
    assert_eq!(page.announcement(), "This is the first page");
    press_key("n").await;
    assert_eq!(
        (page.announcement().as_str(), page.task_ids()[0].as_str()),
        ("Page 2 of 3", "15")
    );
    press_key("n").await;
    assert_eq!(
        describe_focus(),
        "row 1",
        "on a shorter page the last row is focused"
    );
    press_key("n").await;
    assert_eq!(
        (page.announcement().as_str(), describe_focus().as_str()),
        ("This is the last page", "row 1")
    );
}

#[wasm_bindgen_test]
async fn focus_follows_its_task_when_rows_change() {
    let page = open_25_tasks().await;
    for _ in 0..3 {
        press_key("j").await;
    }
    assert_eq!(describe_focus(), "row 23");
    refresh_with(&page, (1..=27).rev(), 27).await;
    assert_eq!(
        (page.task_ids()[4].as_str(), describe_focus().as_str()),
        ("23", "row 23")
    );
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(page.task_ids()[0], "1");
    assert_eq!(
        describe_focus(),
        "row 5",
        "with its task on another page the focus stays at the position"
    );
    refresh_with(&page, (1..=27).rev(), 27).await;
    assert_eq!(describe_focus(), "row 5");
    press_key("Enter").await;
    let copy = page.all("[data-testid=row-detail] button").swap_remove(0);
    copy.focus().expect("a button takes the focus");
    refresh_with(&page, (5..=27).rev(), 23).await;
    assert!(
        copy.is_same_node(leptos::prelude::document().active_element().as_deref()),
        "the focus stays within a detail"
    );
    refresh_with(&page, (6..=27).rev(), 22).await;
    assert_eq!(
        (page.task_ids()[0].as_str(), describe_focus().as_str()),
        ("6", "row 6"),
        "the focus moves to the row at the same position"
    );
}

#[wasm_bindgen_test]
async fn focus_outside_the_rows_is_not_moved() {
    let page = open_25_tasks().await;
    press_key("j").await;
    press_key("j").await;
    let elsewhere = page.by_test_id("scope-tenant");
    elsewhere.focus().expect("a field takes the focus");
    refresh_with(&page, (1..=23).rev(), 23).await;
    assert_eq!(describe_focus(), "scope-tenant");
    assert_eq!(
        tab_stops(&page)[0],
        "row 22",
        "Tab enters the rows at the same position"
    );
    elsewhere.blur().expect("a field lets the focus go");
    refresh_with(&page, (1..=20).rev(), 20).await;
    assert_eq!(describe_focus(), "BODY", "a focus on nothing is not moved");
}

#[wasm_bindgen_test]
async fn focus_moves_to_the_heading_when_the_table_disappears() {
    let page = open_25_tasks().await;
    press_key("j").await;
    refresh_with(&page, [], 0).await;
    assert!(page.task_ids().is_empty());
    assert_eq!(describe_focus(), "results");
    refresh_with(&page, 1..=3, 3).await;
    assert_eq!(tab_stops(&page)[0], "row 3");
}

#[wasm_bindgen_test]
async fn table_describes_its_row_keys() {
    let page = open_25_tasks().await;
    let described =
        attribute(&page.only(".table-wrap"), "aria-describedby").expect("the table is described");
    let hint = page.only(&format!("#{described}"));
    assert!(text_of(&hint).starts_with(
        "Arrow keys move through the rows, Enter expands one, Space selects it, Escape closes it."
    ));
}
