//! Lists that are longer than one page.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Combobox, Page, click, clusters_response, dispatch, open_fifty_clusters, type_in,
    wait_for_paint,
};

#[wasm_bindgen_test]
async fn next_page_is_requested_by_the_last_option_and_by_scrolling() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    combobox.press("ArrowUp").await;
    combobox.press("ArrowUp").await;
    assert_eq!(
        (
            combobox.active_index(),
            combobox.option_texts()[50].as_str()
        ),
        (Some(50), "Show more")
    );
    combobox.press("Enter").await;
    let request = page.next_request().await;
    assert_eq!(
        (request.parameter("page").as_deref(), combobox.status()),
        (Some("2"), "Loading more…".into())
    );
    request.respond(&clusters_response(51..=100, 120)).await;
    wait_for_paint().await;
    assert_eq!(
        combobox.active_index(),
        Some(50),
        "the first new option is active"
    );
    assert!(combobox.option_texts()[50].starts_with("ob_51 ") && combobox.is_open());

    dispatch(&combobox.list(), "scroll").await;
    let request = page.next_request().await;
    assert_eq!(request.parameter("page").as_deref(), Some("3"));
    dispatch(&combobox.list(), "scroll").await;
    page.assert_no_request().await;
    request.respond(&clusters_response(101..=120, 120)).await;
    assert_eq!(
        (combobox.options().len(), combobox.status()),
        (121, "120 clusters".into())
    );
    dispatch(&combobox.list(), "scroll").await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn thousands_of_options_are_shown_in_parts() {
    let page = Page::open("").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    page.respond_next(&clusters_response(1..=3_000, 3_000))
        .await;
    assert_eq!(
        (combobox.options().len(), combobox.status()),
        (202, "3,000 clusters".into())
    );
    click(&combobox.option("Show more")).await;
    assert_eq!(combobox.options().len(), 402);
    page.assert_no_request().await;
    type_in(&combobox.field, "2999").await;
    assert_eq!(
        combobox.option_texts()[..1],
        ["ob_2999 2999 RUNNING"],
        "options that are not shown are found"
    );
}
