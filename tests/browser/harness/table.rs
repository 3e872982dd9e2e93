//! The pager and the sort state of the table.

use crate::harness::elements::{attribute, text_of};
use crate::harness::page::Page;

/// The status text of the pager.
pub(crate) fn pager_status(page: &Page) -> String {
    text_of(&page.by_test_id("page-status"))
}

/// Whether "Previous page" and "Next page" are disabled.
pub(crate) fn are_ends_disabled(page: &Page) -> (bool, bool) {
    let is_disabled =
        |id| attribute(&page.by_test_id(id), "aria-disabled").as_deref() == Some("true");
    (is_disabled("page-prev"), is_disabled("page-next"))
}

/// The columns with `aria-sort`, and its value for each.
pub(crate) fn sorted_columns(page: &Page) -> Vec<(String, String)> {
    page.all("th[aria-sort]")
        .iter()
        .map(|header| {
            (
                header.text_content().unwrap_or_default(),
                attribute(header, "aria-sort").unwrap_or_default(),
            )
        })
        .collect()
}

/// The result of [`sorted_columns`] when one column is sorted.
pub(crate) fn sorted_by(label: &str, direction: &str) -> Vec<(String, String)> {
    vec![(label.to_owned(), direction.to_owned())]
}
