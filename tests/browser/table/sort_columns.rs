//! Sorting by several columns.

use js_sys::Function;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, address_query, attribute, click, entries_response, sorted_by, sorted_columns, task_json,
    tasks_response, text_of, wait_for_paint,
};

/// Clicks with Shift held, as Shift+Enter does, too.
async fn shift_click(button: &HtmlElement) {
    let send = "button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))";
    Function::new_with_args("button", send)
        .call1(&JsValue::UNDEFINED, button)
        .expect("a click is sent");
    wait_for_paint().await;
}

/// The sort number beside the name of each sorted column, and the description of its button.
fn sort_numbers(page: &Page) -> Vec<(String, String)> {
    let buttons = page.all("th[data-sort] .sort");
    let number = |button: &HtmlElement| {
        button
            .query_selector("[data-number]")
            .ok()
            .flatten()
            .and_then(|number| attribute(&number, "data-number"))
    };
    buttons
        .iter()
        .map(|button| {
            (
                number(button).unwrap_or_default(),
                attribute(button, "aria-description").unwrap_or_default(),
            )
        })
        .collect()
}

/// Opens the page with four tasks of two backup sets, with different durations.
async fn open_with_two_sets() -> Page {
    let task_with = |id, set: i64, duration: i64| {
        let mut task = task_json(id);
        (task["backupSetId"], task["duration"]) = (json!(set), json!(duration));
        task
    };
    let entries = [
        task_with(1, 7, 10),
        task_with(2, 8, 10),
        task_with(3, 7, 30),
        task_with(4, 8, 20),
    ];
    Page::open_with_response(&entries_response(&entries, Some(4))).await
}

#[wasm_bindgen_test]
async fn shift_click_adds_a_sort_column_with_its_number() {
    let page = open_with_two_sets().await;
    click(&page.by_test_id("sort-backupSetId")).await;
    assert_eq!(
        sort_numbers(&page),
        [(String::new(), String::new())],
        "a single sort column has no number"
    );
    for (order, spelling, direction) in [
        ("1 3 2 4", "&sort=backupSetId,duration&", "ascending"),
        ("3 1 4 2", "&sort=backupSetId,-duration&", "descending"),
    ] {
        shift_click(&page.by_test_id("sort-duration")).await;
        assert_eq!(page.task_ids().join(" "), order);
        assert!(
            format!("{}&", address_query()).contains(spelling),
            "{}",
            address_query()
        );
        let second = format!("Sort column 2 of 2, {direction}");
        assert_eq!(
            sort_numbers(&page),
            [
                ("2".into(), second),
                ("1".into(), "Sort column 1 of 2, ascending".into())
            ]
        );
        assert_eq!(
            sorted_columns(&page),
            sorted_by("Set", "ascending"),
            "aria-sort is set on one column only"
        );
        assert_eq!(
            page.announcement(),
            format!("Sorted by Set, ascending; Duration, {direction}")
        );
    }
    shift_click(&page.by_test_id("sort-duration")).await;
    assert_eq!(
        (page.task_ids().join(" ").as_str(), sorted_columns(&page)),
        ("3 1 4 2", sorted_by("Set", "ascending"))
    );
    assert!(
        address_query().contains("&sort=backupSetId&"),
        "{}",
        address_query()
    );
    shift_click(&page.by_test_id("sort-duration")).await;
    click(&page.by_test_id("sort-duration")).await;
    assert_eq!(
        (sorted_columns(&page), sort_numbers(&page).len()),
        (sorted_by("Duration", "ascending"), 1)
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn sort_by_a_hidden_column_is_described() {
    let page = Page::open(
        "cluster=1&tenant=2&range=all&columns=taskId,status&sort=-duration,taskId,dataVersion",
    )
    .await;
    page.respond_next(&tasks_response([1, 2], 2)).await;
    assert_eq!(
        text_of(&page.only(".toolbar__sort")),
        "Sorted by Duration, Data version (columns not shown)"
    );
    assert_eq!(
        sort_numbers(&page),
        [("2".to_owned(), "Sort column 2 of 3, ascending".to_owned())]
    );
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(text_of(&page.only(".toolbar__sort")), "");
}
