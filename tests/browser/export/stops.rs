//! Exports that wait, that are stopped, and that fail.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::export::panel::{export, ids, said, saved, status};
use crate::harness::{
    Downloads, Page, click, failure, makes_no_files, sign_in, signed_in, tasks, tick, until,
};

#[wasm_bindgen_test]
async fn a_failure_makes_the_export_wait_and_retry_makes_it_go_on() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    export(&page, "json").await;
    bulk.answers_with(500, &[], &failure("OBE12000", "no"))
        .await;
    assert_eq!(
        status(&page),
        "Export: waits with 200 of 240 loaded, and goes on when loading does"
    );
    click(&page.button("Retry")).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(ids(&file).len(), 240);
}

#[wasm_bindgen_test]
async fn what_is_loaded_can_be_written_when_the_rest_fails() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    export(&page, "json").await;
    bulk.answers_with(500, &[], &failure("OBE12000", "no"))
        .await;
    click(&page.button("Write the 200 tasks that are loaded")).await;
    saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (ids(&file).len(), &file["complete"], &file["totalReported"]),
        (200, &json!(false), &json!(240))
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn an_export_goes_on_after_signing_in_again() {
    let downloads = Downloads::start();
    let page = signed_in("cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    export(&page, "json").await;
    bulk.answers_with(401, &[], &failure("IAM10000", "session over"))
        .await;
    assert!(
        status(&page).starts_with("Export: waits with 200 of 240 loaded"),
        "{}",
        status(&page)
    );
    sign_in(&page, "ann", "pa55").await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!((ids(&file).len(), &file["complete"]), (240, &json!(true)));
}

#[wasm_bindgen_test]
async fn an_export_that_is_cancelled_saves_nothing_and_stops_the_load() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    export(&page, "json").await;
    click(&page.button("Cancel export")).await;
    assert!(bulk.is_aborted());
    bulk.ends_as_aborted().await;
    assert_eq!(
        (status(&page).as_str(), said(&page).as_str()),
        (
            "The export was cancelled; no file was saved.",
            "The export was cancelled; no file was saved."
        )
    );
    click(&page.button("Load all")).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(
        (page.loaded().as_deref(), downloads.count()),
        (Some("240"), 0)
    );
}

#[wasm_bindgen_test]
async fn another_question_stops_an_export_that_waits() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    export(&page, "json").await;
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    assert!(bulk.is_aborted());
    assert_eq!(
        status(&page),
        "The export was stopped, as other tasks are asked for now; no file was saved."
    );
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert_eq!(downloads.count(), 0);
}

#[wasm_bindgen_test]
async fn a_refresh_that_comes_meanwhile_is_not_in_the_file() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=100, 100)).await;
    click(&page.button("Refresh")).await;
    let refresh = page.call().await;
    export(&page, "json").await;
    refresh
        .answers(&tasks(1..=100, 100).replace("DONE", "FAILED"))
        .await;
    saved(&page).await;
    assert_eq!(page.column("Status")[0], "Failed");
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert!(
        file["contents"]
            .as_array()
            .expect("tasks")
            .iter()
            .all(|task| task["status"] == "DONE")
    );
}

#[wasm_bindgen_test]
async fn a_browser_that_makes_no_file_is_told() {
    let page = Page::with_answer(&tasks(1..=3, 3)).await;
    let refusing = makes_no_files();
    export(&page, "csv").await;
    until("it is told", || !status(&page).contains("writing")).await;
    drop(refusing);
    let told =
        "The browser could not make the file; perhaps its memory is full. No file was saved.";
    assert_eq!((status(&page).as_str(), said(&page).as_str()), (told, told));
}

#[wasm_bindgen_test]
async fn an_export_that_is_cancelled_while_it_writes_saves_nothing() {
    let downloads = Downloads::start();
    // The clock stands still, so a share ends with a piece: there are several.
    let page = Page::with_answer(&tasks(1..=2_000, 2_000)).await;
    until("all are there", || page.loaded().as_deref() == Some("2000")).await;
    export(&page, "csv").await;
    assert!(
        status(&page).starts_with("Export: writing "),
        "{}",
        status(&page)
    );
    click(&page.button("Cancel export")).await;
    for _ in 0..20 {
        tick().await;
    }
    assert_eq!(
        status(&page),
        "The export was cancelled; no file was saved."
    );
    assert_eq!(downloads.count(), 0);
}
