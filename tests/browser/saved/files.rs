//! A saved answer, opened: shown in OCP's place, marked as a file, filtered and sorted here.

use leptos::prelude::{document, window};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, Timers, answer, attribute, choose_file, click, drag, drop_file, drop_files,
    export, shown, task, tasks, type_in, until, value,
};

/// The page of one tenant with the task 900, and a file dropped on it.
async fn with_file(name: &str, file: &Value) -> Page {
    let page = Page::with_answer(&tasks([900], 1)).await;
    drop_file(name, &file.to_string()).await;
    until("the file is shown", || page.has("[data-testid=source]")).await;
    page
}

fn banner(page: &Page) -> String {
    shown(&page.hook("source"))
}

fn search() -> String {
    window().location().search().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn an_export_is_shown_and_says_everywhere_that_it_is_a_file() {
    let page = with_file("backup.json", &export(1..=3, 3)).await;
    assert_eq!(page.ids(), ["3", "2", "1"]);
    let told = banner(&page);
    for part in [
        "File backup.json Not live",
        "Saved 2024-08-09 08:00:00 (UTC) from cluster 1, tenant 2.",
        "It holds all 3 tasks that matched then.",
        "Asked for: all time.",
        "count back from 2024-08-09 08:00:00",
    ] {
        assert!(told.contains(part), "{part} in: {told}");
    }
    let region = page.hook("source");
    assert_eq!(
        (attribute(&region, "role"), attribute(&region, "aria-label")),
        (Some("region".into()), Some("Opened file".into()))
    );
    assert_eq!(
        document().title(),
        "backup.json · ww1144 · Data backup tasks"
    );
    assert!(page.says("Saved 2024-08-09 08:00:00") && page.says("Sorted over all 3"));
    assert_eq!(
        shown(&page.the("[role=status]")),
        "backup.json is shown: 3 tasks, not live"
    );
    assert_eq!(search(), "?cluster=1&tenant=2&range=all&zone=utc");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn the_tasks_of_a_file_are_counted_by_status() {
    let mut file = export(1..=5, 5);
    file["contents"][4]["status"] = json!("FAILED");
    let page = with_file("backup.json", &file).await;
    let count = |status: &str| {
        page.all(&format!("#count-{status}"))
            .iter()
            .map(|count| shown(count))
            .collect::<String>()
    };
    assert_eq!(["DONE", "FAILED", "DOING"].map(count), ["4", "1", "0"]);
    assert_eq!(shown(&page.hook("status-scope")), "Counted among all 5");
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("filter-apply")).await;
    until("the file is filtered", || page.ids() == ["5"]).await;
    assert_eq!(
        shown(&page.hook("status-scope")),
        "Counted among all 1; asked for: Failed only"
    );
    assert_eq!(["DONE", "FAILED"].map(count), ["", "1"]);
    click(&page.button("Close the file")).await;
    assert_eq!(
        shown(&page.hook("status-scope")),
        "",
        "there is no answer of OCP's yet"
    );
}

#[wasm_bindgen_test]
async fn the_filter_asks_the_file_and_nobody_else() {
    let mut file = export(1..=40, 40);
    file["contents"][4]["status"] = json!("FAILED");
    file["contents"][9]["status"] = json!("FAILED");
    let page = with_file("backup.json", &file).await;
    assert!(page.says("40 tasks"));
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.button("Apply")).await;
    assert_eq!(page.ids(), ["10", "5"]);
    assert!(page.says("2 tasks") && page.says("Sorted over all 2"));
    assert_eq!(
        search(),
        "?cluster=1&tenant=2&range=all&status=FAILED&zone=utc"
    );
    type_in(&page.field("Backup set id"), "10").await;
    click(&page.button("Apply")).await;
    assert_eq!(page.ids(), ["10"]);
    type_in(&page.field("Backup set id"), "7").await;
    click(&page.button("Apply")).await;
    assert!(page.says("The file has no task with this time range, status and backup set."));
    click(&page.button("Clear filters (2)")).await;
    assert_eq!(page.ids().len(), 20);
    click(&page.hook("sort-taskId")).await;
    assert_eq!(page.ids()[0], "1");
    click(&page.button("Next page")).await;
    assert_eq!(page.ids()[0], "21");
    assert!(page.says("21–40 of 40"));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_relative_range_counts_back_from_the_files_time_and_says_so() {
    // The first started at 00:00:10 on 8 August, the last at 23:59:50; the file is of 08:00 on the 9th.
    let page = with_file("backup.json", &export([1, 2_800, 2_881, 8_639], 4)).await;
    assert!(page.says("Compared with the file’s times: no time bounds"));
    click(&page.hook("range-24h")).await;
    assert!(page.says("Compared with the file’s times: from 2024-08-08T08:00:00Z"));
    click(&page.button("Apply")).await;
    assert_eq!(page.ids(), ["8639", "2881"]);
    click(&page.hook("range-custom")).await;
    assert_eq!(value(&page.field("From")), "2024-08-08 08:00:00");
    type_in(&page.field("From"), "2024-08-08 00:00:11").await;
    type_in(&page.field("To"), "2024-08-08 08:00:00").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        page.ids(),
        ["2800"],
        "without a finish a task that is done is where it began"
    );
    assert!(banner(&page).contains("How OCP itself reads a range is not documented."));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn closing_returns_to_what_was_asked_before() {
    let page = Page::open("cluster=7&tenant=8&status=DONE&zone=utc").await;
    page.call().await.answers(&tasks([900], 1)).await;
    let before = search();
    drop_file("a.json", &export(1..=3, 3).to_string()).await;
    until("the file is shown", || page.ids().len() == 3).await;
    assert_eq!(
        (
            value(&page.field("Cluster id")),
            value(&page.field("Tenant id"))
        ),
        ("1".into(), "2".into())
    );
    drop_file("b.json", &export([5], 1).to_string()).await;
    until("another file takes its place", || page.ids() == ["5"]).await;
    click(&page.button("Close the file")).await;
    assert_eq!(search(), before);
    assert!(!page.has("[data-testid=source]") && !page.has_button("Close the file"));
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/7/tenants/8/"),
        "{}",
        call.url()
    );
    assert_eq!(
        page.ids(),
        Vec::<String>::new(),
        "the file’s rows are not OCP’s"
    );
    call.answers(&tasks([901], 1)).await;
    assert_eq!(page.ids(), ["901"]);
    assert_eq!(
        document().active_element().map(|element| element.id()),
        Some("open-file".into())
    );
}

