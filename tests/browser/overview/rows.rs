//! What the rows say, and where they lead.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Downloads, Page, address_query, attribute, click, entries_response, error_response, go_back,
    text_of, wait_until,
};
use crate::overview::asking::{open, open_without_endpoint, task_of};

/// The states of the rows, by tenant, in their order.
fn states(page: &Page) -> Vec<(String, String)> {
    let rows = page.all("[data-testid=overview-row]");
    let value = |row, name| attribute(row, name).unwrap_or_default();
    rows.iter()
        .map(|row| (value(row, "data-tenant-id"), value(row, "data-state")))
        .collect()
}

fn row_text(page: &Page, tenant: i64) -> String {
    text_of(&page.only(&format!("[data-tenant-id=\"{tenant}\"]")))
}

#[wasm_bindgen_test]
async fn tenants_that_need_attention_come_first_with_the_reason() {
    let (page, tasks) = open(&[1, 2, 3]).await;
    let mut failed = task_of(3, 2);
    failed["status"] = json!("FAILED");
    failed["errorMsg"] = json!("(server)module:BACKUP_DATA,result: -4012(Timeout)");
    let all = [task_of(1, 1), task_of(2, 1), failed];
    tasks.respond(&entries_response(&all, Some(3))).await;
    let expected = [("3", "failed"), ("1", "ok"), ("2", "ok")];
    assert_eq!(
        states(&page),
        expected.map(|(id, state)| (id.to_owned(), state.to_owned()))
    );
    assert!(row_text(&page, 3).contains("-4012 Timeout: "));
    assert!(
        row_text(&page, 1).contains("Full"),
        "{}",
        row_text(&page, 1)
    );
}

#[wasm_bindgen_test]
async fn tenant_that_may_not_be_read_is_listed_with_the_reason() {
    let page = open_without_endpoint(&[1, 2]).await;
    let refused = error_response("IAM11000", "no permission");
    let (first, second) = (page.next_request().await, page.next_request().await);
    first.respond_with(403, &[], &refused).await;
    second
        .respond(&entries_response(&[task_of(2, 1)], Some(5_000)))
        .await;
    assert_eq!(states(&page)[1], ("1".to_owned(), "unknown".to_owned()));
    assert!(row_text(&page, 1).contains("Not known"));
    assert!(row_text(&page, 2).ends_with("1 of 5,000"));
}

#[wasm_bindgen_test]
async fn row_leads_to_the_tenant_and_back() {
    let (page, tasks) = open(&[1]).await;
    tasks
        .respond(&entries_response(&[task_of(1, 1)], Some(1)))
        .await;
    let link = page.only("[data-testid=overview-row] a");
    assert_eq!(
        attribute(&link, "href").as_deref(),
        Some("?cluster=7&tenant=1")
    );
    click(&link).await;
    assert_eq!(address_query(), "?cluster=7&tenant=1");
    page.respond_next(&entries_response(&[task_of(1, 1)], Some(1)))
        .await;
    assert_eq!(page.task_ids(), ["1"]);
    go_back();
    wait_until("the overview is back", || {
        page.has("[data-testid=overview-row]")
    })
    .await;
    page.assert_no_request().await;
    assert_eq!(states(&page).len(), 1, "what was known is kept");
    assert_eq!(page.link_target("All tenants"), None);
}

#[wasm_bindgen_test]
async fn table_is_saved_as_a_file() {
    let downloads = Downloads::capture();
    let (page, tasks) = open(&[1]).await;
    tasks
        .respond(&entries_response(&[task_of(1, 1)], Some(1)))
        .await;
    click(&page.by_test_id("export")).await;
    let file = downloads.last().await;
    assert!(
        file.name.starts_with("data-backup-tenants_7_"),
        "{}",
        file.name
    );
    assert_eq!(file.mime, "text/csv;charset=utf-8");
    let line = file.text.lines().nth(1).unwrap_or_default().to_owned();
    assert!(line.starts_with("7,1,tenant_1,ok,"), "{line}");
}
