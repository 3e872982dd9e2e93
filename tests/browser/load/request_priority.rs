//! Requests of the user go before the bulk requests of a load.

use leptos::prelude::*;
use model::filter::{Question, Scope, TaskFilter};
use model::load::result_set::ResultSet;
use model::settings::config::Config;
use model::task::{ClusterId, TenantId};
use ocp_backup_console::state::load::loader::Loader;
use ocp_backup_console::state::requests::Requests;
use ocp_backup_console::state::session::Session;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{BULK_TOTAL, Page, page_numbers, respond_to_bulk_request, tasks_response};

#[wasm_bindgen_test]
async fn bulk_requests_wait_while_a_user_request_is_under_way() {
    // This page sends no requests of its own.
    let page = Page::open("").await;
    let owner = Owner::new();
    let loader = owner.with(|| {
        let config = Arc::new(Config::default());
        let requests = Requests::new(Arc::clone(&config));
        Loader::new(&config, requests, Session::new(Arc::clone(&config)), false)
    });
    let rows = || loader.rows.with_untracked(ResultSet::len);
    let user_request = loader.user_requests.begin();
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    loader.load(Question {
        scope,
        filter: TaskFilter::everything(),
    });
    let first = page.next_request().await;
    assert_eq!(
        first.page_and_size(),
        ("1".to_owned(), "200".to_owned()),
        "the first rows are a user request"
    );
    first.respond(&tasks_response(1..=200, BULK_TOTAL)).await;
    assert_eq!(rows(), 200);
    page.assert_no_request().await;
    let other_user_request = loader.user_requests.begin();
    drop(user_request);
    page.assert_no_request().await;
    drop(other_user_request);
    let bulk = page.next_request().await;
    assert_eq!(bulk.page_and_size(), ("1".to_owned(), "2000".to_owned()));
    let user_request = loader.user_requests.begin();
    respond_to_bulk_request(&bulk, 1).await;
    assert_eq!(rows(), 2_000, "a request under way is not delayed");
    page.assert_no_request().await;
    drop(user_request);
    assert_eq!(
        page_numbers(&[&page.next_request().await, &page.next_request().await]),
        ["2", "3"]
    );
    drop(owner);
}
