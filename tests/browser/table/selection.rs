//! Selecting rows by boxes, clicks and ranges, and what ends a selection.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{
    Page, attribute, click, click_with, focused, name, press, shown, tasks, type_in,
};

/// The page with 25 tasks, 10 of them on it; the newest is number 25.
async fn page() -> Page {
    let page = Page::open("cluster=1&tenant=2&range=all&size=10&zone=utc").await;
    page.call().await.answers(&tasks((1..=25).rev(), 25)).await;
    page
}

/// The box of the n-th row of the page.
fn row_box(page: &Page, row: usize) -> HtmlElement {
    page.all("[data-testid=row-select]").swap_remove(row)
}

fn ticked(element: &HtmlElement) -> (bool, bool) {
    let input: &HtmlInputElement = wasm_bindgen::JsCast::unchecked_ref(element);
    (input.checked(), input.indeterminate())
}

/// The ids of the rows of the page whose boxes are ticked.
fn selected(page: &Page) -> Vec<String> {
    let rows = page.all("[data-testid=row]");
    let rows = rows.iter().zip(page.all("[data-testid=row-select]"));
    rows.filter(|(_, tick)| ticked(tick).0)
        .filter_map(|(row, _)| attribute(row, "data-task-id"))
        .collect()
}

/// What the bar says; nothing without one.
fn bar(page: &Page) -> String {
    page.all(".selected__count")
        .first()
        .map(|count| shown(count))
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_box_selects_its_row_and_opens_nothing() {
    let page = page().await;
    assert_eq!(
        (bar(&page), page.has("[data-testid=selected]")),
        (String::new(), false)
    );
    assert_eq!(name(&row_box(&page, 2)), "Select task 23");
    click(&row_box(&page, 2)).await;
    click(&row_box(&page, 4)).await;
    assert_eq!(selected(&page), ["23", "21"]);
    assert_eq!(bar(&page), "2 of 25 loaded tasks selected");
    click(&row_box(&page, 2)).await;
    assert_eq!(
        (selected(&page), bar(&page)),
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
        "a click on the row opens it as before"
    );
    assert_eq!(selected(&page), ["21"]);
}

#[wasm_bindgen_test]
async fn the_box_of_the_page_shows_none_some_and_all() {
    let page = page().await;
    let all = page.hook("page-select");
    assert_eq!(
        (name(&all).as_str(), ticked(&all)),
        ("Select all tasks on this page", (false, false))
    );
    click(&row_box(&page, 0)).await;
    assert_eq!(ticked(&all), (false, true));
    click(&all).await;
    assert_eq!((ticked(&all), selected(&page).len()), ((true, false), 10));
    assert_eq!(bar(&page), "10 of 25 loaded tasks selected");
    click(&row_box(&page, 9)).await;
    assert_eq!(ticked(&all), (false, true));
    click(&all).await;
    click(&all).await;
    assert_eq!(
        (ticked(&all), selected(&page).len(), bar(&page)),
        ((false, false), 0, String::new())
    );
}

#[wasm_bindgen_test]
async fn shift_selects_all_in_between_in_the_order_shown_and_across_pages() {
    let page = page().await;
    click(&row_box(&page, 8)).await;
    click(&page.hook("page-next")).await;
    click_with(&["Shift"], &row_box(&page, 1)).await;
    assert_eq!(
        (selected(&page), bar(&page)),
        (
            vec!["15".into(), "14".into()],
            "4 of 25 loaded tasks selected".into()
        )
    );
    click(&page.hook("page-prev")).await;
    assert_eq!(selected(&page), ["17", "16"]);
    click_with(&["Shift"], &row_box(&page, 6)).await;
    assert_eq!(
        (selected(&page), bar(&page)),
        (
            vec!["19".into(), "18".into(), "17".into()],
            "3 of 25 loaded tasks selected".into()
        )
    );
}

#[wasm_bindgen_test]
async fn a_box_shows_what_is_selected_though_the_browser_would_have_it_otherwise() {
    let page = page().await;
    click(&row_box(&page, 0)).await;
    click_with(&["Shift"], &row_box(&page, 3)).await;
    // The browser unticks a ticked box; it is in the range all the same.
    click_with(&["Shift"], &row_box(&page, 2)).await;
    assert_eq!(selected(&page), ["25", "24", "23"]);
    click_with(&["Shift"], &row_box(&page, 2)).await;
    assert_eq!(selected(&page), ["25", "24", "23"]);
}

#[wasm_bindgen_test]
async fn a_click_on_a_row_selects_when_shift_or_control_is_held() {
    let page = page().await;
    let cell = |row: usize| {
        page.all("[data-testid=row] td[data-label=Type]")
            .swap_remove(row)
    };
    click_with(&["Ctrl"], &cell(1)).await;
    click_with(&["Shift"], &cell(3)).await;
    click_with(&["Meta"], &cell(5)).await;
    assert_eq!(selected(&page), ["24", "23", "22", "20"]);
    assert!(!page.has("[data-testid=row-detail]"));
    assert_eq!(focused(), "row 20");
}

#[wasm_bindgen_test]
async fn a_selection_survives_refresh_sort_and_paging_and_loses_only_what_is_gone() {
    let page = page().await;
    click(&row_box(&page, 0)).await;
    click_with(&["Shift"], &row_box(&page, 2)).await;
    click(&page.hook("sort-taskId")).await;
    assert_eq!(
        (selected(&page).len(), bar(&page)),
        (0, "3 of 25 loaded tasks selected".to_owned())
    );
    click(&page.hook("sort-taskId")).await;
    assert_eq!(selected(&page), ["25", "24", "23"]);
    click(&page.button("Refresh")).await;
    let ids = (1..=27).rev().filter(|id| *id != 24);
    page.call().await.answers(&tasks(ids, 26)).await;
    assert_eq!(
        (selected(&page).concat(), bar(&page)),
        (
            "2523".to_owned(),
            "2 of 26 loaded tasks selected".to_owned()
        )
    );
    click(&page.button("Refresh")).await;
    page.call().await.breaks().await;
    assert_eq!(
        bar(&page),
        "2 of 26 loaded tasks selected",
        "a failure takes nothing away"
    );
}

#[wasm_bindgen_test]
async fn another_question_ends_a_selection() {
    let page = page().await;
    click(&row_box(&page, 0)).await;
    type_in(&page.field("Backup set id"), "7").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(bar(&page), "");
    page.call().await.answers(&tasks((1..=25).rev(), 25)).await;
    assert_eq!((bar(&page), selected(&page).len()), (String::new(), 0));
}

#[wasm_bindgen_test]
async fn the_button_that_clears_goes_away_and_the_focus_is_not_lost() {
    let page = page().await;
    press("j").await;
    press("j").await;
    press("x").await;
    let clear = page.button("Clear selection");
    clear.focus().expect("a button takes the focus");
    click(&clear).await;
    assert_eq!((bar(&page), selected(&page).len()), (String::new(), 0));
    assert_eq!(
        (
            focused().as_str(),
            shown(&page.the("[role=status]")).as_str()
        ),
        ("row 24", "Selection cleared")
    );
}

#[wasm_bindgen_test]
async fn the_address_says_nothing_of_a_selection() {
    let page = page().await;
    let search = || {
        leptos::prelude::window()
            .location()
            .search()
            .unwrap_or_default()
    };
    let before = search();
    click(&page.hook("page-select")).await;
    assert_eq!(search(), before);
}
