//! Searching the lists by typing, and ids and names that are typed.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Combobox, Page, click, clusters_response, list_entry, list_response, open_fifty_clusters,
    tasks_response, type_in, wait_for_typing_pause,
};

#[wasm_bindgen_test]
async fn long_list_is_searched_on_the_server_after_a_typing_pause() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    assert_eq!(combobox.status(), "50 of 5,000 loaded: type to search");
    for typed in ["o", "or", "ord "] {
        type_in(&combobox.field, typed).await;
    }
    page.assert_no_request().await;
    wait_for_typing_pause().await;
    let request = page.next_request().await;
    assert_eq!(
        (
            request.parameter("name").as_deref(),
            request.parameter("page").as_deref()
        ),
        (Some("ord"), Some("1"))
    );
    request
        .respond(&list_response(
            &[list_entry(900, "orders"), list_entry(901, "reordered")],
            2,
        ))
        .await;
    assert_eq!(
        combobox.option_texts()[..2],
        ["orders 900 RUNNING", "reordered 901 RUNNING"]
    );
    assert_eq!(combobox.status(), "2 of 5,000 match");
    page.assert_no_request().await;
    type_in(&combobox.field, "orders").await;
    wait_for_typing_pause().await;
    page.assert_no_request().await;
    assert_eq!(
        combobox.option_texts()[..1],
        ["orders 900 RUNNING"],
        "a complete result is searched locally"
    );
}

#[wasm_bindgen_test]
async fn only_the_latest_search_is_shown() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    type_in(&combobox.field, "aa").await;
    wait_for_typing_pause().await;
    let first = page.next_request().await;
    type_in(&combobox.field, "bb").await;
    assert!(first.is_aborted(), "the superseded search is aborted");
    wait_for_typing_pause().await;
    let second = page.next_request().await;
    second
        .respond(&list_response(&[list_entry(9, "bb_1")], 1))
        .await;
    first
        .respond(&list_response(&[list_entry(8, "aa_1 bb")], 1))
        .await;
    assert_eq!(combobox.option_texts()[..1], ["bb_1 9 RUNNING"]);
    assert_eq!(combobox.status(), "1 of 5,000 match");
}

#[wasm_bindgen_test]
async fn server_that_ignores_the_name_is_searched_locally_with_a_note() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    type_in(&combobox.field, "ob_77").await;
    wait_for_typing_pause().await;
    page.respond_next(&clusters_response(1..=50, 5_000)).await;
    assert_eq!(combobox.option_texts(), ["Show more", "Reload list"]);
    assert_eq!(
        combobox.status(),
        "Nothing matches. 0 match among 50 loaded of 5,000"
    );
    click(&combobox.option("Show more")).await;
    let more = page.next_request().await;
    assert_eq!(
        (
            more.parameter("name").as_deref(),
            more.parameter("page").as_deref()
        ),
        (Some("ob_77"), Some("2"))
    );
    more.respond(&clusters_response(51..=100, 5_000)).await;
    assert_eq!(
        (combobox.option_texts()[..1].to_vec(), combobox.status()),
        (
            vec!["ob_77 77 RUNNING".to_owned()],
            "1 match among 100 loaded of 5,000".into()
        )
    );
}

#[wasm_bindgen_test]
async fn typed_digits_are_an_id_and_a_search() {
    let page = Page::open("").await;
    let combobox = open_fifty_clusters(&page).await;
    type_in(&combobox.field, "4").await;
    assert_eq!(
        combobox.option_texts()[..3],
        ["ob_4 4 RUNNING", "ob_40 40 RUNNING", "ob_41 41 RUNNING"]
    );
    type_in(&page.field("Tenant id"), "9").await;
    click(&page.by_test_id("filter-apply")).await;
    assert!(
        page.next_request()
            .await
            .url()
            .starts_with("/api/v2/ob/clusters/4/tenants/9/"),
        "a typed id is accepted"
    );
}

#[wasm_bindgen_test]
async fn unique_name_is_accepted_in_place_of_the_id() {
    let page = Page::open("").await;
    let combobox = Combobox::new(&page, "Cluster id");
    combobox.open().await;
    page.respond_next(&list_response(
        &[
            list_entry(5, "prod"),
            list_entry(6, "prod"),
            list_entry(7, "Test"),
        ],
        3,
    ))
    .await;
    type_in(&combobox.field, "test").await;
    let tenant = Combobox::new(&page, "Tenant id");
    tenant.open().await;
    let request = page.next_request().await;
    assert!(
        request.url().starts_with("/api/v2/ob/clusters/7/tenants?"),
        "its tenants are listed: {}",
        request.url()
    );
    request
        .respond(&list_response(&[list_entry(70, "orders")], 1))
        .await;
    type_in(&tenant.field, "orders").await;
    click(&page.by_test_id("filter-apply")).await;
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/7/tenants/70/backup/"),
        "{}",
        request.url()
    );
    request.respond(&tasks_response([1], 1)).await;
    assert_eq!(
        (combobox.value(), tenant.value()),
        ("7".into(), "70".into())
    );

    for name in ["prod", "unheard"] {
        type_in(&combobox.field, name).await;
        click(&page.by_test_id("filter-apply")).await;
        assert!(
            page.has_text("Choose one from the list or type the id"),
            "{name}"
        );
        assert_eq!(
            (combobox.value().as_str(), combobox.is_open()),
            (name, false)
        );
        page.assert_no_request().await;
    }
}