#[wasm_bindgen_test]
async fn another_tenant_closes_the_file_and_is_asked_for() {
    let page = with_file("backup.json", &export(1..=3, 3)).await;
    type_in(&page.field("Tenant id"), "9").await;
    click(&page.button("Apply")).await;
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/1/tenants/9/"),
        "{}",
        call.url()
    );
    call.answers(&tasks([77], 1)).await;
    assert_eq!(
        (page.ids(), page.has("[data-testid=source]")),
        (vec!["77".to_owned()], false)
    );
    let told = page.notices("warning");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("backup.json was closed, as it has no tasks of the cluster and tenant"),
        "{told:?}"
    );
}

#[wasm_bindgen_test]
async fn a_file_is_never_refreshed() {
    let timers = Timers::hold();
    let page = Page::set_up(
        model::settings::config::Config::default(),
        "cluster=1&tenant=2&range=all",
    )
    .await;
    page.call().await.answers(&tasks([900], 1)).await;
    let mut file = export(1..=3, 3);
    file["contents"][0]["status"] = json!("DOING");
    drop_file("backup.json", &file.to_string()).await;
    until("the file is shown", || page.ids().len() == 3).await;
    assert_eq!(
        timers.waiting(),
        Vec::<i32>::new(),
        "a running task of a file makes nobody ask again"
    );
    let refresh = page.button("Refresh");
    assert_eq!(
        attribute(&refresh, "aria-disabled").as_deref(),
        Some("true")
    );
    assert!(attribute(&refresh, "title").is_some_and(|title| title.contains("nothing to refresh")));
    click(&refresh).await;
    assert!(shown(&page.the("[role=status]")).contains("nothing to refresh"));
    click(&page.button("Apply")).await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_part_says_of_how_much_it_is_one() {
    let page = with_file("backup.json", &export(1..=3, 12_345)).await;
    assert!(
        banner(&page).contains("It holds 3 of the 12,345 tasks that matched when it was saved.")
    );
    assert!(
        page.says("Sorted over 3 loaded") && !page.says("all 3") && !page.has_button("Load all")
    );
    let page = with_file("rows.json", &json!([task(1), task(2)])).await;
    assert!(banner(&page).contains("It holds 2 tasks, and does not say whether more matched."));
    assert!(
        banner(&page)
            .contains("It does not say when it was saved; its latest time is 2024-08-08 00:00:20")
    );
}

#[wasm_bindgen_test]
async fn a_file_of_nobody_it_names_is_filtered_all_the_same() {
    let page = with_file("rows.ndjson", &json!([task(1), task(2)])).await;
    assert!(banner(&page).contains("and not from one tenant that it names."));
    assert_eq!(
        (value(&page.field("Cluster id")), search()),
        (String::new(), "?range=all&zone=utc".into())
    );
    type_in(&page.field("Backup set id"), "2").await;
    click(&page.button("Apply")).await;
    assert_eq!(
        (page.ids(), search()),
        (
            vec!["2".to_owned()],
            "?range=all&backupSetId=2&zone=utc".into()
        )
    );
    click(&page.button("Reset")).await;
    assert_eq!(
        (page.ids().len(), search()),
        (2, "?range=all&zone=utc".into()),
        "reset shows what is in the file"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_a_file_has_is_exported_without_asking_anybody() {
    let downloads = Downloads::start();
    let page = with_file("backup.json", &export(1..=3, 12_345)).await;
    click(&page.hook("sort-taskId")).await;
    click(&page.hook("range-24h")).await;
    click(&page.button("Apply")).await;
    assert!(page.ids().is_empty());
    click(&page.button("Clear filters (1)")).await;
    save(&page).await;
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
    until("the export is shown", || {
        banner(&page).contains("20240809T120000Z.json")
    })
    .await;
    assert_eq!(page.ids(), ["1", "2", "3"]);
    drop_file("nobodys.ndjson", &json!([task(9)]).to_string()).await;
    until("the file is shown", || page.ids() == ["9"]).await;
    save(&page).await;
    assert_eq!(
        downloads.last().await.name,
        "data-backup-tasks_20240809T120000Z.json"
    );
    page.asks_nothing().await;
}

/// Exports JSON.
async fn save(page: &Page) {
    page.button("Export")
        .focus()
        .expect("a button takes the focus");
    click(&page.button("Export")).await;
    until("the panel is open", || {
        page.has("[data-testid=export-start]")
    })
    .await;
    click(&page.hook("export-format-json")).await;
    click(&page.hook("export-start")).await;
    until("the file is saved", || {
        page.says("written to data-backup-tasks")
    })
    .await;
}

#[wasm_bindgen_test]
async fn windows_and_what_is_around_a_task_are_the_files() {
    let page = with_file("rows.json", &json!([task(1), task(2_000), task(4_000)])).await;
    // The latest time of the file is 11:06:40.
    click(&page.hook("range-1h")).await;
    click(&page.hook("shift-back")).await;
    assert_eq!(
        search(),
        "?startTime=2024-08-08T09:06:40Z&endTime=2024-08-08T10:06:40Z&zone=utc"
    );
    assert!(page.ids().is_empty());
    assert_eq!(
        attribute(&page.hook("shift-forward"), "aria-disabled"),
        None
    );
    click(&page.hook("shift-forward")).await;
    assert_eq!(page.ids(), ["4000"]);
    assert_eq!(
        attribute(&page.hook("shift-forward"), "aria-disabled").as_deref(),
        Some("true"),
        "nothing comes after it"
    );
    click(&page.button("Expand task 4000")).await;
    click(&page.hook("around")).await;
    assert_eq!(
        search().split("&zone").next(),
        Some("?startTime=2024-08-08T10:06:40Z&endTime=2024-08-08T12:06:40Z")
    );
    assert_eq!(page.ids(), ["4000"]);
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn an_answer_of_ocps_keeps_what_it_says_of_itself() {
    let page = Page::open("").await;
    assert!(page.says("Or open a file") && page.says("nothing is uploaded"));
    assert_eq!(shown(&page.the("main .i-open")), "Open a saved answer");
    drop_file("answer.json", &answer(&[task(1)], Some(1))).await;
    until("the answer is shown", || page.ids() == ["1"]).await;
    assert!(banner(&page).contains("2024-08-09"));
    click(&page.button("Expand task 1")).await;
    assert!(shown(&page.hook("row-detail")).contains("5cf1b02e0f6f76b3"));
    drop_file("export.json", &export([1], 1).to_string()).await;
    until("the export is shown", || {
        banner(&page).contains("export.json")
    })
    .await;
    click(&page.button("Expand task 1")).await;
    assert!(
        !shown(&page.hook("row-detail")).contains("Latest answer of OCP"),
        "an export is no answer"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_file_is_chosen_in_the_browsers_own_dialog_too() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let button = page.button("Open a saved answer");
    assert_eq!(
        attribute(&button, "data-testid").as_deref(),
        Some("open-file")
    );
    let field = page.hook("file-to-open");
    for id in [5, 6] {
        choose_file(&field, "same.json", &export([id], 1).to_string()).await;
        until("the file is shown", || page.ids() == [id.to_string()]).await;
        assert_eq!(value(&field), "", "the same can be chosen again");
    }
}

#[wasm_bindgen_test]
async fn of_several_files_the_first_is_opened_and_that_is_told() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let (first, second) = (export([1], 1).to_string(), export([2], 1).to_string());
    drop_files(&[("first.json", &first), ("second.json", &second)]).await;
    until("the first is shown", || page.ids() == ["1"]).await;
    assert_eq!(
        page.notices("warning"),
        ["Several files were given; first.json is the one that is opened."]
    );
}

#[wasm_bindgen_test]
async fn only_files_are_held_above_the_page() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    assert!(
        drag("dragenter", "text").await
            && drag("dragover", "text").await
            && drag("drop", "text").await
    );
    assert!(!page.has(".drop"));
    assert!(
        !drag("dragenter", "file").await && !drag("dragover", "file").await,
        "the browser would show the file"
    );
    assert_eq!(
        shown(&page.the(".drop")),
        "Drop to openIt stays in this browser: nothing is uploaded."
    );
    drag("dragleave", "file").await;
    assert!(!page.has(".drop"));
    drag("dragenter", "file").await;
    drop_file("backup.json", &export([1], 1).to_string()).await;
    assert!(!page.has(".drop"));
    until("the file is shown", || page.ids() == ["1"]).await;
}

#[wasm_bindgen_test]
async fn the_newest_file_is_the_one_that_is_shown() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let large = export(1..=3_000, 3_000).to_string();
    drop_file("large.json", &large).await;
    assert!(page.says("Reading large.json"));
    drop_file("small.json", &export([7], 1).to_string()).await;
    until("the newer is shown", || page.ids() == ["7"]).await;
    drop_file("large.json", &large).await;
    click(&page.button("Cancel")).await;
    page.asks_nothing().await;
    assert_eq!(
        (page.ids(), page.says("Reading")),
        (vec!["7".to_owned()], false)
    );
}

#[wasm_bindgen_test]
async fn a_large_file_is_filtered_in_steps() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    let lines: Vec<_> = (1..=25_000)
        .map(|id| {
            format!(
                "{{\"taskId\":{id},\"status\":\"{}\"}}",
                if id % 2 == 0 { "DONE" } else { "FAILED" }
            )
        })
        .collect();
    drop_file("large.ndjson", &lines.join("\n")).await;
    until("the file is shown", || {
        page.loaded().as_deref() == Some("25000")
    })
    .await;
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.button("Apply")).await;
    until("the file is filtered", || {
        page.loaded().as_deref() == Some("12500")
    })
    .await;
    page.asks_nothing().await;
}
