//! Recent tenants: what is remembered, and the links to them.

use js_sys::Function;
use leptos::prelude::{document, window};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Combobox, FILTER_QUERY, Page, click, entries_response, error_response, history_entry,
    open_with_preferences, scope_links, stored_preferences, task_json, tasks_response, text_of,
    type_in, wait_until,
};

/// Clicks with Control held; returns whether the click is left to the browser.
fn click_with_control(element: &HtmlElement) -> bool {
    let send = "const event = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true });
        let left = null;
        document.addEventListener('click', event => { left = !event.defaultPrevented; event.preventDefault(); }, { once: true });
        element.dispatchEvent(event);
        return left";
    Function::new_with_args("element", send)
        .call1(&JsValue::UNDEFINED, element)
        .is_ok_and(|is_left_to_browser| is_left_to_browser.is_truthy())
}

#[wasm_bindgen_test]
async fn tenant_with_a_response_is_remembered_with_its_names() {
    let page = Page::open("cluster=1&tenant=2").await;
    assert_eq!(
        stored_preferences(),
        None,
        "nothing is remembered before a response"
    );
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144")
    );
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response([1, 2], 2)).await;
    type_in(&page.field("Tenant id"), "3").await;
    click(&page.by_test_id("filter-apply")).await;
    page.respond_next_with(404, &[], &error_response("OBE11001", "none"))
        .await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&recent=1%0A2%0Aob_431%0Aww1144"),
        "a failed tenant is not remembered"
    );
}

#[wasm_bindgen_test]
async fn names_of_another_scope_are_not_remembered() {
    let page = Page::open("cluster=1&tenant=2").await;
    let mut other_ids = task_json(1);
    other_ids["clusterId"] = json!(77);
    other_ids["tenantId"] = json!("78");
    let mut secret = task_json(2);
    secret["clusterId"] = json!(1);
    secret["clusterName"] = json!("password=S3cr3t");
    secret["tenantId"] = json!(78);
    page.respond_next(&entries_response(&[other_ids, secret], Some(2)))
        .await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&recent=1%0A2%0Apassword%3D***%0A")
    );
    assert_eq!(
        Combobox::new(&page, "Cluster id").selected_name(),
        "password=***"
    );
    assert_eq!(Combobox::new(&page, "Tenant id").selected_name(), "");
}

#[wasm_bindgen_test]
async fn start_page_links_to_pinned_and_recent_tenants() {
    let page = open_with_preferences(
        "version=1&pinned=5%0A6%0Aob_dr%0Abilling&recent=1%0A2%0Aob_431%0Aorders&recent=1%0A3",
        FILTER_QUERY,
    )
    .await;
    assert_eq!(
        scope_links(&page, ".empty"),
        [
            (
                "billing ob_dr 6".to_owned(),
                format!("?cluster=5&tenant=6&{FILTER_QUERY}")
            ),
            (
                "orders ob_431 2".to_owned(),
                format!("?cluster=1&tenant=2&{FILTER_QUERY}")
            ),
            (
                "Tenant 3 ob_431 3".to_owned(),
                format!("?cluster=1&tenant=3&{FILTER_QUERY}")
            ),
        ]
    );
    let before = history_entry();
    let first = page.all(".empty a.scope-link").remove(1);
    assert!(
        click_with_control(&first),
        "the click is left to the browser"
    );
    page.assert_no_request().await;
    first.focus().expect("a link takes the focus");
    click(&first).await;
    assert_ne!(
        history_entry(),
        before,
        "following the link adds a history entry"
    );
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/")
            && request.url().contains("status=FAILED")
    );
    assert_eq!(
        window().location().search(),
        Ok(format!("?cluster=1&tenant=2&{FILTER_QUERY}"))
    );
    request.respond(&tasks_response([1], 1)).await;
    wait_until("the focus is not lost", || {
        document()
            .active_element()
            .is_some_and(|active| active.tag_name() != "BODY")
    })
    .await;
}

#[wasm_bindgen_test]
async fn start_page_without_history_leads_to_the_clusters() {
    let page = Page::open("").await;
    assert!(page.has_text("First the cluster, then one of its tenants."));
    click(&page.button("Choose a cluster")).await;
    let combobox = Combobox::new(&page, "Cluster id");
    assert!(combobox.is_open());
    assert_eq!(
        document()
            .active_element()
            .map(|active| active.id())
            .as_deref(),
        Some("scope-cluster")
    );
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters?")
    );
    assert!(
        scope_links(&page, "").is_empty() && page.has(".scope-more[hidden]"),
        "no links are shown"
    );
}

#[wasm_bindgen_test]
async fn recent_tenants_can_be_cleared() {
    let page =
        open_with_preferences("version=1&pinned=5%0A6&recent=1%0A3", "cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    click(&page.button("Recent and pinned tenants")).await;
    wait_until("the menu is open", || page.has("#scope-menu a")).await;
    click(&page.button("Clear recent tenants")).await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&pinned=5%0A6")
    );
}

#[wasm_bindgen_test]
async fn tenant_without_tasks_keeps_its_remembered_name() {
    let page = open_with_preferences(
        "version=1&pinned=1%0A2%0Aob_431%0Aorders",
        "cluster=1&tenant=2",
    )
    .await;
    assert_eq!(
        text_of(&page.only(".masthead .scope")),
        "Tenant orders Cluster ob_431"
    );
    page.respond_next(&tasks_response([], 0)).await;
    assert_eq!(
        text_of(&page.only(".masthead .scope")),
        "Tenant orders Cluster ob_431"
    );
    assert_eq!(Combobox::new(&page, "Tenant id").selected_name(), "orders");
}

#[wasm_bindgen_test]
async fn preferences_stored_by_another_tab_are_kept() {
    let page = Page::open("cluster=1&tenant=2").await;
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    storage
        .set_item("ocp-backup-console", "version=1&theme=dark&recent=8%0A9")
        .expect("there is room");
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&theme=dark&recent=1%0A2%0Aob_431%0Aww1144&recent=8%0A9")
    );
}
