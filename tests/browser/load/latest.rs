//! Only the newest question's answer may land, and nobody hears of the others.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Call, Page, click, shown, tasks, type_in};

/// Two questions, the first still without an answer.
async fn two_questions(page: &Page) -> (Call, Call) {
    let first = page.call().await;
    assert!(!first.is_aborted());
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    let second = page.call().await;
    assert_eq!(second.parameter("status").as_deref(), Some("DONE"));
    assert!(first.is_aborted() && !second.is_aborted());
    (first, second)
}

#[wasm_bindgen_test]
async fn an_old_answer_that_comes_last_does_not_land() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = two_questions(&page).await;
    second.answers(&tasks([2], 1)).await;
    first.answers(&tasks([1], 1)).await;
    assert_eq!(page.ids(), ["2"]);
    assert_eq!(page.loaded().as_deref(), Some("1"));
}

#[wasm_bindgen_test]
async fn an_old_answer_that_comes_first_does_not_land_either() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = two_questions(&page).await;
    first.answers(&tasks([1], 1)).await;
    assert_eq!(page.loaded(), None);
    assert!(page.says("Loading tasks…"));
    second.answers(&tasks([2], 1)).await;
    assert_eq!(page.ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn an_old_question_that_fails_is_not_heard_of() {
    let page = Page::open("cluster=1&tenant=2").await;
    let (first, second) = two_questions(&page).await;
    first.ends_as_aborted().await;
    assert_eq!(page.notices("error"), [""; 0]);
    second.answers(&tasks([2], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["2".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn a_refresh_takes_the_place_of_the_request_under_way() {
    let page = Page::with_answer(&tasks(1..=3, 3)).await;
    click(&page.button("Refresh")).await;
    let first = page.call().await;
    click(&page.button("Refresh")).await;
    let second = page.call().await;
    assert!(first.is_aborted() && !second.is_aborted());
    second.answers(&tasks([2], 1)).await;
    first.answers(&tasks([1], 1)).await;
    assert_eq!(page.ids(), ["2"]);
}

#[wasm_bindgen_test]
async fn another_tenants_rows_go_at_once() {
    let page = Page::with_answer(&tasks(1..=3, 3)).await;
    assert_eq!(page.ids().len(), 3);
    type_in(&page.hook("scope-tenant"), "5").await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(page.loaded(), None);
    assert!(
        !page.says("ww1144"),
        "the head must not name the tenant before"
    );
    let call = page.call().await;
    assert!(
        call.url().starts_with("/api/v2/ob/clusters/1/tenants/5/"),
        "{}",
        call.url()
    );
    call.breaks().await;
    assert_eq!(page.loaded(), None);
    assert_eq!(
        shown(&page.the(".empty[data-kind=error]")),
        "No tasks to show",
        "the notice says the rest"
    );
}

#[wasm_bindgen_test]
async fn leaving_the_page_ends_its_request() {
    let page = Page::open("cluster=1&tenant=2").await;
    let call = page.call().await;
    page.leave().await;
    assert!(call.is_aborted());
    // Nobody is there to take it in, and nothing breaks.
    call.answers(&tasks(1..=200, 300)).await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn rows_of_an_older_question_never_pass_for_the_new_ones() {
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    page.call().await;
    assert!(page.says("Loading: 200 of 240") && page.has_button("Cancel"));
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert!(
        page.says("Loading tasks…") && !page.says("240"),
        "counts of the old question"
    );
    assert!(page.has_button("Cancel"));
    call.answers(&tasks([7], 1)).await;
    assert!(page.says("Sorted over all 1"));
}
