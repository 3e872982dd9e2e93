//! The detail of an expanded row: every field, as received where it is not as documented.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, attribute, click, detail_value, open_task_detail, task_json, tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn detail_lists_every_documented_field_even_if_absent() {
    let page = open_task_detail(
        json!({"taskId": 4, "status": "DONE", "startTime": "2024-08-08T00:00:10.5Z"}),
    )
    .await;
    assert_eq!(detail_value(&page, "taskId"), "4");
    assert_eq!(detail_value(&page, "startTime"), "2024-08-08 00:00:10");
    assert_eq!(
        attribute(
            &page.only("[title='2024-08-08T00:00:10.500Z'].c-start"),
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
        assert_eq!(detail_value(&page, absent), "—", "{absent}");
    }
    for field in model::task::field::TaskField::ALL {
        detail_value(&page, field.api_name());
    }
    assert_eq!(detail_value(&page, "traceId"), "5cf1b02e0f6f76b3");
}

#[wasm_bindgen_test]
async fn unknown_fields_are_shown_as_received() {
    let mut task = task_json(1);
    task["newField"] = json!({"a": [1, null]});
    let page = open_task_detail(task).await;
    assert_eq!(detail_value(&page, "newField"), r#"{"a":[1,null]}"#);
    assert!(page.has_text("Fields this console does not know"));
}

#[wasm_bindgen_test]
async fn unreadable_values_are_shown_as_received_and_marked() {
    let mut task = task_json(1);
    task["startTime"] = json!("soon");
    task["duration"] = json!({"hours": 2});
    let page = open_task_detail(task).await;
    assert_eq!(page.column_texts("Start"), [r#""soon""#]);
    assert_eq!(page.column_texts("Duration"), [r#"{"hours":2}"#]);
    assert!(
        detail_value(&page, "startTime").ends_with("Not as documented"),
        "{}",
        detail_value(&page, "startTime")
    );
    assert_eq!(
        page.column_texts("Task"),
        ["1"],
        "the other fields are read"
    );
}

#[wasm_bindgen_test]
async fn unknown_status_is_shown_as_received() {
    let mut task = task_json(1);
    task["status"] = json!("COMPLETED");
    let page = open_task_detail(task).await;
    assert_eq!(page.column_texts("Status"), ["COMPLETED"]);
    assert_eq!(detail_value(&page, "status"), "COMPLETED");
}

#[wasm_bindgen_test]
async fn html_in_values_is_shown_as_text() {
    const HTML: &str = "<img src=x onerror=alert(1)><b>bold</b>";
    let mut task = task_json(1);
    for field in ["tenantName", "errorMsg", "status", "newField"] {
        task[field] = json!(HTML);
    }
    task[HTML] = json!(HTML);
    let page = open_task_detail(task).await;
    assert_eq!(page.column_texts("Tenant"), [HTML]);
    assert_eq!(page.column_texts("Error"), [HTML]);
    assert_eq!(page.column_texts("Status"), [HTML]);
    assert_eq!(detail_value(&page, HTML), format!("\"{HTML}\""));
    assert_eq!(text_of(&page.only("[data-testid=row-detail] pre")), HTML);
    assert!(!page.has("img") && !page.has("td b"));
}

#[wasm_bindgen_test]
async fn long_error_is_shortened_in_its_cell_and_whole_in_the_detail() {
    let mut task = task_json(1);
    let message = format!("first line\n{}", "second ".repeat(60));
    task["errorMsg"] = json!(message);
    let page = open_task_detail(task).await;
    assert_eq!(page.column_texts("Error"), ["first line …"]);
    assert_eq!(
        page.only("[data-testid=row-detail] pre").text_content(),
        Some(message)
    );
}

#[wasm_bindgen_test]
async fn detail_links_to_the_request_of_the_task() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    click(&page.by_test_id("row-expander")).await;
    click(&page.only("[data-testid=row-detail] button[aria-haspopup]")).await;
    assert!(page.has_text("Latest load: 1 request"));
}
