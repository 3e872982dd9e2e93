//! Copy buttons: what reaches the clipboard and what the status line announces.

use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Clipboard, Page, click, entries_response, error_response, task_json, tasks_response,
};

#[wasm_bindgen_test]
async fn copy_details_of_a_failure_holds_everything_support_asks_for() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&range=all&x=access_key=S3cr3t").await;
    let request = page.next_request().await;
    request
        .respond_with(
            500,
            &[],
            &error_response("OBE12000", "cannot write to oss://b?access_key=S3cr3t"),
        )
        .await;
    click(&page.button("Copy details")).await;
    assert_eq!(page.announcement(), "Copied");
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
            &format!("Request: GET {}", request.url()),
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
async fn copy_details_masks_secrets_of_the_address_in_every_spelling() {
    for query in [
        "access_key=S3cr3t",
        "x=access_key%3DS3cr3t",
        "x=password:S3cr3t",
        "token=S3cr3t&cluster=1&tenant=2",
    ] {
        let clipboard = Clipboard::working();
        let page = Page::open(&format!("cluster=1&tenant=2&{query}")).await;
        page.next_request().await.fail().await;
        click(&page.button("Copy details")).await;
        assert!(
            clipboard.text().contains("Page: http") && !clipboard.text().contains("S3cr3t"),
            "{}",
            clipboard.text()
        );
        let (error, warnings) = (page.error_notice(), page.notices("warning").concat());
        assert!(
            !error.contains("S3cr3t") && !warnings.contains("S3cr3t"),
            "{error} {warnings}"
        );
    }
}

#[wasm_bindgen_test]
async fn trace_id_has_a_copy_button_of_its_own() {
    let clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next_with(500, &[], &error_response("OBE12000", "no"))
        .await;
    click(&page.button("Copy Trace id")).await;
    assert_eq!(
        (clipboard.text().as_str(), page.announcement().as_str()),
        ("7d02", "Copied")
    );
}

#[wasm_bindgen_test]
async fn refused_copy_is_announced() {
    let _clipboard = Clipboard::refusing();
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    click(&page.by_test_id("row-expander")).await;
    click(&page.button("Copy Task")).await;
    assert_eq!(page.announcement(), "Not copied: the browser refuses");
    assert_eq!(page.notices("error"), [""; 0], "no other failure is shown");
}

#[wasm_bindgen_test]
async fn copy_button_copies_the_exact_value_of_the_field() {
    let clipboard = Clipboard::working();
    let mut task = task_json(7);
    task["startTime"] = json!("2024-08-08T00:00:10.5Z");
    task["duration"] = json!(7_384);
    task["tenantName"] = json!("a\u{202e}b");
    let page = Page::open_with_response(&entries_response(&[task], Some(1))).await;
    click(&page.by_test_id("row-expander")).await;
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
async fn copy_announcement_is_replaced_by_the_next_load() {
    let _clipboard = Clipboard::working();
    let page = Page::open("cluster=1&tenant=2&zone=utc").await;
    page.respond_next_with(500, &[], &error_response("OBE12000", "no"))
        .await;
    assert!(
        page.announcement()
            .starts_with("The tasks could not be loaded. OCP cannot reach the cluster,"),
        "{}",
        page.announcement()
    );
    click(&page.button("Copy details")).await;
    assert_eq!(page.announcement(), "Copied");
    click(&page.button("Retry")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(page.announcement(), "1 task loaded, as of 12:00:00");
}

#[wasm_bindgen_test]
async fn repeated_copy_is_announced_each_time() {
    let _clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    click(&page.by_test_id("row-expander")).await;
    let mut announcements = Vec::new();
    for _ in 0..3 {
        click(&page.button("Copy Task")).await;
        assert_eq!(page.announcement(), "Copied");
        announcements.push(page.only("[role=status]").text_content());
    }
    assert!(
        announcements[0] != announcements[1] && announcements[1] != announcements[2],
        "{announcements:?}"
    );
}
