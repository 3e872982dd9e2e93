//! The columns of the table: from the link, from the preferences, and as the table shows them.

use model::task::field::TaskField;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_ANY_ZONE, DEFAULT_COLUMNS, Page, address_query, attribute, click, column_checkbox,
    column_fields, entries_response, has_focus, open_columns_panel, stored_choices, task_json,
    tasks_response, wait_for_paint,
};

#[wasm_bindgen_test]
async fn header_keeps_the_focus_while_columns_change_around_it() {
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, "").await;
    let header = page.by_test_id("sort-duration");
    header.focus().expect("a button takes the focus");
    for button in [
        column_checkbox(&page, "status"),
        column_checkbox(&page, "dataVersion"),
        page.button("Move Duration up"),
        column_checkbox(&page, "taskId"),
    ] {
        button.click();
        header.focus().expect("a button takes the focus");
        wait_for_paint().await;
        assert!(has_focus(&header), "the focus is lost");
    }
    assert!(
        column_fields(&page).starts_with("dataBackupTaskType,duration,startTime,"),
        "{}",
        column_fields(&page)
    );
    assert_eq!(page.column_texts("Duration"), ["2 m 05 s"; 3]);
}

#[wasm_bindgen_test]
async fn columns_of_a_link_are_shown_without_being_stored() {
    let own_columns = "version=1&columns=taskId,duration";
    let page = open_columns_panel(
        &format!("{ALL_TASKS_ANY_ZONE}&columns=dataVersion,status"),
        own_columns,
    )
    .await;
    assert_eq!(
        (column_fields(&page).as_str(), stored_choices().as_deref()),
        ("dataVersion,status", Some(own_columns))
    );
    drop(page);
    let page = open_columns_panel(ALL_TASKS_ANY_ZONE, own_columns).await;
    assert_eq!(column_fields(&page), "taskId,duration");
    // A link copied from here shows others the same columns.
    click(&page.by_test_id("sort-taskId")).await;
    assert!(
        address_query().contains("&sort=taskId&columns=taskId,duration"),
        "{}",
        address_query()
    );
    drop(page);
    let page = open_columns_panel(
        &format!("{ALL_TASKS_ANY_ZONE}&columns={DEFAULT_COLUMNS}"),
        own_columns,
    )
    .await;
    assert_eq!(column_fields(&page), DEFAULT_COLUMNS);
    click(&page.by_test_id("sort-taskId")).await;
    assert!(
        address_query().contains(&format!("&columns={DEFAULT_COLUMNS}")),
        "{}",
        address_query()
    );
}

#[wasm_bindgen_test]
async fn invalid_columns_are_reported_in_a_link_and_ignored_in_preferences() {
    let page = open_columns_panel(
        &format!("{ALL_TASKS_ANY_ZONE}&columns=status,nope"),
        "version=1&columns=x&widths=y&density=z&size=7",
    )
    .await;
    assert_eq!(column_fields(&page), DEFAULT_COLUMNS);
    assert_eq!(
        page.notices("warning"),
        ["The link’s “columns=status,nope” is not understood and is ignored."]
    );
}

#[wasm_bindgen_test]
async fn card_layout_leaves_out_secondary_fields() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    let left_out = page.all("[data-testid=row] > td[data-more]");
    let left_out: Vec<_> = left_out
        .iter()
        .filter_map(|cell| attribute(cell, "data-label"))
        .collect();
    assert_eq!(left_out, ["Set"]);
}

#[wasm_bindgen_test]
async fn every_field_can_be_a_sortable_column() {
    let every: Vec<_> = TaskField::ALL.map(TaskField::api_name).into();
    let page = Page::open(&format!(
        "{ALL_TASKS_ANY_ZONE}&columns={}&sort=-dataVersion",
        every.join(",")
    ))
    .await;
    let mut entries = [task_json(1), task_json(2)];
    entries[0]["dataVersion"] = serde_json::json!(9_007_199_254_740_993_i64);
    entries[1]["dataVersion"] = serde_json::json!(9_007_199_254_740_992_i64);
    entries[1]["dataSecondaryBackupTaskIds"] = serde_json::json!([4, 5]);
    page.respond_next(&entries_response(&entries, Some(2)))
        .await;
    assert_eq!(column_fields(&page), every.join(","));
    assert_eq!(
        page.column_texts("Data version"),
        ["9007199254740993", "9007199254740992"]
    );
    assert_eq!(page.column_texts("Secondary backup tasks"), ["—", "4, 5"]);
    for field in every {
        click(&page.by_test_id(&format!("sort-{field}"))).await;
        assert!(
            address_query().contains(&format!("&sort={field}&")),
            "{}",
            address_query()
        );
    }
}
