//! Responses that contradict the request: all tasks are shown, with a warning.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, entries_response, task_json, tasks_response, text_of, tick, wait_until,
};

async fn open_with_entries(query: &str, entries: &[Value]) -> Page {
    let page = Page::open(&format!("cluster=1&tenant=2&zone=utc&{query}")).await;
    page.respond_next(&entries_response(entries, Some(entries.len())))
        .await;
    page
}

fn task_with(id: i64, field: &str, value: &str) -> Value {
    let mut task = task_json(id);
    task[field] = json!(value);
    task
}

#[wasm_bindgen_test]
async fn tasks_outside_the_status_filter_are_shown_and_counted() {
    let entries = [
        task_with(1, "status", "FAILED"),
        task_with(2, "status", "DONE"),
        task_with(3, "status", "INIT"),
    ];
    let page = open_with_entries("range=all&status=FAILED,OVERDUE", &entries).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for Failed, Overdue only, but 2 of the 3 tasks it returned have other statuses. They are shown anyway."
        ]
    );
    assert_eq!(page.task_ids().len(), 3);
    let announcement = page.announcement();
    assert!(
        announcement
            .starts_with("3 tasks loaded, as of 12:00:00. OCP was asked for Failed, Overdue only"),
        "{announcement}"
    );

    // The same tasks match the next filter.
    click(&page.button("Any")).await;
    assert_eq!(
        page.notices("warning").len(),
        1,
        "the warning stays with the rows it is about"
    );
    page.respond_next(&entries_response(&entries, Some(3)))
        .await;
    assert_eq!(page.notices("warning"), [""; 0]);
}

#[wasm_bindgen_test]
async fn task_of_another_backup_set_is_reported() {
    let page = open_with_entries("range=all&backupSetId=2", &[task_json(1), task_json(2)]).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for backup set 2 only, but 1 of the 2 tasks it returned is of another set. It is shown anyway."
        ]
    );
}

#[wasm_bindgen_test]
async fn task_wholly_outside_the_range_is_reported() {
    let task_between = |id, start: &str, finish: &str| {
        let mut task = task_with(id, "startTime", start);
        task["finishTime"] = json!(finish);
        task
    };
    let entries = [
        task_between(1, "2024-08-05T22:00:00Z", "2024-08-06T01:00:00Z"),
        task_between(2, "2024-08-05T22:00:00Z", "2024-08-05T23:00:00Z"),
        task_between(3, "2024-08-07T02:00:00Z", "2024-08-07T03:00:00Z"),
    ];
    let range = "startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z";
    let page = open_with_entries(range, &entries).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for one time range only (2024-08-06 00:00:00 – 2024-08-07 00:00:00), \
          but 2 of the 3 tasks it returned lie entirely outside it. They are shown anyway."
        ]
    );
    let page = open_with_entries("startTime=2024-08-06T00:00:00Z", &entries).await;
    assert!(
        page.notices("warning")[0].contains("(since 2024-08-06 00:00:00), but 1 of the 3 tasks")
    );
}

#[wasm_bindgen_test]
async fn pages_in_inconsistent_order_are_reported() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.respond_next(&tasks_response((1..=200).rev(), 450))
        .await;
    // This server sends at most 200 tasks at once, and the second page in reverse order.
    page.respond_next(&tasks_response((1..=200).rev(), 450))
        .await;
    assert_eq!(page.notices("warning"), [""; 0]);
    let (second, third) = (page.next_request().await, page.next_request().await);
    second.respond(&tasks_response(201..=400, 450)).await;
    third.respond(&tasks_response(401..=450, 450)).await;
    wait_until("all tasks are loaded", || {
        page.loaded_count().as_deref() == Some("450")
    })
    .await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP returned its pages in inconsistent orders: some tasks may be missing. \
          All tasks received are shown, sorted by this page."
        ]
    );
    tick().await;
    assert!(
        page.has_text("450 tasks"),
        "all tasks that OCP counts have arrived"
    );
}

#[wasm_bindgen_test]
async fn several_contradictions_share_one_notice() {
    let entries = [
        task_with(1, "status", "DONE"),
        task_with(2, "status", "FAILED"),
    ];
    let page = open_with_entries("range=all&status=FAILED&backupSetId=2", &entries).await;
    let lines: Vec<_> = page
        .all("[data-testid=notice] li")
        .iter()
        .map(|line| text_of(line))
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("OCP was asked for Failed only")
            && lines[1].starts_with("OCP was asked for backup set 2")
    );
    assert_eq!(page.notices("warning"), [lines.concat()]);
}

#[wasm_bindgen_test]
async fn warning_about_a_single_task_is_in_the_singular() {
    let page = open_with_entries("range=all&backupSetId=2", &[task_json(1)]).await;
    assert!(
        page.notices("warning")[0].contains("but 1 of the 1 task it returned is of another set.")
    );
}

fn task_of(id: i64, cluster: i64, tenant: i64, name: &str) -> Value {
    let mut task = task_json(id);
    task["clusterId"] = json!(cluster);
    task["tenantId"] = json!(tenant);
    task["tenantName"] = json!(name);
    task["clusterName"] = json!(format!("cluster of {name}"));
    task
}

#[wasm_bindgen_test]
async fn tasks_of_another_tenant_are_reported_marked_and_give_no_names() {
    let entries = [
        task_of(1, 9, 8, "stranger"),
        task_of(2, 1, 2, "orders"),
        task_of(3, 1, 7, "stranger"),
    ];
    let page = open_with_entries("range=all&sort=taskId", &entries).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for tenant 2 of cluster 1 only, but 2 of the 3 tasks it returned belong to others, such as \
             tenant 8 of cluster 9. They are shown anyway, and marked."
        ]
    );
    let marks: Vec<_> = page
        .all("tr.row")
        .iter()
        .map(|row| {
            let mark = row.query_selector("[data-testid=mismatch]").ok().flatten();
            mark.map(|mark| mark.text_content().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        marks,
        [
            Some("Other cluster".to_owned()),
            None,
            Some("Other tenant".to_owned())
        ]
    );
    let heading = text_of(&page.only(".masthead"));
    assert!(
        heading.contains("orders") && !heading.contains("stranger"),
        "{heading}"
    );
}

#[wasm_bindgen_test]
async fn tasks_of_another_tenant_alone_name_nothing() {
    let entries = [task_of(1, 9, 8, "stranger"), task_of(2, 9, 8, "stranger")];
    let page = open_with_entries("range=all", &entries).await;
    let heading = text_of(&page.only(".masthead"));
    assert!(!heading.contains("stranger"), "{heading}");
    let title = leptos::prelude::document().title();
    assert!(!title.contains("stranger"), "{title}");
    assert_eq!(page.all("[data-testid=mismatch]").len(), 2);
}

#[wasm_bindgen_test]
async fn task_outside_the_filter_has_its_mark() {
    let entries = [
        task_with(1, "status", "FAILED"),
        task_with(2, "status", "DONE"),
    ];
    let page = open_with_entries("range=all&status=FAILED&sort=taskId", &entries).await;
    let marks = page.all("[data-testid=mismatch]");
    assert_eq!(marks.len(), 1);
    assert_eq!(text_of(&marks[0]), "Other status");
}
