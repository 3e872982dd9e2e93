//! The row that the keyboard is at, whatever becomes of the rows.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, attribute, click, focused, press, shown, tasks};

/// The page with 25 tasks, 10 of them on it; the newest is number 25.
async fn page() -> Page {
    let page = Page::open("cluster=1&tenant=2&range=all&size=10&zone=utc").await;
    page.call().await.answers(&tasks((1..=25).rev(), 25)).await;
    page
}

fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

/// The rows, and the boxes and buttons in them, that Tab leads to.
fn tab_stops(page: &Page) -> Vec<String> {
    let stops = page.all("tbody [tabindex='0']");
    let name = |id: &str| format!("row {id}");
    let of = |stop: &web_sys::HtmlElement| {
        attribute(stop, "data-task-id").map_or_else(
            || attribute(stop, "aria-label").unwrap_or_default(),
            |id| name(&id),
        )
    };
    stops.iter().map(of).collect()
}

/// Asks again by the button, without the focus, and answers.
async fn refresh(page: &Page, ids: impl IntoIterator<Item = i64>, total: usize) {
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(ids, total)).await;
}

#[wasm_bindgen_test]
async fn tab_leads_to_one_row_and_what_is_in_it() {
    let page = page().await;
    assert_eq!(
        tab_stops(&page),
        ["row 25", "Select task 25", "Expand task 25"]
    );
    press("j").await;
    press("j").await;
    assert_eq!(
        tab_stops(&page),
        ["row 24", "Select task 24", "Expand task 24"]
    );
    page.all("[data-testid=row-expander]")[4]
        .focus()
        .expect("a button takes the focus");
    crate::harness::frame().await;
    assert_eq!(
        tab_stops(&page)[0],
        "row 21",
        "wherever the focus came from"
    );
}

#[wasm_bindgen_test]
async fn at_the_ends_of_the_page_it_stays_and_says_so() {
    let page = page().await;
    press("j").await;
    assert!(press("k").await);
    assert_eq!(
        (focused().as_str(), said(&page).as_str()),
        ("row 25", "First row of the page")
    );
    press("End").await;
    assert!(press("ArrowDown").await);
    assert_eq!(
        (focused().as_str(), said(&page).as_str()),
        ("row 16", "Last row of the page")
    );
    press("Shift+ArrowDown").await;
    assert_eq!(
        (focused().as_str(), said(&page).as_str()),
        ("row 16", "Last row of the page. 1 task selected")
    );
    press("p").await;
    assert_eq!(said(&page), "This is the first page");
    press("n").await;
    assert_eq!(
        (said(&page).as_str(), page.ids()[0].as_str()),
        ("Page 2 of 3", "15")
    );
    press("n").await;
    assert_eq!(focused(), "row 1", "the last page is shorter: its last row");
    press("n").await;
    assert_eq!(
        (said(&page).as_str(), focused().as_str()),
        ("This is the last page", "row 1")
    );
}

#[wasm_bindgen_test]
async fn the_focus_stays_with_its_task_when_rows_come_and_go_and_are_sorted() {
    let page = page().await;
    for _ in 0..3 {
        press("j").await;
    }
    assert_eq!(focused(), "row 23");
    refresh(&page, (1..=27).rev(), 27).await;
    assert_eq!(
        (page.ids()[4].as_str(), focused().as_str()),
        ("23", "row 23")
    );
    click(&page.hook("sort-taskId")).await;
    assert_eq!(page.ids()[0], "1");
    assert_eq!(
        focused(),
        "row 5",
        "its task is on another page: the row at the same place"
    );
    refresh(&page, (1..=27).rev(), 27).await;
    assert_eq!(focused(), "row 5");
    press("Enter").await;
    let copy = page.all("[data-testid=row-detail] button").swap_remove(0);
    copy.focus().expect("a button takes the focus");
    refresh(&page, (5..=27).rev(), 23).await;
    assert!(
        copy.is_same_node(leptos::prelude::document().active_element().as_deref()),
        "also within a detail"
    );
    refresh(&page, (6..=27).rev(), 22).await;
    assert_eq!(
        (page.ids()[0].as_str(), focused().as_str()),
        ("6", "row 6"),
        "and then to the row at its place"
    );
}

#[wasm_bindgen_test]
async fn who_is_elsewhere_keeps_the_focus() {
    let page = page().await;
    press("j").await;
    press("j").await;
    let elsewhere = page.hook("scope-tenant");
    elsewhere.focus().expect("a field takes the focus");
    refresh(&page, (1..=23).rev(), 23).await;
    assert_eq!(focused(), "scope-tenant");
    assert_eq!(
        tab_stops(&page)[0],
        "row 22",
        "but the rows are entered at the same place"
    );
    elsewhere.blur().expect("a field lets the focus go");
    refresh(&page, (1..=20).rev(), 20).await;
    assert_eq!(focused(), "BODY", "nor is it given to who is nowhere");
}

#[wasm_bindgen_test]
async fn when_the_table_goes_the_focus_goes_to_the_heading_above_it() {
    let page = page().await;
    press("j").await;
    refresh(&page, [], 0).await;
    assert!(page.ids().is_empty());
    assert_eq!(focused(), "results");
    refresh(&page, 1..=3, 3).await;
    assert_eq!(tab_stops(&page)[0], "row 3");
}

#[wasm_bindgen_test]
async fn the_table_tells_how_its_rows_are_walked_through() {
    let page = page().await;
    let described =
        attribute(&page.the(".table-wrap"), "aria-describedby").expect("the table is described");
    let hint = page.the(&format!("#{described}"));
    assert_eq!(
        shown(&hint),
        "Arrow keys move through the rows, Enter expands one, Space selects it."
    );
}
