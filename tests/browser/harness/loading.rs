//! Pages in the middle of a load or an automatic refresh.

use std::ops::RangeInclusive;

use model::settings::config::Config;

use crate::harness::api_request::ApiRequest;
use crate::harness::page::{ALL_TASKS_QUERY, Page, TWENTY_FIVE_TASKS_QUERY};
use crate::harness::responses::tasks_response;
use crate::harness::time::{tick, wait_until};

/// The interval of the automatic refresh of [`open_auto_refreshing`], in milliseconds.
pub(crate) const REFRESH_INTERVAL: i32 = 40_000;

/// The number of tasks of the load that [`start_two_bulk_requests`] starts.
pub(crate) const BULK_TOTAL: usize = 8_000;

/// Waits until the table states this number of loaded tasks.
pub(crate) async fn wait_until_loaded(page: &Page, count: &str) {
    wait_until("the tasks are loaded", || {
        page.loaded_count().as_deref() == Some(count)
    })
    .await;
}

/// Opens the page with tasks 25 to 1, of which the first 10 are shown.
pub(crate) async fn open_25_tasks() -> Page {
    let page = Page::open(TWENTY_FIVE_TASKS_QUERY).await;
    page.respond_next(&tasks_response((1..=25).rev(), 25)).await;
    page
}

/// Opens the console with these settings, without automatic refresh.
pub(crate) async fn open_configured(config: Config, query: &str) -> Page {
    let config = Config {
        refresh_seconds: 0,
        ..config
    };
    Page::open_with_config(config, query).await
}

/// A response with these tasks, of which the first is running.
pub(crate) fn running_tasks_response(ids: RangeInclusive<i64>) -> String {
    let total = ids.clone().count();
    tasks_response(ids, total).replacen("DONE", "DOING", 1)
}

/// Opens the console with an automatic refresh every 40 seconds, and answers its first request.
pub(crate) async fn open_auto_refreshing(body: &str) -> Page {
    let config = Config {
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    page.respond_next(body).await;
    page
}

/// The response to a request for a page of 2000 of [`BULK_TOTAL`] tasks.
pub(crate) fn bulk_page_response(number: i64) -> String {
    tasks_response((number - 1) * 2_000 + 1..=number * 2_000, BULK_TOTAL)
}

/// Loads the first rows and the first page of 2000; returns the next two requests.
pub(crate) async fn start_two_bulk_requests(page: &Page) -> (ApiRequest, ApiRequest) {
    page.respond_next(&tasks_response(1..=200, BULK_TOTAL))
        .await;
    let first = page.next_request().await;
    page.assert_no_request().await;
    first.respond(&bulk_page_response(1)).await;
    wait_until_loaded(page, "2000").await;
    let (second, third) = (page.next_request().await, page.next_request().await);
    assert_eq!(page_numbers(&[&second, &third]), ["2", "3"]);
    page.assert_no_request().await;
    (second, third)
}

/// Responds with a page of 2000, and waits until the console has read all of it.
pub(crate) async fn respond_to_bulk_request(request: &ApiRequest, number: i64) {
    request.respond(&bulk_page_response(number)).await;
    // Forty turns are more than a response of this size is read in.
    for _ in 0..40 {
        tick().await;
    }
}

/// The page numbers that these requests ask for.
pub(crate) fn page_numbers(requests: &[&ApiRequest]) -> Vec<String> {
    requests
        .iter()
        .map(|request| request.page_and_size().0)
        .collect()
}
