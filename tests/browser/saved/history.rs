//! Opened files and the browser history: no address can hold a file.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, dispatch, drop_file, export_file, tasks_response, wait_until};

fn go_in_history(steps: i32) {
    let history = window().history().expect("the test page has a history");
    history
        .go_with_delta(steps)
        .expect("there is somewhere to go");
}

#[wasm_bindgen_test]
async fn back_undoes_the_filter_of_a_file_and_then_closes_it() {
    let page = Page::open("cluster=1&tenant=2&range=7d&zone=utc").await;
    page.respond_next(&tasks_response([900], 1)).await;
    drop_file("backup.json", &export_file(1..=3, 3).to_string()).await;
    wait_until("the file is shown", || page.task_ids().len() == 3).await;
    click(&page.by_test_id("filter-status-FAILED")).await;
    click(&page.button("Apply")).await;
    assert!(page.task_ids().is_empty());
    go_in_history(-1);
    wait_until("the filter is undone", || page.task_ids().len() == 3).await;
    page.assert_no_request().await;
    go_in_history(-1);
    wait_until("the file is closed", || !page.has("[data-testid=source]")).await;
    page.respond_next(&tasks_response([900], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("warning")),
        (vec!["900".to_owned()], Vec::<String>::new())
    );
    go_in_history(1);
    wait_until("the missing file is reported", || {
        page.has_text("backup.json was open here.")
    })
    .await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime"),
        None,
        "the request uses the filter of the file"
    );
    request.respond(&tasks_response([900], 1)).await;
    assert!(!page.has("[data-testid=source]"));
    go_in_history(-1);
    wait_until("the report disappears", || !page.has_text("was open here")).await;
}

#[wasm_bindgen_test]
async fn history_entry_of_a_missing_file_is_reported() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let history = window().history().expect("the test page has a history");
    let mark = JsValue::from_str("1723190400000 a “file”.json");
    history
        .replace_state_with_url(&mark, "", None)
        .expect("a state");
    dispatch(&window(), "popstate").await;
    assert!(page.has_text("a “file”.json was open here. Browsers keep no files"));
    click(&page.button("Dismiss")).await;
    assert!(!page.has_text("was open here"));
    for state in [
        JsValue::from_f64(7.0),
        JsValue::from_str("x"),
        JsValue::TRUE,
    ] {
        history
            .replace_state_with_url(&state, "", None)
            .expect("a state");
        dispatch(&window(), "popstate").await;
        assert!(
            !page.has_text("was open here"),
            "states of other programs are ignored"
        );
    }
}
