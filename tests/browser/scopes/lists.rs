//! The lists of clusters and tenants: when they are requested and what a selection does.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    CLUSTERS_URL, Combobox, Page, click, clusters_response, dispatch, list_entry, list_response,
    open_fifty_clusters, tasks_response, type_in, wait_for_typing_pause,
};

#[wasm_bindgen_test]
async fn list_is_requested_once_and_shows_names_beside_ids() {
    let page = Page::open("").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    assert_eq!(combobox.status(), "Loading OCP’s list…");
    let body = list_response(
        &[
            json!({ "id": 1_000_005, "name": "ob_431", "type": "PRIMARY", "obVersion": "4.3.1.0", "status": "RUNNING" }),
        ],
        1,
    );
    page.respond_next(&body).await;
    assert_eq!(
        combobox.option_texts(),
        ["ob_431 1000005 PRIMARY · 4.3.1.0 · RUNNING", "Reload list"]
    );
    assert_eq!(
        (combobox.group_names(), combobox.status()),
        (vec!["From OCP’s list".to_owned()], "1 cluster".into())
    );
    combobox.press("Escape").await;
    combobox.open().await;
    type_in(&combobox.field, "431").await;
    wait_for_typing_pause().await;
    page.assert_no_request().await;
    assert_eq!(
        (combobox.options().len(), combobox.status()),
        (2, "1 of 1 match".into())
    );

    click(&combobox.option("Reload list")).await;
    let second = page.next_request().await;
    assert_eq!(
        (second.url().as_str(), combobox.options().len()),
        (CLUSTERS_URL, 1),
        "the old list stays while loading"
    );
    second.respond(&clusters_response([7], 1)).await;
    type_in(&combobox.field, "").await;
    assert_eq!(combobox.option_texts(), ["ob_7 7 RUNNING", "Reload list"]);
}

#[wasm_bindgen_test]
async fn selecting_a_cluster_loads_its_tenants_and_keeps_typed_text() {
    let page = Page::open("").await;
    type_in(&page.field("Tenant id"), "77").await;
    let combobox = open_fifty_clusters(&page).await;
    click(&combobox.option("ob_3 ")).await;
    let request = page.next_request().await;
    assert_eq!(
        request.url(),
        "/api/v2/ob/clusters/3/tenants?page=1&size=50"
    );
    request
        .respond(&list_response(
            &[json!({ "id": 10, "name": "orders", "mode": "MYSQL", "status": "NORMAL" })],
            1,
        ))
        .await;
    let tenant = Combobox::new(&page, "Tenant id");
    assert_eq!(
        (combobox.value(), combobox.selected_name(), tenant.value()),
        ("3".into(), "ob_3".into(), "77".into())
    );
    tenant.open().await;
    assert_eq!(
        tenant.option_texts(),
        ["orders 10 MYSQL · NORMAL", "Reload list"]
    );
    click(&tenant.option("orders")).await;
    assert_eq!(
        (tenant.value(), tenant.selected_name()),
        ("10".into(), "orders".into())
    );
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/3/tenants/10/backup/")
    );
}

#[wasm_bindgen_test]
async fn selecting_another_cluster_clears_the_tenant_of_the_previous_one() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let (combobox, tenant) = (
        Combobox::new(&page, "Cluster id"),
        Combobox::new(&page, "Tenant id"),
    );
    combobox.open().await;
    page.respond_next(&clusters_response(1..=3, 3)).await;
    click(&combobox.option("ob_1 ")).await;
    page.respond_next(&list_response(&[list_entry(2, "crm")], 1))
        .await;
    assert_eq!(tenant.value(), "2", "the same cluster keeps its tenant");
    combobox.open().await;
    click(&combobox.option("ob_3 ")).await;
    page.respond_next(&list_response(&[list_entry(10, "orders")], 1))
        .await;
    assert_eq!(
        (combobox.value().as_str(), tenant.value().as_str()),
        ("3", "")
    );
    type_in(&tenant.field, "7").await;
    combobox.open().await;
    type_in(&combobox.field, "ob_1").await;
    click(&combobox.option("ob_1 ")).await;
    assert_eq!(
        (combobox.value().as_str(), tenant.value().as_str()),
        ("1", ""),
        "the search text is not taken for a cluster"
    );
    // A tenant that is known to belong to the cluster stays.
    type_in(&tenant.field, "10").await;
    combobox.open().await;
    click(&combobox.option("ob_3 ")).await;
    assert_eq!(
        (combobox.value().as_str(), tenant.value().as_str()),
        ("3", "10")
    );
}

#[wasm_bindgen_test]
async fn tenants_under_way_are_not_requested_twice() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    click(&combobox.option("ob_3 ")).await;
    let request = page.next_request().await;
    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    page.assert_no_request().await;
    assert!(!request.is_aborted());
    request
        .respond(&list_response(&[list_entry(10, "orders")], 1))
        .await;
    assert_eq!(tenant.option_texts(), ["orders 10 RUNNING", "Reload list"]);
}

#[wasm_bindgen_test]
async fn tenant_list_needs_a_cluster() {
    let page = Page::open("").await;
    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    assert_eq!(
        tenant.status(),
        "Choose or type a cluster: then its tenants are listed here."
    );
    type_in(&tenant.field, "ord").await;
    wait_for_typing_pause().await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn closing_the_list_aborts_its_request() {
    let page = Page::open("").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    let request = page.next_request().await;
    combobox.press("Escape").await;
    assert!(request.is_aborted());
    combobox.open().await;
    let request = page.next_request().await;
    dispatch(&combobox.field, "blur").await;
    assert!(request.is_aborted());
    request.reject_as_aborted().await;
    combobox.open().await;
    page.respond_next(&clusters_response([1], 1)).await;
    assert_eq!(
        (combobox.options().len(), combobox.status()),
        (2, "1 cluster".into())
    );
}

#[wasm_bindgen_test]
async fn hostile_names_are_shown_as_text_and_large_ids_exactly() {
    let page = Page::open("").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    let entries = [
        json!({ "id": 9_007_199_254_740_993_i64, "name": "<img src=x onerror=alert(1)>", "status": "R\u{202e}X" }),
        json!({ "id": "9223372036854775807", "name": "a\u{202e}b\nc" }),
        json!({ "id": 3, "name": "W".repeat(20_000) }),
        json!({ "id": 4, "name": "password=S3cr3t" }),
        json!({ "name": "nobody can choose it" }),
        json!({ "id": {}, "name": "nor this" }),
        json!(null),
        json!({ "id": 5, "name": [] }),
    ];
    page.respond_next(&list_response(&entries, 8)).await;
    let texts = combobox.option_texts();
    assert_eq!(
        texts[0],
        "<img src=x onerror=alert(1)> 9007199254740993 R⟨U+202E⟩X"
    );
    assert_eq!(texts[1], "a⟨U+202E⟩b … 9223372036854775807");
    assert!(
        texts[2].len() < 200 && texts[3].starts_with("password=*** 4"),
        "{texts:?}"
    );
    assert_eq!(
        (texts[4].as_str(), texts.len(), combobox.status().as_str()),
        ("5", 6, "5 clusters")
    );
    assert!(!page.has("[role=option] img"));
    click(&combobox.option("<img")).await;
    assert_eq!(combobox.value(), "9007199254740993");
}
