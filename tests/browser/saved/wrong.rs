//! Files that are no saved answers: each is told for what it seems to be, and nothing on screen is lost.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, drop_file, export, failure, shown, task, tasks, until};

#[wasm_bindgen_test]
async fn a_wrong_file_is_told_for_what_it_is_and_changes_nothing() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    for (name, text, told) in [
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
    ] {
        drop_file(name, text).await;
        until("it is told", || {
            page.has("[data-kind=error]") && page.error().contains(told)
        })
        .await;
        assert!(
            name.contains('\u{202e}')
                || page
                    .error()
                    .starts_with(&format!("{name} cannot be opened")),
            "{}",
            page.error()
        );
        assert_eq!(
            (page.ids(), page.has("[data-testid=source]")),
            (vec!["900".to_owned()], false),
            "{name}"
        );
        assert!(
            shown(&page.the("[role=status]")).contains("cannot be opened"),
            "{name}"
        );
    }
    assert!(page.has_button("Choose another file"));
    click(&page.button("Dismiss")).await;
    assert!(!page.has("[data-kind=error]"));
    drop_file("good.json", &export([1], 1).to_string()).await;
    until("a good one is shown", || page.ids() == ["1"]).await;
    drop_file("bad.json", "7").await;
    until("it is told", || page.has("[data-kind=error]")).await;
    assert_eq!(page.ids(), ["1"], "the file that is open stays open");
    drop_file("good.json", &export([2], 1).to_string()).await;
    until("a good one takes the message away", || {
        page.ids() == ["2"] && !page.has("[data-kind=error]")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_saved_failure_tells_what_ocp_says() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    drop_file("failure.json", &failure("COM10001", "Not <b>so</b>")).await;
    until("it is told", || page.has("[data-kind=error]")).await;
    let told = page.error();
    for part in [
        "It holds a failure of OCP in place of tasks.",
        "OCP says: Not <b>so</b>",
        "COM10001",
        "7d02",
    ] {
        assert!(told.contains(part), "{part} in: {told}");
    }
}

#[wasm_bindgen_test]
async fn what_was_cut_off_or_broken_is_shown_and_told() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let whole = format!("[{},{},{}]", task(1), task(2), task(3));
    drop_file("cut.json", &whole[..whole.len() - 10]).await;
    until("what came is shown", || page.ids() == ["2", "1"]).await;
    let banner = || shown(&page.hook("source"));
    assert!(
        banner().contains("The file breaks off in the middle: what came before is shown."),
        "{}",
        banner()
    );
    let good = task(1).to_string();
    let broken = &good[..20];
    let lines = [good.as_str(), broken, "", broken, &task(2).to_string()].join("\r\n");
    drop_file("lines.ndjson", &lines).await;
    until("the lines are shown", || banner().contains("lines.ndjson")).await;
    assert!(
        banner().contains("2 lines could not be read and are left out: lines 2, 4."),
        "{}",
        banner()
    );
    drop_file("many.ndjson", &format!("{good}\n{}", "x\n".repeat(1_234))).await;
    until("the lines are shown", || banner().contains("many.ndjson")).await;
    assert!(
        banner()
            .contains("1,234 lines could not be read and are left out: lines 2, 3, 4, 5, 6, …."),
        "{}",
        banner()
    );
}

#[wasm_bindgen_test]
async fn entries_that_are_no_tasks_are_told_as_the_files() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    drop_file(
        "odd.json",
        &json!({ "contents": [task(1), 7, null] }).to_string(),
    )
    .await;
    until("the file is shown", || page.ids() == ["1"]).await;
    let told = page.notices("warning");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("2 entries of the file are not tasks and are left out."),
        "{told:?}"
    );
}
