//! Export files: formats, contents and file names.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, click, drop_file, entries_response, export_file, export_status, exported_ids,
    open_export_panel, start_export, task_json, tasks_response, text_of, wait_until,
    wait_until_saved,
};

#[wasm_bindgen_test]
async fn json_file_has_all_tasks_in_page_order_and_describes_itself() {
    let downloads = Downloads::capture();
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&sort=taskId&size=10&page=2").await;
    page.respond_next(&tasks_response(1..=30, 30)).await;
    start_export(&page, "json").await;
    wait_until_saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(
        (file.name.as_str(), file.mime.as_str()),
        (
            "data-backup-tasks_1-2_20240809T120000Z.json",
            "application/json"
        )
    );
    let mut json: Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(exported_ids(&json), (1..=30).collect::<Vec<_>>());
    json["contents"] = Value::Null;
    assert_eq!(
        json,
        json!({
            "format": "ocp-backup-console", "version": 1,
            "app": concat!("ocp-backup-console ", env!("CARGO_PKG_VERSION")),
            "exportedAt": "2024-08-09T12:00:00Z", "asOf": "2024-08-09T12:00:00Z", "source": "OCP",
            "query": "cluster=1&tenant=2&range=all&sort=taskId&zone=utc", "cluster": 1, "tenant": 2, "zone": "UTC",
            "totalReported": 30, "loaded": 30, "written": 30, "duplicatesDropped": 0, "leftOut": 0, "fieldsLeftOut": 0,
            "complete": true, "contents": null,
        })
    );
    let message = "30 tasks written to data-backup-tasks_1-2_20240809T120000Z.json";
    assert_eq!(
        (export_status(&page).as_str(), page.announcement().as_str()),
        (message, message)
    );
    click(&page.button("Dismiss")).await;
    assert!(!page.has("[data-testid=export-status]"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn csv_file_for_people_reads_as_the_page() {
    let downloads = Downloads::capture();
    let mut failed = task_json(1);
    failed["status"] = json!("FAILED");
    failed["errorMsg"] = json!("=1+1; access_key=S3cr3t");
    let page = Page::open_with_response(&entries_response(&[failed], Some(1))).await;
    start_export(&page, "csv").await;
    wait_until_saved(&page).await;
    assert_eq!(
        downloads.last().await.text,
        "\u{feff}Status,Type,Start (UTC),Duration,Restorable to (UTC),Error,Task,Set\r\n\
         Failed,Full,2024-08-08 00:00:10,2 m 05 s,,\"'=1+1; access_key=***\",1,1\r\n"
    );
}

#[wasm_bindgen_test]
async fn csv_file_follows_the_chosen_options() {
    let downloads = Downloads::capture();
    let mut first = task_json(i64::MAX);
    first["errorMsg"] = json!("=1+1\n, \"quoted\"; access_key=S3cr3t");
    first["newField"] = json!([1]);
    let page = Page::open_with_response(&entries_response(&[first], Some(1))).await;
    open_export_panel(&page).await;
    click(&page.by_test_id("export-for-programs")).await;
    click(&page.by_test_id("export-start")).await;
    wait_until_saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.mime, "text/csv;charset=utf-8");
    let text = file
        .text
        .strip_prefix('\u{feff}')
        .expect("the mark of UTF-8");
    assert!(
        text.starts_with("# format,ocp-backup-console,,,,"),
        "{text}"
    );
    assert!(
        text.contains("\r\n# zone,UTC,") && text.contains("\r\nstatus,taskId,"),
        "{text}"
    );
    assert!(text.contains("\"=\"\"9223372036854775807\"\"\""), "{text}");
    assert!(
        text.contains("\"'=1+1\n, \"\"quoted\"\"; access_key=***\""),
        "{text}"
    );
    assert!(text.ends_with(",\"{\"\"newField\"\":[1]}\"\r\n"), "{text}");

    open_export_panel(&page).await;
    for choice in ["export-about", "export-mark", "export-columns-shown"] {
        click(&page.by_test_id(choice)).await;
    }
    click(&page.by_test_id("export-start")).await;
    wait_until("the second file is saved", || downloads.count() == 2).await;
    let text = downloads.last().await.text;
    let header = "status,dataBackupTaskType,startTime,duration,snapshotVersionTime,errorMsg,taskId,\
                  backupSetId,otherFields\r\n";
    assert!(text.starts_with(header), "{text}");
}

#[wasm_bindgen_test]
async fn export_of_a_filtered_file_names_the_file_as_its_source() {
    let downloads = Downloads::capture();
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    let mut file = export_file(1..=40, 40);
    file["contents"][4]["status"] = json!("FAILED");
    drop_file("backup.json", &file.to_string()).await;
    wait_until("the file is shown", || page.has("[data-testid=source]")).await;
    click(&page.by_test_id("filter-status-FAILED")).await;
    wait_until("the tasks are filtered", || page.task_ids() == ["5"]).await;
    start_export(&page, "json").await;
    wait_until_saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.name, "data-backup-tasks_1-2_20240809T120000Z.json");
    let file: Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(
        (exported_ids(&file), &file["source"], &file["complete"]),
        (vec![5], &json!("file"), &json!(true))
    );
    assert_eq!(
        (&file["asOf"], &file["exportedAt"]),
        (
            &json!("2024-08-09T08:00:00Z"),
            &json!("2024-08-09T12:00:00Z")
        )
    );
    assert_eq!(
        file["query"],
        "cluster=1&tenant=2&range=all&status=FAILED&zone=utc"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn csv_file_can_have_the_columns_of_the_table_in_order() {
    let downloads = Downloads::capture();
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&columns=taskId,status").await;
    page.respond_next(&tasks_response(1..=1, 1)).await;
    open_export_panel(&page).await;
    click(&page.by_test_id("export-for-programs")).await;
    assert_eq!(
        text_of(&page.only("label:has([data-testid=export-columns-shown])")),
        "The table’s columns (2)"
    );
    for choice in [
        "export-about",
        "export-mark",
        "export-columns-shown",
        "export-start",
    ] {
        click(&page.by_test_id(choice)).await;
    }
    wait_until_saved(&page).await;
    assert_eq!(
        downloads.last().await.text,
        "taskId,status,otherFields\r\n1,DONE,\r\n"
    );
}
