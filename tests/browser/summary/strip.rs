//! The figures of the summary, and the tasks that each opens.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, address_query, advance_clock, click, entries_response, focused_id,
    task_json, text_of, wait_until,
};

/// A backup of this id and type that took `seconds` from a start in this hour of the 8th.
fn backup(id: i64, kind: &str, hour: u32, seconds: u32) -> Value {
    let mut task = task_json(id);
    task["dataBackupTaskType"] = json!(kind);
    task["startTime"] = json!(format!("2024-08-08T{hour:02}:00:00Z"));
    task["finishTime"] = json!(format!(
        "2024-08-08T{hour:02}:{:02}:{:02}Z",
        seconds / 60,
        seconds % 60
    ));
    task["duration"] = json!(seconds);
    task
}

fn with(mut task: Value, field: &str, value: Value) -> Value {
    task[field] = value;
    task
}

/// A task that has run since a minute before the test's time.
fn running(id: i64) -> Value {
    json!({
        "taskId": id,
        "status": "DOING",
        "dataBackupTaskType": "FULL_BACKUP",
        "startTime": "2024-08-09T11:58:00Z",
    })
}

/// The value of a figure for programs, and its text.
fn figure(page: &Page, name: &str) -> (String, String) {
    let figure = page.by_test_id(&format!("summary-{name}"));
    let value = figure.get_attribute("data-value").unwrap_or_default();
    (value, text_of(&figure))
}

async fn open(tasks: &[Value]) -> Page {
    let page = Page::open(ALL_TASKS_QUERY).await;
    page.respond_next(&entries_response(tasks, Some(tasks.len())))
        .await;
    page
}

#[wasm_bindgen_test]
async fn figures_answer_before_a_row_is_read() {
    let mut tasks: Vec<_> = (1..=5).map(|id| backup(id, "FULL_BACKUP", 1, 60)).collect();
    tasks.push(with(
        backup(6, "INCREMENTAL_BACKUP", 10, 125),
        "snapshotVersionTime",
        json!("2024-08-08T10:01:59.5Z"),
    ));
    tasks.push(with(
        backup(7, "FULL_BACKUP", 11, 60),
        "status",
        json!("FAILED"),
    ));
    tasks.push(running(8));
    let page = open(&tasks).await;
    assert_eq!(
        page.only(".summary").get_attribute("aria-label").as_deref(),
        Some("Summary")
    );
    let figure = |name| figure(&page, name);
    assert_eq!(
        figure("last-success"),
        (
            "2024-08-08T10:02:05Z".to_owned(),
            "Last success1 d 1 h agoIncremental1 d 10 h agoFull".to_owned()
        )
    );
    assert_eq!(
        figure("recoverable-point"),
        (
            "2024-08-08T10:01:59.500Z".to_owned(),
            "Restorable to1 d 1 h ago2024-08-08 10:01:59".to_owned()
        )
    );
    assert_eq!(
        figure("running"),
        (
            "2024-08-09T11:58:00Z".to_owned(),
            "Running2 m 00 slonger than usual; typical 1 m 00 s, median of 5 full".to_owned()
        )
    );
    assert_eq!(
        figure("success-rate").1,
        "Success rate85.7 %6 of 7 ended tasks"
    );
    assert_eq!(
        figure("typical-duration"),
        (
            "60".to_owned(),
            "Typical duration1 m 00 s90 % in 1 m 00 s, 5 full\
             2 m 05 s90 % in 2 m 05 s, 1 incremental"
                .to_owned()
        )
    );
}

#[wasm_bindgen_test]
async fn nothing_is_guessed_where_nothing_is_known() {
    let failed = with(task_json(1), "status", json!("FAILED"));
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED").await;
    page.respond_next(&entries_response(&[failed], Some(1)))
        .await;
    for (name, reason) in [
        ("last-success", "the filter leaves out Done"),
        ("recoverable-point", "the filter leaves out Done"),
        ("running", "the filter leaves out running tasks"),
        (
            "success-rate",
            "the filter leaves out some of the ended tasks",
        ),
        ("typical-duration", "the filter leaves out Done"),
    ] {
        let (value, text) = figure(&page, name);
        assert_eq!(value, "none", "{name}");
        assert!(text.ends_with(&format!("—{reason}")), "{text}");
    }
}

#[wasm_bindgen_test]
async fn tasks_of_another_tenant_are_no_facts() {
    let other = with(backup(1, "FULL_BACKUP", 10, 60), "tenantId", json!(3));
    let page = open(&[other]).await;
    assert_eq!(figure(&page, "last-success").0, "none");
    assert_eq!(figure(&page, "success-rate").0, "none");
}

#[wasm_bindgen_test]
async fn figure_opens_its_row_on_whatever_page_it_is() {
    let tasks: Vec<_> = (1..=25)
        .map(|id| backup(id, "FULL_BACKUP", 1, 60 + u32::try_from(id).expect("an id")))
        .collect();
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&size=10&sort=taskId").await;
    page.respond_next(&entries_response(&tasks, Some(25))).await;
    click(&page.only("[data-testid=summary-last-success] button")).await;
    wait_until("the row has the focus", || {
        focused_id().starts_with("row-25.")
    })
    .await;
    assert!(address_query().contains("page=3"), "{}", address_query());
    assert!(page.has_button("Collapse task 25"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn rate_shows_the_ended_tasks() {
    let page = open(&[backup(1, "FULL_BACKUP", 10, 60)]).await;
    click(&page.only("[data-testid=summary-success-rate] button")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("status").as_deref(),
        Some("FAILED,OVERDUE,CANCELED,DONE")
    );
}

#[wasm_bindgen_test]
async fn running_time_goes_on_without_a_request() {
    let page = open(&[running(1)]).await;
    assert!(figure(&page, "running").1.contains("2 m 00 s"));
    assert_eq!(page.column_texts("Duration"), ["2 m 00 s so far"]);
    advance_clock(5_000);
    wait_until("the time goes on", || {
        figure(&page, "running").1.contains("2 m 05 s")
    })
    .await;
    assert_eq!(page.column_texts("Duration"), ["2 m 05 s so far"]);
    page.assert_no_request().await;
}
