//! Preferences of the user: stored by the browser, or reported when they cannot be.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::{document, window};
use model::settings::config::{Config, Theme};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    NOT_STORED_WARNING, Page, PageSetup, PropertyOverride, click, get_property, select_option,
    set_property, stored_preferences, value,
};

const OTHER_VERSION_WARNING: &str =
    "The preferences stored in this browser are from another version; the defaults are used.";

/// Opens the console with these stored preferences.
async fn open_with_stored(stored: &str) -> Page {
    Page::open_with(PageSetup {
        stored,
        ..PageSetup::default()
    })
    .await
}

/// The theme set on the document; `None` for that of the system.
fn document_theme() -> Option<String> {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"))
}

/// The selected theme and zone.
fn selected_theme_and_zone(page: &Page) -> (String, String) {
    (value(&page.field("Theme")), value(&page.field("Times in")))
}

#[wasm_bindgen_test]
async fn choices_are_stored_under_one_key_with_a_version() {
    let page = open_with_stored("").await;
    assert_eq!(
        (
            selected_theme_and_zone(&page),
            document_theme(),
            stored_preferences()
        ),
        (("system".into(), "local".into()), None, None)
    );
    select_option(&page.field("Theme"), "dark").await;
    assert_eq!(
        (document_theme().as_deref(), stored_preferences().as_deref()),
        (Some("dark"), Some("version=1&theme=dark"))
    );
    select_option(&page.field("Times in"), "utc").await;
    let all = stored_preferences().expect("both are kept");
    assert_eq!(all, "version=1&zone=utc&theme=dark");
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    assert_eq!(storage.length(), Ok(1));
    assert_eq!(page.notices("warning"), [""; 0]);
    drop(page);

    let page = open_with_stored(&all).await;
    assert_eq!(
        (selected_theme_and_zone(&page), document_theme().as_deref()),
        (("dark".into(), "utc".into()), Some("dark"))
    );
    select_option(&page.field("Theme"), "system").await;
    assert_eq!(
        (document_theme(), stored_preferences().as_deref()),
        (None, Some("version=1&zone=utc&theme=system"))
    );
}

#[wasm_bindgen_test]
async fn link_overrides_preferences_and_preferences_override_config() {
    let config = || Config {
        theme: Theme::Dark,
        ..Config::default()
    };
    let stored = "version=1&zone=utc&theme=light";
    let page = Page::open_with(PageSetup {
        config: config(),
        stored,
        ..PageSetup::default()
    })
    .await;
    assert_eq!(
        (selected_theme_and_zone(&page), document_theme().as_deref()),
        (("light".into(), "utc".into()), Some("light"))
    );
    let page = Page::open_with(PageSetup {
        config: config(),
        stored,
        query: "zone=local",
        ..PageSetup::default()
    })
    .await;
    assert_eq!(
        selected_theme_and_zone(&page),
        ("light".into(), "local".into())
    );
    assert_eq!(
        stored_preferences().as_deref(),
        Some(stored),
        "a link does not change the stored preferences"
    );
}

#[wasm_bindgen_test]
async fn preferences_of_another_version_are_replaced_with_one_notice() {
    for old in ["{\"theme\":\"dark\"}", "version=2&theme=dark", "x"] {
        let page = open_with_stored(old).await;
        assert_eq!(page.notices("warning"), [OTHER_VERSION_WARNING]);
        assert_eq!(
            (selected_theme_and_zone(&page), document_theme()),
            (("system".into(), "local".into()), None)
        );
        let now = stored_preferences().expect("it is replaced");
        assert_eq!(now, "version=1");
        let page = open_with_stored(&now).await;
        assert_eq!(page.notices("warning"), [""; 0], "{old}");
    }
}

#[wasm_bindgen_test]
async fn preferences_stored_by_another_tab_are_kept() {
    let page = open_with_stored("version=1&zone=utc").await;
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    storage
        .set_item("ocp-backup-console", "version=1&zone=utc&density=compact")
        .expect("it is kept");
    select_option(&page.field("Theme"), "dark").await;
    assert_eq!(
        stored_preferences().as_deref(),
        Some("version=1&zone=utc&theme=dark&density=compact")
    );
}

/// Changes several preferences, and fails unless one notice says that none is stored.
async fn assert_not_stored_reported_once(page: Page) {
    assert_eq!(
        page.notices("warning"),
        [""; 0],
        "no preference was changed yet"
    );
    select_option(&page.field("Theme"), "dark").await;
    select_option(&page.field("Times in"), "utc").await;
    assert_eq!(
        (selected_theme_and_zone(&page), document_theme().as_deref()),
        (("dark".into(), "utc".into()), Some("dark"))
    );
    assert_eq!(page.notices("warning"), [NOT_STORED_WARNING]);
    click(&page.button("Dismiss")).await;
    select_option(&page.field("Theme"), "light").await;
    assert_eq!(
        (document_theme().as_deref(), page.notices("warning").len()),
        (Some("light"), 0)
    );
}

#[wasm_bindgen_test]
async fn full_storage_is_reported_once() {
    let prototype = get_property(&get_property(&window(), "Storage"), "prototype");
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    let _full = PropertyOverride::new(&prototype, "setItem", &full);
    assert_not_stored_reported_once(open_with_stored("").await).await;
}

#[wasm_bindgen_test]
async fn forbidden_storage_is_reported_once() {
    let window = JsValue::from(window());
    let original =
        Reflect::get_own_property_descriptor(&window.clone().into(), &"localStorage".into())
            .expect("a browser has a storage");
    let forbidden = Object::new();
    set_property(
        &forbidden,
        "get",
        &Function::new_no_args("throw new DOMException('no', 'SecurityError')"),
    );
    set_property(&forbidden, "configurable", &true.into());
    Object::define_property(&window.clone().into(), &"localStorage".into(), &forbidden);
    assert_not_stored_reported_once(open_with_stored("").await).await;
    Object::define_property(&window.into(), &"localStorage".into(), &original.into());
    assert_eq!(stored_preferences(), None);
}
