//! The request details: the dialog that lists the requests of the page.

use leptos::prelude::window;
use web_sys::HtmlElement;

use crate::harness::elements::{accessible_name, click, text_of};
use crate::harness::page::Page;
use crate::harness::time::{wait_for_paint, wait_until};

/// The path of the first request for [`ALL_TASKS_QUERY`](crate::harness::ALL_TASKS_QUERY).
pub(crate) const TASKS_PATH: &str =
    "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=1&size=200";

/// Opens the dialog.
pub(crate) async fn open_request_details(page: &Page) {
    click(&page.by_test_id("this-answer")).await;
    wait_until("the dialog is open", || page.has("dialog[open]")).await;
}

/// Closes the dialog.
pub(crate) async fn close_request_details(page: &Page) {
    click(&page.button("Close")).await;
    wait_for_paint().await;
    assert!(!page.has("#answer"), "the dialog is removed");
}

/// The lines of the requests from top to bottom, without the duration, which differs each time.
pub(crate) fn request_lines(page: &Page) -> Vec<String> {
    page.all(".request__fold")
        .iter()
        .map(|line| without_duration(&text_of(line)))
        .collect()
}

/// Removes the first number that is followed by `ms`, with its unit.
fn without_duration(line: &str) -> String {
    let mut words: Vec<_> = line.split(' ').collect();
    if let Some(unit) = words.iter().skip(1).position(|word| *word == "ms") {
        words.drain(unit..=unit + 1);
    }
    words.join(" ")
}

/// The headings of the groups of requests.
pub(crate) fn group_titles(page: &Page) -> Vec<String> {
    page.all("#answer h3")
        .iter()
        .map(|title| text_of(title))
        .collect()
}

/// The value beside a label in the expanded request.
pub(crate) fn request_value(page: &Page, label: &str) -> String {
    let entries = page.all("#answer .kv");
    let has_label = |entry: &&HtmlElement| {
        entry
            .query_selector("dt")
            .ok()
            .flatten()
            .is_some_and(|dt| text_of(&dt) == label)
    };
    let entry = entries
        .iter()
        .find(has_label)
        .unwrap_or_else(|| panic!("no {label}"));
    entry
        .query_selector("dd")
        .ok()
        .flatten()
        .map(|value| text_of(&value))
        .unwrap_or_default()
}

/// The button "Copy as cURL" with this index.
pub(crate) fn copy_as_curl_button(page: &Page, index: usize) -> HtmlElement {
    let mut buttons = page.all("#answer button");
    buttons.retain(|button| accessible_name(button) == "Copy as cURL");
    buttons.remove(index)
}

/// The origin of the test page.
pub(crate) fn page_origin() -> String {
    window().location().origin().expect("an origin")
}
