//! A row stays the same row: open, focused, in place, whatever the next answer says of its task.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{Page, answer, attribute, choose, click, name, shown, task, tasks};

/// The expander of the n-th row.
fn expander(page: &Page, row: usize) -> HtmlElement {
    page.all("[data-testid=row-expander]").swap_remove(row)
}

/// The element that an expander says it opens.
fn controlled(expander: &HtmlElement) -> Option<web_sys::Element> {
    document().get_element_by_id(&attribute(expander, "aria-controls")?)
}

#[wasm_bindgen_test]
async fn an_expander_says_what_it_opens_and_whether_that_is_open() {
    let page = Page::with_answer(&tasks([1, 2], 2)).await;
    let expander = expander(&page, 0);
    let state = || {
        (
            name(&expander),
            attribute(&expander, "aria-expanded").unwrap_or_default(),
        )
    };
    assert_eq!(state(), ("Expand task 2".to_owned(), "false".to_owned()));
    assert!(!page.has("[data-testid=row-detail]"));

    click(&expander).await;
    assert_eq!(state(), ("Collapse task 2".to_owned(), "true".to_owned()));
    let detail = controlled(&expander).expect("the expander points to what it opened");
    assert!(detail.is_same_node(Some(&page.hook("row-detail"))));

    click(&expander).await;
    assert_eq!(state(), ("Expand task 2".to_owned(), "false".to_owned()));
    assert!(!page.has("[data-testid=row-detail]"));
}

#[wasm_bindgen_test]
async fn a_click_anywhere_on_a_row_opens_it() {
    let page = Page::with_answer(&tasks([1, 2], 2)).await;
    click(
        &page
            .all("[data-testid=row] td[data-label=Type]")
            .swap_remove(1),
    )
    .await;
    assert_eq!(name(&expander(&page, 1)), "Collapse task 1");
    assert_eq!(name(&expander(&page, 0)), "Expand task 2");
}

#[wasm_bindgen_test]
async fn a_refresh_that_changes_a_task_changes_its_cells_and_nothing_else() {
    let mut running = task(2);
    running["status"] = json!("DOING");
    let page = Page::with_answer(&answer(&[task(1), running.clone()], Some(2))).await;
    let before = page.all("[data-testid=row]");
    let expander = expander(&page, 0);
    click(&expander).await;
    expander.focus().expect("a button takes the focus");
    let detail = page.hook("row-detail");
    assert_eq!(page.column("Status"), ["In progress", "Done"]);

    click(&page.button("Refresh")).await;
    running["status"] = json!("FAILED");
    running["errorMsg"] = json!("no space left");
    page.call()
        .await
        .answers(&answer(&[running, task(1)], Some(2)))
        .await;
    assert_eq!(page.column("Status"), ["Failed", "Done"]);
    assert_eq!(page.column("Error"), ["no space left", "—"]);
    let after = page.all("[data-testid=row]");
    assert!(
        before
            .iter()
            .zip(&after)
            .all(|(before, after)| before.is_same_node(Some(after))),
        "rows were made anew"
    );
    assert!(
        detail.is_same_node(Some(&page.hook("row-detail"))),
        "the detail was made anew"
    );
    assert!(
        shown(&detail).contains("no space left"),
        "the detail follows its task"
    );
    assert_eq!(
        attribute(&expander, "aria-expanded").as_deref(),
        Some("true")
    );
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.is_same_node(Some(&expander))),
        "focus is lost"
    );
}

#[wasm_bindgen_test]
async fn a_row_moves_with_its_open_detail_when_others_come() {
    let page = Page::with_answer(&tasks([5], 1)).await;
    let row = page.hook("row");
    click(&expander(&page, 0)).await;
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks([7, 5, 3], 3)).await;
    assert_eq!(page.ids(), ["7", "5", "3"]);
    assert!(row.is_same_node(Some(&page.all("[data-testid=row]")[1])));
    assert!(
        row.next_element_sibling()
            .is_some_and(|next| next.is_same_node(Some(&page.hook("row-detail"))))
    );
}

#[wasm_bindgen_test]
async fn rows_that_one_row_passes_are_not_moved_and_keep_the_focus() {
    let page = Page::open("cluster=1&tenant=2&range=all&sort=duration").await;
    let with = |id: i64, duration: i64| {
        let mut task = task(id);
        task["duration"] = json!(duration);
        task
    };
    let answered = |first: i64| {
        answer(
            &[with(1, first), with(2, 20), with(3, 30), with(4, 40)],
            Some(4),
        )
    };
    page.call().await.answers(&answered(10)).await;
    assert_eq!(page.ids(), ["1", "2", "3", "4"]);
    let focused = expander(&page, 2);
    for (first, order) in [
        (50, ["2", "3", "4", "1"]),
        (10, ["1", "2", "3", "4"]),
        (35, ["2", "3", "1", "4"]),
    ] {
        focused.focus().expect("a button takes the focus");
        click(&page.button("Refresh")).await;
        page.call().await.answers(&answered(first)).await;
        assert_eq!(page.ids(), order);
        let active = document().active_element();
        assert!(
            active.is_some_and(|active| active.is_same_node(Some(&focused))),
            "focus is lost on the way to {order:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn tasks_with_the_same_id_open_each_for_itself() {
    let mut other_set = task(7);
    other_set["backupSetId"] = json!(8);
    let page = Page::with_answer(&answer(&[task(7), other_set, task(7)], Some(3))).await;
    assert_eq!(page.ids(), ["7", "7", "7"]);
    for open in 1..=3 {
        click(&expander(&page, open - 1)).await;
        assert_eq!(page.all("[data-testid=row-detail]").len(), open);
    }
    for (row, element) in page.all("[data-testid=row]").iter().enumerate() {
        let below = element.next_element_sibling();
        let detail = controlled(&expander(&page, row)).expect("an open row has its detail");
        assert!(
            below.is_some_and(|below| below.is_same_node(Some(&detail))),
            "row {row} points to another's detail"
        );
    }
}

#[wasm_bindgen_test]
async fn the_table_names_itself_and_every_column() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    assert_eq!(shown(&page.the("table > caption")), "Data backup tasks");
    let headers: Vec<_> = page
        .all("th[scope=col]")
        .iter()
        .map(|header| shown(header))
        .collect();
    let cells: Vec<_> = page
        .all("[data-testid=row] > td")
        .iter()
        .map(|cell| attribute(cell, "data-label"))
        .collect();
    assert_eq!(headers[0], "Details");
    assert_eq!(
        headers[1..],
        cells.into_iter().flatten().collect::<Vec<_>>()
    );
    assert_eq!(page.column("Duration"), ["2 m 05 s"]);
}

#[wasm_bindgen_test]
async fn another_zone_rewrites_every_time() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    assert_eq!(page.column("Start"), ["2024-08-08 00:00:10"]);
    assert!(page.says("As of 12:00:00"));
    choose(&page.hook("zone"), "local").await;
    // By the browser's own reading of the same moment.
    let moment = js_sys::Date::new(&"2024-08-08T00:00:10Z".into());
    let expected = js_sys::Function::new_with_args(
        "at",
        "const two = (n) => String(n).padStart(2, '0');
         return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
           + ` ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;",
    )
    .call1(&wasm_bindgen::JsValue::UNDEFINED, &moment);
    assert_eq!(
        page.column("Start").first().cloned(),
        expected.ok().and_then(|text| text.as_string())
    );
}
