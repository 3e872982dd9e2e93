//! The messages in place of the rows, and the heading of the page.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, click, entries_response, go_back, tasks_response, text_of, type_in, wait_until,
};

/// The heading in place of the rows.
fn empty_state_heading(page: &Page) -> String {
    text_of(&page.only("main h2:not([data-testid])"))
}

#[wasm_bindgen_test]
async fn page_without_a_tenant_prompts_for_one_and_sends_no_request() {
    let page = Page::open("").await;
    assert_eq!(empty_state_heading(&page), "Choose a cluster and a tenant");
    assert!(!page.has_button("Refresh") && !page.has("table"));
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn page_before_the_first_response_makes_no_statement() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(text_of(&page.by_test_id("total")), "Loading tasks…");
    assert!(!page.has("main h2:not([data-testid])") && !page.has("table"));
    assert!(page.has("main[data-busy]"));
    page.respond_next(&tasks_response([1], 1)).await;
    assert!(!page.has("main[data-busy]"));
    assert_eq!(text_of(&page.by_test_id("total")), "1 task");
}

#[wasm_bindgen_test]
async fn tenant_without_tasks_has_its_own_message() {
    let page = Page::open_with_response(&entries_response(&[], Some(0))).await;
    assert_eq!(
        empty_state_heading(&page),
        "This tenant has no data backup tasks"
    );
    assert!(!page.has(".empty button"), "nothing can be widened");
}

#[wasm_bindgen_test]
async fn month_without_tasks_is_told_as_such_and_offers_all_time() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&entries_response(&[], Some(0))).await;
    assert_eq!(
        empty_state_heading(&page),
        "No backup task in the last 30 d"
    );
    click(&page.button("All time")).await;
    assert_eq!(page.next_request().await.parameter("startTime"), None);
}

#[wasm_bindgen_test]
async fn filter_without_a_match_can_be_widened() {
    let page = Page::open("cluster=1&tenant=2&status=FAILED&backupSetId=3").await;
    page.respond_next(&entries_response(&[], Some(0))).await;
    assert_eq!(empty_state_heading(&page), "Nothing matches this filter");
    assert!(page.has_text("with: last 30 d · Failed · set 3."));
    click(&page.button("Any status")).await;
    page.respond_next(&entries_response(&[], Some(0))).await;
    click(&page.button("Any backup set")).await;
    page.respond_next(&entries_response(&[], Some(0))).await;
    click(&page.button("All time")).await;
    let request = page.next_request().await;
    for name in ["startTime", "endTime", "status", "backupSetId"] {
        assert_eq!(request.parameter(name), None, "{name}");
    }
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn failed_first_load_is_not_shown_as_no_data() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.next_request().await.fail().await;
    assert_eq!(empty_state_heading(&page), "No tasks to show");
    assert_eq!(text_of(&page.by_test_id("total")), "No tasks loaded");
}

#[wasm_bindgen_test]
async fn counted_but_missing_tasks_are_not_shown_as_no_data() {
    let page = Page::open_with_response(&entries_response(&[], Some(1_204))).await;
    assert_eq!(empty_state_heading(&page), "OCP sent no tasks");
    assert!(
        page.has_text("It reports 1,204 matching tasks, but its response contains none of them.")
    );
}

#[wasm_bindgen_test]
async fn header_names_the_tenant_once_its_name_is_known() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(text_of(&page.only("header .scope")), "Tenant 2 Cluster 1");
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        text_of(&page.only("header .scope")),
        "Tenant ww1144 Cluster ob_431"
    );
    assert_eq!(document().title(), "ww1144 · Data backup tasks");
}

#[wasm_bindgen_test]
async fn back_to_no_tenant_removes_everything_of_the_tenant() {
    for is_failing in [false, true] {
        let page = Page::open("").await;
        type_in(&page.by_test_id("scope-cluster"), "1").await;
        type_in(&page.by_test_id("scope-tenant"), "2").await;
        click(&page.by_test_id("filter-apply")).await;
        let request = page.next_request().await;
        if is_failing {
            request.fail().await;
        } else {
            request.respond(&tasks_response([1], 1)).await;
        }
        go_back();
        wait_until("the page prompts for a tenant", || {
            page.has_text("Choose a cluster and a tenant")
        })
        .await;
        assert_eq!(page.notices("error"), [""; 0]);
        assert!(!page.has("header .scope") && !page.has("table"));
        assert_eq!(document().title(), "Data backup tasks");
        page.assert_no_request().await;
    }
}
