//! The pager: its buttons, its page field and the page size.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, address_query, are_ends_disabled, attribute, click, dispatch,
    history_entry, pager_status, select_option, tasks_response, text_of, type_in, value,
};

#[wasm_bindgen_test]
async fn buttons_at_the_ends_are_disabled_and_rows_are_counted() {
    let page = Page::open_with_response(&tasks_response(1..=45, 45)).await;
    assert_eq!(accessible_name(&page.by_test_id("page-next")), "Next page");
    assert_eq!(
        accessible_name(&page.by_test_id("page-prev")),
        "Previous page"
    );
    assert_eq!(
        (pager_status(&page).as_str(), are_ends_disabled(&page)),
        ("1–20 of 45", (true, false))
    );
    click(&page.by_test_id("page-next")).await;
    assert_eq!(
        (pager_status(&page).as_str(), are_ends_disabled(&page)),
        ("21–40 of 45", (false, false))
    );
    click(&page.by_test_id("page-next")).await;
    assert_eq!(
        (pager_status(&page).as_str(), are_ends_disabled(&page)),
        ("41–45 of 45", (false, true))
    );
    assert_eq!(page.task_ids(), ["5", "4", "3", "2", "1"]);
    click(&page.by_test_id("page-prev")).await;
    assert_eq!(pager_status(&page), "21–40 of 45");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn changing_the_page_size_keeps_the_first_row_in_view() {
    let page = Page::open_with_response(&tasks_response(1..=45, 45)).await;
    click(&page.by_test_id("page-next")).await;
    let first = page.task_ids().swap_remove(0);
    assert_eq!(
        (
            first.as_str(),
            value(&page.by_test_id("page-size")).as_str()
        ),
        ("25", "20")
    );
    for (size, expected) in [("10", "21–30 of 45"), ("50", "1–45 of 45")] {
        select_option(&page.by_test_id("page-size"), size).await;
        assert_eq!(pager_status(&page), expected);
        assert!(page.task_ids().contains(&first));
    }
    select_option(&page.by_test_id("page-size"), "100").await;
    assert_eq!(page.task_ids().len(), 45);
}

#[wasm_bindgen_test]
async fn counts_name_loaded_rows_until_all_are_loaded() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=12").await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    assert_eq!(pager_status(&page), "Page 12 is being loaded");
    click(&page.by_test_id("page-prev")).await;
    assert_eq!(pager_status(&page), "161–180 of 200 loaded");
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(pager_status(&page), "161–180 of 240");
}

/// Types a page number, and presses Enter.
async fn go_to_page(page: &Page, text: &str) {
    type_in(&page.by_test_id("page-go"), text).await;
    dispatch(&page.only(".pager__go"), "submit").await;
}

#[wasm_bindgen_test]
async fn page_field_goes_to_a_page() {
    let page = Page::open_with_response(&tasks_response(1..=45, 45)).await;
    let field = page.field("Page");
    assert_eq!(
        (
            value(&field).as_str(),
            text_of(&page.only("#page-go-of")).as_str()
        ),
        ("1", "of 3")
    );
    go_to_page(&page, " 3 ").await;
    assert_eq!(
        (pager_status(&page).as_str(), value(&field).as_str()),
        ("41–45 of 45", "3")
    );
    assert!(address_query().contains("&page=3"), "{}", address_query());
    assert_eq!(page.announcement(), "Page 3 of 3");
    click(&page.by_test_id("page-prev")).await;
    assert_eq!(value(&field), "2", "the field follows the page");
    for (test_id, expected, ends_after) in [
        ("page-first", "1–20 of 45", (true, false)),
        ("page-last", "41–45 of 45", (false, true)),
    ] {
        click(&page.by_test_id(test_id)).await;
        assert_eq!(
            (pager_status(&page).as_str(), are_ends_disabled(&page)),
            (expected, ends_after)
        );
        let entry = history_entry();
        click(&page.by_test_id(test_id)).await;
        assert_eq!(
            history_entry(),
            entry,
            "going to the same page adds no history entry"
        );
    }
    assert_eq!(
        (
            accessible_name(&page.by_test_id("page-first")).as_str(),
            accessible_name(&page.by_test_id("page-last")).as_str()
        ),
        ("First page", "Last page")
    );
}

#[wasm_bindgen_test]
async fn invalid_page_number_is_reported_until_changed() {
    let page = Page::open_with_response(&tasks_response(1..=45, 45)).await;
    let field = page.by_test_id("page-go");
    let error = || text_of(&page.only("#page-go-error"));
    for wrong in ["0", "4", "x", "1.5", ""] {
        go_to_page(&page, wrong).await;
        assert_eq!(
            (error().as_str(), value(&field).as_str()),
            ("Enter a page from 1 to 3", wrong)
        );
        assert_eq!(attribute(&field, "aria-invalid").as_deref(), Some("true"));
        assert_eq!(pager_status(&page), "1–20 of 45");
    }
    type_in(&field, "2").await;
    assert_eq!(
        (error().as_str(), attribute(&field, "aria-invalid")),
        ("", None)
    );
    go_to_page(&page, "2").await;
    assert_eq!(pager_status(&page), "21–40 of 45");
    drop(page);
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    go_to_page(&page, "2").await;
    assert_eq!(
        text_of(&page.only("#page-go-error")),
        "There is only page 1"
    );
}
