//! Rows: a row keeps its identity when a refresh changes or moves it.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, accessible_name, attribute, click, entries_response, has_focus, select_option, task_json,
    tasks_response, text_of,
};

/// The expander of the row with this index.
fn expander_of(page: &Page, row: usize) -> HtmlElement {
    page.all("[data-testid=row-expander]").swap_remove(row)
}

/// The element that `aria-controls` of an expander points to.
fn controlled_element(expander: &HtmlElement) -> Option<web_sys::Element> {
    document().get_element_by_id(&attribute(expander, "aria-controls")?)
}

#[wasm_bindgen_test]
async fn expander_names_and_controls_its_detail() {
    let page = Page::open_with_response(&tasks_response([1, 2], 2)).await;
    let expander = expander_of(&page, 0);
    let state = || {
        (
            accessible_name(&expander),
            attribute(&expander, "aria-expanded").unwrap_or_default(),
        )
    };
    assert_eq!(state(), ("Expand task 2".to_owned(), "false".to_owned()));
    assert!(!page.has("[data-testid=row-detail]"));

    click(&expander).await;
    assert_eq!(state(), ("Collapse task 2".to_owned(), "true".to_owned()));
    let detail = controlled_element(&expander).expect("the expander points to what it opened");
    assert!(detail.is_same_node(Some(&page.by_test_id("row-detail"))));

    click(&expander).await;
    assert_eq!(state(), ("Expand task 2".to_owned(), "false".to_owned()));
    assert!(!page.has("[data-testid=row-detail]"));
}

#[wasm_bindgen_test]
async fn click_on_a_row_expands_it() {
    let page = Page::open_with_response(&tasks_response([1, 2], 2)).await;
    click(
        &page
            .all("[data-testid=row] td[data-label=Type]")
            .swap_remove(1),
    )
    .await;
    assert_eq!(accessible_name(&expander_of(&page, 1)), "Collapse task 1");
    assert_eq!(accessible_name(&expander_of(&page, 0)), "Expand task 2");
}

#[wasm_bindgen_test]
async fn refresh_changes_only_the_cells_of_a_changed_task() {
    let mut running = task_json(2);
    running["status"] = json!("DOING");
    let page =
        Page::open_with_response(&entries_response(&[task_json(1), running.clone()], Some(2)))
            .await;
    let before = page.all("[data-testid=row]");
    let expander = expander_of(&page, 0);
    click(&expander).await;
    expander.focus().expect("a button takes the focus");
    let detail = page.by_test_id("row-detail");
    assert_eq!(page.column_texts("Status"), ["In progress", "Done"]);

    click(&page.button("Refresh")).await;
    running["status"] = json!("FAILED");
    running["errorMsg"] = json!("no space left");
    page.respond_next(&entries_response(&[running, task_json(1)], Some(2)))
        .await;
    assert_eq!(page.column_texts("Status"), ["Failed", "Done"]);
    assert_eq!(page.column_texts("Error"), ["no space left", "—"]);
    let after = page.all("[data-testid=row]");
    assert!(
        before
            .iter()
            .zip(&after)
            .all(|(before, after)| before.is_same_node(Some(after))),
        "the rows were rebuilt"
    );
    assert!(
        detail.is_same_node(Some(&page.by_test_id("row-detail"))),
        "the detail was rebuilt"
    );
    assert!(
        text_of(&detail).contains("no space left"),
        "the detail is updated"
    );
    assert_eq!(
        attribute(&expander, "aria-expanded").as_deref(),
        Some("true")
    );
    assert!(has_focus(&expander), "the focus is lost");
}

#[wasm_bindgen_test]
async fn open_detail_moves_with_its_row() {
    let page = Page::open_with_response(&tasks_response([5], 1)).await;
    let row = page.by_test_id("row");
    click(&expander_of(&page, 0)).await;
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response([7, 5, 3], 3)).await;
    assert_eq!(page.task_ids(), ["7", "5", "3"]);
    assert!(row.is_same_node(Some(&page.all("[data-testid=row]")[1])));
    assert!(
        row.next_element_sibling()
            .is_some_and(|next| next.is_same_node(Some(&page.by_test_id("row-detail"))))
    );
}

