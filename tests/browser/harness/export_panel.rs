//! The export panel and exported files.

use leptos::prelude::document;
use serde_json::Value;

use crate::harness::elements::{attribute, click, text_of};
use crate::harness::page::Page;
use crate::harness::time::wait_until;

/// Opens the export panel.
pub(crate) async fn open_export_panel(page: &Page) {
    // A scripted click does not move the focus.
    page.button("Export")
        .focus()
        .expect("a button takes the focus");
    click(&page.button("Export")).await;
    wait_until("the panel is open", || {
        page.has("[data-testid=export-start]")
    })
    .await;
}

/// Opens the panel, selects a format, and starts the export.
pub(crate) async fn start_export(page: &Page, format: &str) {
    open_export_panel(page).await;
    click(&page.by_test_id(&format!("export-format-{format}"))).await;
    click(&page.by_test_id("export-start")).await;
    let focused = document()
        .active_element()
        .expect("an element has the focus");
    assert_eq!(
        attribute(&focused, "data-testid").as_deref(),
        Some("export"),
        "the focus returns to the button"
    );
}

/// The status text of the export.
pub(crate) fn export_status(page: &Page) -> String {
    text_of(&page.only("[data-testid=export-status] > span"))
}

/// Waits until the export has been written.
pub(crate) async fn wait_until_saved(page: &Page) {
    wait_until("the file is saved", || {
        page.has("[data-testid=export-status]") && export_status(page).contains("written to")
    })
    .await;
}

/// The ids of the tasks in an exported JSON file.
pub(crate) fn exported_ids(file: &Value) -> Vec<i64> {
    let contents = file["contents"].as_array().expect("tasks");
    contents
        .iter()
        .map(|task| task["taskId"].as_i64().expect("an id"))
        .collect()
}

/// Exports the tasks as JSON, and waits until the file has been written.
pub(crate) async fn export_json(page: &Page) {
    open_export_panel(page).await;
    click(&page.by_test_id("export-format-json")).await;
    click(&page.by_test_id("export-start")).await;
    wait_until("the file is saved", || {
        page.has_text("written to data-backup-tasks")
    })
    .await;
}
