//! Copying, and what is said of it.

use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Clipboard, Page, answer, click, failure, shown, task, tasks};

fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

#[wasm_bindgen_test]
async fn the_details_of_a_failure_are_all_that_support_asks_for() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&range=all&x=access_key=S3cr3t").await;
    let call = page.call().await;
    call.answers_with(
        500,
        &[],
        &failure("OBE12000", "cannot write to oss://b?access_key=S3cr3t"),
    )
    .await;
    click(&page.button("Copy details")).await;
    assert_eq!(said(&page), "Copied");
    let location = window().location();
    let page_line = format!(
        "Page: {}{}?cluster=1&tenant=2&range=all&x=access_key=***",
        location.origin().expect("an origin"),
        location.pathname().expect("a path")
    );
    let text = clipboard.text();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "OCP cannot reach the cluster, or the cluster failed. Look at the cluster’s state; then retry, or give the trace id to whoever runs OCP.",
            "Time: 2024-08-09T12:00:00Z",
            &format!("Request: GET {}", call.url()),
            "Tries: 1",
            "HTTP status: 500",
            "Code: OBE12000",
            "Trace id: 7d02",
            "Server: a24d13ce67",
            "OCP says: cannot write to oss://b?access_key=***",
            &page_line,
            &format!("Console: {}", env!("CARGO_PKG_VERSION")),
            &format!(
                "Browser: {}",
                window()
                    .navigator()
                    .user_agent()
                    .expect("a browser has a name")
            ),
        ]
    );
}

#[wasm_bindgen_test]
async fn a_secret_of_the_address_is_not_copied_however_it_is_written() {
    for query in [
        "access_key=S3cr3t",
        "x=access_key%3DS3cr3t",
        "x=password:S3cr3t",
        "token=S3cr3t&cluster=1&tenant=2",
    ] {
        let clipboard = Clipboard::working();
        let page = Page::open(&format!("cluster=1&tenant=2&{query}")).await;
        page.call().await.breaks().await;
        click(&page.button("Copy details")).await;
        assert!(
            clipboard.text().contains("Page: http") && !clipboard.text().contains("S3cr3t"),
            "{}",
            clipboard.text()
        );
        let (error, warnings) = (page.error(), page.notices("warning").concat());
        assert!(
            !error.contains("S3cr3t") && !warnings.contains("S3cr3t"),
            "{error} {warnings}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_trace_id_can_be_copied_alone() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2").await;
    page.call()
        .await
        .answers_with(500, &[], &failure("OBE12000", "no"))
        .await;
    click(&page.button("Copy Trace id")).await;
    assert_eq!(
        (clipboard.text().as_str(), said(&page).as_str()),
        ("7d02", "Copied")
    );
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_to_copy_is_told() {
    let _clipboard = Clipboard::refusing();
    let page = Page::with_answer(&tasks([1], 1)).await;
    click(&page.hook("row-expander")).await;
    click(&page.button("Copy Task")).await;
    assert_eq!(said(&page), "Not copied: the browser refuses");
    assert_eq!(page.notices("error"), [""; 0], "nothing else has failed");
}

#[wasm_bindgen_test]
async fn what_is_copied_is_the_exact_value() {
    let clipboard = Clipboard::working();
    let mut task = task(7);
    task["startTime"] = json!("2024-08-08T00:00:10.5Z");
    task["duration"] = json!(7_384);
    task["tenantName"] = json!("a\u{202e}b");
    let page = Page::with_answer(&answer(&[task], Some(1))).await;
    click(&page.hook("row-expander")).await;
    for (name, exact) in [
        ("Start", "2024-08-08T00:00:10.500Z"),
        ("Duration", "7384"),
        ("Status", "DONE"),
        ("Type", "FULL_BACKUP"),
        ("Task", "7"),
        ("Tenant", "a\u{202e}b"),
    ] {
        click(&page.button(&format!("Copy {name}"))).await;
        assert_eq!(clipboard.text(), exact, "{name}");
    }
}

#[wasm_bindgen_test]
async fn what_was_said_of_a_copy_gives_way_to_the_next_load() {
    let _clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&zone=utc").await;
    page.call()
        .await
        .answers_with(500, &[], &failure("OBE12000", "no"))
        .await;
    assert!(
        said(&page).starts_with("The tasks could not be loaded. OCP cannot reach the cluster,"),
        "{}",
        said(&page)
    );
    click(&page.button("Copy details")).await;
    assert_eq!(said(&page), "Copied");
    click(&page.button("Retry")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(said(&page), "1 task loaded, as of 12:00:00");
}

#[wasm_bindgen_test]
async fn what_is_copied_twice_is_heard_twice() {
    let _clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks([1], 1)).await;
    click(&page.hook("row-expander")).await;
    let mut heard = Vec::new();
    for _ in 0..3 {
        click(&page.button("Copy Task")).await;
        assert_eq!(said(&page), "Copied");
        heard.push(page.the("[role=status]").text_content());
    }
    assert!(heard[0] != heard[1] && heard[1] != heard[2], "{heard:?}");
}
