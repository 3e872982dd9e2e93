//! A list that changes between two pages.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, click, tasks, until};

async fn loaded(page: &Page, count: &str) {
    until("so many are shown", || {
        page.loaded().as_deref() == Some(count)
    })
    .await;
}

/// Answers the next request, which must be for this page of 2000.
async fn bulk(page: &Page, number: i64, total: usize) {
    let call = page.call().await;
    assert_eq!(
        call.page_and_size(),
        (number.to_string(), "2000".to_owned())
    );
    let last = i64::try_from(total).expect("a small number");
    call.answers(&tasks(
        (number - 1) * 2_000 + 1..=last.min(number * 2_000),
        total,
    ))
    .await;
}

/// A load of 4100 tasks of which two pages have come, and the second says that there is one more.
async fn shifted() -> Page {
    let page = Page::with_answer(&tasks(1..=200, 4_100)).await;
    bulk(&page, 1, 4_100).await;
    loaded(&page, "2000").await;
    let (second, third) = (page.call().await, page.call().await);
    assert_eq!(third.page_and_size(), ("3".to_owned(), "2000".to_owned()));
    second.answers(&tasks(2_001..=4_000, 4_101)).await;
    until(
        "the list has shifted, and its last page is not wanted",
        || third.is_aborted(),
    )
    .await;
    third.answers(&tasks(4_001..=4_101, 4_101)).await;
    page
}

const SHIFTING: &str = "OCP’s list kept changing while it was loaded: some tasks may be missing. Refresh loads it again.";

#[wasm_bindgen_test]
async fn a_load_starts_over_and_the_rows_stay_meanwhile() {
    let page = shifted().await;
    loaded(&page, "4000").await;
    let again = page.call().await;
    assert_eq!(again.page_and_size(), ("1".to_owned(), "2000".to_owned()));
    again.answers(&tasks(1..=2_000, 4_101)).await;
    until("the page reads on", || {
        page.says("Refreshing: 2,000 of 4,1")
    })
    .await;
    assert_eq!(
        (page.loaded().as_deref(), page.ids().len()),
        (Some("4000"), 20)
    );
    bulk(&page, 2, 4_101).await;
    bulk(&page, 3, 4_101).await;
    loaded(&page, "4101").await;
    assert!(page.says("Sorted over all 4,101"));
    assert_eq!(
        page.notices("warning"),
        [""; 0],
        "in the end it fits together"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn after_two_new_starts_it_goes_on_with_what_it_gets_and_says_so() {
    let page = shifted().await;
    for total in [4_102, 4_103] {
        bulk(&page, 1, total - 1).await;
        bulk(&page, 2, total).await;
        assert_eq!(page.notices("warning"), [""; 0]);
    }
    bulk(&page, 3, 4_104).await;
    until("the load has ended", || !page.notices("warning").is_empty()).await;
    assert_eq!(page.notices("warning"), [SHIFTING]);
    assert!(
        !page.says("Sorted over all"),
        "nobody knows whether that is all"
    );
    page.asks_nothing().await;

    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert_eq!((page.ids().len(), page.notices("warning").len()), (3, 0));
}
