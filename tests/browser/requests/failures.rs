//! Failed requests and their tries in the request details.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Clipboard, Page, REQUEST_TIMEOUT, RETRY_DELAYS, TASKS_PATH, Timers,
    accessible_name, attribute, click, close_request_details, copy_as_curl_button, error_response,
    focused_id, group_titles, open_request_details, page_origin, request_lines, request_value,
    tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn failed_request_shows_its_reason_and_a_curl_command() {
    let clipboard = Clipboard::working();
    let page = Page::open(ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    let mut expected: serde_json::Value =
        serde_json::from_str(&error_response("OBE12000", "no access_key=S3cr3t")).expect("JSON");
    expected["duration"] = json!(95);
    request.respond_with(500, &[], &expected.to_string()).await;
    let [notice_button] = page
        .all("[data-kind=error] button[aria-haspopup]")
        .try_into()
        .expect("one button");
    assert_eq!(accessible_name(&notice_button), "Request details");
    click(&notice_button).await;
    assert_eq!(
        request_lines(&page),
        ["12:00:00 Failed HTTP 500 dataBackupTasks?page=1&size=200"]
    );
    let all = text_of(&page.only(".request__all"));
    assert!(
        all.starts_with("OCP cannot reach the cluster, or the cluster failed."),
        "{all}"
    );
    assert!(
        all.contains("OCP says: OBE12000 · no access_key=***URL"),
        "{all}"
    );
    assert_eq!(request_value(&page, "Trace id traceId"), "7d02");
    assert_eq!(
        (
            request_value(&page, "Server time in ms duration"),
            request_value(&page, "Tasks")
        ),
        ("95".to_owned(), "—".to_owned())
    );
    assert!(!page.has_button("Copy Tasks") || page.button("Copy Tasks").hidden());
    click(&copy_as_curl_button(&page, 0)).await;
    assert_eq!(
        clipboard.text(),
        format!(
            "curl '{}{TASKS_PATH}' \\\n  -H 'Accept: application/json' \\\n  -H 'Accept-Language: en-US' \\\n  -b \"${{OCP_COOKIE:?}}\"",
            page_origin()
        )
    );
    assert_eq!(
        request.header("Accept").as_deref(),
        Some("application/json"),
        "the command repeats the request"
    );
    assert_eq!(request.header("Accept-Language").as_deref(), Some("en-US"));
}

/// Opens the page, and lets three tries of its first request fail in different ways.
async fn open_after_three_tries() -> (Timers, Page) {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    timers.advance(RETRY_DELAYS[0]).await;
    page.respond_next_with(502, &[], "<html>").await;
    timers.advance(RETRY_DELAYS[1]).await;
    page.respond_next_with(200, &[], "<html>sign in").await;
    (timers, page)
}

#[wasm_bindgen_test]
async fn each_try_is_listed_as_a_request_of_its_own() {
    let (_timers, page) = open_after_three_tries().await;
    open_request_details(&page).await;
    assert_eq!(group_titles(&page), ["Latest load: 3 requests"]);
    assert_eq!(
        request_lines(&page),
        [
            "12:00:04 Failed HTTP 200 Try 3 dataBackupTasks?page=1&size=200",
            "12:00:01 Failed HTTP 502 Try 2 dataBackupTasks?page=1&size=200",
            "12:00:00 Failed dataBackupTasks?page=1&size=200",
        ]
    );
    assert_eq!(
        request_value(&page, "Bytes read"),
        "13",
        "the received bytes are counted"
    );
    assert!(text_of(&page.only(".request__all")).starts_with("A web page came back instead"));
    click(&page.all(".request__fold")[2]).await;
    let reasons: Vec<_> = page
        .all(".request__why")
        .iter()
        .map(|reason| text_of(reason))
        .collect();
    assert!(
        reasons[1].starts_with("No response was received."),
        "{reasons:?}"
    );
    assert_eq!(
        attribute(&page.all(".request__fold")[2], "aria-expanded").as_deref(),
        Some("true")
    );
    click(&page.all(".request__fold")[0]).await;
    assert_eq!(
        page.all(".request__all").len(),
        1,
        "the first request is collapsed"
    );
    close_request_details(&page).await;
    click(&page.button("Retry")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    open_request_details(&page).await;
    assert_eq!(
        request_lines(&page)[0],
        "12:00:04 Answered HTTP 200 1 task dataBackupTasks?page=1&size=200"
    );
    assert_eq!(
        group_titles(&page),
        ["Latest load: 4 requests"],
        "a retry belongs to the same load"
    );
}

#[wasm_bindgen_test]
async fn stalled_response_shows_its_status_and_timeout() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request()
        .await
        .respond_with_stalled_body(200, &[])
        .await;
    timers.advance(REQUEST_TIMEOUT).await;
    open_request_details(&page).await;
    assert_eq!(
        request_lines(&page),
        ["12:00:00 Failed HTTP 200 dataBackupTasks?page=1&size=200"]
    );
    assert!(
        text_of(&page.only(".request__all"))
            .starts_with("No complete response was received within 30 seconds.")
    );
}

#[wasm_bindgen_test]
async fn closing_after_the_notice_is_gone_moves_the_focus_to_the_results() {
    let timers = Timers::install();
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.next_request().await.fail().await;
    let notice_button = page.only("[data-kind=error] button[aria-haspopup]");
    notice_button.focus().expect("a button takes the focus");
    click(&notice_button).await;
    timers.advance(1_499).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(page.notices("error").len(), 0);
    close_request_details(&page).await;
    assert_eq!(focused_id(), "results");
}
