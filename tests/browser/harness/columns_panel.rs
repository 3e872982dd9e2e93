//! The columns of the table and the panel that chooses them.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::harness::elements::{attribute, click, is_checked, text_of};
use crate::harness::page::{Page, PageSetup};
use crate::harness::responses::tasks_response;
use crate::harness::time::wait_for_paint;

/// The default columns.
pub(crate) const DEFAULT_COLUMNS: &str = "status,dataBackupTaskType,startTime,duration,\
    snapshotVersionTime,errorMsg,taskId,backupSetId";

/// The fields of the columns, from the headers. Fails when a row lacks the cell of a column.
pub(crate) fn column_fields(page: &Page) -> String {
    let headers = page.all("th [data-testid^=sort-]");
    let labels: Vec<_> = headers.iter().map(|header| text_of(header)).collect();
    for row in page.all("[data-testid=row]") {
        let cells = row
            .query_selector_all("td[data-label]")
            .expect("a valid selector");
        let cell_labels: Vec<_> = Array::from(&cells)
            .iter()
            .filter_map(|cell| attribute(cell.unchecked_ref(), "data-label"))
            .collect();
        assert_eq!(cell_labels, labels);
    }
    let fields = headers
        .iter()
        .filter_map(|header| Some(attribute(header, "data-testid")?.replace("sort-", "")));
    fields.collect::<Vec<_>>().join(",")
}

/// Opens the page of one tenant with three tasks, and then the panel.
pub(crate) async fn open_columns_panel(query: &str, stored: &str) -> Page {
    let page = Page::open_with(PageSetup {
        stored,
        query,
        ..PageSetup::default()
    })
    .await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    show_columns_panel(&page).await;
    page
}

/// Opens the panel.
pub(crate) async fn show_columns_panel(page: &Page) {
    let button = page.by_test_id("columns");
    button.focus().expect("a button takes the focus");
    click(&button).await;
    wait_for_paint().await;
}

/// The checkbox of a field in the panel.
pub(crate) fn column_checkbox(page: &Page, field: &str) -> HtmlElement {
    page.by_test_id(&format!("column-{field}"))
}

/// The fields that the panel lists, and those that are checked.
pub(crate) fn listed_fields(page: &Page) -> (Vec<String>, String) {
    let checkboxes = page.all("#columns [type=checkbox]");
    let field = |checkbox: &HtmlElement| {
        attribute(checkbox, "data-testid")
            .unwrap_or_default()
            .replace("column-", "")
    };
    let checked: Vec<_> = checkboxes
        .iter()
        .filter(|checkbox| is_checked(checkbox))
        .map(field)
        .collect();
    (checkboxes.iter().map(field).collect(), checked.join(","))
}
