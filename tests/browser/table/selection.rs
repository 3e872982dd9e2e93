//! Selecting rows by checkbox, click and range, and what ends a selection.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{
    Page, accessible_name, click, click_holding, describe_focus, open_25_tasks, press_key,
    tasks_response, text_of, type_in,
};

/// The checkbox of the row with this index.
fn row_checkbox(page: &Page, row: usize) -> HtmlElement {
    page.all("[data-testid=row-select]").swap_remove(row)
}

fn check_state(element: &HtmlElement) -> (bool, bool) {
    let input: &HtmlInputElement = wasm_bindgen::JsCast::unchecked_ref(element);
    (input.checked(), input.indeterminate())
}

/// The text of the selection bar; empty without one.
fn selection_bar(page: &Page) -> String {
    page.all(".selected__count")
        .first()
        .map(|count| text_of(count))
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn checkbox_selects_its_row_without_expanding_it() {
    let page = open_25_tasks().await;
    assert_eq!(
        (selection_bar(&page), page.has("[data-testid=selected]")),
        (String::new(), false)
    );
    assert_eq!(accessible_name(&row_checkbox(&page, 2)), "Select task 23");
    click(&row_checkbox(&page, 2)).await;
    click(&row_checkbox(&page, 4)).await;
    assert_eq!(page.selected_ids(), ["23", "21"]);
    assert_eq!(selection_bar(&page), "2 of 25 loaded tasks selected");
    click(&row_checkbox(&page, 2)).await;
    assert_eq!(
        (page.selected_ids(), selection_bar(&page)),
        (
            vec!["21".to_owned()],
            "1 of 25 loaded tasks selected".to_owned()
        )
    );
    assert!(!page.has("[data-testid=row-detail]"));
    click(
        &page
            .all("[data-testid=row] td[data-label=Type]")
            .swap_remove(0),
    )
    .await;
    assert!(
        page.has("[data-testid=row-detail]"),
        "a click on the row expands it"
    );
    assert_eq!(page.selected_ids(), ["21"]);
}

#[wasm_bindgen_test]
async fn page_checkbox_shows_none_some_and_all() {
    let page = open_25_tasks().await;
    let all = page.by_test_id("page-select");
    assert_eq!(
        (accessible_name(&all).as_str(), check_state(&all)),
        ("Select all tasks on this page", (false, false))
    );
    click(&row_checkbox(&page, 0)).await;
    assert_eq!(check_state(&all), (false, true));
    click(&all).await;
    assert_eq!(
        (check_state(&all), page.selected_ids().len()),
        ((true, false), 10)
    );
    assert_eq!(selection_bar(&page), "10 of 25 loaded tasks selected");
    click(&row_checkbox(&page, 9)).await;
    assert_eq!(check_state(&all), (false, true));
    click(&all).await;
    click(&all).await;
    assert_eq!(
        (
            check_state(&all),
            page.selected_ids().len(),
            selection_bar(&page)
        ),
        ((false, false), 0, String::new())
    );
}

#[wasm_bindgen_test]
async fn shift_click_selects_a_range_in_display_order_across_pages() {
    let page = open_25_tasks().await;
    click(&row_checkbox(&page, 8)).await;
    click(&page.by_test_id("page-next")).await;
    click_holding(&["Shift"], &row_checkbox(&page, 1)).await;
    assert_eq!(
        (page.selected_ids(), selection_bar(&page)),
        (
            vec!["15".into(), "14".into()],
            "4 of 25 loaded tasks selected".into()
        )
    );
    click(&page.by_test_id("page-prev")).await;
    assert_eq!(page.selected_ids(), ["17", "16"]);
    click_holding(&["Shift"], &row_checkbox(&page, 6)).await;
    assert_eq!(
        (page.selected_ids(), selection_bar(&page)),
        (
            vec!["19".into(), "18".into(), "17".into()],
            "3 of 25 loaded tasks selected".into()
        )
    );
}

#[wasm_bindgen_test]
async fn checkbox_in_a_range_stays_ticked() {
    let page = open_25_tasks().await;
    click(&row_checkbox(&page, 0)).await;
    click_holding(&["Shift"], &row_checkbox(&page, 3)).await;
    // The browser unticks the checkbox, but its row is still in the range.
    click_holding(&["Shift"], &row_checkbox(&page, 2)).await;
    assert_eq!(page.selected_ids(), ["25", "24", "23"]);
    click_holding(&["Shift"], &row_checkbox(&page, 2)).await;
    assert_eq!(page.selected_ids(), ["25", "24", "23"]);
}

#[wasm_bindgen_test]
async fn click_with_shift_or_control_selects_the_row() {
    let page = open_25_tasks().await;
    let cell = |row: usize| {
        page.all("[data-testid=row] td[data-label=Type]")
            .swap_remove(row)
    };
    click_holding(&["Ctrl"], &cell(1)).await;
    click_holding(&["Shift"], &cell(3)).await;
    click_holding(&["Meta"], &cell(5)).await;
    assert_eq!(page.selected_ids(), ["24", "23", "22", "20"]);
    assert!(!page.has("[data-testid=row-detail]"));
    assert_eq!(describe_focus(), "row 20");
}

#[wasm_bindgen_test]
async fn selection_survives_refresh_sort_and_paging() {
    let page = open_25_tasks().await;
    click(&row_checkbox(&page, 0)).await;
    click_holding(&["Shift"], &row_checkbox(&page, 2)).await;
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(
        (page.selected_ids().len(), selection_bar(&page)),
        (0, "3 of 25 loaded tasks selected".to_owned())
    );
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(page.selected_ids(), ["25", "24", "23"]);
    click(&page.button("Refresh")).await;
    let ids = (1..=27).rev().filter(|id| *id != 24);
    page.respond_next(&tasks_response(ids, 26)).await;
    assert_eq!(
        (page.selected_ids().concat(), selection_bar(&page)),
        (
            "2523".to_owned(),
            "2 of 26 loaded tasks selected".to_owned()
        )
    );
    click(&page.button("Refresh")).await;
    page.next_request().await.fail().await;
    assert_eq!(
        selection_bar(&page),
        "2 of 26 loaded tasks selected",
        "a failure keeps the selection"
    );
}

#[wasm_bindgen_test]
async fn new_filter_ends_the_selection() {
    let page = open_25_tasks().await;
    click(&row_checkbox(&page, 0)).await;
    type_in(&page.field("Backup set id"), "7").await;
    click(&page.by_test_id("filter-apply")).await;
    assert_eq!(selection_bar(&page), "");
    page.respond_next(&tasks_response((1..=25).rev(), 25)).await;
    assert_eq!(
        (selection_bar(&page), page.selected_ids().len()),
        (String::new(), 0)
    );
}

#[wasm_bindgen_test]
async fn clearing_the_selection_moves_the_focus_to_the_row() {
    let page = open_25_tasks().await;
    press_key("j").await;
    press_key("j").await;
    press_key("x").await;
    let clear = page.button("Clear selection");
    clear.focus().expect("a button takes the focus");
    click(&clear).await;
    assert_eq!(
        (selection_bar(&page), page.selected_ids().len()),
        (String::new(), 0)
    );
    assert_eq!(
        (describe_focus().as_str(), page.announcement().as_str()),
        ("row 24", "Selection cleared")
    );
}

#[wasm_bindgen_test]
async fn selection_is_not_in_the_address() {
    let page = open_25_tasks().await;
    let search = || {
        leptos::prelude::window()
            .location()
            .search()
            .unwrap_or_default()
    };
    let before = search();
    click(&page.by_test_id("page-select")).await;
    assert_eq!(search(), before);
}
