//! Moving through the pages.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, attribute, choose, click, name, shown, tasks, value};

fn status(page: &Page) -> String {
    shown(&page.hook("page-status"))
}

/// Whether "Previous page" and "Next page" are switched off.
fn ends(page: &Page) -> (bool, bool) {
    let off = |hook| page.hook(hook).get_attribute("aria-disabled").as_deref() == Some("true");
    (off("page-prev"), off("page-next"))
}

#[wasm_bindgen_test]
async fn the_ends_are_switched_off_and_the_rows_counted() {
    let page = Page::with_answer(&tasks(1..=45, 45)).await;
    assert_eq!(name(&page.hook("page-next")), "Next page");
    assert_eq!(name(&page.hook("page-prev")), "Previous page");
    assert_eq!((status(&page).as_str(), ends(&page)), ("1–20 of 45", (true, false)));
    click(&page.hook("page-next")).await;
    assert_eq!((status(&page).as_str(), ends(&page)), ("21–40 of 45", (false, false)));
    click(&page.hook("page-next")).await;
    assert_eq!((status(&page).as_str(), ends(&page)), ("41–45 of 45", (false, true)));
    assert_eq!(page.ids(), ["5", "4", "3", "2", "1"]);
    click(&page.hook("page-prev")).await;
    assert_eq!(status(&page), "21–40 of 45");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn another_size_keeps_the_first_row_in_view() {
    let page = Page::with_answer(&tasks(1..=45, 45)).await;
    click(&page.hook("page-next")).await;
    let first = page.ids().swap_remove(0);
    assert_eq!((first.as_str(), value(&page.hook("page-size")).as_str()), ("25", "20"));
    for (size, shows) in [("10", "21–30 of 45"), ("50", "1–45 of 45")] {
        choose(&page.hook("page-size"), size).await;
        assert_eq!(status(&page), shows);
        assert!(page.ids().contains(&first));
    }
    choose(&page.hook("page-size"), "100").await;
    assert_eq!(page.ids().len(), 45);
}

#[wasm_bindgen_test]
async fn counts_say_that_they_are_of_the_loaded_rows_until_all_are() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=12").await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    assert_eq!(status(&page), "Page 12 is being loaded");
    click(&page.hook("page-prev")).await;
    assert_eq!(status(&page), "161–180 of 200 loaded");
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(status(&page), "161–180 of 240");
}

#[wasm_bindgen_test]
async fn a_page_beyond_the_last_is_the_last() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=99").await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    assert_eq!((status(&page).as_str(), ends(&page)), ("41–45 of 45", (false, true)));
    assert_eq!(attribute(&page.the("nav"), "aria-label").as_deref(), Some("Pages"));
}
