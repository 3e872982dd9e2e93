//! Moving through the pages.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, SetUp, attribute, choose, chosen_for_good, click, happens, name, place, shown, tasks,
    type_in, until, value,
};

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
    assert_eq!(
        (status(&page).as_str(), ends(&page)),
        ("1–20 of 45", (true, false))
    );
    click(&page.hook("page-next")).await;
    assert_eq!(
        (status(&page).as_str(), ends(&page)),
        ("21–40 of 45", (false, false))
    );
    click(&page.hook("page-next")).await;
    assert_eq!(
        (status(&page).as_str(), ends(&page)),
        ("41–45 of 45", (false, true))
    );
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
    assert_eq!(
        (first.as_str(), value(&page.hook("page-size")).as_str()),
        ("25", "20")
    );
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
    assert_eq!(
        (status(&page).as_str(), ends(&page)),
        ("41–45 of 45", (false, true))
    );
    assert_eq!(
        attribute(&page.the("nav"), "aria-label").as_deref(),
        Some("Pages")
    );
}

#[wasm_bindgen_test]
async fn a_page_that_does_not_exist_becomes_the_last_in_the_address_too() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=9999&zoom=7").await;
    let entry = place();
    let unknown = "The link’s “zoom” is not a parameter of this page and is ignored.";
    page.call().await.answers(&tasks(1..=200, 410)).await;
    assert_eq!(
        (status(&page).as_str(), page.notices("warning")),
        ("Page 9,999 is being loaded", vec![unknown.to_owned()])
    );
    assert!(
        address().contains("page=9999"),
        "it may still come: {}",
        address()
    );
    page.call().await.answers(&tasks(1..=410, 410)).await;
    until("all are loaded", || page.loaded().as_deref() == Some("410")).await;
    assert_eq!(
        (status(&page).as_str(), address().ends_with("&page=21")),
        ("401–410 of 410", true),
        "{}",
        address()
    );
    assert_eq!(place(), entry, "that is no place to go back to");
    let told = [
        unknown,
        "The link’s page 9,999 does not exist; the last is 21.",
    ]
    .concat();
    assert_eq!(page.notices("warning"), [told]);
    click(&page.hook("page-prev")).await;
    assert_eq!(
        (status(&page).as_str(), page.notices("warning").len()),
        ("381–400 of 410", 0)
    );
}

#[wasm_bindgen_test]
async fn where_nothing_is_found_there_is_only_one_page() {
    let page = Page::open("cluster=1&tenant=2&page=5").await;
    page.call().await.answers(&tasks([], 0)).await;
    assert_eq!(
        page.notices("warning"),
        ["The link’s page 5 does not exist; there is only page 1."]
    );
    assert!(!address().contains("page="), "{}", address());
}

#[wasm_bindgen_test]
async fn a_page_that_goes_with_its_tasks_is_no_fault_of_a_link() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=3").await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    assert_eq!(page.ids(), ["5", "4", "3", "2", "1"]);
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=30, 30)).await;
    assert_eq!(
        (status(&page).as_str(), page.notices("warning")),
        ("21–30 of 30", vec![])
    );
    assert!(address().contains("page=2"), "{}", address());
}

#[wasm_bindgen_test]
async fn the_size_is_kept_and_an_address_says_it_where_it_is_not_the_usual_one() {
    let start = |kept| {
        Page::start(SetUp {
            query: "cluster=1&tenant=2&range=all",
            kept,
            ..SetUp::default()
        })
    };
    let page = start("").await;
    page.call().await.answers(&tasks(1..=120, 120)).await;
    let entry = place();
    choose(&page.hook("page-size"), "500").await;
    assert_eq!(
        (page.ids().len(), status(&page).as_str()),
        (120, "1–120 of 120")
    );
    assert_eq!(
        (chosen_for_good().as_deref(), place()),
        (Some("version=1&size=500"), entry)
    );
    assert!(address().contains("&size=500"), "{}", address());
    drop(page);
    let page = start("version=1&size=50").await;
    page.call().await.answers(&tasks(1..=120, 120)).await;
    assert_eq!(
        (page.ids().len(), value(&page.hook("page-size")).as_str()),
        (50, "50")
    );
    click(&page.hook("page-next")).await;
    assert!(address().contains("&size=50"), "{}", address());
    choose(&page.hook("page-size"), "20").await;
    assert_eq!(
        (chosen_for_good().as_deref(), status(&page).as_str()),
        (Some("version=1&size=20"), "41–60 of 120")
    );
    assert!(!address().contains("size="), "{}", address());
}

fn address() -> String {
    ocp_backup_console::platform::address::search()
}

/// Types a page's number, and presses Enter.
async fn go_to(page: &Page, text: &str) {
    type_in(&page.hook("page-go"), text).await;
    happens(&page.the(".pager__go"), "submit").await;
}

#[wasm_bindgen_test]
async fn a_page_is_gone_to_by_its_number() {
    let page = Page::with_answer(&tasks(1..=45, 45)).await;
    let field = page.field("Page");
    assert_eq!(
        (
            value(&field).as_str(),
            shown(&page.the("#page-go-of")).as_str()
        ),
        ("1", "of 3")
    );
    go_to(&page, " 3 ").await;
    assert_eq!(
        (status(&page).as_str(), value(&field).as_str()),
        ("41–45 of 45", "3")
    );
    assert!(address().contains("&page=3"), "{}", address());
    assert_eq!(shown(&page.the("[role=status]")), "Page 3 of 3");
    click(&page.hook("page-prev")).await;
    assert_eq!(value(&field), "2", "the field follows the page");
    for (hook, shows, ends_after) in [
        ("page-first", "1–20 of 45", (true, false)),
        ("page-last", "41–45 of 45", (false, true)),
    ] {
        click(&page.hook(hook)).await;
        assert_eq!((status(&page).as_str(), ends(&page)), (shows, ends_after));
        let entry = place();
        click(&page.hook(hook)).await;
        assert_eq!(place(), entry, "there is nowhere further to go");
    }
    assert_eq!(
        (
            name(&page.hook("page-first")).as_str(),
            name(&page.hook("page-last")).as_str()
        ),
        ("First page", "Last page")
    );
}

#[wasm_bindgen_test]
async fn what_is_no_page_is_told_and_kept_until_it_is_changed() {
    let page = Page::with_answer(&tasks(1..=45, 45)).await;
    let field = page.hook("page-go");
    let error = || shown(&page.the("#page-go-error"));
    for wrong in ["0", "4", "x", "1.5", ""] {
        go_to(&page, wrong).await;
        assert_eq!(
            (error().as_str(), value(&field).as_str()),
            ("Enter a page from 1 to 3", wrong)
        );
        assert_eq!(attribute(&field, "aria-invalid").as_deref(), Some("true"));
        assert_eq!(status(&page), "1–20 of 45");
    }
    type_in(&field, "2").await;
    assert_eq!(
        (error().as_str(), attribute(&field, "aria-invalid")),
        ("", None)
    );
    go_to(&page, "2").await;
    assert_eq!(status(&page), "21–40 of 45");
    drop(page);
    let page = Page::with_answer(&tasks([1], 1)).await;
    go_to(&page, "2").await;
    assert_eq!(shown(&page.the("#page-go-error")), "There is only page 1");
}
