//! Files: what is in them, what is loaded for them, and what is said meanwhile.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, answer, attribute, click, drop_file, export as saved_answer, shown, task,
    tasks, type_in, until, value,
};

async fn open(page: &Page) {
    // A click by a script gives no focus.
    page.button("Export")
        .focus()
        .expect("a button takes the focus");
    click(&page.button("Export")).await;
    until("the panel is open", || {
        page.has("[data-testid=export-start]")
    })
    .await;
}

/// Opens the panel, chooses a format and begins.
pub(crate) async fn export(page: &Page, format: &str) {
    open(page).await;
    click(&page.hook(&format!("export-format-{format}"))).await;
    click(&page.hook("export-start")).await;
    let focused = document()
        .active_element()
        .expect("something has the focus");
    assert_eq!(
        attribute(&focused, "data-testid").as_deref(),
        Some("export"),
        "the focus is where it was"
    );
}

pub(crate) fn status(page: &Page) -> String {
    shown(&page.the("[data-testid=export-status] > span"))
}

pub(crate) fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

pub(crate) async fn saved(page: &Page) {
    until("the file is saved", || {
        page.has("[data-testid=export-status]") && status(page).contains("written to")
    })
    .await;
}

pub(crate) fn ids(file: &Value) -> Vec<i64> {
    let contents = file["contents"].as_array().expect("tasks");
    contents
        .iter()
        .map(|task| task["taskId"].as_i64().expect("an id"))
        .collect()
}

#[wasm_bindgen_test]
async fn a_json_file_has_all_tasks_in_the_order_of_the_page_and_says_what_it_is() {
    let downloads = Downloads::start();
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&sort=taskId&size=10&page=2").await;
    page.call().await.answers(&tasks(1..=30, 30)).await;
    export(&page, "json").await;
    saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(
        (file.name.as_str(), file.mime.as_str()),
        (
            "data-backup-tasks_1-2_20240809T120000Z.json",
            "application/json"
        )
    );
    let mut json: Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(ids(&json), (1..=30).collect::<Vec<_>>());
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
    let told = "30 tasks written to data-backup-tasks_1-2_20240809T120000Z.json";
    assert_eq!((status(&page).as_str(), said(&page).as_str()), (told, told));
    click(&page.button("Dismiss")).await;
    assert!(!page.has("[data-testid=export-status]"));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_csv_file_is_made_as_it_was_chosen() {
    let downloads = Downloads::start();
    let mut first = task(i64::MAX);
    first["errorMsg"] = json!("=1+1\n, \"quoted\"; access_key=S3cr3t");
    first["newField"] = json!([1]);
    let page = Page::with_answer(&answer(&[first], Some(1))).await;
    export(&page, "csv").await;
    saved(&page).await;
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

    open(&page).await;
    for choice in ["export-about", "export-mark", "export-columns-shown"] {
        click(&page.hook(choice)).await;
    }
    click(&page.hook("export-start")).await;
    until("another file is saved", || downloads.count() == 2).await;
    let text = downloads.last().await.text;
    let header = "status,taskId,backupSetId,dataBackupTaskType,backupMode,startTime,finishTime,duration,\
                  snapshotVersionTime,tenantName,clusterName,backupUri,errorMsg,otherFields\r\n";
    assert!(text.starts_with(header), "{text}");
}

#[wasm_bindgen_test]
async fn what_is_missing_is_loaded_first_and_what_is_loaded_is_not_asked_again() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 2_100)).await;
    let bulk = page.call().await;
    click(&page.button("Cancel")).await;
    bulk.ends_as_aborted().await;
    open(&page).await;
    assert_eq!(
        shown(&page.hook("export-extent")),
        "2,100 tasks match; 1,900 are still to be loaded."
    );
    assert_eq!(shown(&page.hook("export-start")), "Export 2,100 tasks");
    click(&page.hook("export-format-ndjson")).await;
    click(&page.hook("export-start")).await;
    assert_eq!(status(&page), "Export: loading 200 of 2,100");
    assert!(!page.says("Loading: 200 of"), "the same is not said twice");
    page.call().await.answers(&tasks(1..=2_000, 2_100)).await;
    until("it is said how far it is", || {
        status(&page).starts_with("Export: loading 2,000 of 2,100")
    })
    .await;
    assert_eq!(downloads.count(), 0);
    page.call()
        .await
        .answers(&tasks(2_001..=2_100, 2_100))
        .await;
    saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.name, "data-backup-tasks_1-2_20240809T120000Z.ndjson");
    let lines: Vec<Value> = file
        .text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(
        (lines.len(), &lines[0]["written"], &lines[0]["complete"]),
        (2_101, &json!(2_100), &json!(true))
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_part_can_be_had_and_says_that_it_is_one() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=200, 2_100)).await;
    page.call().await.answers(&tasks(1..=2_000, 2_100)).await;
    let last = page.call().await;
    open(&page).await;
    click(&page.hook("export-only-loaded")).await;
    assert_eq!(shown(&page.hook("export-start")), "Export 2,000 tasks");
    assert!(shown(&page.hook("export-extent")).contains("not complete"));
    click(&page.hook("export-format-json")).await;
    click(&page.hook("export-start")).await;
    saved(&page).await;
    let told = "2,000 tasks written to data-backup-tasks_1-2_20240809T120000Z.json, which are not all that match: \
                the file says why";
    assert_eq!(said(&page), told);
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(
        (&file["complete"], &file["stop"], ids(&file).len()),
        (&json!(false), &json!("Unfinished"), 2_000)
    );
    last.answers(&tasks(2_001..=2_100, 2_100)).await;
    assert_eq!(
        page.loaded().as_deref(),
        Some("2100"),
        "the load goes on beside it"
    );
}

