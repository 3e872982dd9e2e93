//! Which requests the overview sends, and when.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ApiRequest, Page, Timers, attribute, click, entries_response, error_response, list_entry,
    list_response, open_signed_in, sign_in, task_json,
};

const QUERY: &str = "cluster=7&view=tenants";
const CLUSTER_TASKS: &str = "/api/v2/ob/clusters/7/backup/task/dataBackupTasks?page=1&size=200";

/// A finished task of a tenant.
pub(super) fn task_of(tenant: i64, id: i64) -> Value {
    let mut task = task_json(id);
    task["clusterId"] = json!(7);
    task["tenantId"] = json!(tenant);
    task["finishTime"] = json!("2024-08-08T12:00:00Z");
    task
}

/// The overview of these tenants, up to the request for the tasks of the whole cluster.
pub(super) async fn open(tenants: &[i64]) -> (Page, ApiRequest) {
    let page = Page::open(QUERY).await;
    let list = page.next_request().await;
    assert_eq!(list.url(), "/api/v2/ob/clusters/7/tenants?page=1&size=2000");
    let entries: Vec<_> = tenants
        .iter()
        .map(|id| list_entry(*id, &format!("tenant_{id}")))
        .collect();
    list.respond(&list_response(&entries, entries.len())).await;
    let tasks = page.next_request().await;
    (page, tasks)
}

/// The same where OCP has no such endpoint: each tenant is asked.
pub(super) async fn open_without_endpoint(tenants: &[i64]) -> Page {
    let (page, tasks) = open(tenants).await;
    let refused = error_response("COM10001", "No such interface");
    tasks.respond_with(400, &[], &refused).await;
    page
}

/// The id of the tenant that a request asks for.
fn tenant_of(request: &ApiRequest) -> String {
    let url = request.url();
    let (_, rest) = url.split_once("/tenants/").unwrap_or_default();
    rest.split('/').next().unwrap_or_default().to_owned()
}

fn progress(page: &Page) -> (Option<String>, Option<String>) {
    let progress = page.by_test_id("overview-progress");
    (
        attribute(&progress, "data-asked"),
        attribute(&progress, "data-total"),
    )
}

#[wasm_bindgen_test]
async fn cluster_is_asked_once_and_tenants_without_tasks_on_their_own() {
    let (page, tasks) = open(&[1, 2, 3]).await;
    assert!(tasks.url().starts_with(CLUSTER_TASKS), "{}", tasks.url());
    tasks
        .respond(&entries_response(&[task_of(1, 1), task_of(2, 1)], Some(2)))
        .await;
    let third = page.next_request().await;
    assert_eq!(tenant_of(&third), "3");
    third.respond(&entries_response(&[], Some(0))).await;
    page.assert_no_request().await;
    assert_eq!(progress(&page), (Some("3".into()), Some("3".into())));
}

#[wasm_bindgen_test]
async fn each_tenant_is_asked_two_at_a_time() {
    let page = open_without_endpoint(&[1, 2, 3, 4]).await;
    let (first, second) = (page.next_request().await, page.next_request().await);
    assert_eq!(
        (tenant_of(&first), tenant_of(&second)),
        ("1".into(), "2".into())
    );
    page.assert_no_request().await;
    second
        .respond(&entries_response(&[task_of(2, 1)], Some(1)))
        .await;
    let third = page.next_request().await;
    assert_eq!(tenant_of(&third), "3");
    page.assert_no_request().await;
    assert_eq!(progress(&page), (Some("1".into()), Some("4".into())));
}

#[wasm_bindgen_test]
async fn stopped_overview_goes_on_where_it_was() {
    let page = open_without_endpoint(&[1, 2, 3]).await;
    let (first, second) = (page.next_request().await, page.next_request().await);
    first
        .respond(&entries_response(&[task_of(1, 1)], Some(1)))
        .await;
    let third = page.next_request().await;
    click(&page.button("Stop")).await;
    assert!(second.is_aborted() && third.is_aborted());
    page.assert_no_request().await;
    click(&page.button("Go on")).await;
    let again = (page.next_request().await, page.next_request().await);
    let again = (tenant_of(&again.0), tenant_of(&again.1));
    assert_eq!(again, ("2".to_owned(), "3".to_owned()));
}

