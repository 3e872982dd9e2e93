//! Files and the browser's history: the address says what is asked, and no address holds a file.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, drop_file, export, happens, tasks, until};

fn travel(steps: i32) {
    let history = window().history().expect("the test page has a history");
    history
        .go_with_delta(steps)
        .expect("there is somewhere to go");
}

#[wasm_bindgen_test]
async fn back_undoes_a_filter_of_the_file_and_then_leaves_it() {
    let page = Page::open("cluster=1&tenant=2&range=7d&zone=utc").await;
    page.call().await.answers(&tasks([900], 1)).await;
    drop_file("backup.json", &export(1..=3, 3).to_string()).await;
    until("the file is shown", || page.ids().len() == 3).await;
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.button("Apply")).await;
    assert!(page.ids().is_empty());
    travel(-1);
    until("the filter is undone", || page.ids().len() == 3).await;
    page.asks_nothing().await;
    travel(-1);
    until("the file is left", || !page.has("[data-testid=source]")).await;
    page.call().await.answers(&tasks([900], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("warning")),
        (vec!["900".to_owned()], Vec::<String>::new())
    );
    travel(1);
    until("it is told that the file is gone", || {
        page.says("backup.json was open here.")
    })
    .await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime"),
        None,
        "the filter is the file’s"
    );
    call.answers(&tasks([900], 1)).await;
    assert!(!page.has("[data-testid=source]"));
    travel(-1);
    until("who goes back again is not told any more", || {
        !page.says("was open here")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_mark_of_a_file_that_is_not_here_is_told() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let history = window().history().expect("the test page has a history");
    let mark = JsValue::from_str("1723190400000 a “file”.json");
    history
        .replace_state_with_url(&mark, "", None)
        .expect("a state");
    happens(&window(), "popstate").await;
    assert!(page.says("a “file”.json was open here. Browsers keep no files"));
    click(&page.button("Dismiss")).await;
    assert!(!page.says("was open here"));
    for state in [
        JsValue::from_f64(7.0),
        JsValue::from_str("x"),
        JsValue::TRUE,
    ] {
        history
            .replace_state_with_url(&state, "", None)
            .expect("a state");
        happens(&window(), "popstate").await;
        assert!(
            !page.says("was open here"),
            "of others’ states nothing is made"
        );
    }
}
