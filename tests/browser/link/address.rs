//! The filter form and the address: what Apply, Reset and Back do.

use leptos::prelude::window;
use ocp_backup_console::platform::address;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::harness::{
    Page, attribute, choose, click, name, place, shown, tasks, type_in, until, value,
};

fn is_ticked(field: &HtmlElement) -> bool {
    field.unchecked_ref::<HtmlInputElement>().checked()
}

#[wasm_bindgen_test]
async fn enter_applies() {
    let page = Page::open("").await;
    type_in(&page.hook("scope-cluster"), " 1 ").await;
    type_in(&page.hook("scope-tenant"), "2").await;
    // Enter in a field presses the form's first submit button; every other button must be none.
    let submits = page.all("form button:not([type=button]), form [type=submit], form [type=image]");
    let names: Vec<_> = submits.iter().map(|button| name(button)).collect();
    assert_eq!(names, ["Apply"]);
    click(&submits[0]).await;
    assert_eq!(address::search(), "?cluster=1&tenant=2");
    page.call().await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn apply_adds_to_the_history_and_typing_does_not() {
    let page = Page::open("cluster=1&tenant=2&page=2").await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    let before = place();
    type_in(&page.hook("filter-backup-set-id"), "7").await;
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("range-24h")).await;
    assert_eq!(
        (place(), address::search().as_str()),
        (before.clone(), "?cluster=1&tenant=2&page=2")
    );
    page.asks_nothing().await;
    click(&page.hook("filter-apply")).await;
    let expected = "?cluster=1&tenant=2&range=24h&status=FAILED&backupSetId=7";
    assert_eq!(address::search(), expected);
    assert_ne!(place(), before, "Back would leave the page");
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    assert_eq!(call.parameter("status").as_deref(), Some("FAILED"));
    assert_eq!(call.parameter("backupSetId").as_deref(), Some("7"));
}

#[wasm_bindgen_test]
async fn the_same_question_again_is_a_refresh_and_no_place_to_go_back_to() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let before = place();
    click(&page.hook("filter-apply")).await;
    assert_eq!(place(), before);
    page.call().await.answers(&tasks([1, 2], 2)).await;
    assert_eq!(page.ids(), ["2", "1"]);
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_is_changed_and_not_applied_is_said() {
    let page = Page::open("cluster=1&tenant=2").await;
    let said = || {
        let is_said = page.says("Changed, not applied");
        let apply = attribute(&page.hook("filter-apply"), "data-pending");
        assert_eq!(
            apply.as_deref(),
            Some(if is_said { "true" } else { "false" })
        );
        is_said
    };
    assert!(!said());
    click(&page.hook("filter-status-DONE")).await;
    assert!(said());
    click(&page.hook("filter-status-DONE")).await;
    assert!(!said(), "changed back is not changed");
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    assert!(!said());
}

#[wasm_bindgen_test]
async fn reset_returns_to_the_default_filter_of_the_same_tenant() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=DONE&backupSetId=7").await;
    page.call().await.answers(&tasks([1], 1)).await;
    type_in(&page.hook("filter-backup-set-id"), "x").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(
        attribute(&page.hook("filter-backup-set-id"), "aria-invalid").as_deref(),
        Some("true")
    );
    click(&page.hook("filter-reset")).await;
    let field = page.hook("filter-backup-set-id");
    assert_eq!(
        (value(&field).as_str(), attribute(&field, "aria-invalid")),
        ("", None)
    );
    assert!(is_ticked(&page.hook("range-30d")) && !is_ticked(&page.hook("filter-status-DONE")));
    assert_eq!(value(&page.hook("scope-tenant")), "2");
    assert_eq!(address::search(), "?cluster=1&tenant=2");
    assert_eq!(page.call().await.parameter("status"), None);
}

#[wasm_bindgen_test]
async fn back_restores_the_form_the_question_and_the_rows() {
    let page = Page::open("cluster=1&tenant=2&status=DONE").await;
    page.call().await.answers(&tasks([1], 1)).await;
    click(&page.hook("filter-status-FAILED")).await;
    type_in(&page.hook("filter-backup-set-id"), "7").await;
    click(&page.hook("filter-apply")).await;
    page.call().await.answers(&tasks([2], 1)).await;
    assert_eq!(page.ids(), ["2"]);

    type_in(&page.hook("scope-cluster"), "").await;
    window()
        .history()
        .expect("a history")
        .back()
        .expect("there is a state before");
    until("the address is the one before", || {
        address::search() == "?cluster=1&tenant=2&status=DONE"
    })
    .await;
    let call = page.call().await;
    assert_eq!(
        (
            call.parameter("status").as_deref(),
            call.parameter("backupSetId")
        ),
        (Some("DONE"), None)
    );
    assert_eq!(value(&page.hook("filter-backup-set-id")), "");
    assert_eq!(value(&page.hook("scope-cluster")), "1");
    assert!(
        is_ticked(&page.hook("filter-status-DONE"))
            && !is_ticked(&page.hook("filter-status-FAILED"))
    );
    call.answers(&tasks([1], 1)).await;
    assert_eq!(page.ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn the_folded_form_says_what_is_asked() {
    let page = Page::open("cluster=1&tenant=2&status=DONE&backupSetId=7&range=24h&zone=utc").await;
    let toggle = page.the("form .filter__toggle");
    assert_eq!(shown(&toggle), "Filter tenant 2 · last 24 h · Done · set 7");
    assert_eq!(
        attribute(&toggle, "aria-expanded").as_deref(),
        Some("false")
    );
    click(&toggle).await;
    assert_eq!(attribute(&toggle, "aria-expanded").as_deref(), Some("true"));
    let controls = attribute(&toggle, "aria-controls").unwrap_or_default();
    assert!(
        page.the(&format!("#{controls}"))
            .contains(Some(&page.hook("filter-apply")))
    );
}

#[wasm_bindgen_test]
async fn an_open_row_and_the_zone_are_in_the_address_and_no_place_to_go_back_to() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks([7], 1)).await;
    let before = place();
    click(&page.hook("row-expander")).await;
    choose(&page.hook("zone"), "utc").await;
    let expected = "?cluster=1&tenant=2&range=all&zone=utc&open=7.7.1723075270000000";
    assert_eq!((address::search().as_str(), place()), (expected, before));
    drop(page);

    let page = Page::open(&expected[1..]).await;
    page.call().await.answers(&tasks([7], 1)).await;
    assert_eq!(name(&page.hook("row-expander")), "Collapse task 7");
    assert!(page.has("[data-testid=row-detail]"));
}