#[wasm_bindgen_test]
async fn row_passed_by_another_keeps_the_focus() {
    let page = Page::open("cluster=1&tenant=2&range=all&sort=duration").await;
    let task_with_duration = |id: i64, duration: i64| {
        let mut task = task_json(id);
        task["duration"] = json!(duration);
        task
    };
    let response = |first: i64| {
        entries_response(
            &[
                task_with_duration(1, first),
                task_with_duration(2, 20),
                task_with_duration(3, 30),
                task_with_duration(4, 40),
            ],
            Some(4),
        )
    };
    page.respond_next(&response(10)).await;
    assert_eq!(page.task_ids(), ["1", "2", "3", "4"]);
    let focused = expander_of(&page, 2);
    for (first, order) in [
        (50, ["2", "3", "4", "1"]),
        (10, ["1", "2", "3", "4"]),
        (35, ["2", "3", "1", "4"]),
    ] {
        focused.focus().expect("a button takes the focus");
        click(&page.button("Refresh")).await;
        page.respond_next(&response(first)).await;
        assert_eq!(page.task_ids(), order);
        let active = document().active_element();
        assert!(
            active.is_some_and(|active| active.is_same_node(Some(&focused))),
            "the focus is lost with order {order:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn row_moved_by_a_refresh_keeps_the_focus() {
    let page = Page::open("cluster=1&tenant=2&range=all&sort=duration").await;
    let response = |duration: i64| {
        let tasks = [(1, duration), (2, 20), (3, 30), (4, 40)].map(|(id, duration)| {
            let mut task = task_json(id);
            task["duration"] = json!(duration);
            task
        });
        entries_response(&tasks, Some(4))
    };
    page.respond_next(&response(10)).await;
    let focused = expander_of(&page, 0);
    for (duration, order) in [
        (50, ["2", "3", "4", "1"]),
        (25, ["2", "1", "3", "4"]),
        (10, ["1", "2", "3", "4"]),
    ] {
        focused.focus().expect("a button takes the focus");
        click(&page.button("Refresh")).await;
        page.respond_next(&response(duration)).await;
        assert_eq!(page.task_ids(), order);
        assert!(
            has_focus(&focused),
            "the focus is lost with order {order:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn tasks_with_the_same_id_expand_separately() {
    let mut other_set = task_json(7);
    other_set["backupSetId"] = json!(8);
    let page = Page::open_with_response(&entries_response(
        &[task_json(7), other_set, task_json(7)],
        Some(3),
    ))
    .await;
    assert_eq!(page.task_ids(), ["7", "7", "7"]);
    for open in 1..=3 {
        click(&expander_of(&page, open - 1)).await;
        assert_eq!(page.all("[data-testid=row-detail]").len(), open);
    }
    for (row, element) in page.all("[data-testid=row]").iter().enumerate() {
        let below = element.next_element_sibling();
        let detail =
            controlled_element(&expander_of(&page, row)).expect("an open row has its detail");
        assert!(
            below.is_some_and(|below| below.is_same_node(Some(&detail))),
            "row {row} points to another detail"
        );
    }
}

#[wasm_bindgen_test]
async fn table_has_a_caption_and_labelled_columns() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    assert_eq!(text_of(&page.only("table > caption")), "Data backup tasks");
    let headers: Vec<_> = page
        .all("th[scope=col]")
        .iter()
        .map(|header| text_of(header))
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
    assert_eq!(page.column_texts("Duration"), ["2 m 05 s"]);
}

#[wasm_bindgen_test]
async fn changing_the_zone_rewrites_every_time() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    assert_eq!(page.column_texts("Start"), ["2024-08-08 00:00:10"]);
    assert!(page.has_text("As of 12:00:00"));
    select_option(&page.by_test_id("zone"), "local").await;
    // The expected text comes from `Date`, independently of the console.
    let moment = js_sys::Date::new(&"2024-08-08T00:00:10Z".into());
    let expected = js_sys::Function::new_with_args(
        "at",
        "const two = (n) => String(n).padStart(2, '0');
         return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
           + ` ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;",
    )
    .call1(&wasm_bindgen::JsValue::UNDEFINED, &moment);
    assert_eq!(
        page.column_texts("Start").first().cloned(),
        expected.ok().and_then(|text| text.as_string())
    );
}
