//! What stands where the rows belong, and why there are none.

use leptos::prelude::{document, window};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, answer, click, shown, tasks, type_in, until};

/// The heading in the rows' place.
fn heading(page: &Page) -> String {
    shown(&page.the("main h2:not([data-testid])"))
}

#[wasm_bindgen_test]
async fn without_a_tenant_the_page_asks_for_one_and_nothing_else() {
    let page = Page::open("").await;
    assert_eq!(heading(&page), "Choose a cluster and a tenant");
    assert!(!page.has_button("Refresh") && !page.has("table"));
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn before_the_first_answer_nothing_is_claimed() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(shown(&page.hook("total")), "Loading tasks…");
    assert!(!page.has("main h2:not([data-testid])") && !page.has("table"));
    assert!(page.has("main[data-busy]"));
    page.call().await.answers(&tasks([1], 1)).await;
    assert!(!page.has("main[data-busy]"));
    assert_eq!(shown(&page.hook("total")), "1 task");
}

#[wasm_bindgen_test]
async fn a_tenant_without_tasks_is_not_a_filter_without_a_match() {
    let page = Page::with_answer(&answer(&[], Some(0))).await;
    assert_eq!(heading(&page), "This tenant has no data backup tasks");
    assert!(
        !page
            .all("button")
            .iter()
            .any(|button| shown(button).starts_with("Clear filters"))
    );
}

#[wasm_bindgen_test]
async fn a_filter_without_a_match_can_be_cleared() {
    let page = Page::open("cluster=1&tenant=2&status=FAILED&backupSetId=3").await;
    page.call().await.answers(&answer(&[], Some(0))).await;
    assert_eq!(heading(&page), "Nothing matches this filter");
    click(&page.button("Clear filters (3)")).await;
    let call = page.call().await;
    for name in ["startTime", "endTime", "status", "backupSetId"] {
        assert_eq!(call.parameter(name), None, "{name}");
    }
    call.answers(&tasks([1], 1)).await;
    assert_eq!(page.ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn a_failure_before_anything_came_is_not_no_data() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call().await.breaks().await;
    assert_eq!(heading(&page), "No tasks to show");
    assert_eq!(shown(&page.hook("total")), "No tasks loaded");
}

#[wasm_bindgen_test]
async fn tasks_that_ocp_counts_and_does_not_give_are_not_no_data_either() {
    let page = Page::with_answer(&answer(&[], Some(1_204))).await;
    assert_eq!(heading(&page), "OCP sent no tasks");
    assert!(page.says("It says that 1,204 match, but its answer holds none of them."));
}

#[wasm_bindgen_test]
async fn the_head_names_the_tenant_as_soon_as_its_name_is_known() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(shown(&page.the("header .scope")), "Tenant 2 Cluster 1");
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        shown(&page.the("header .scope")),
        "Tenant ww1144 Cluster ob_431"
    );
    assert_eq!(document().title(), "ww1144 · Data backup tasks");
}

#[wasm_bindgen_test]
async fn back_to_no_tenant_leaves_nothing_of_the_tenant_before() {
    for fails in [false, true] {
        let page = Page::open("").await;
        type_in(&page.hook("scope-cluster"), "1").await;
        type_in(&page.hook("scope-tenant"), "2").await;
        click(&page.hook("filter-apply")).await;
        let call = page.call().await;
        if fails {
            call.breaks().await;
        } else {
            call.answers(&tasks([1], 1)).await;
        }
        window()
            .history()
            .expect("a history")
            .back()
            .expect("there is a state before");
        until("the page asks for a tenant", || {
            page.says("Choose a cluster and a tenant")
        })
        .await;
        assert_eq!(page.notices("error"), [""; 0]);
        assert!(!page.has("header .scope") && !page.has("table"));
        assert_eq!(document().title(), "Data backup tasks");
        page.asks_nothing().await;
    }
}
