//! The cluster and tenant comboboxes: keyboard, mouse and announcements.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Combobox, Page, attribute, click, clusters_response, dispatch, press_key_in, tasks_response,
    text_of, type_in, wait_for_typing_pause, wait_until,
};

/// Opens the list of nine clusters, with no active option.
async fn open_nine_clusters(page: &Page) -> Combobox<'_> {
    let combobox = Combobox::new(page, "Cluster id");
    combobox.open().await;
    page.respond_next(&clusters_response(1..=9, 9)).await;
    assert_eq!(
        (combobox.options().len(), combobox.active_index()),
        (10, None),
        "nine clusters and the reload option"
    );
    combobox
}

#[wasm_bindgen_test]
async fn closed_combobox_has_its_roles_and_sends_no_request() {
    let page = Page::open("").await;
    for (label, list) in [("Cluster id", "Clusters"), ("Tenant id", "Tenants")] {
        let combobox = Combobox::new(&page, label);
        assert_eq!(
            attribute(&combobox.field, "role").as_deref(),
            Some("combobox")
        );
        assert_eq!(
            attribute(&combobox.field, "aria-autocomplete").as_deref(),
            Some("list")
        );
        assert_eq!(
            attribute(&combobox.list(), "aria-label").as_deref(),
            Some(list)
        );
        assert!(
            !combobox.is_open()
                && combobox.active_index().is_none()
                && combobox.options().is_empty()
        );
    }
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn arrow_keys_open_the_list_and_move_through_it() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    assert!(combobox.press("Escape").await && !combobox.is_open());
    assert!(
        combobox.press("ArrowDown").await,
        "the text cursor stays in place"
    );
    assert_eq!(
        (combobox.is_open(), combobox.active_index()),
        (true, Some(0))
    );
    for (key, active) in [
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 9),
        ("ArrowDown", 0),
        ("PageDown", 8),
        ("PageDown", 9),
        ("PageUp", 1),
        ("PageUp", 0),
    ] {
        assert!(combobox.press(key).await, "{key}");
        assert_eq!(combobox.active_index(), Some(active), "{key}");
    }
    for key in ["Home", "End", "ArrowLeft", "ArrowRight"] {
        combobox.press("ArrowDown").await;
        assert!(!combobox.press(key).await, "{key} moves the text cursor");
        assert_eq!(
            (combobox.is_open(), combobox.active_index()),
            (true, None),
            "{key}"
        );
    }
    combobox.press("Escape").await;
    assert!(combobox.press("ArrowUp").await);
    assert_eq!(
        combobox.active_index(),
        Some(9),
        "the last option is active"
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn alt_arrow_opens_and_closes_without_an_active_option() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    assert!(press_key_in(&combobox.field, "ArrowUp", true).await && !combobox.is_open());
    assert!(press_key_in(&combobox.field, "ArrowDown", true).await);
    assert_eq!((combobox.is_open(), combobox.active_index()), (true, None));
}

#[wasm_bindgen_test]
async fn enter_selects_the_active_option_or_submits_the_form() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    combobox.press("ArrowDown").await;
    combobox.press("ArrowDown").await;
    assert!(combobox.press("Enter").await, "the form is not submitted");
    assert_eq!(
        (combobox.value().as_str(), combobox.is_open()),
        ("2", false)
    );
    let tenants = page.next_request().await;
    assert!(
        tenants.url().starts_with("/api/v2/ob/clusters/2/tenants?"),
        "{}",
        tenants.url()
    );
    assert!(
        !combobox.press("Enter").await,
        "without an active option Enter belongs to the form"
    );
    combobox.open().await;
    assert!(!combobox.press("Enter").await && !combobox.is_open());
}

#[wasm_bindgen_test]
async fn escape_and_tab_keep_the_typed_text() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    type_in(&combobox.field, "ob_").await;
    combobox.press("ArrowDown").await;
    assert!(combobox.press("Escape").await);
    assert_eq!(
        (combobox.value().as_str(), combobox.is_open()),
        ("ob_", false)
    );
    assert!(
        !combobox.press("Escape").await,
        "a closed list ignores Escape"
    );
    type_in(&combobox.field, "ob_3").await;
    combobox.press("ArrowDown").await;
    assert!(!combobox.press("Tab").await);
    assert_eq!(
        (combobox.value().as_str(), combobox.is_open()),
        ("ob_3", false),
        "Tab keeps the typed text"
    );
}

#[wasm_bindgen_test]
async fn mouse_opens_selects_and_closes() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    click(&combobox.option("ob_7")).await;
    assert_eq!(
        (combobox.value().as_str(), combobox.is_open()),
        ("7", false)
    );
    page.next_request().await;
    let button = page.button("Show clusters");
    click(&button).await;
    assert!(combobox.is_open() && attribute(&button, "tabindex").as_deref() == Some("-1"));
    click(&button).await;
    assert!(!combobox.is_open());
    combobox.open().await;
    dispatch(&combobox.field, "blur").await;
    assert!(!combobox.is_open(), "leaving the field closes the list");
    let tenant = Combobox::new(&page, "Tenant id");
    combobox.open().await;
    tenant.open().await;
    assert!(!combobox.is_open(), "only one list is open");
}

#[wasm_bindgen_test]
async fn active_option_is_scrolled_into_view() {
    let page = Page::open("").await;
    let style = "max-height: 4rem; overflow: auto; position: relative; display: block";
    let combobox = Combobox::new(&page, "Cluster id");
    combobox
        .list()
        .set_attribute("style", style)
        .expect("an attribute of an allowed name");
    combobox.open().await;
    page.respond_next(&clusters_response(1..=40, 40)).await;
    assert!(combobox.number_property("scrollTop") < 1.0);
    combobox.press("ArrowUp").await;
    assert!(
        combobox.number_property("scrollTop") > 100.0,
        "the last option is visible"
    );
    combobox.press("ArrowDown").await;
    assert!(
        combobox.number_property("scrollTop") < 40.0,
        "the first option is visible"
    );
}

#[wasm_bindgen_test]
async fn option_count_and_selection_are_announced() {
    let page = Page::open("").await;
    let combobox = open_nine_clusters(&page).await;
    let announcements = || {
        page.all("[role=status]")
            .iter()
            .map(|status| text_of(status))
            .collect::<String>()
    };
    wait_until("the count is announced", || announcements() == "9 clusters").await;
    type_in(&combobox.field, "ob_4").await;
    wait_until("the number of matches is announced", || {
        announcements() == "1 of 9 match"
    })
    .await;
    click(&combobox.option("ob_4")).await;
    wait_until("the selection is announced", || {
        announcements() == "ob_4 4 chosen"
    })
    .await;
}

#[wasm_bindgen_test]
async fn apply_closes_the_list_and_does_not_request_it() {
    let page = Page::open("").await;
    type_in(&page.field("Cluster id"), "1").await;
    type_in(&page.field("Tenant id"), "2").await;
    assert!(
        Combobox::new(&page, "Tenant id").is_open(),
        "typing opens the list"
    );
    click(&page.by_test_id("filter-apply")).await;
    let request = page.next_request().await;
    assert!(
        request
            .url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/backup/"),
        "{}",
        request.url()
    );
    request.respond(&tasks_response([1], 1)).await;
    assert!(!Combobox::new(&page, "Tenant id").is_open());
    wait_for_typing_pause().await;
    page.assert_no_request().await;
}
