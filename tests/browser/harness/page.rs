//! A console on a page.

use std::any::Any;
use std::cell::RefCell;

use js_sys::{Array, Function};
use leptos::prelude::*;
use ocp_backup_console::model::config::Config;
use ocp_backup_console::view::console::Console;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::elements::{attribute, name, shown};
use super::fetch::{Call, Server};
use super::world::{Replaced, member, stop_chance, stop_the_clock, tick};

thread_local! {
    /// What keeps the console alive. A test that fails drops nothing, so the next one does it.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Takes whatever is on the page away.
fn clear() {
    drop(MOUNTED.take());
    document().query_selector_all_of("[data-test-page]").iter().for_each(|page| page.remove());
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
    let url = format!("{}?{query}", location.pathname().expect("the test page has an address"));
    let history = window().history().expect("the test page has a history");
    history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).expect("an address of the same origin");
    // A browser ignores states that come too fast, unless it is started with the flags of `webdriver.json`.
    assert_eq!(location.search().unwrap_or_default().trim_start_matches('?'), query, "the browser refuses the address");
}

impl Page {
    /// The console at an address. `open("")` is the bare address. It asks nothing by itself.
    pub(crate) async fn open(query: &str) -> Self {
        Self::set_up(Config { refresh_seconds: 0, ..Config::default() }, query).await
    }

    /// The console as its hosts have set it up.
    pub(crate) async fn set_up(config: Config, query: &str) -> Self {
        clear();
        go_to(query);
        let server = Server::start();
        let (clock, chance) = (stop_the_clock(), stop_chance());
        let root: HtmlElement = document().create_element("div").expect("a div can be made").unchecked_into();
        root.set_attribute("data-test-page", "").expect("an attribute of an allowed name");
        document().body().expect("the test page has a body").append_child(&root).expect("a body takes children");
        let mounted = mount_to(root.clone(), || view! { <Console config=config /> });
        MOUNTED.set(Some(Box::new(mounted)));
        let page = Self { root, server, _clock: clock, _chance: chance };
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
        assert_eq!(found.len(), 1, "elements {selector} in: {}", shown(&self.root));
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
        assert_eq!(found.len(), 1, "buttons called {label} in: {}", shown(&self.root));
        found.remove(0)
    }

    /// Whether there is a button with an accessible name.
    pub(crate) fn has_button(&self, label: &str) -> bool {
        self.all("button").iter().any(|button| name(button) == label)
    }

    /// Whether a text stands on the page.
    pub(crate) fn says(&self, text: &str) -> bool {
        shown(&self.root).contains(text)
    }

    /// The ids of the tasks on the page, from above.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.all("[data-testid=row]").iter().filter_map(|row| attribute(row, "data-task-id")).collect()
    }

    /// How many tasks are loaded, as the table says; nothing without a table.
    pub(crate) fn loaded(&self) -> Option<String> {
        self.all("[data-testid=table-ready]").first().and_then(|table| attribute(table, "data-rows"))
    }

    /// The texts of a column's cells, from above.
    pub(crate) fn column(&self, label: &str) -> Vec<String> {
        self.all(&format!("[data-testid=row] > td[data-label='{label}']")).iter().map(|cell| shown(cell)).collect()
    }

    /// The texts of all notices of a kind.
    pub(crate) fn notices(&self, kind: &str) -> Vec<String> {
        self.all(&format!("[data-testid=notice][data-kind={kind}]")).iter().map(|notice| shown(notice)).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        clear();
    }
}

trait QueryAll {
    fn query_selector_all_of(&self, selector: &str) -> Vec<HtmlElement>;
}

impl<T: AsRef<JsValue>> QueryAll for T {
    fn query_selector_all_of(&self, selector: &str) -> Vec<HtmlElement> {
        let query: Function = member(self.as_ref(), "querySelectorAll").unchecked_into();
        let found = query.call1(self.as_ref(), &selector.into()).expect("a selector that is written well");
        Array::from(&found).iter().map(JsCast::unchecked_into).collect()
    }
}
