//! The detail of an expanded row.

use serde_json::Value;
use web_sys::HtmlElement;

use crate::harness::elements::{click, text_of};
use crate::harness::page::{ALL_TASKS_QUERY, Page};
use crate::harness::responses::entries_response;

/// Columns for all that a task says of itself.
pub(crate) const MANY_COLUMNS: &str = "status,taskId,backupSetId,dataBackupTaskType,backupMode,startTime,finishTime,\
    duration,snapshotVersionTime,tenantName,clusterName,backupUri,errorMsg";

/// Opens the page with one task, and expands its row.
pub(crate) async fn open_task_detail(task: Value) -> Page {
    let page = Page::open(&format!("{ALL_TASKS_QUERY}&columns={MANY_COLUMNS}")).await;
    page.respond_next(&entries_response(&[task], Some(1))).await;
    click(&page.by_test_id("row-expander")).await;
    page
}

/// The entry of a field in the detail, by its API name.
fn detail_entry(page: &Page, name_selector: &str, api_name: &str) -> HtmlElement {
    page.all("[data-testid=row-detail] .kv")
        .into_iter()
        .find(|entry| {
            entry
                .query_selector(name_selector)
                .ok()
                .flatten()
                .is_some_and(|name| text_of(&name) == api_name)
        })
        .unwrap_or_else(|| panic!("the detail does not list {api_name}"))
}

/// The text of a field in the detail, by its API name.
pub(crate) fn detail_value(page: &Page, api_name: &str) -> String {
    detail_entry(page, "code", api_name)
        .query_selector("dd")
        .ok()
        .flatten()
        .map(|value| text_of(&value))
        .unwrap_or_default()
}

/// The value of a field in the detail, and then the remarks about it, by its API name.
pub(crate) fn detail_lines(page: &Page, api_name: &str) -> Vec<String> {
    let entry = detail_entry(page, "dt code", api_name);
    let mut lines = page.all(".kv dd bdi, .kv dd small");
    lines.retain(|line| entry.contains(Some(line)));
    lines.iter().map(|line| text_of(line)).collect()
}
