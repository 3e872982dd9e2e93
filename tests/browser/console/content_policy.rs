//! The content security policy of a deployment: no HTML is parsed from strings, and no style attribute is set.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Combobox, DomSpies, Page, Timers, click, clusters_response, column_checkbox,
    dismiss_sign_in, dispatch_drag, drop_file, error_response, export_file, is_dialog_open,
    open_export_panel, open_request_details, open_signed_in, press_key, press_key_in,
    show_columns_panel, tasks_response, type_in, wait_until,
};

/// Fails when the console has parsed HTML or set a style attribute.
fn assert_policy_kept(spies: &DomSpies, after: &str) {
    assert_eq!(spies.parsed_html(), [""; 0], "{after}");
    let attributes = spies.set_attributes();
    assert!(!attributes.is_empty(), "the spies record nothing");
    assert!(!attributes.contains(&"style".to_owned()), "{after}");
}

#[wasm_bindgen_test]
fn spies_record_every_refused_way_and_stop_when_dropped() {
    let spies = DomSpies::install();
    let element = document()
        .create_element("div")
        .expect("a div can be created");
    element.set_inner_html("<p>1</p>");
    element
        .insert_adjacent_html("afterbegin", "2")
        .expect("an element takes HTML");
    element
        .set_attribute("style", "color: red")
        .expect("a valid attribute name");
    assert_eq!(spies.parsed_html(), ["<p>1</p>", "2"]);
    assert_eq!(spies.set_attributes(), ["style"]);
    drop(spies);
    element.set_inner_html("3");
    assert_eq!(element.inner_html(), "3");
}

#[wasm_bindgen_test]
async fn mounting_loading_and_failing_parse_no_html_and_set_no_style_attribute() {
    let timers = Timers::install();
    let spies = DomSpies::install();
    let page = Page::open("").await;
    assert_policy_kept(&spies, "the start page");
    drop(page);
    let page = Page::open("cluster=1&tenant=2&range=all&colour=red").await;
    assert_policy_kept(&spies, "the skeleton");
    page.respond_next(&tasks_response(1..=45, 45)).await;
    click(&page.all("[data-testid=row-expander]")[0]).await;
    click(&page.by_test_id("page-select")).await;
    type_in(&page.by_test_id("find"), "done").await;
    timers.advance(1_000).await;
    assert_policy_kept(&spies, "the table");
    type_in(&page.by_test_id("find"), "no such words").await;
    wait_until("nothing is found", || page.has(".empty")).await;
    click(&page.button("Refresh")).await;
    page.respond_next_with(500, &[], &error_response("OBE12000", "no"))
        .await;
    assert_policy_kept(&spies, "a failure");
    drop_file("backup.json", &export_file(1..=3, 3).to_string()).await;
    wait_until("the file is shown", || page.has("[data-testid=source]")).await;
    dispatch_drag("dragenter", "file").await;
    assert_policy_kept(&spies, "an opened file");
}

#[wasm_bindgen_test]
async fn opening_dialogs_and_panels_parses_no_html_and_sets_no_style_attribute() {
    let spies = DomSpies::install();
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    open_export_panel(&page).await;
    assert_policy_kept(&spies, "the export panel");
    show_columns_panel(&page).await;
    click(&column_checkbox(&page, "dataVersion")).await;
    press_key_in(&page.by_test_id("width-taskId"), "ArrowRight", false).await;
    assert_policy_kept(&spies, "the columns panel and a changed width");
    click(&page.button("Recent and pinned tenants")).await;
    assert_policy_kept(&spies, "the menu of tenants");
    let clusters = Combobox::new(&page, "Cluster id");
    clusters.open().await;
    page.respond_next(&clusters_response(1..=3, 3)).await;
    assert_policy_kept(&spies, "a combobox");
    clusters.press("Escape").await;
    click(&page.by_test_id("range-custom")).await;
    assert_policy_kept(&spies, "the fields of a custom range");
    open_request_details(&page).await;
    assert_policy_kept(&spies, "the request details");
    click(&page.button("Close")).await;
    page.by_test_id("total")
        .focus()
        .expect("a heading takes the focus");
    press_key("?").await;
    assert!(is_dialog_open("help"));
    assert_policy_kept(&spies, "the list of shortcuts");
    drop(page);
    let page = open_signed_in(ALL_TASKS_QUERY).await;
    page.respond_next_with(401, &[], &error_response("IAM10006", "no"))
        .await;
    dismiss_sign_in(&page).await;
    assert_policy_kept(&spies, "the sign-in dialog");
}