#[wasm_bindgen_test]
async fn what_ocp_does_not_give_is_said_before_and_in_the_file() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=100, 120)).await;
    page.call().await.answers(&tasks([], 120)).await;
    open(&page).await;
    assert_eq!(
        shown(&page.hook("export-extent")),
        "OCP gave only 100 of 120 tasks: the file will say so."
    );
    click(&page.hook("export-format-json")).await;
    click(&page.hook("export-start")).await;
    saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    let said = ["stop", "complete", "totalReported", "written"].map(|name| file[name].clone());
    assert_eq!(said, [json!("Short"), json!(false), json!(120), json!(100)]);
}

#[wasm_bindgen_test]
async fn what_was_chosen_stays_chosen_and_every_choice_has_a_name() {
    let page = Page::with_answer(&tasks(1..=1, 1)).await;
    open(&page).await;
    assert_eq!(
        shown(&page.hook("export-extent")),
        "1 task matches, and is loaded."
    );
    assert_eq!(shown(&page.hook("export-start")), "Export 1 task");
    assert!(page.says("Times are in UTC, and long numbers stay exact."));
    for label in [
        "Header lines: filter, time, totals",
        "UTF-8 mark (BOM), for Excel",
    ] {
        assert_eq!(
            attribute(&page.field(label), "type").as_deref(),
            Some("checkbox")
        );
    }
    click(&page.field("NDJSON")).await;
    assert!(!page.says("UTF-8 mark"), "JSON needs none");
    click(&page.button("Export")).await;
    until("the panel is closed", || {
        !page.has("[data-testid=export-start]")
    })
    .await;
    open(&page).await;
    assert!(page.has("[data-testid=export-format-ndjson]:checked"));
    assert_eq!(value(&page.hook("export-format-ndjson")), "on");
}

#[wasm_bindgen_test]
async fn what_is_filtered_of_a_file_is_exported_as_a_files() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks([900], 1)).await;
    let mut saved_before = saved_answer(1..=40, 40);
    saved_before["contents"][4]["status"] = json!("FAILED");
    drop_file("backup.json", &saved_before.to_string()).await;
    until("the file is shown", || page.has("[data-testid=source]")).await;
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("filter-apply")).await;
    until("it is filtered", || page.ids() == ["5"]).await;
    export(&page, "json").await;
    saved(&page).await;
    let file = downloads.last().await;
    assert_eq!(file.name, "data-backup-tasks_1-2_20240809T120000Z.json");
    let file: Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(
        (ids(&file), &file["source"], &file["complete"]),
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
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_csv_file_can_have_the_columns_of_the_table_in_their_order() {
    let downloads = Downloads::start();
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&columns=taskId,status").await;
    page.call().await.answers(&tasks(1..=1, 1)).await;
    open(&page).await;
    assert_eq!(
        shown(&page.the("label:has([data-testid=export-columns-shown])")),
        "The table’s columns (2)"
    );
    for choice in [
        "export-about",
        "export-mark",
        "export-columns-shown",
        "export-start",
    ] {
        click(&page.hook(choice)).await;
    }
    saved(&page).await;
    assert_eq!(
        downloads.last().await.text,
        "taskId,status,otherFields\r\n1,DONE,\r\n"
    );
}

#[wasm_bindgen_test]
async fn what_is_looked_for_on_the_page_leaves_nothing_out_of_the_file() {
    let downloads = Downloads::start();
    let page = Page::with_answer(&tasks(1..=30, 30)).await;
    type_in(&page.hook("find"), "no such words").await;
    until("nothing is found", || page.ids().is_empty()).await;
    open(&page).await;
    let told = "What is looked for does not limit the export.";
    assert!(shown(&page.hook("export-extent")).ends_with(told));
    click(&page.button("Export")).await;
    export(&page, "json").await;
    saved(&page).await;
    let file: Value = serde_json::from_str(&downloads.last().await.text).expect("JSON");
    assert_eq!(ids(&file).len(), 30);
}

#[wasm_bindgen_test]
async fn without_tasks_there_is_nothing_to_export_and_that_is_said() {
    let page = Page::with_answer(&tasks([], 0)).await;
    open(&page).await;
    let start = page.hook("export-start");
    assert_eq!(
        (attribute(&start, "disabled").is_some(), shown(&start)),
        (true, "Export 0 tasks".to_owned())
    );
    assert_eq!(
        shown(&page.hook("export-extent")),
        "There are no tasks to export."
    );
    assert_eq!(
        attribute(&start, "aria-describedby").as_deref(),
        Some("export-extent")
    );
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        (attribute(&start, "disabled"), shown(&start)),
        (None, "Export 1 task".to_owned())
    );
    assert_eq!(
        shown(&page.hook("export-extent")),
        "1 task matches, and is loaded."
    );
}
