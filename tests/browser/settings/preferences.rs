//! What the user chose for good: the browser keeps it, or the page says that it does not.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::{document, window};
use model::settings::config::{Config, Theme};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, Replaced, SetUp, choose, click, kept, member, put, value};

const NOT_KEPT: &str =
    "This browser does not keep preferences: your choice lasts until the page is left.";
const OLD: &str = "What this browser kept of your preferences is of another version; they are the defaults again.";

/// The page of a browser that keeps this.
async fn keeping(kept: &str) -> Page {
    Page::start(SetUp {
        kept,
        ..SetUp::default()
    })
    .await
}

/// The theme that is painted; nothing for the system's.
fn painted() -> Option<String> {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"))
}

/// What is chosen: theme and zone.
fn chosen(page: &Page) -> (String, String) {
    (value(&page.field("Theme")), value(&page.field("Times in")))
}

#[wasm_bindgen_test]
async fn a_choice_is_kept_in_one_place_with_a_version_and_read_again() {
    let page = keeping("").await;
    assert_eq!(
        (chosen(&page), painted(), kept()),
        (("system".into(), "local".into()), None, None)
    );
    choose(&page.field("Theme"), "dark").await;
    assert_eq!(
        (painted().as_deref(), kept().as_deref()),
        (Some("dark"), Some("version=1&theme=dark"))
    );
    choose(&page.field("Times in"), "utc").await;
    let all = kept().expect("both are kept");
    assert_eq!(all, "version=1&zone=utc&theme=dark");
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    assert_eq!(storage.length(), Ok(1));
    assert_eq!(page.notices("warning"), [""; 0]);
    drop(page);

    let page = keeping(&all).await;
    assert_eq!(
        (chosen(&page), painted().as_deref()),
        (("dark".into(), "utc".into()), Some("dark"))
    );
    choose(&page.field("Theme"), "system").await;
    assert_eq!(
        (painted(), kept().as_deref()),
        (None, Some("version=1&zone=utc&theme=system"))
    );
}

#[wasm_bindgen_test]
async fn the_users_choice_counts_more_than_the_hosts_and_a_link_more_than_both() {
    let config = || Config {
        theme: Theme::Dark,
        ..Config::default()
    };
    let kept = "version=1&zone=utc&theme=light";
    let page = Page::start(SetUp {
        config: config(),
        kept,
        ..SetUp::default()
    })
    .await;
    assert_eq!(
        (chosen(&page), painted().as_deref()),
        (("light".into(), "utc".into()), Some("light"))
    );
    let page = Page::start(SetUp {
        config: config(),
        kept,
        query: "zone=local",
        ..SetUp::default()
    })
    .await;
    assert_eq!(chosen(&page), ("light".into(), "local".into()));
    assert_eq!(
        crate::harness::kept().as_deref(),
        Some(kept),
        "a link changes nothing for good"
    );
}

#[wasm_bindgen_test]
async fn another_version_is_told_once_and_replaced() {
    for old in ["{\"theme\":\"dark\"}", "version=2&theme=dark", "x"] {
        let page = keeping(old).await;
        assert_eq!(page.notices("warning"), [OLD]);
        assert_eq!(
            (chosen(&page), painted()),
            (("system".into(), "local".into()), None)
        );
        let now = kept().expect("it is replaced");
        assert_eq!(now, "version=1");
        let page = keeping(&now).await;
        assert_eq!(page.notices("warning"), [""; 0], "{old}");
    }
}

#[wasm_bindgen_test]
async fn what_another_tab_kept_meanwhile_stays() {
    let page = keeping("version=1&zone=utc").await;
    let storage = window()
        .local_storage()
        .ok()
        .flatten()
        .expect("the test's browser keeps things");
    storage
        .set_item("ocp-backup-console", "version=1&zone=utc&density=compact")
        .expect("it is kept");
    choose(&page.field("Theme"), "dark").await;
    assert_eq!(
        kept().as_deref(),
        Some("version=1&zone=utc&theme=dark&density=compact")
    );
}

/// Works with the page, and it says only once that nothing is kept.
async fn works_and_says_so_once(page: Page) {
    assert_eq!(page.notices("warning"), [""; 0], "nothing was chosen yet");
    choose(&page.field("Theme"), "dark").await;
    choose(&page.field("Times in"), "utc").await;
    assert_eq!(
        (chosen(&page), painted().as_deref()),
        (("dark".into(), "utc".into()), Some("dark"))
    );
    assert_eq!(page.notices("warning"), [NOT_KEPT]);
    click(&page.button("Dismiss")).await;
    choose(&page.field("Theme"), "light").await;
    assert_eq!(
        (painted().as_deref(), page.notices("warning").len()),
        (Some("light"), 0)
    );
}

#[wasm_bindgen_test]
async fn a_full_storage_is_told_once() {
    let prototype = member(&member(&window(), "Storage"), "prototype");
    let full = Function::new_no_args("throw new DOMException('full', 'QuotaExceededError')");
    let _full = Replaced::new(&prototype, "setItem", &full);
    works_and_says_so_once(keeping("").await).await;
}

#[wasm_bindgen_test]
async fn a_forbidden_storage_is_told_once() {
    let window = JsValue::from(window());
    let original =
        Reflect::get_own_property_descriptor(&window.clone().into(), &"localStorage".into())
            .expect("a browser has a storage");
    let forbidden = Object::new();
    put(
        &forbidden,
        "get",
        &Function::new_no_args("throw new DOMException('no', 'SecurityError')"),
    );
    put(&forbidden, "configurable", &true.into());
    Object::define_property(&window.clone().into(), &"localStorage".into(), &forbidden);
    works_and_says_so_once(keeping("").await).await;
    Object::define_property(&window.into(), &"localStorage".into(), &original.into());
    assert_eq!(kept(), None);
}