#[wasm_bindgen_test]
async fn throttled_overview_waits_as_long_as_ocp_asks() {
    let timers = Timers::install();
    let page = open_without_endpoint(&[1, 2]).await;
    let (first, second) = (page.next_request().await, page.next_request().await);
    let headers = [("RateLimit-Reset", "5")];
    first.respond_with(429, &headers, "").await;
    second.respond(&entries_response(&[], Some(0))).await;
    page.assert_no_request().await;
    assert!(page.has_text("Waiting until"));
    // Five seconds, and a part of a second that differs between pages.
    timers.advance(5_499).await;
    let again = page.next_request().await;
    assert_eq!(tenant_of(&again), "1");
}

#[wasm_bindgen_test]
async fn ended_session_stops_the_overview() {
    let page = open_without_endpoint(&[1, 2]).await;
    let (first, second) = (page.next_request().await, page.next_request().await);
    let refused = error_response("IAM10000", "not signed in");
    first.respond_with(401, &[], &refused).await;
    assert!(second.is_aborted());
    page.assert_no_request().await;
    assert_eq!(page.notices("error").len(), 1);
    click(&page.button("Retry")).await;
    let again = (page.next_request().await, page.next_request().await);
    let again = (tenant_of(&again.0), tenant_of(&again.1));
    assert_eq!(again, ("1".to_owned(), "2".to_owned()));
}

#[wasm_bindgen_test]
async fn without_the_list_only_tenants_with_tasks_are_shown() {
    let page = Page::open(QUERY).await;
    let refused = error_response("IAM11000", "no permission");
    page.respond_next_with(403, &[], &refused).await;
    page.respond_next(&entries_response(&[task_of(9, 1)], Some(1)))
        .await;
    page.assert_no_request().await;
    assert_eq!(page.all("[data-testid=overview-row]").len(), 1);
    assert_eq!(page.notices("warning").len(), 1);
}

#[wasm_bindgen_test]
async fn overview_is_asked_after_signing_in_and_forgotten_after_signing_out() {
    let page = open_signed_in(QUERY).await;
    let entries = [list_entry(1, "orders")];
    page.respond_next(&list_response(&entries, 1)).await;
    page.respond_next(&entries_response(&[task_of(1, 1)], Some(1)))
        .await;
    assert_eq!(page.all("[data-testid=overview-row]").len(), 1);
    click(&page.button("Sign out")).await;
    assert_eq!(page.all("[data-testid=overview-row]").len(), 0);
    assert_eq!(page.notices("error").len(), 1);
    page.assert_no_request().await;
    sign_in(&page, "bob", "n3w").await;
    let list = page.next_request().await;
    assert!(list.url().contains("/tenants?"), "{}", list.url());
}

#[wasm_bindgen_test]
async fn shorter_wait_does_not_end_the_one_that_ocp_asks_for() {
    let timers = Timers::install();
    let page = open_without_endpoint(&[1, 2]).await;
    let (first, second) = (page.next_request().await, page.next_request().await);
    first
        .respond_with(429, &[("RateLimit-Reset", "5")], "")
        .await;
    second.respond_with(503, &[], "<html>").await;
    assert_eq!(timers.pending_delays(), [5_499]);
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn rows_stay_marked_until_their_tenants_have_answered_again() {
    let page = open_without_endpoint(&[1, 2]).await;
    for tenant in [1, 2] {
        let response = entries_response(&[task_of(tenant, 1)], Some(1));
        page.respond_next(&response).await;
    }
    let earlier = |page: &Page| page.all("[data-testid=overview-row][data-earlier]").len();
    assert_eq!(earlier(&page), 0);
    click(&page.button("Ask again")).await;
    assert_eq!(earlier(&page), 2);
    assert!(page.has_text("from before, not asked again yet"));
}
