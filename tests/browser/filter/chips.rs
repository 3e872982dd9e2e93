//! The chips of the filter in force.

use leptos::prelude::document;
use ocp_backup_console::platform::address;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{Page, answer, attribute, click, name, place, shown, tasks, type_in, value};

/// The chips: what they show and what they are called.
fn chips(page: &Page) -> Vec<(String, String)> {
    page.all(".active li button")
        .iter()
        .map(|chip| (shown(chip), name(chip)))
        .collect()
}

fn focused() -> String {
    document()
        .active_element()
        .map(|element| name(&element))
        .unwrap_or_default()
}

async fn remove(page: &Page, label: &str) {
    let chip = page.button(label);
    chip.focus().expect("a button takes the focus");
    click(&chip).await;
}

#[wasm_bindgen_test]
async fn each_part_of_the_filter_in_force_has_a_chip_and_what_is_typed_has_none() {
    let page =
        Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE&backupSetId=7&zone=utc").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let expected = [
        ("last 24 h", "Remove time range last 24 h"),
        ("Set 7", "Remove backup set id 7"),
        ("Failed", "Remove status Failed"),
        ("Done", "Remove status Done"),
    ];
    let expected = expected.map(|(shown, name)| (shown.to_owned(), name.to_owned()));
    assert_eq!(chips(&page), expected);
    assert_eq!(
        attribute(&page.the(".active ul"), "aria-label").as_deref(),
        Some("Filters in force")
    );
    assert_eq!(shown(&page.hook("clear-filters")), "Clear filters (4)");
    let title = |hook| attribute(&page.hook(hook), "title");
    assert_eq!(
        title("clear-filters").as_deref(),
        Some("Show all times, any status, any backup set")
    );
    assert_eq!(
        title("filter-reset").as_deref(),
        Some("Back to last 30 d, any status, any backup set")
    );
    click(&page.hook("filter-status-DOING")).await;
    assert_eq!(chips(&page), expected, "it is not applied");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_chip_takes_its_part_away_and_gives_the_focus_to_the_next() {
    let page = Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE&backupSetId=7").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let before = place();
    remove(&page, "Remove status Failed").await;
    assert_eq!(
        address::search(),
        "?cluster=1&tenant=2&range=24h&status=DONE&backupSetId=7"
    );
    assert_ne!(place(), before, "Back brings it again");
    assert_eq!(
        page.call().await.parameter("status").as_deref(),
        Some("DONE")
    );
    assert_eq!(focused(), "Remove status Done");
    remove(&page, "Remove status Done").await;
    assert_eq!(
        focused(),
        "Remove backup set id 7",
        "there is none behind it"
    );
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(focused(), "Remove backup set id 7");
    remove(&page, "Remove time range last 24 h").await;
    assert_eq!(focused(), "Remove backup set id 7");
    page.call().await.answers(&tasks([1], 1)).await;
    remove(&page, "Remove backup set id 7").await;
    assert_eq!(
        (focused().as_str(), chips(&page).len()),
        ("Loading tasks…", 0),
        "the heading of the results"
    );
    assert_eq!(address::search(), "?cluster=1&tenant=2&range=all");
    assert!(!page.has("[data-testid=clear-filters]"));
    let call = page.call().await;
    assert_eq!(
        (call.parameter("startTime"), call.parameter("backupSetId")),
        (None, None)
    );
}

#[wasm_bindgen_test]
async fn clear_filters_asks_for_everything_and_stands_once() {
    let page = Page::open("cluster=1&tenant=2&status=FAILED&backupSetId=7").await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.button("Clear filters (3)")).await;
    assert_eq!(
        (focused().as_str(), address::search().as_str()),
        ("Loading tasks…", "?cluster=1&tenant=2&range=all")
    );
    page.call().await.answers(&tasks([1], 1)).await;
    drop(page);
    let page = Page::open("cluster=1&tenant=2&status=FAILED").await;
    page.call().await.answers(&answer(&[], Some(0))).await;
    assert_eq!(
        (shown(&page.button("Clear filters (2)")), chips(&page).len()),
        ("Clear filters (2)".to_owned(), 2)
    );
}

#[wasm_bindgen_test]
async fn what_is_typed_elsewhere_in_the_form_stays_when_a_chip_goes() {
    let page = Page::open("cluster=1&tenant=2&range=24h&status=FAILED,DONE").await;
    page.call().await.answers(&tasks([1], 1)).await;
    type_in(&page.hook("filter-backup-set-id"), "x7").await;
    click(&page.hook("filter-apply")).await;
    let set = || page.hook("filter-backup-set-id");
    assert_eq!(attribute(&set(), "aria-invalid").as_deref(), Some("true"));
    remove(&page, "Remove status Failed").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let ticked = |hook: &str| -> bool {
        page.hook(hook)
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
    click(&page.hook("filter-status-DOING")).await;
    remove(&page, "Remove status Done").await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert!(
        ticked("filter-status-DOING") && !ticked("filter-status-DONE"),
        "each box by itself"
    );
    remove(&page, "Remove time range last 24 h").await;
    assert!(ticked("range-all") && ticked("filter-status-DOING"));
    assert_eq!(value(&set()), "x7");
}

#[wasm_bindgen_test]
async fn a_chip_says_a_range_in_the_zone_in_force() {
    let page = Page::open("cluster=1&tenant=2&startTime=2024-08-06T00:00:00Z&zone=utc").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let [(text, _)] = chips(&page).try_into().expect("one chip");
    assert_eq!(text, "since 2024-08-06 00:00:00");
    let chip: HtmlElement = page.the("#active-range");
    assert_eq!(attribute(&chip, "type").as_deref(), Some("button"));
}
