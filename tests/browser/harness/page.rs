//! A console on a page.

use std::any::Any;
use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use model::settings::config::{Config, ConfigNotice};
use model::settings::preferences::STORAGE_KEY;
use ocp_backup_console::view::console::{Console, ConsoleProps};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, Storage};

use crate::harness::elements::{attribute, name, shown};
use crate::harness::fetch::{Call, Server};
use crate::harness::world::{
    Replaced, member, stop_chance, stop_the_clock, tick, uncaught, watch_for_panics,
};

thread_local! {
    /// What keeps the console alive. A test that fails drops nothing, so the next one does it.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Takes whatever is on the page away, and what the browser keeps of it.
fn clear() {
    drop(MOUNTED.take());
    keep("");
    // The test's own; the browser's is the prototype's.
    let _ = Reflect::delete_property(&document(), &"hidden".into());
    document()
        .query_selector_all_of("[data-test-page]")
        .iter()
        .for_each(|page| page.remove());
}

/// How a page is set up.
#[derive(Default)]
pub(crate) struct SetUp<'a> {
    /// What its hosts decided.
    pub(crate) config: Config,
    /// What was wrong with that.
    pub(crate) notices: Vec<ConfigNotice>,
    /// What the browser kept of the preferences.
    pub(crate) kept: &'a str,
    /// What stands in the address behind `?`.
    pub(crate) query: &'a str,
}

/// What the browser keeps: nothing where a test forbids it.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What the browser keeps of the preferences.
pub(crate) fn kept() -> Option<String> {
    storage()?.get_item(STORAGE_KEY).ok().flatten()
}

/// The same without the scopes used last, which nobody chose.
pub(crate) fn chosen_for_good() -> Option<String> {
    let kept = kept()?;
    Some(
        kept.split('&')
            .filter(|member| !member.starts_with("recent="))
            .collect::<Vec<_>>()
            .join("&"),
    )
}

/// Makes the browser keep these preferences, and nothing else.
fn keep(preferences: &str) {
    let Some(storage) = storage() else { return };
    storage.clear().expect("what is kept can be forgotten");
    if !preferences.is_empty() {
        storage
            .set_item(STORAGE_KEY, preferences)
            .expect("the test's browser keeps things");
    }
}

/// A page with the console on it. Dropping it takes everything away again.
pub(crate) struct Page {
    root: HtmlElement,
    server: Server,
    _clock: Replaced,
    _chance: Replaced,
}

