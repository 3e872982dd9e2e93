//! The chips of the applied filter.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{
    Page, accessible_name, address_query, attribute, click, focused_name, history_entry,
    tasks_response, text_of, type_in, value,
};

/// The texts and accessible names of the chips.
fn chips(page: &Page) -> Vec<(String, String)> {
    page.all(".active li button")
        .iter()
        .map(|chip| (text_of(chip), accessible_name(chip)))
        .collect()
}

async fn remove_chip(page: &Page, label: &str) {
    let chip = page.button(label);
    chip.focus().expect("a button takes the focus");
    click(&chip).await;
}

#[wasm_bindgen_test]
async fn each_applied_part_has_a_chip_and_unapplied_input_has_none() {
    let page =
        Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE&backupSetId=7&zone=utc").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let expected = [
        ("last 24 h", "Remove time range last 24 h"),
        ("Set 7", "Remove backup set id 7"),
        ("Failed", "Remove status Failed"),
        ("Done", "Remove status Done"),
    ];
    let expected = expected.map(|(shown, name)| (shown.to_owned(), name.to_owned()));
    assert_eq!(chips(&page), expected);
    assert_eq!(
        attribute(&page.only(".active ul"), "aria-label").as_deref(),
        Some("Active filters")
    );
    assert_eq!(
        attribute(&page.by_test_id("filter-reset"), "title").as_deref(),
        Some("Back to last 30 d, any status, any backup set")
    );
    type_in(&page.by_test_id("filter-backup-set-id"), "8").await;
    assert_eq!(chips(&page), expected, "the change is not applied");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn removing_a_chip_moves_the_focus_to_the_next_chip() {
    let page = Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE&backupSetId=7").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let before = history_entry();
    remove_chip(&page, "Remove status Failed").await;
    assert_eq!(
        address_query(),
        "?cluster=1&tenant=2&range=24h&status=DONE&backupSetId=7"
    );
    assert_ne!(
        history_entry(),
        before,
        "removing a chip adds a history entry"
    );
    assert_eq!(
        page.next_request().await.parameter("status").as_deref(),
        Some("DONE")
    );
    assert_eq!(focused_name(), "Remove status Done");
    remove_chip(&page, "Remove status Done").await;
    assert_eq!(
        focused_name(),
        "Remove backup set id 7",
        "the last chip moves the focus to the one before"
    );
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(focused_name(), "Remove backup set id 7");
    remove_chip(&page, "Remove time range last 24 h").await;
    assert_eq!(focused_name(), "Remove backup set id 7");
    page.respond_next(&tasks_response([1], 1)).await;
    remove_chip(&page, "Remove backup set id 7").await;
    assert_eq!(
        (focused_name().as_str(), chips(&page).len()),
        ("Loading tasks…", 0),
        "the heading of the results has the focus"
    );
    assert_eq!(address_query(), "?cluster=1&tenant=2");
    assert_eq!(page.next_request().await.parameter("backupSetId"), None);
}

#[wasm_bindgen_test]
async fn usual_range_has_no_chip_and_all_time_has_one() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(chips(&page), []);
    click(&page.by_test_id("range-all")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    let [(text, _)] = chips(&page).try_into().expect("one chip");
    assert_eq!(text, "all time");
    remove_chip(&page, "Remove time range all time").await;
    assert_eq!(address_query(), "?cluster=1&tenant=2");
}

#[wasm_bindgen_test]
async fn removing_a_chip_keeps_unapplied_input_of_other_fields() {
    let page = Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE").await;
    page.respond_next(&tasks_response([1], 1)).await;
    type_in(&page.by_test_id("filter-backup-set-id"), "x7").await;
    click(&page.by_test_id("filter-apply")).await;
    let set = || page.by_test_id("filter-backup-set-id");
    assert_eq!(attribute(&set(), "aria-invalid").as_deref(), Some("true"));
    remove_chip(&page, "Remove status Failed").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let ticked = |test_id: &str| -> bool {
        page.by_test_id(test_id)
            .unchecked_into::<HtmlInputElement>()
            .checked()
    };
    assert!(!ticked("filter-status-FAILED") && ticked("filter-status-DONE") && ticked("range-24h"));
    assert_eq!(
        (
            value(&set()).as_str(),
            attribute(&set(), "aria-invalid").as_deref()
        ),
        ("x7", Some("true"))
    );
    remove_chip(&page, "Remove time range last 24 h").await;
    assert!(ticked("range-30d") && ticked("filter-status-DONE"));
    assert_eq!(value(&set()), "x7");
}

#[wasm_bindgen_test]
async fn range_chip_uses_the_selected_time_zone() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let [(text, _)] = chips(&page).try_into().expect("one chip");
    assert_eq!(text, "since 2024-08-06 00:00:00");
    let chip: HtmlElement = page.only("#active-range");
    assert_eq!(attribute(&chip, "type").as_deref(), Some("button"));
}
