//! Values in a response that cannot be right.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, detail_lines, entries_response, open_task_detail, task_json, text_of};

/// The words of the marks in the table.
fn anomaly_marks(page: &Page) -> Vec<String> {
    let marks = page.all("[data-testid=row] [data-testid=anomaly]");
    marks
        .iter()
        .filter_map(|mark| mark.get_attribute("aria-label"))
        .collect()
}

#[wasm_bindgen_test]
async fn times_that_stand_for_none_are_absent_marked_and_sorted_last() {
    let with_finish = |id: i64, finish: &str| {
        let mut task = task_json(id);
        task["finishTime"] = json!(finish);
        task["duration"] = json!(null);
        task
    };
    let entries = [
        with_finish(1, "1970-01-01T08:00:00.000+08:00"),
        with_finish(2, "2024-08-08T01:00:00Z"),
        with_finish(3, ""),
        with_finish(4, "2024-08-07T01:00:00Z"),
    ];
    let page = Page::open(
        "cluster=1&tenant=2&range=all&zone=utc&sort=finishTime&columns=finishTime,duration",
    )
    .await;
    page.respond_next(&entries_response(&entries, Some(4)))
        .await;
    assert_eq!(page.task_ids(), ["2", "4", "3", "1"]);
    assert_eq!(
        page.column_texts("Finish"),
        ["2024-08-08 01:00:00", "2024-08-07 01:00:00", "—", "—"]
    );
    assert_eq!(
        anomaly_marks(&page),
        [
            "Before the start",
            "OCP sent \"\", which stands for none",
            "OCP sent 1970-01-01T00:00:00Z, which stands for none"
        ]
    );
    assert!(!page.has_text("1970-01-01 "));
}

#[wasm_bindgen_test]
async fn duration_that_contradicts_its_times_is_shown_and_marked() {
    let mut task = task_json(1);
    task["finishTime"] = json!("2024-08-08T00:05:10Z");
    task["duration"] = json!(29_100);
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.respond_next(&entries_response(&[task], Some(1))).await;
    assert_eq!(page.column_texts("Duration"), ["8 h 05 m"]);
    assert_eq!(anomaly_marks(&page), ["Not the time from start to finish"]);
}

#[wasm_bindgen_test]
async fn task_that_may_have_ended_is_reported() {
    let with_status = |id: i64, status: &str| {
        let mut task = task_json(id);
        task["status"] = json!(status);
        task
    };
    let entries = [with_status(1, "INIT"), with_status(2, "DONE")];
    let page = Page::open_with_response(&entries_response(&entries, Some(2))).await;
    assert_eq!(
        page.notices("info"),
        [
            "1 task has a status that OCP does not document, and no finish: it is not known whether it has ended. \
             This page refreshes only on demand."
        ]
    );
    let mut ended = with_status(1, "COMPLETED");
    ended["finishTime"] = json!("2024-08-08T00:02:15Z");
    let page = Page::open_with_response(&entries_response(&[ended], Some(1))).await;
    assert_eq!(page.notices("info"), [""; 0]);
}

#[wasm_bindgen_test]
async fn times_carry_their_offset_where_it_changes_on_the_page() {
    let at = |id: i64, start: &str| {
        let mut task = task_json(id);
        task["startTime"] = json!(start);
        task
    };
    // The clocks of Berlin, where these tests take place, show half past two twice that night.
    let entries = [at(1, "2024-10-27T00:30:00Z"), at(2, "2024-10-27T01:30:00Z")];
    let page = Page::open("cluster=1&tenant=2&range=all&zone=local&sort=startTime").await;
    page.respond_next(&entries_response(&entries, Some(2)))
        .await;
    assert_eq!(
        page.column_texts("Start"),
        ["2024-10-27 02:30:00 +02:00", "2024-10-27 02:30:00 +01:00"]
    );
    let page = Page::open("cluster=1&tenant=2&range=all&zone=local").await;
    page.respond_next(&entries_response(&entries[..1], Some(1)))
        .await;
    assert_eq!(page.column_texts("Start"), ["2024-10-27 02:30:00"]);
}

#[wasm_bindgen_test]
async fn excess_unknown_fields_are_counted() {
    let mut task = task_json(1);
    for number in 0..1_300 {
        task[format!("field{number}")] = json!(number);
    }
    let page = open_task_detail(task).await;
    assert!(page.has_text("1,100 more such fields are not shown"));
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn implausible_total_does_not_stop_the_load() {
    let with_total = |total: &str| entries_response(&[task_json(1)], Some(77)).replace("77", total);
    let page = Page::open_with_response(&with_total("9223372036854775808")).await;
    page.respond_next(&entries_response(&[], None)).await;
    assert!(
        page.has_text("1 task") && page.notices("warning").is_empty(),
        "{:?}",
        page.notices("warning")
    );
    let page = Page::open_with_response(&with_total("9223372036854775807")).await;
    page.respond_next(&entries_response(&[], None)).await;
    let [notice] = page.notices("warning").try_into().expect("one notice");
    assert!(
        notice.contains("OCP reports 9,223,372,036,854,775,807 tasks but returned 1"),
        "{notice}"
    );
    assert_eq!(
        text_of(&page.by_test_id("total")),
        "9,223,372,036,854,775,807 tasks"
    );
    assert!(!page.has_text("4,294,967,295"));
    page.assert_no_request().await;
    let page = Page::open_with_response(&with_total("-5")).await;
    page.respond_next(&entries_response(&[], None)).await;
    assert!(page.has_text("1 task"));
}

#[wasm_bindgen_test]
async fn impossible_values_are_shown_and_marked() {
    let mut task = task_json(1);
    task["duration"] = json!(-1);
    task["startTime"] = json!("2024-08-10T00:00:00Z");
    task["finishTime"] = json!("2024-08-09T23:00:00Z");
    let page = open_task_detail(task).await;
    assert_eq!(page.column_texts("Duration"), ["—"]);
    assert_eq!(
        detail_lines(&page, "duration"),
        ["—", "OCP sent -1, which stands for none"]
    );
    assert_eq!(
        anomaly_marks(&page),
        [
            "In the future, by OCP’s clock",
            "Before the start",
            "OCP sent -1, which stands for none"
        ]
    );
    assert_eq!(
        detail_lines(&page, "startTime"),
        ["2024-08-10 00:00:00", "In the future, by OCP’s clock"]
    );
    assert_eq!(
        detail_lines(&page, "finishTime"),
        ["2024-08-09 23:00:00", "Before the start"]
    );
    assert_eq!(detail_lines(&page, "taskId"), ["1"]);
}