/// Puts a query string, without `?`, in the address.
fn go_to(query: &str) {
    let location = window().location();
    let url = format!(
        "{}?{query}",
        location.pathname().expect("the test page has an address")
    );
    let history = window().history().expect("the test page has a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&url))
        .expect("an address of the same origin");
    // A browser ignores states that come too fast, unless it is started with the flags of `webdriver.json`.
    assert_eq!(
        location
            .search()
            .unwrap_or_default()
            .trim_start_matches('?'),
        query,
        "the browser refuses the address"
    );
}

impl Page {
    /// The console at an address. `open("")` is the bare address. It asks nothing by itself.
    pub(crate) async fn open(query: &str) -> Self {
        Self::set_up(
            Config {
                refresh_seconds: 0,
                ..Config::default()
            },
            query,
        )
        .await
    }

    /// The console as its hosts have set it up.
    pub(crate) async fn set_up(config: Config, query: &str) -> Self {
        Self::start(SetUp {
            config,
            query,
            ..SetUp::default()
        })
        .await
    }

    /// The console with all that it finds.
    pub(crate) async fn start(
        SetUp {
            config,
            notices,
            kept,
            query,
        }: SetUp<'_>,
    ) -> Self {
        clear();
        watch_for_panics();
        uncaught();
        keep(kept);
        go_to(query);
        let server = Server::start();
        let (clock, chance) = (stop_the_clock(), stop_chance());
        let root: HtmlElement = document()
            .create_element("div")
            .expect("a div can be made")
            .unchecked_into();
        root.set_attribute("data-test-page", "")
            .expect("an attribute of an allowed name");
        document()
            .body()
            .expect("the test page has a body")
            .append_child(&root)
            .expect("a body takes children");
        let mounted = mount_to(root.clone(), || Console(ConsoleProps { config, notices }));
        MOUNTED.set(Some(Box::new(mounted)));
        let page = Self {
            root,
            server,
            _clock: clock,
            _chance: chance,
        };
        tick().await;
        page
    }

    /// The console of one tenant, all its time, with times in UTC; its first request is answered with `body`.
    pub(crate) async fn with_answer(body: &str) -> Self {
        let page = Self::open("cluster=1&tenant=2&range=all&zone=utc").await;
        page.call().await.answers(body).await;
        page
    }

    /// The next request that the page made.
    pub(crate) async fn call(&self) -> Call {
        self.server.call().await
    }

    /// Fails when the page asked anything that the test has not taken.
    pub(crate) async fn asks_nothing(&self) {
        self.server.is_not_asked().await;
    }

    /// Leaves the page.
    pub(crate) async fn leave(&self) {
        clear();
        tick().await;
    }

    /// Every element that a CSS selector means.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        self.root.query_selector_all_of(selector)
    }

    /// The only element that a CSS selector means.
    pub(crate) fn the(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(
            found.len(),
            1,
            "elements {selector} in: {}",
            shown(&self.root)
        );
        found.remove(0)
    }

    /// Whether a CSS selector means anything on the page.
    pub(crate) fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The only element with a test hook.
    pub(crate) fn hook(&self, id: &str) -> HtmlElement {
        self.the(&format!("[data-testid='{id}']"))
    }

    /// The only button with an accessible name.
    pub(crate) fn button(&self, label: &str) -> HtmlElement {
        let mut found = self.all("button");
        found.retain(|button| name(button) == label);
        assert_eq!(
            found.len(),
            1,
            "buttons called {label} in: {}",
            shown(&self.root)
        );
        found.remove(0)
    }

    /// Whether there is a button with an accessible name.
    pub(crate) fn has_button(&self, label: &str) -> bool {
        self.all("button")
            .iter()
            .any(|button| name(button) == label)
    }

    /// The only field with an accessible name.
    pub(crate) fn field(&self, label: &str) -> HtmlElement {
        let mut found = self.all("input, select");
        found.retain(|field| name(field) == label);
        assert_eq!(
            found.len(),
            1,
            "fields called {label} in: {}",
            shown(&self.root)
        );
        found.remove(0)
    }

    /// The only link with an accessible name: where it leads.
    pub(crate) fn link(&self, label: &str) -> Option<String> {
        let mut found = self.all("a");
        found.retain(|link| name(link) == label);
        assert!(found.len() < 2, "links called {label}");
        found.first().and_then(|link| attribute(link, "href"))
    }

    /// The text of the only error notice.
    pub(crate) fn error(&self) -> String {
        let [notice] = self.notices("error").try_into().expect("one error");
        notice
    }

    /// Whether a text stands on the page.
    pub(crate) fn says(&self, text: &str) -> bool {
        shown(&self.root).contains(text)
    }

    /// The ids of the tasks on the page, from above.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.all("[data-testid=row]")
            .iter()
            .filter_map(|row| attribute(row, "data-task-id"))
            .collect()
    }

    /// How many tasks are loaded, as the table says; nothing without a table.
    pub(crate) fn loaded(&self) -> Option<String> {
        self.all("[data-testid=table-ready]")
            .first()
            .and_then(|table| attribute(table, "data-rows"))
    }

    /// The texts of a column's cells, from above.
    pub(crate) fn column(&self, label: &str) -> Vec<String> {
        self.all(&format!("[data-testid=row] > td[data-label='{label}']"))
            .iter()
            .map(|cell| shown(cell))
            .collect()
    }

    /// The texts of all notices of a kind.
    pub(crate) fn notices(&self, kind: &str) -> Vec<String> {
        self.all(&format!("[data-testid=notice][data-kind={kind}]"))
            .iter()
            .map(|notice| shown(notice))
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        clear();
        let uncaught = uncaught();
        assert!(uncaught.is_empty(), "nobody caught {uncaught:?}");
    }
}

trait QueryAll {
    fn query_selector_all_of(&self, selector: &str) -> Vec<HtmlElement>;
}

impl<T: AsRef<JsValue>> QueryAll for T {
    fn query_selector_all_of(&self, selector: &str) -> Vec<HtmlElement> {
        let query: Function = member(self.as_ref(), "querySelectorAll").unchecked_into();
        let found = query
            .call1(self.as_ref(), &selector.into())
            .expect("a selector that is written well");
        Array::from(&found)
            .iter()
            .map(JsCast::unchecked_into)
            .collect()
    }
}
