//! Files that cannot be opened: the page names the likely kind and stays as it is.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, drop_file, error_response, export_file, task_json, tasks_response, text_of,
    wait_until,
};

/// Unreadable files: name, content, and a part of the message.
const UNREADABLE_FILES: [(&str, &str, &str); 10] = [
    ("empty.json", "", "The file is empty."),
    (
        "tasks.csv",
        "status,taskId,startTime\r\nDONE,1,2024\r\n",
        "It seems to be a CSV table, and that cannot be opened.",
    ),
    (
        "page.html",
        "<!doctype html>",
        "It seems to be a web page or XML",
    ),
    (
        "book.xlsx",
        "PK\u{3}\u{4}",
        "It seems to be a ZIP archive or a spreadsheet.",
    ),
    (
        "other.json",
        "{\"name\":\"x\"}",
        "It is JSON, but there are no data backup tasks in it.",
    ),
    (
        "har.json",
        "{\"format\":\"har\"}",
        "It calls itself “har”: another program wrote it.",
    ),
    (
        "new.json",
        "{\"format\":\"ocp-backup-console\",\"version\":2}",
        "A newer version of this console wrote it (format 2).",
    ),
    (
        "cut.json",
        "{\"data\":{\"contents\":[{\"taskId\"",
        "The file ends in the middle, before the first task",
    ),
    ("note.txt", "Dear all", "It is not JSON that can be read."),
    ("a\u{202e}b.json", "", "a⟨U+202E⟩b.json cannot be opened"),
];

#[wasm_bindgen_test]
async fn unreadable_file_is_explained_and_changes_nothing() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    for (name, text, message) in UNREADABLE_FILES {
        drop_file(name, text).await;
        wait_until("the failure is shown", || {
            page.has("[data-kind=error]") && page.error_notice().contains(message)
        })
        .await;
        assert!(
            name.contains('\u{202e}')
                || page
                    .error_notice()
                    .starts_with(&format!("{name} cannot be opened")),
            "{}",
            page.error_notice()
        );
        assert_eq!(
            (page.task_ids(), page.has("[data-testid=source]")),
            (vec!["900".to_owned()], false),
            "{name}"
        );
        assert!(page.announcement().contains("cannot be opened"), "{name}");
    }
    assert!(page.has_button("Choose another file"));
    click(&page.button("Dismiss")).await;
    assert!(!page.has("[data-kind=error]"));
    drop_file("good.json", &export_file([1], 1).to_string()).await;
    wait_until("the valid file is shown", || page.task_ids() == ["1"]).await;
    drop_file("bad.json", "7").await;
    wait_until("the failure is shown", || page.has("[data-kind=error]")).await;
    assert_eq!(page.task_ids(), ["1"], "the open file stays open");
    drop_file("good.json", &export_file([2], 1).to_string()).await;
    wait_until("a valid file clears the message", || {
        page.task_ids() == ["2"] && !page.has("[data-kind=error]")
    })
    .await;
}

#[wasm_bindgen_test]
async fn saved_failure_shows_the_message_of_ocp() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    drop_file("failure.json", &error_response("COM10001", "Not <b>so</b>")).await;
    wait_until("the failure is shown", || page.has("[data-kind=error]")).await;
    let message = page.error_notice();
    for part in [
        "It contains an error from OCP instead of tasks.",
        "OCP says: Not <b>so</b>",
        "COM10001",
        "7d02",
    ] {
        assert!(message.contains(part), "{part} in: {message}");
    }
}

#[wasm_bindgen_test]
async fn truncated_or_broken_file_is_shown_with_a_warning() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let whole = format!("[{},{},{}]", task_json(1), task_json(2), task_json(3));
    drop_file("cut.json", &whole[..whole.len() - 10]).await;
    wait_until("the complete tasks are shown", || {
        page.task_ids() == ["2", "1"]
    })
    .await;
    let banner = || text_of(&page.by_test_id("source"));
    assert!(
        banner().contains("The file is cut off: what precedes that point is shown."),
        "{}",
        banner()
    );
    let good = task_json(1).to_string();
    let broken = &good[..20];
    let lines = [good.as_str(), broken, "", broken, &task_json(2).to_string()].join("\r\n");
    drop_file("lines.ndjson", &lines).await;
    wait_until("the lines are shown", || banner().contains("lines.ndjson")).await;
    assert!(
        banner().contains("2 lines could not be read and are left out: lines 2, 4."),
        "{}",
        banner()
    );
    drop_file("many.ndjson", &format!("{good}\n{}", "x\n".repeat(1_234))).await;
    wait_until("the lines are shown", || banner().contains("many.ndjson")).await;
    assert!(
        banner()
            .contains("1,234 lines could not be read and are left out: lines 2, 3, 4, 5, 6, …."),
        "{}",
        banner()
    );
}

#[wasm_bindgen_test]
async fn entries_of_a_file_that_are_no_tasks_are_reported() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    drop_file(
        "odd.json",
        &json!({ "contents": [task_json(1), 7, null] }).to_string(),
    )
    .await;
    wait_until("the file is shown", || page.task_ids() == ["1"]).await;
    let message = page.notices("warning");
    assert_eq!(message.len(), 1, "{message:?}");
    assert!(
        message[0].starts_with("2 entries of the file are not tasks and are left out."),
        "{message:?}"
    );
}
