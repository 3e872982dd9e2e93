//! The order of the rows, and how it is told.

use js_sys::Function;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, answer, attribute, click, frame, shown, task, tasks};

/// Every column that says it is sorted, and how.
fn sorted(page: &Page) -> Vec<(String, String)> {
    let headers = page.all("th[aria-sort]");
    let label = |header: &web_sys::HtmlElement| header.text_content().unwrap_or_default();
    headers
        .iter()
        .map(|header| {
            (
                label(header),
                attribute(header, "aria-sort").unwrap_or_default(),
            )
        })
        .collect()
}

fn by(label: &str, direction: &str) -> Vec<(String, String)> {
    vec![(label.to_owned(), direction.to_owned())]
}

#[wasm_bindgen_test]
async fn a_column_sorts_up_then_down_and_says_so() {
    let page = Page::with_answer(&tasks([2, 10, 1], 3)).await;
    assert_eq!(
        (sorted(&page), page.ids().join(" ")),
        (by("Start", "descending"), "10 2 1".to_owned())
    );
    for (direction, order, spelling) in [
        ("ascending", "1 2 10", "&sort=taskId&"),
        ("descending", "10 2 1", "&sort=-taskId&"),
        ("ascending", "1 2 10", "&sort=taskId&"),
    ] {
        click(&page.hook("sort-taskId")).await;
        assert_eq!(
            (sorted(&page), page.ids().join(" ")),
            (by("Task", direction), order.to_owned())
        );
        assert!(
            format!("{}&", address()).contains(spelling),
            "{}",
            address()
        );
    }
    click(&page.hook("sort-startTime")).await;
    assert_eq!(sorted(&page), by("Start", "ascending"));
    page.asks_nothing().await;
}

fn address() -> String {
    ocp_backup_console::platform::address::search()
}

#[wasm_bindgen_test]
async fn what_says_nothing_comes_last_in_both_directions() {
    let with = |id, duration: Value| {
        let mut task = task(id);
        task["duration"] = duration;
        task
    };
    let entries = [
        with(1, Value::Null),
        with(2, json!(30)),
        with(3, json!([])),
        with(4, json!(9)),
    ];
    let page = Page::with_answer(&answer(&entries, Some(4))).await;
    click(&page.hook("sort-duration")).await;
    assert_eq!(page.column("Duration")[..2], ["9 s", "30 s"]);
    assert_eq!(page.ids().join(" "), "4 2 3 1");
    click(&page.hook("sort-duration")).await;
    assert_eq!(page.ids().join(" "), "2 4 3 1");
}

#[wasm_bindgen_test]
async fn sorting_orders_all_that_is_loaded_and_returns_to_the_first_page() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=2").await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    assert_eq!(page.ids().first().map(String::as_str), Some("25"));
    click(&page.hook("sort-taskId")).await;
    assert_eq!(
        page.ids(),
        (1..=20).map(|id: i32| id.to_string()).collect::<Vec<_>>()
    );
    assert!(!address().contains("page="));
}

#[wasm_bindgen_test]
async fn rows_that_come_later_are_sorted_in() {
    let page = Page::open("cluster=1&tenant=2&range=all&sort=taskId").await;
    page.call().await.answers(&tasks(101..=300, 300)).await;
    assert_eq!(page.ids().first().map(String::as_str), Some("101"));
    page.call().await.answers(&tasks(1..=300, 300)).await;
    crate::harness::until("the bulk is shown", || {
        page.loaded().as_deref() == Some("300")
    })
    .await;
    assert_eq!(page.ids().first().map(String::as_str), Some("1"));
}

/// A click with Shift held, which is what Shift and Enter make as well.
async fn click_too(button: &HtmlElement) {
    let send = "button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }))";
    Function::new_with_args("button", send)
        .call1(&JsValue::UNDEFINED, button)
        .expect("a click is sent");
    frame().await;
}

/// What every sorted column's button tells: the number beside its name, and its description.
fn numbers(page: &Page) -> Vec<(String, String)> {
    let buttons = page.all("th[data-sort] .sort");
    let number = |button: &HtmlElement| button.query_selector("[data-number]").ok().flatten();
    let number = |button: &HtmlElement| {
        number(button)
            .and_then(|number| attribute(&number, "data-number"))
            .unwrap_or_default()
    };
    let told = |button: &HtmlElement| {
        (
            number(button),
            attribute(button, "aria-description").unwrap_or_default(),
        )
    };
    buttons.iter().map(told).collect()
}

#[wasm_bindgen_test]
async fn with_shift_a_column_comes_beside_the_others_and_their_order_is_told() {
    let with = |id, set: i64, duration: i64| {
        let mut task = task(id);
        (task["backupSetId"], task["duration"]) = (json!(set), json!(duration));
        task
    };
    let entries = [
        with(1, 7, 10),
        with(2, 8, 10),
        with(3, 7, 30),
        with(4, 8, 20),
    ];
    let page = Page::with_answer(&answer(&entries, Some(4))).await;
    click(&page.hook("sort-backupSetId")).await;
    assert_eq!(
        numbers(&page),
        [(String::new(), String::new())],
        "one column needs no number"
    );
    for (order, spelling, told) in [
        ("1 3 2 4", "&sort=backupSetId,duration&", "ascending"),
        ("3 1 4 2", "&sort=backupSetId,-duration&", "descending"),
    ] {
        click_too(&page.hook("sort-duration")).await;
        assert_eq!(page.ids().join(" "), order);
        assert!(
            format!("{}&", address()).contains(spelling),
            "{}",
            address()
        );
        let second = format!("Sort column 2 of 2, {told}");
        assert_eq!(
            numbers(&page),
            [
                ("1".into(), "Sort column 1 of 2, ascending".into()),
                ("2".into(), second)
            ]
        );
        assert_eq!(
            sorted(&page),
            by("Set", "ascending"),
            "ARIA knows one sorted column"
        );
        assert_eq!(
            shown(&page.the("[role=status]")),
            format!("Sorted by Set, ascending; Duration, {told}")
        );
    }
    click_too(&page.hook("sort-duration")).await;
    assert_eq!(
        (page.ids().join(" ").as_str(), sorted(&page)),
        ("3 1 4 2", by("Set", "ascending"))
    );
    assert!(address().contains("&sort=backupSetId&"), "{}", address());
    click_too(&page.hook("sort-duration")).await;
    click(&page.hook("sort-duration")).await;
    assert_eq!(
        (sorted(&page), numbers(&page).len()),
        (by("Duration", "ascending"), 1)
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_sort_by_what_is_not_shown_is_told() {
    let page = Page::open(
        "cluster=1&tenant=2&range=all&columns=taskId,status&sort=-duration,taskId,dataVersion",
    )
    .await;
    page.call().await.answers(&tasks([1, 2], 2)).await;
    assert_eq!(
        shown(&page.the(".toolbar__sort")),
        "Sorted by Duration, Data version (columns not shown)"
    );
    assert_eq!(
        numbers(&page),
        [("2".to_owned(), "Sort column 2 of 3, ascending".to_owned())]
    );
    click(&page.hook("sort-taskId")).await;
    assert_eq!(shown(&page.the(".toolbar__sort")), "");
}
