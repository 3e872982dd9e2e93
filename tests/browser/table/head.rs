//! The table's head on the keyboard, the choice of the order without it, and the way past it.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, address_query, attribute, click, describe_focus, open_25_tasks, press_key, select_option,
    text_of, wait_for_paint, wait_until,
};

fn head_stops(page: &Page) -> Vec<String> {
    let stops = page.all("thead [tabindex='0']");
    stops.iter().map(|stop| stop.id()).collect()
}

#[wasm_bindgen_test]
async fn head_is_one_stop_of_tab_and_arrows_move_along_it() {
    let page = open_25_tasks().await;
    assert_eq!(head_stops(&page), ["head-box"]);
    page.only("#head-box").focus().expect("a box has the focus");
    for (key, stop) in [
        ("ArrowRight", "head-status"),
        ("ArrowRight", "head-dataBackupTaskType"),
        ("ArrowLeft", "head-status"),
        ("End", "head-backupSetId"),
        ("ArrowRight", "head-backupSetId"),
        ("Home", "head-box"),
        ("ArrowLeft", "head-box"),
    ] {
        assert!(press_key(key).await, "{key}");
        assert_eq!(describe_focus(), stop, "{key}");
        assert_eq!(head_stops(&page), [stop], "{key}");
    }
    click(&page.by_test_id("sort-taskId")).await;
    page.by_test_id("sort-taskId")
        .focus()
        .expect("a button has the focus");
    wait_for_paint().await;
    assert_eq!(head_stops(&page), ["head-taskId"], "a click moves the stop");
}

#[wasm_bindgen_test]
async fn shift_and_arrows_change_the_width_of_the_column() {
    let page = open_25_tasks().await;
    let button = page.by_test_id("sort-startTime");
    button.focus().expect("a button has the focus");
    let width = || {
        attribute(&page.by_test_id("width-startTime"), "aria-valuenow")
            .and_then(|width| width.parse::<i32>().ok())
            .unwrap_or_default()
    };
    wait_until("the width is known", || width() > 0).await;
    let before = width();
    assert!(press_key("Shift+ArrowRight").await);
    assert_eq!(width(), before + 16);
    assert!(press_key("Shift+ArrowLeft").await);
    assert_eq!(width(), before);
    assert_eq!(describe_focus(), "head-startTime");
}

#[wasm_bindgen_test]
async fn second_sort_column_is_chosen_without_a_keyboard() {
    let page = open_25_tasks().await;
    click(&page.by_test_id("columns")).await;
    select_option(&page.by_test_id("sort-second"), "status").await;
    assert!(
        address_query().contains("sort=-startTime,status"),
        "{}",
        address_query()
    );
    assert_eq!(
        page.announcement(),
        "Sorted by Start, descending; Status, ascending"
    );
    select_option(&page.by_test_id("sort-second"), "").await;
    assert!(!address_query().contains("sort="), "{}", address_query());
    select_option(&page.by_test_id("sort-by"), "duration").await;
    assert!(
        address_query().contains("sort=-duration"),
        "{}",
        address_query()
    );
}

#[wasm_bindgen_test]
async fn skip_button_leads_to_the_row_that_had_the_focus() {
    let page = open_25_tasks().await;
    let skip = page.only(".skip");
    assert_eq!(text_of(&skip), "Skip to the tasks");
    click(&skip).await;
    assert_eq!(describe_focus(), "row 25");
}

#[wasm_bindgen_test]
async fn escape_closes_the_open_row_that_has_the_focus() {
    let page = open_25_tasks().await;
    press_key("j").await;
    press_key("Enter").await;
    page.all("[data-testid=row-detail] button")[0]
        .focus()
        .expect("a button has the focus");
    assert!(press_key("Escape").await);
    assert!(!page.has("[data-testid=row-detail]"));
    assert_eq!(describe_focus(), "row 25");
    assert!(press_key("Escape").await, "a closed row is left");
    assert_eq!(describe_focus(), "results");
}
