//! What an open row and its cells show of a task: everything, and as it came where it is not as documented.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, answer, attribute, click, shown, task, tasks};

/// The page with one task, its row open.
async fn opened(task: Value) -> Page {
    let page = Page::with_answer(&answer(&[task], Some(1))).await;
    click(&page.hook("row-expander")).await;
    page
}

/// What the detail says for a field, by its API name.
fn detail(page: &Page, api_name: &str) -> String {
    let entries = page.all("[data-testid=row-detail] .kv");
    let entry = entries.iter().find(|entry| {
        entry
            .query_selector("code")
            .ok()
            .flatten()
            .is_some_and(|name| shown(&name) == api_name)
    });
    let entry = entry.unwrap_or_else(|| panic!("the detail does not list {api_name}"));
    entry
        .query_selector("dd")
        .ok()
        .flatten()
        .map(|said| shown(&said))
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn every_documented_field_is_listed_and_an_absent_one_too() {
    let page =
        opened(json!({"taskId": 4, "status": "DONE", "startTime": "2024-08-08T00:00:10.5Z"})).await;
    assert_eq!(detail(&page, "taskId"), "4");
    assert_eq!(detail(&page, "startTime"), "2024-08-08 00:00:10");
    assert_eq!(
        attribute(
            &page.the("[title='2024-08-08T00:00:10.500Z'].c-start"),
            "data-label"
        )
        .as_deref(),
        Some("Start")
    );
    for absent in [
        "finishTime",
        "errorMsg",
        "backupUri",
        "dataSecondaryBackupTaskIds",
        "obTenantId",
    ] {
        assert_eq!(detail(&page, absent), "—", "{absent}");
    }
    for field in model::task::field::TaskField::ALL {
        detail(&page, field.api_name());
    }
    assert_eq!(detail(&page, "traceId"), "5cf1b02e0f6f76b3");
}

#[wasm_bindgen_test]
async fn fields_that_nobody_knows_are_shown_as_they_came() {
    let mut task = task(1);
    task["newField"] = json!({"a": [1, null]});
    let page = opened(task).await;
    assert_eq!(detail(&page, "newField"), r#"{"a":[1,null]}"#);
    assert!(page.says("Fields this console does not know"));
}

#[wasm_bindgen_test]
async fn values_that_nobody_can_read_are_shown_as_they_came_and_marked() {
    let mut task = task(1);
    task["startTime"] = json!("soon");
    task["duration"] = json!({"hours": 2});
    let page = opened(task).await;
    assert_eq!(page.column("Start"), [r#""soon""#]);
    assert_eq!(page.column("Duration"), [r#"{"hours":2}"#]);
    assert!(
        detail(&page, "startTime").ends_with("Not as documented"),
        "{}",
        detail(&page, "startTime")
    );
    assert_eq!(page.column("Task"), ["1"], "the rest of the task is read");
}

#[wasm_bindgen_test]
async fn a_status_that_nobody_knows_is_shown_as_it_is_written() {
    let mut task = task(1);
    task["status"] = json!("COMPLETED");
    let page = opened(task).await;
    assert_eq!(page.column("Status"), ["COMPLETED"]);
    assert_eq!(detail(&page, "status"), "COMPLETED");
}

#[wasm_bindgen_test]
async fn what_looks_like_html_is_text() {
    const HTML: &str = "<img src=x onerror=alert(1)><b>bold</b>";
    let mut task = task(1);
    for field in ["tenantName", "errorMsg", "status", "newField"] {
        task[field] = json!(HTML);
    }
    task[HTML] = json!(HTML);
    let page = opened(task).await;
    assert_eq!(page.column("Tenant"), [HTML]);
    assert_eq!(page.column("Error"), [HTML]);
    assert_eq!(page.column("Status"), [HTML]);
    assert_eq!(detail(&page, HTML), format!("\"{HTML}\""));
    assert_eq!(shown(&page.the("[data-testid=row-detail] pre")), HTML);
    assert!(!page.has("img") && !page.has("td b"));
}

#[wasm_bindgen_test]
async fn a_long_error_is_shortened_in_its_cell_and_whole_in_the_detail() {
    let mut task = task(1);
    let message = format!("first line\n{}", "second ".repeat(60));
    task["errorMsg"] = json!(message);
    let page = opened(task).await;
    assert_eq!(page.column("Error"), ["first line …"]);
    assert_eq!(
        page.the("[data-testid=row-detail] pre").text_content(),
        Some(message)
    );
}

#[wasm_bindgen_test]
async fn it_leads_to_the_answer_that_it_is_from() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    click(&page.hook("row-expander")).await;
    click(&page.the("[data-testid=row-detail] button[aria-haspopup]")).await;
    assert!(page.says("Latest load: 1 request"));
}
