//! Leaving an opened file for OCP.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, address_query, click, drop_file, export_file, open_with_file, tasks_response, type_in,
    value, wait_until,
};

#[wasm_bindgen_test]
async fn closing_the_file_returns_to_the_previous_request() {
    let page = Page::open("cluster=7&tenant=8&status=DONE&zone=utc").await;
    page.respond_next(&tasks_response([900], 1)).await;
    let before = address_query();
    drop_file("a.json", &export_file(1..=3, 3).to_string()).await;
    wait_until("the file is shown", || page.task_ids().len() == 3).await;
    assert_eq!(
        (
            value(&page.field("Cluster id")),
            value(&page.field("Tenant id"))
        ),
        ("1".into(), "2".into())
    );
    drop_file("b.json", &export_file([5], 1).to_string()).await;
    wait_until("another file replaces it", || page.task_ids() == ["5"]).await;
    click(&page.button("Close the file")).await;
    assert_eq!(address_query(), before);
    assert!(!page.has("[data-testid=source]") && !page.has_button("Close the file"));
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/7/tenants/8/"),
        "{}",
        request.url()
    );
    assert_eq!(
        page.task_ids(),
        Vec::<String>::new(),
        "the rows of the file are removed"
    );
    request.respond(&tasks_response([901], 1)).await;
    assert_eq!(page.task_ids(), ["901"]);
    assert_eq!(
        document().active_element().map(|element| element.id()),
        Some("open-file".into())
    );
}

#[wasm_bindgen_test]
async fn changing_the_tenant_closes_the_file_and_requests_its_tasks() {
    let page = open_with_file("backup.json", &export_file(1..=3, 3)).await;
    type_in(&page.field("Tenant id"), "9").await;
    click(&page.button("Apply")).await;
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/9/"),
        "{}",
        request.url()
    );
    request.respond(&tasks_response([77], 1)).await;
    assert_eq!(
        (page.task_ids(), page.has("[data-testid=source]")),
        (vec!["77".to_owned()], false)
    );
    let text = page.notices("warning");
    assert_eq!(text.len(), 1);
    assert!(
        text[0].starts_with("backup.json was closed, as it has no tasks of the cluster and tenant"),
        "{text:?}"
    );
}
