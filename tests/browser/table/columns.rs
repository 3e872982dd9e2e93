//! Which columns the table has: the panel that chooses them, the address that says them, what is kept.

use leptos::prelude::document;
use model::task::field::TaskField;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{
    Page, SetUp, attribute, chosen_for_good, click, frame, happens, name, place, shown, task,
    tasks, value,
};

const USUAL: &str = "status,taskId,backupSetId,dataBackupTaskType,backupMode,startTime,finishTime,duration,\
    snapshotVersionTime,tenantName,clusterName,backupUri,errorMsg";
const TENANT: &str = "cluster=1&tenant=2&range=all";

fn address() -> String {
    ocp_backup_console::platform::address::search()
}

/// The columns by their fields' names, from the headers; every row has a cell for each.
fn columns(page: &Page) -> String {
    let heads = page.all("th [data-testid^=sort-]");
    let labels: Vec<_> = heads.iter().map(|head| shown(head)).collect();
    for row in page.all("[data-testid=row]") {
        let cells = js_sys::Array::from(
            &row.query_selector_all("td[data-label]")
                .expect("a selector"),
        );
        let cells: Vec<_> = cells
            .iter()
            .map(|cell| attribute(cell.unchecked_ref(), "data-label"))
            .collect();
        assert_eq!(cells.into_iter().flatten().collect::<Vec<_>>(), labels);
    }
    let fields = heads
        .iter()
        .filter_map(|head| Some(attribute(head, "data-testid")?.replace("sort-", "")));
    fields.collect::<Vec<_>>().join(",")
}

/// The page of one tenant with a few rows, the panel open.
async fn choosing(query: &str, kept: &str) -> Page {
    let page = Page::start(SetUp {
        kept,
        query,
        ..SetUp::default()
    })
    .await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    open(&page).await;
    page
}

async fn open(page: &Page) {
    let button = page.hook("columns");
    button.focus().expect("a button takes the focus");
    click(&button).await;
    frame().await;
}

fn box_of(page: &Page, field: &str) -> HtmlElement {
    page.hook(&format!("column-{field}"))
}

fn is_ticked(tick: &HtmlElement) -> bool {
    tick.unchecked_ref::<HtmlInputElement>().checked()
}

/// The fields that the panel lists, and which of them are ticked.
fn listed(page: &Page) -> (Vec<String>, String) {
    let boxes = page.all("#columns [type=checkbox]");
    let field = |tick: &HtmlElement| {
        attribute(tick, "data-testid")
            .unwrap_or_default()
            .replace("column-", "")
    };
    let ticked: Vec<_> = boxes
        .iter()
        .filter(|tick| is_ticked(tick))
        .map(field)
        .collect();
    (boxes.iter().map(field).collect(), ticked.join(","))
}

