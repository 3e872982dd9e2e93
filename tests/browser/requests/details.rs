//! The request details: the values of one request and their copy buttons.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Clipboard, Page, TASKS_PATH, accessible_name, attribute, click,
    close_request_details, focused_id, group_titles, open_request_details, page_origin,
    request_lines, request_value, tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn details_open_before_the_response_and_are_filled_by_it() {
    let page = Page::open("").await;
    assert!(!page.has("[data-testid=this-answer]"));
    let page = Page::open(ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    open_request_details(&page).await;
    assert_eq!(
        accessible_name(&page.only("dialog[open]")),
        "Request details"
    );
    assert_eq!(focused_id(), "request-details-title");
    assert_eq!(group_titles(&page), ["Latest load: 1 request"]);
    assert_eq!(
        request_lines(&page),
        ["12:00:00 Pending dataBackupTasks?page=1&size=200"]
    );
    for label in [
        "HTTP status",
        "Bytes read",
        "Total time in ms",
        "Trace id traceId",
    ] {
        assert_eq!(request_value(&page, label), "—", "{label}");
    }
    let fold = page.only(".request__fold");
    fold.focus().expect("a button takes the focus");
    let body = tasks_response(1..=3, 3);
    request.respond(&body).await;
    assert_eq!(focused_id(), fold.id(), "the focus stays in place");
    assert!(fold.is_connected());
    assert_eq!(
        request_lines(&page),
        ["12:00:00 Answered HTTP 200 3 tasks dataBackupTasks?page=1&size=200"]
    );
    for (label, expected) in [
        ("URL GET", format!("{}{TASKS_PATH}", page_origin())),
        ("Trace id traceId", "5cf1b02e0f6f76b3".to_owned()),
        ("Server server", "a24d13ce67".to_owned()),
        ("Server time in ms duration", "122".to_owned()),
        ("HTTP status", "200".to_owned()),
        ("Bytes read", body.len().to_string()),
        ("Tasks", "3".to_owned()),
        ("Try", "1".to_owned()),
        ("Sent", "2024-08-09 12:00:00".to_owned()),
    ] {
        assert_eq!(request_value(&page, label), expected, "{label}");
    }
    assert!(
        request_value(&page, "Total time in ms")
            .parse::<u32>()
            .is_ok_and(|took| took < 20_000)
    );
    close_request_details(&page).await;
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| attribute(&focused, "data-testid").is_some())
    );
}

#[wasm_bindgen_test]
async fn every_value_can_be_copied_with_an_announcement_in_the_dialog() {
    let clipboard = Clipboard::working();
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    open_request_details(&page).await;
    for (name, copied) in [
        ("URL", format!("{}{TASKS_PATH}", page_origin())),
        ("Trace id", "5cf1b02e0f6f76b3".to_owned()),
        ("Server", "a24d13ce67".to_owned()),
        ("Server time in ms", "122".to_owned()),
        ("Tasks", "3".to_owned()),
        ("Sent", "2024-08-09T12:00:00Z".to_owned()),
    ] {
        click(&page.button(&format!("Copy {name}"))).await;
        assert_eq!(clipboard.text(), copied, "{name}");
    }
    assert_eq!(text_of(&page.only("dialog [role=status]")), "Copied");
    click(&page.button("Copy details")).await;
    let text = clipboard.text();
    let lines: Vec<_> = text
        .lines()
        .filter(|line| !line.starts_with("Total time in ms: "))
        .collect();
    assert_eq!(lines.len() + 1, text.lines().count());
    assert_eq!(lines[0], format!("URL: {}{TASKS_PATH}", page_origin()));
    assert_eq!(
        lines[1..4],
        [
            "Trace id: 5cf1b02e0f6f76b3",
            "Server: a24d13ce67",
            "Server time in ms: 122"
        ]
    );
    assert_eq!(lines[7..9], ["Try: 1", "Sent: 2024-08-09T12:00:00Z"]);
    assert!(
        lines[9].starts_with("Page: ") && lines[10].starts_with("Console: "),
        "{text}"
    );
}
