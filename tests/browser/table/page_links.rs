//! Page and page size in links and preferences.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, PageSetup, address_query, are_ends_disabled, attribute, click, history_entry,
    pager_status, select_option, stored_choices, tasks_response, value, wait_until,
};

#[wasm_bindgen_test]
async fn page_beyond_the_last_shows_the_last() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=99").await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    assert_eq!(
        (pager_status(&page).as_str(), are_ends_disabled(&page)),
        ("41–45 of 45", (false, true))
    );
    assert_eq!(
        attribute(&page.only("nav"), "aria-label").as_deref(),
        Some("Pages")
    );
}

#[wasm_bindgen_test]
async fn missing_page_is_corrected_in_the_address_with_a_warning() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=9999&zoom=7").await;
    let entry = history_entry();
    let unknown = "The link’s “zoom” is not a parameter of this page and is ignored.";
    page.respond_next(&tasks_response(1..=200, 410)).await;
    assert_eq!(
        (pager_status(&page).as_str(), page.notices("warning")),
        ("Page 9,999 is being loaded", vec![unknown.to_owned()])
    );
    assert!(
        address_query().contains("page=9999"),
        "the page may still arrive: {}",
        address_query()
    );
    page.respond_next(&tasks_response(1..=410, 410)).await;
    wait_until("all tasks are loaded", || {
        page.loaded_count().as_deref() == Some("410")
    })
    .await;
    assert_eq!(
        (
            pager_status(&page).as_str(),
            address_query().ends_with("&page=21")
        ),
        ("401–410 of 410", true),
        "{}",
        address_query()
    );
    assert_eq!(
        history_entry(),
        entry,
        "correcting the page adds no history entry"
    );
    let warning = [
        unknown,
        "The link’s page 9,999 does not exist; the last is 21.",
    ]
    .concat();
    assert_eq!(page.notices("warning"), [warning]);
    click(&page.by_test_id("page-prev")).await;
    assert_eq!(
        (pager_status(&page).as_str(), page.notices("warning").len()),
        ("381–400 of 410", 0)
    );
}

#[wasm_bindgen_test]
async fn empty_result_has_one_page() {
    let page = Page::open("cluster=1&tenant=2&page=5").await;
    page.respond_next(&tasks_response([], 0)).await;
    assert_eq!(
        page.notices("warning"),
        ["The link’s page 5 does not exist; there is only page 1."]
    );
    assert!(!address_query().contains("page="), "{}", address_query());
}

#[wasm_bindgen_test]
async fn page_lost_by_a_refresh_gives_no_warning() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=3").await;
    page.respond_next(&tasks_response(1..=45, 45)).await;
    assert_eq!(page.task_ids(), ["5", "4", "3", "2", "1"]);
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=30, 30)).await;
    assert_eq!(
        (pager_status(&page).as_str(), page.notices("warning")),
        ("21–30 of 30", vec![])
    );
    assert!(address_query().contains("page=2"), "{}", address_query());
}

#[wasm_bindgen_test]
async fn page_size_is_stored_and_in_the_address_when_not_the_default() {
    let start = |stored| {
        Page::open_with(PageSetup {
            query: "cluster=1&tenant=2&range=all",
            stored,
            ..PageSetup::default()
        })
    };
    let page = start("").await;
    page.respond_next(&tasks_response(1..=120, 120)).await;
    let entry = history_entry();
    select_option(&page.by_test_id("page-size"), "500").await;
    assert_eq!(
        (page.task_ids().len(), pager_status(&page).as_str()),
        (120, "1–120 of 120")
    );
    assert_eq!(
        (stored_choices().as_deref(), history_entry()),
        (Some("version=1&size=500"), entry)
    );
    assert!(address_query().contains("&size=500"), "{}", address_query());
    drop(page);
    let page = start("version=1&size=50").await;
    page.respond_next(&tasks_response(1..=120, 120)).await;
    assert_eq!(
        (
            page.task_ids().len(),
            value(&page.by_test_id("page-size")).as_str()
        ),
        (50, "50")
    );
    click(&page.by_test_id("page-next")).await;
    assert!(address_query().contains("&size=50"), "{}", address_query());
    select_option(&page.by_test_id("page-size"), "20").await;
    assert_eq!(
        (stored_choices().as_deref(), pager_status(&page).as_str()),
        (Some("version=1&size=20"), "41–60 of 120")
    );
    assert!(!address_query().contains("size="), "{}", address_query());
}