fn focused() -> String {
    document()
        .active_element()
        .map(|element| name(&element))
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_panel_lists_every_field_and_ticks_the_columns() {
    let page = choosing(TENANT, "").await;
    assert_eq!(columns(&page), USUAL);
    let (all, ticked) = listed(&page);
    assert_eq!((all.len(), ticked.as_str()), (25, USUAL));
    assert_eq!(name(&box_of(&page, "dataVersion")), "Data version");
    assert_eq!(
        attribute(&page.the("#columns"), "aria-label").as_deref(),
        Some("Columns")
    );
    let hidden = |label: &str| attribute(&page.button(label), "hidden").is_some();
    assert!(
        hidden("Move Data version up") && !hidden("Move Error up"),
        "what is no column has no place"
    );
}

#[wasm_bindgen_test]
async fn a_tick_adds_and_takes_a_column_at_once_and_the_rows_stay_as_they_are() {
    let page = choosing(TENANT, "").await;
    let (expander, before) = (
        page.all("[data-testid=row-expander]").swap_remove(1),
        page.all("[data-testid=row]"),
    );
    click(&expander).await;
    let (detail, entry) = (page.hook("row-detail"), place());
    click(&box_of(&page, "dataVersion")).await;
    click(&box_of(&page, "backupMode")).await;
    let expected = format!("{},dataVersion", USUAL.replace("backupMode,", ""));
    assert_eq!(
        (columns(&page), listed(&page).1),
        (expected.clone(), expected.clone())
    );
    assert!(
        address().contains(&format!("&columns={expected}&")),
        "{}",
        address()
    );
    assert_eq!(
        place(),
        entry,
        "no entry of the history is a choice of columns"
    );
    assert_eq!(
        chosen_for_good(),
        Some(format!("version=1&columns={expected}"))
    );
    assert!(
        detail.is_same_node(Some(&page.hook("row-detail"))),
        "the detail was made anew"
    );
    assert_eq!(
        attribute(&page.the("[data-testid=row-detail] > td"), "colspan").as_deref(),
        Some("14")
    );
    assert!(
        before
            .iter()
            .zip(page.all("[data-testid=row]"))
            .all(|(before, after)| before.is_same_node(Some(&after)))
    );
    // Back in its place, as before, and nothing to say any more.
    click(&box_of(&page, "backupMode")).await;
    click(&box_of(&page, "dataVersion")).await;
    assert_eq!(
        (columns(&page).as_str(), chosen_for_good().as_deref()),
        (USUAL, Some("version=1"))
    );
    assert!(!address().contains("columns="), "{}", address());
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_header_keeps_the_focus_whatever_comes_goes_and_moves_around_it() {
    let page = choosing(TENANT, "").await;
    let header = page.hook("sort-duration");
    header.focus().expect("a button takes the focus");
    for act in [
        box_of(&page, "status"),
        box_of(&page, "dataVersion"),
        page.button("Move Finish up"),
        box_of(&page, "taskId"),
    ] {
        act.click();
        header.focus().expect("a button takes the focus");
        frame().await;
        assert!(
            document()
                .active_element()
                .is_some_and(|active| active.is_same_node(Some(&header))),
            "focus is lost"
        );
    }
    assert!(
        columns(&page).starts_with(
            "backupSetId,dataBackupTaskType,backupMode,finishTime,startTime,duration,"
        )
    );
    assert_eq!(page.column("Duration"), ["2 m 05 s"; 3]);
}

#[wasm_bindgen_test]
async fn one_column_stays() {
    let page = choosing(&format!("{TENANT}&columns=taskId,status"), "").await;
    assert!(!page.says("At least one column stays."));
    click(&box_of(&page, "status")).await;
    assert_eq!(columns(&page), "taskId");
    assert!(shown(&page.the("#columns .field__hint")).contains("At least one column stays."));
    let last = box_of(&page, "taskId");
    assert_eq!(attribute(&last, "aria-disabled").as_deref(), Some("true"));
    click(&last).await;
    assert_eq!(
        (columns(&page).as_str(), is_ticked(&last)),
        ("taskId", true)
    );
    assert_eq!(
        shown(&page.the("[role=status]")),
        "At least one column stays."
    );
}

#[wasm_bindgen_test]
async fn a_column_is_moved_by_buttons_and_the_focus_goes_with_it() {
    let page = choosing(TENANT, "").await;
    let up = page.button("Move Task up");
    up.focus().expect("a button takes the focus");
    click(&up).await;
    assert!(
        columns(&page).starts_with("taskId,status,backupSetId,"),
        "{}",
        columns(&page)
    );
    assert_eq!(shown(&page.the("[role=status]")), "Task is column 1 of 13");
    assert_eq!(focused(), "Move Task up");
    let first = page.button("Move Task up");
    assert_eq!(attribute(&first, "aria-disabled").as_deref(), Some("true"));
    click(&first).await;
    assert!(
        columns(&page).starts_with("taskId,status,"),
        "there is no place before the first"
    );
    let last = page.button("Move Error down");
    assert_eq!(attribute(&last, "aria-disabled").as_deref(), Some("true"));
    for _ in 0..2 {
        click(&page.button("Move Task down")).await;
    }
    assert!(
        columns(&page).starts_with("status,backupSetId,taskId,"),
        "{}",
        columns(&page)
    );
    assert_eq!(focused(), "Move Task down");
    assert!(
        chosen_for_good().is_some_and(|kept| kept.contains("columns=status,backupSetId,taskId,"))
    );
}

#[wasm_bindgen_test]
async fn reset_brings_the_usual_columns_and_widths_back() {
    let page = choosing(
        TENANT,
        "version=1&zone=utc&columns=taskId,status&widths=taskId.200",
    )
    .await;
    assert_eq!(columns(&page), "taskId,status");
    click(&page.button("Reset columns")).await;
    assert_eq!(
        (columns(&page).as_str(), chosen_for_good().as_deref()),
        (USUAL, Some("version=1&zone=utc"))
    );
    assert_eq!(listed(&page).1, USUAL);
    assert!(
        !attribute(&page.the(".table-wrap"), "style")
            .unwrap_or_default()
            .contains("--w-")
    );
}

#[wasm_bindgen_test]
async fn a_link_says_the_columns_and_changes_nothing_for_good() {
    let mine = "version=1&columns=taskId,duration";
    let page = choosing(&format!("{TENANT}&columns=dataVersion,status"), mine).await;
    assert_eq!(
        (columns(&page).as_str(), chosen_for_good().as_deref()),
        ("dataVersion,status", Some(mine))
    );
    drop(page);
    let page = choosing(TENANT, mine).await;
    assert_eq!(columns(&page), "taskId,duration");
    // What is passed on means the same to others.
    click(&page.hook("sort-taskId")).await;
    assert!(
        address().contains("&sort=taskId&columns=taskId,duration"),
        "{}",
        address()
    );
    drop(page);
    let page = choosing(&format!("{TENANT}&columns={USUAL}"), mine).await;
    assert_eq!(columns(&page), USUAL);
    click(&page.hook("sort-taskId")).await;
    assert!(
        address().contains(&format!("&columns={USUAL}")),
        "{}",
        address()
    );
}

#[wasm_bindgen_test]
async fn columns_that_are_wrong_are_told_in_a_link_and_ignored_in_what_is_kept() {
    let page = choosing(
        &format!("{TENANT}&columns=status,nope"),
        "version=1&columns=x&widths=y&density=z&size=7",
    )
    .await;
    assert_eq!(columns(&page), USUAL);
    assert_eq!(
        page.notices("warning"),
        ["The link’s “columns=status,nope” is not understood and is ignored."]
    );
}

#[wasm_bindgen_test]
async fn the_panel_stays_open_while_answers_come() {
    let page = Page::start(SetUp {
        query: TENANT,
        ..SetUp::default()
    })
    .await;
    let call = page.call().await;
    open(&page).await;
    let first = box_of(&page, "status");
    first.focus().expect("a box takes the focus");
    call.answers(&tasks(1..=3, 3)).await;
    assert_eq!(page.ids(), ["3", "2", "1"]);
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.is_same_node(Some(&first)))
    );
    click(&first).await;
    assert!(columns(&page).starts_with("taskId,"));
}

