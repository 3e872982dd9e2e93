//! The filter form with a time range.

use crate::harness::page::Page;
use crate::harness::responses::tasks_response;

/// Opens the page of one tenant with a time range and one task.
pub(crate) async fn open_with_range(range: &str) -> Page {
    let page = Page::open(&format!("cluster=1&tenant=2&{range}&zone=utc")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    page
}
