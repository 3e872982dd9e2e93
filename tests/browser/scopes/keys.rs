//! The fields of a cluster and a tenant as comboboxes: every key, the mouse, and what screen readers are told.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, Picker, attribute, click, clusters, happens, press_in, tasks, type_in, until,
};

/// The page, with the list of nine clusters open and nothing active.
async fn nine(page: &Page) -> Picker<'_> {
    let picker = Picker::new(page, "Cluster id");
    picker.open().await;
    page.call().await.answers(&clusters(1..=9, 9)).await;
    assert_eq!(
        (picker.options().len(), picker.active()),
        (10, None),
        "nine, and one that loads the list again"
    );
    picker
}

#[wasm_bindgen_test]
async fn a_field_says_what_it_is_and_asks_nothing_before_it_is_opened() {
    let page = Page::open("").await;
    for (label, list) in [("Cluster id", "Clusters"), ("Tenant id", "Tenants")] {
        let picker = Picker::new(&page, label);
        assert_eq!(
            attribute(&picker.field, "role").as_deref(),
            Some("combobox")
        );
        assert_eq!(
            attribute(&picker.field, "aria-autocomplete").as_deref(),
            Some("list")
        );
        assert_eq!(
            attribute(&picker.list(), "aria-label").as_deref(),
            Some(list)
        );
        assert!(!picker.is_open() && picker.active().is_none() && picker.options().is_empty());
    }
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn arrows_open_the_list_and_go_through_it() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    assert!(picker.press("Escape").await && !picker.is_open());
    assert!(
        picker.press("ArrowDown").await,
        "the cursor stays where it is"
    );
    assert_eq!((picker.is_open(), picker.active()), (true, Some(0)));
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
        assert!(picker.press(key).await, "{key}");
        assert_eq!(picker.active(), Some(active), "{key}");
    }
    for key in ["Home", "End", "ArrowLeft", "ArrowRight"] {
        picker.press("ArrowDown").await;
        assert!(!picker.press(key).await, "{key} is the text's");
        assert_eq!((picker.is_open(), picker.active()), (true, None), "{key}");
    }
    picker.press("Escape").await;
    assert!(picker.press("ArrowUp").await);
    assert_eq!(picker.active(), Some(9), "from below");
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn alt_opens_without_choosing_and_closes() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    assert!(press_in(&picker.field, "ArrowUp", true).await && !picker.is_open());
    assert!(press_in(&picker.field, "ArrowDown", true).await);
    assert_eq!((picker.is_open(), picker.active()), (true, None));
}

#[wasm_bindgen_test]
async fn enter_chooses_what_is_active_and_sends_the_form_otherwise() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    picker.press("ArrowDown").await;
    picker.press("ArrowDown").await;
    assert!(picker.press("Enter").await, "the form is not sent");
    assert_eq!((picker.value().as_str(), picker.is_open()), ("2", false));
    let tenants = page.call().await;
    assert!(
        tenants.url().starts_with("/api/v2/ob/clusters/2/tenants?"),
        "{}",
        tenants.url()
    );
    assert!(
        !picker.press("Enter").await,
        "nothing is active: it is the form's"
    );
    picker.open().await;
    assert!(!picker.press("Enter").await && !picker.is_open());
}

#[wasm_bindgen_test]
async fn escape_and_tab_take_nothing_that_was_typed() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    type_in(&picker.field, "ob_").await;
    picker.press("ArrowDown").await;
    assert!(picker.press("Escape").await);
    assert_eq!((picker.value().as_str(), picker.is_open()), ("ob_", false));
    assert!(
        !picker.press("Escape").await,
        "a closed list has no use for it"
    );
    type_in(&picker.field, "ob_3").await;
    picker.press("ArrowDown").await;
    assert!(!picker.press("Tab").await);
    assert_eq!(
        (picker.value().as_str(), picker.is_open()),
        ("ob_3", false),
        "what is typed, not what was active"
    );
}

#[wasm_bindgen_test]
async fn the_mouse_opens_chooses_and_closes() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    click(&picker.option("ob_7")).await;
    assert_eq!((picker.value().as_str(), picker.is_open()), ("7", false));
    page.call().await;
    let button = page.button("Show clusters");
    click(&button).await;
    assert!(picker.is_open() && attribute(&button, "tabindex").as_deref() == Some("-1"));
    click(&button).await;
    assert!(!picker.is_open());
    picker.open().await;
    happens(&picker.field, "blur").await;
    assert!(!picker.is_open(), "who goes elsewhere has done with it");
    let tenant = Picker::new(&page, "Tenant id");
    picker.open().await;
    tenant.open().await;
    assert!(!picker.is_open(), "one list at a time");
}

#[wasm_bindgen_test]
async fn the_active_option_is_scrolled_into_view() {
    let page = Page::open("").await;
    let style = "max-height: 4rem; overflow: auto; position: relative; display: block";
    let picker = Picker::new(&page, "Cluster id");
    picker
        .list()
        .set_attribute("style", style)
        .expect("an attribute of an allowed name");
    picker.open().await;
    page.call().await.answers(&clusters(1..=40, 40)).await;
    assert!(picker.measure("scrollTop") < 1.0);
    picker.press("ArrowUp").await;
    assert!(picker.measure("scrollTop") > 100.0, "the last one is seen");
    picker.press("ArrowDown").await;
    assert!(
        picker.measure("scrollTop") < 40.0,
        "and the first one again"
    );
}

#[wasm_bindgen_test]
async fn how_many_there_are_is_announced_and_what_was_chosen() {
    let page = Page::open("").await;
    let picker = nine(&page).await;
    let said = || {
        page.all("[role=status]")
            .iter()
            .map(|status| crate::harness::shown(status))
            .collect::<String>()
    };
    until("the count is said", || said() == "9 clusters").await;
    type_in(&picker.field, "ob_4").await;
    until("what is left is said", || said() == "1 of 9 match").await;
    click(&picker.option("ob_4")).await;
    until("the choice is said", || said() == "ob_4 4 chosen").await;
}

#[wasm_bindgen_test]
async fn applying_closes_whatever_is_open_and_asks_no_list() {
    let page = Page::open("").await;
    type_in(&page.field("Cluster id"), "1").await;
    type_in(&page.field("Tenant id"), "2").await;
    assert!(Picker::new(&page, "Tenant id").is_open(), "typing opens it");
    click(&page.hook("filter-apply")).await;
    let call = page.call().await;
    assert!(
        call.url()
            .starts_with("/api/v2/ob/clusters/1/tenants/2/backup/"),
        "{}",
        call.url()
    );
    call.answers(&tasks([1], 1)).await;
    assert!(!Picker::new(&page, "Tenant id").is_open());
    crate::harness::rest().await;
    page.asks_nothing().await;
}
