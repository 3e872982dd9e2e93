//! Links to recent and pinned tenants.

use crate::harness::elements::{attribute, text_of};
use crate::harness::page::{Page, PageSetup};

/// The filter part of a query, which links to tenants keep.
pub(crate) const FILTER_QUERY: &str = "range=7d&status=FAILED&size=50&sort=duration&zone=utc";

/// Opens the console with these stored preferences.
pub(crate) async fn open_with_preferences(stored: &str, query: &str) -> Page {
    Page::open_with(PageSetup {
        stored,
        query,
        ..PageSetup::default()
    })
    .await
}

/// The texts and targets of the links to tenants below a selector.
pub(crate) fn scope_links(page: &Page, within: &str) -> Vec<(String, String)> {
    page.all(&format!("{within} a.scope-link"))
        .iter()
        .map(|link| (text_of(link), attribute(link, "href").unwrap_or_default()))
        .collect()
}
