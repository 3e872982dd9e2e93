//! Groups of failures that are the same.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, address_query, click, entries_response, task_json, text_of,
};

fn failed(id: i64, message: &str) -> Value {
    let mut task = task_json(id);
    task["status"] = json!("FAILED");
    task["errorMsg"] = json!(message);
    task
}

/// Two failures on different servers, another one, and a success.
fn tasks() -> [Value; 4] {
    let internal = |id, server: &str| {
        let message = format!("(server)addr: {server}:2882,module:BACKUP_DATA,result: -4016(e)");
        failed(id, &message)
    };
    [
        internal(1, "10.1.2.3"),
        internal(2, "10.1.2.4"),
        failed(3, "log archive is not running"),
        task_json(4),
    ]
}

async fn open(query: &str) -> Page {
    let page = Page::open(query).await;
    page.respond_next(&entries_response(&tasks(), Some(4)))
        .await;
    page
}

#[wasm_bindgen_test]
async fn failures_of_the_same_reason_are_one_group_that_narrows_the_table() {
    let page = open(ALL_TASKS_QUERY).await;
    let groups = page.all("[data-testid=failure-group]");
    let told: Vec<_> = groups
        .iter()
        .map(|group| {
            let data = |name| group.get_attribute(name).unwrap_or_default();
            (data("data-count"), data("data-code"), text_of(group))
        })
        .collect();
    assert_eq!(told[0].0, "1");
    assert!(
        told[0]
            .2
            .starts_with("log archive is not running1 taskseen")
    );
    assert_eq!((&*told[1].0, &*told[1].1), ("2", "-4016"));
    assert!(
        told[1]
            .2
            .contains("first seen 2024-08-08 00:00:10, last 2024-08-08 00:00:20")
    );

    click(&groups[1]).await;
    assert_eq!(page.task_ids(), ["2", "1"]);
    assert_eq!(
        groups[1].get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    assert!(page.has_text("The table shows these 2 tasks of all 4."));
    assert!(address_query().contains("failure="), "{}", address_query());
    page.assert_no_request().await;
    let link = address_query();
    page.unmount().await;

    let page = open(link.trim_start_matches('?')).await;
    assert_eq!(page.task_ids(), ["2", "1"], "the link narrows as well");
    click(&page.button("Show all tasks")).await;
    assert_eq!(page.task_ids().len(), 4);
    assert!(!address_query().contains("failure="));
}

#[wasm_bindgen_test]
async fn group_of_which_no_task_is_loaded_narrows_nothing() {
    let page = open(&format!("{ALL_TASKS_QUERY}&failure=0123456789abcdef")).await;
    assert_eq!(page.task_ids().len(), 4);
    assert!(page.has_text("None of the loaded tasks failed as the link says, so all are shown."));
}

#[wasm_bindgen_test]
async fn another_filter_shows_all_of_its_tasks() {
    let page = open(ALL_TASKS_QUERY).await;
    click(&page.all("[data-testid=failure-group]")[1]).await;
    click(&page.only("[data-testid=summary-success-rate] button")).await;
    assert!(!address_query().contains("failure="));
    page.respond_next(&entries_response(&tasks(), Some(4)))
        .await;
    assert_eq!(page.task_ids().len(), 4);
}

#[wasm_bindgen_test]
async fn page_without_failures_has_no_list_of_them() {
    let page = Page::open_with_response(&entries_response(&[task_json(1)], Some(1))).await;
    assert!(!page.has(".failures"));
}

#[wasm_bindgen_test]
async fn many_groups_stand_in_one_line_until_they_are_unfolded() {
    let tasks: Vec<_> = ["disk full", "no route", "no rights"]
        .into_iter()
        .zip(1..)
        .map(|(message, id)| failed(id, message))
        .collect();
    let page = Page::open_with_response(&entries_response(&tasks, Some(3))).await;
    assert!(!page.has(".failures[data-unfolded]"));
    let unfold = page.button("All 3");
    click(&unfold).await;
    assert!(page.has(".failures[data-unfolded]"));
    assert_eq!(
        unfold.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    click(&page.button("Show less")).await;
    assert!(!page.has(".failures[data-unfolded]"));
}
