//! Filtering, moving the range and exporting within an opened file.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, address_query, attribute, click, drop_file, export_file, export_json,
    file_banner, open_with_file, task_json, tasks_response, type_in, value, wait_until,
};

#[wasm_bindgen_test]
async fn filter_applies_to_the_file_without_a_request() {
    let mut file = export_file(1..=40, 40);
    file["contents"][4]["status"] = json!("FAILED");
    file["contents"][9]["status"] = json!("FAILED");
    let page = open_with_file("backup.json", &file).await;
    assert!(page.has_text("40 tasks"));
    click(&page.by_test_id("filter-status-FAILED")).await;
    assert_eq!(page.task_ids(), ["10", "5"]);
    assert!(page.has_text("2 tasks"));
    assert_eq!(
        address_query(),
        "?cluster=1&tenant=2&range=all&status=FAILED&zone=utc"
    );
    type_in(&page.field("Backup set id"), "10").await;
    click(&page.button("Apply")).await;
    assert_eq!(page.task_ids(), ["10"]);
    type_in(&page.field("Backup set id"), "7").await;
    click(&page.button("Apply")).await;
    assert!(page.has_text("The file has no task with: all time · Failed · set 7."));
    click(&page.by_test_id("filter-reset")).await;
    assert_eq!(page.task_ids().len(), 20);
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(page.task_ids()[0], "1");
    click(&page.button("Next page")).await;
    assert_eq!(page.task_ids()[0], "21");
    assert!(page.has_text("21–40 of 40"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn relative_range_counts_back_from_the_time_of_the_file() {
    // The first task starts at 00:00:10 on 8 August, the last at 23:59:50; the file is as of 08:00 on the 9th.
    let page = open_with_file("backup.json", &export_file([1, 2_800, 2_881, 8_639], 4)).await;
    assert!(page.has_text("Compared with the file’s times: no time bounds"));
    click(&page.by_test_id("range-24h")).await;
    assert!(page.has_text("Compared with the file’s times: from 2024-08-08T08:00:00Z"));
    click(&page.button("Apply")).await;
    assert_eq!(page.task_ids(), ["8639", "2881"]);
    click(&page.by_test_id("range-custom")).await;
    assert_eq!(value(&page.field("From")), "2024-08-08 08:00:00");
    type_in(&page.field("From"), "2024-08-08 00:00:11").await;
    type_in(&page.field("To"), "2024-08-08 08:00:00").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        page.task_ids(),
        ["2800"],
        "a task without a finish time counts at its start"
    );
    assert!(file_banner(&page).contains("How OCP itself reads a range is not documented."));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn file_without_a_tenant_can_be_filtered() {
    let page = open_with_file("rows.ndjson", &json!([task_json(1), task_json(2)])).await;
    assert!(file_banner(&page).contains("and does not name a single tenant."));
    assert_eq!(
        (value(&page.field("Cluster id")), address_query()),
        (String::new(), "?range=all&zone=utc".into())
    );
    type_in(&page.field("Backup set id"), "2").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        (page.task_ids(), address_query()),
        (
            vec!["2".to_owned()],
            "?range=all&backupSetId=2&zone=utc".into()
        )
    );
    click(&page.button("Reset")).await;
    assert_eq!(
        (page.task_ids().len(), address_query()),
        (2, "?range=all&zone=utc".into()),
        "Reset shows all tasks of the file"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn file_is_exported_without_a_request() {
    let downloads = Downloads::capture();
    let page = open_with_file("backup.json", &export_file(1..=3, 12_345)).await;
    click(&page.by_test_id("sort-taskId")).await;
    click(&page.by_test_id("range-24h")).await;
    assert!(page.task_ids().is_empty());
    click(&page.button("All time")).await;
    export_json(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.name, "data-backup-tasks_1-2_20240809T120000Z.json");
    let json: Value = serde_json::from_str(&file.text).expect("JSON");
    for (member, expected) in [
        ("source", json!("file")),
        ("asOf", json!("2024-08-09T08:00:00Z")),
        (
            "query",
            json!("cluster=1&tenant=2&range=all&sort=taskId&zone=utc"),
        ),
        ("written", json!(3)),
        ("complete", json!(false)),
        ("totalReported", Value::Null),
    ] {
        assert_eq!(json[member], expected, "{member}");
    }
    drop_file(&file.name, &file.text).await;
    wait_until("the export is shown", || {
        file_banner(&page).contains("20240809T120000Z.json")
    })
    .await;
    assert_eq!(page.task_ids(), ["1", "2", "3"]);
    drop_file("nobodys.ndjson", &json!([task_json(9)]).to_string()).await;
    wait_until("the file is shown", || page.task_ids() == ["9"]).await;
    export_json(&page).await;
    assert_eq!(
        downloads.last().await.name,
        "data-backup-tasks_20240809T120000Z.json"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn shifted_ranges_and_surrounding_tasks_come_from_the_file() {
    let page = open_with_file(
        "rows.json",
        &json!([task_json(1), task_json(2_000), task_json(4_000)]),
    )
    .await;
    // The latest time of the file is 11:06:40.
    click(&page.by_test_id("range-1h")).await;
    click(&page.by_test_id("shift-back")).await;
    assert_eq!(
        address_query(),
        "?startTime=2024-08-08T09:06:40Z&endTime=2024-08-08T10:06:40Z&zone=utc"
    );
    assert!(page.task_ids().is_empty());
    assert_eq!(
        attribute(&page.by_test_id("shift-forward"), "aria-disabled"),
        None
    );
    click(&page.by_test_id("shift-forward")).await;
    assert_eq!(page.task_ids(), ["4000"]);
    assert_eq!(
        attribute(&page.by_test_id("shift-forward"), "aria-disabled").as_deref(),
        Some("true"),
        "no task comes after this range"
    );
    click(&page.button("Expand task 4000")).await;
    click(&page.by_test_id("around")).await;
    assert_eq!(
        address_query().split("&zone").next(),
        Some("?startTime=2024-08-08T10:06:40Z&endTime=2024-08-08T12:06:40Z")
    );
    assert_eq!(page.task_ids(), ["4000"]);
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn large_file_is_filtered_in_steps() {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let lines: Vec<_> = (1..=25_000)
        .map(|id| {
            format!(
                "{{\"taskId\":{id},\"status\":\"{}\"}}",
                if id % 2 == 0 { "DONE" } else { "FAILED" }
            )
        })
        .collect();
    drop_file("large.ndjson", &lines.join("\n")).await;
    wait_until("the file is shown", || {
        page.loaded_count().as_deref() == Some("25000")
    })
    .await;
    click(&page.by_test_id("filter-status-FAILED")).await;
    wait_until("the file is filtered", || {
        page.loaded_count().as_deref() == Some("12500")
    })
    .await;
    page.assert_no_request().await;
}
