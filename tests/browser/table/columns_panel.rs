//! The panel that chooses columns and row density.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_ANY_ZONE, DEFAULT_COLUMNS, Page, PageSetup, accessible_name, address_query,
    attribute, click, column_checkbox, column_fields, dispatch, focused_name, has_focus,
    history_entry, is_checked, listed_fields, open_columns_panel, show_columns_panel,
    stored_choices, tasks_response, text_of, value, wait_for_paint,
};

#[wasm_bindgen_test]
async fn panel_lists_every_field_and_ticks_the_columns() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    assert_eq!(column_fields(&page), DEFAULT_COLUMNS);
    let (all, ticked) = listed_fields(&page);
    assert_eq!((all.len(), ticked.as_str()), (25, DEFAULT_COLUMNS));
    assert_eq!(
        accessible_name(&column_checkbox(&page, "dataVersion")),
        "Data version"
    );
    assert_eq!(
        attribute(&page.only("#columns"), "aria-label").as_deref(),
        Some("Columns")
    );
    let hidden = |label: &str| attribute(&page.button(label), "hidden").is_some();
    assert!(
        hidden("Move Data version up") && !hidden("Move Error up"),
        "fields that are no columns cannot be moved"
    );
}

#[wasm_bindgen_test]
async fn checkbox_adds_and_removes_a_column_and_keeps_the_rows() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    let (expander, before) = (
        page.all("[data-testid=row-expander]").swap_remove(1),
        page.all("[data-testid=row]"),
    );
    click(&expander).await;
    let (detail, entry) = (page.by_test_id("row-detail"), history_entry());
    click(&column_checkbox(&page, "dataVersion")).await;
    click(&column_checkbox(&page, "duration")).await;
    let expected = format!("{},dataVersion", DEFAULT_COLUMNS.replace("duration,", ""));
    assert_eq!(
        (column_fields(&page), listed_fields(&page).1),
        (expected.clone(), expected.clone())
    );
    assert!(
        address_query().contains(&format!("&columns={expected}&")),
        "{}",
        address_query()
    );
    assert_eq!(
        history_entry(),
        entry,
        "choosing columns adds no history entry"
    );
    assert_eq!(
        stored_choices(),
        Some(format!("version=1&columns={expected}"))
    );
    assert!(
        detail.is_same_node(Some(&page.by_test_id("row-detail"))),
        "the detail was rebuilt"
    );
    assert_eq!(
        attribute(&page.only("[data-testid=row-detail] > td"), "colspan").as_deref(),
        Some("9")
    );
    assert!(
        before
            .iter()
            .zip(page.all("[data-testid=row]"))
            .all(|(before, after)| before.is_same_node(Some(&after)))
    );
    // The column returns to its place, and the address no longer lists columns.
    click(&column_checkbox(&page, "duration")).await;
    click(&column_checkbox(&page, "dataVersion")).await;
    assert_eq!(
        (column_fields(&page).as_str(), stored_choices().as_deref()),
        (DEFAULT_COLUMNS, Some("version=1"))
    );
    assert!(!address_query().contains("columns="), "{}", address_query());
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn last_column_cannot_be_removed() {
    let page = open_columns_panel(&format!("{ALL_TASKS_ANY_ZONE}&columns=taskId,status"), "").await;
    assert!(!page.has_text("At least one column stays."));
    click(&column_checkbox(&page, "status")).await;
    assert_eq!(column_fields(&page), "taskId");
    assert!(text_of(&page.only("#columns .field__hint")).contains("At least one column stays."));
    let last = column_checkbox(&page, "taskId");
    assert_eq!(attribute(&last, "aria-disabled").as_deref(), Some("true"));
    click(&last).await;
    assert_eq!(
        (column_fields(&page).as_str(), is_checked(&last)),
        ("taskId", true)
    );
    assert_eq!(page.announcement(), "At least one column stays.");
}