#[wasm_bindgen_test]
async fn a_panel_that_is_closed_gives_the_focus_back() {
    let page = choosing(TENANT, "").await;
    box_of(&page, "status")
        .focus()
        .expect("a box takes the focus");
    page.the("#columns").hide_popover().expect("it is open");
    frame().await;
    assert_eq!(
        (focused().as_str(), page.has("#columns [type=checkbox]")),
        ("Columns", false)
    );
}

#[wasm_bindgen_test]
async fn a_card_leaves_out_what_tells_least() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    let left_out = page.all("[data-testid=row] > td[data-more]");
    let left_out: Vec<_> = left_out
        .iter()
        .filter_map(|cell| attribute(cell, "data-label"))
        .collect();
    assert_eq!(left_out, ["Set", "Mode", "Tenant", "Cluster", "Path"]);
}

#[wasm_bindgen_test]
async fn every_field_can_be_a_column_and_sorted_by() {
    let every: Vec<_> = TaskField::ALL.map(TaskField::api_name).into();
    let page = Page::open(&format!(
        "{TENANT}&columns={}&sort=-dataVersion",
        every.join(",")
    ))
    .await;
    let mut entries = [task(1), task(2)];
    entries[0]["dataVersion"] = serde_json::json!(9_007_199_254_740_993_i64);
    entries[1]["dataVersion"] = serde_json::json!(9_007_199_254_740_992_i64);
    entries[1]["dataSecondaryBackupTaskIds"] = serde_json::json!([4, 5]);
    page.call()
        .await
        .answers(&crate::harness::answer(&entries, Some(2)))
        .await;
    assert_eq!(columns(&page), every.join(","));
    assert_eq!(
        page.column("Data version"),
        ["9007199254740993", "9007199254740992"]
    );
    assert_eq!(page.column("Secondary backup tasks"), ["—", "4, 5"]);
    for field in every {
        click(&page.hook(&format!("sort-{field}"))).await;
        assert!(
            address().contains(&format!("&sort={field}&")),
            "{}",
            address()
        );
    }
}

#[wasm_bindgen_test]
async fn how_high_rows_are_is_chosen_and_kept() {
    let page = choosing(TENANT, "").await;
    let density =
        |page: &Page| attribute(&page.hook("table-ready"), "data-density").unwrap_or_default();
    assert_eq!(
        (
            density(&page).as_str(),
            is_ticked(&page.field("Comfortable"))
        ),
        ("comfortable", true)
    );
    page.field("Compact").click();
    happens(&page.field("Compact"), "change").await;
    assert_eq!(
        (density(&page).as_str(), chosen_for_good().as_deref()),
        ("compact", Some("version=1&density=compact"))
    );
    assert!(!address().contains("density"));
    drop(page);
    let page = choosing(TENANT, "version=1&density=compact").await;
    assert_eq!(
        (
            density(&page).as_str(),
            value(&page.hook("page-size")).as_str()
        ),
        ("compact", "20")
    );
    assert!(is_ticked(&page.field("Compact")));
}