#[wasm_bindgen_test]
async fn move_buttons_reorder_columns_and_keep_the_focus() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    let up = page.button("Move Type up");
    up.focus().expect("a button takes the focus");
    click(&up).await;
    assert!(
        column_fields(&page).starts_with("dataBackupTaskType,status,startTime,"),
        "{}",
        column_fields(&page)
    );
    assert_eq!(page.announcement(), "Type is column 1 of 8");
    assert_eq!(focused_name(), "Move Type up");
    let first = page.button("Move Type up");
    assert_eq!(attribute(&first, "aria-disabled").as_deref(), Some("true"));
    click(&first).await;
    assert!(
        column_fields(&page).starts_with("dataBackupTaskType,status,"),
        "the first column cannot move up"
    );
    let last = page.button("Move Set down");
    assert_eq!(attribute(&last, "aria-disabled").as_deref(), Some("true"));
    for _ in 0..2 {
        click(&page.button("Move Type down")).await;
    }
    assert!(
        column_fields(&page).starts_with("status,startTime,dataBackupTaskType,"),
        "{}",
        column_fields(&page)
    );
    assert_eq!(focused_name(), "Move Type down");
    assert!(
        stored_choices()
            .is_some_and(|stored| stored.contains("columns=status,startTime,dataBackupTaskType,"))
    );
}

#[wasm_bindgen_test]
async fn reset_restores_default_columns_and_widths() {
    let page = open_columns_panel(
        ALL_TASKS_ANY_ZONE,
        "version=1&zone=utc&columns=taskId,status&widths=taskId.200",
    )
    .await;
    assert_eq!(column_fields(&page), "taskId,status");
    click(&page.button("Reset columns")).await;
    assert_eq!(
        (column_fields(&page).as_str(), stored_choices().as_deref()),
        (DEFAULT_COLUMNS, Some("version=1&zone=utc"))
    );
    assert_eq!(listed_fields(&page).1, DEFAULT_COLUMNS);
    assert!(
        !attribute(&page.only(".table-wrap"), "style")
            .unwrap_or_default()
            .contains("--w-")
    );
}

#[wasm_bindgen_test]
async fn panel_stays_open_when_a_response_arrives() {
    let page = Page::open_with(PageSetup {
        query: ALL_TASKS_ANY_ZONE,
        ..PageSetup::default()
    })
    .await;
    let request = page.next_request().await;
    show_columns_panel(&page).await;
    let first = column_checkbox(&page, "status");
    first.focus().expect("a box takes the focus");
    request.respond(&tasks_response(1..=3, 3)).await;
    assert_eq!(page.task_ids(), ["3", "2", "1"]);
    assert!(has_focus(&first));
    click(&first).await;
    assert!(column_fields(&page).starts_with("dataBackupTaskType,"));
}

#[wasm_bindgen_test]
async fn closing_the_panel_returns_the_focus() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    column_checkbox(&page, "status")
        .focus()
        .expect("a box takes the focus");
    page.only("#columns").hide_popover().expect("it is open");
    wait_for_paint().await;
    assert_eq!(
        (
            focused_name().as_str(),
            page.has("#columns [type=checkbox]")
        ),
        ("Columns", false)
    );
}

#[wasm_bindgen_test]
async fn row_density_is_stored() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    let density = |page: &Page| {
        attribute(&page.by_test_id("table-ready"), "data-density").unwrap_or_default()
    };
    assert_eq!(
        (
            density(&page).as_str(),
            is_checked(&page.field("Comfortable"))
        ),
        ("comfortable", true)
    );
    page.field("Compact").click();
    dispatch(&page.field("Compact"), "change").await;
    assert_eq!(
        (density(&page).as_str(), stored_choices().as_deref()),
        ("compact", Some("version=1&density=compact"))
    );
    assert!(!address_query().contains("density"));
    drop(page);
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "version=1&density=compact").await;
    assert_eq!(
        (
            density(&page).as_str(),
            value(&page.by_test_id("page-size")).as_str()
        ),
        ("compact", "20")
    );
    assert!(is_checked(&page.field("Compact")));
}
