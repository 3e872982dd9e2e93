//! A test page with the console mounted on it.

use std::any::Any;
use std::cell::RefCell;

use any_spawner::Executor;
use js_sys::Reflect;
use leptos::prelude::*;
use model::settings::config::{Config, ConfigNotice};
use ocp_backup_console::state::app::App;
use ocp_backup_console::view::console::{Console, ConsoleProps};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::harness::api_request::ApiRequest;
use crate::harness::overrides::PropertyOverride;
use crate::harness::queries::query_all;
use crate::harness::server::Server;
use crate::harness::storage::store_preferences;
use crate::harness::time::{freeze_clock, freeze_random, tick};
use crate::harness::uncaught_errors::{record_uncaught_errors, take_uncaught_errors};

/// The query for all tasks of one tenant, with times in UTC.
pub(crate) const ALL_TASKS_QUERY: &str = "cluster=1&tenant=2&range=all&zone=utc";

/// The query for all tasks of one tenant, in whichever zone is the default.
pub(crate) const ALL_TASKS_ANY_ZONE: &str = "cluster=1&tenant=2&range=all";

/// The query that [`open_25_tasks`](crate::harness::open_25_tasks) opens.
pub(crate) const TWENTY_FIVE_TASKS_QUERY: &str = "cluster=1&tenant=2&range=all&size=10&zone=utc";

thread_local! {
    /// The handle that unmounts the console. A failing test drops nothing, so the next test does.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Unmounts the console, and clears the document and the storage.
fn clear() {
    drop(MOUNTED.take());
    store_preferences("");
    // Only the property that a test defined is deleted; the prototype keeps its own.
    let _ = Reflect::delete_property(&document(), &"hidden".into());
    for element in query_all(&document(), "[data-test-page]") {
        element.remove();
    }
}

/// The circumstances in which a page is opened.
#[derive(Default)]
pub(crate) struct PageSetup<'a> {
    /// The settings of `config.json`.
    pub(crate) config: Config,
    /// The mistakes found in `config.json`.
    pub(crate) notices: Vec<ConfigNotice>,
    /// The stored preferences.
    pub(crate) stored: &'a str,
    /// The query of the address, without its `?`.
    pub(crate) query: &'a str,
}

/// A page with the console mounted on it. Dropping it unmounts the console.
pub(crate) struct Page {
    pub(super) root: HtmlElement,
    server: Server,
    _clock: PropertyOverride,
    _random: PropertyOverride,
}

/// Puts a query, without its `?`, in the address.
fn set_address_query(query: &str) {
    let location = window().location();
    let path = location.pathname().expect("the test page has an address");
    let history = window().history().expect("the test page has a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}?{query}")))
        .expect("an address of the same origin");
    // Browsers ignore state changes in quick succession, except with the flags of `webdriver.json`.
    assert_eq!(
        location
            .search()
            .unwrap_or_default()
            .trim_start_matches('?'),
        query,
        "the browser refuses the address"
    );
}

/// Appends an empty element for the console to the body.
fn append_root() -> HtmlElement {
    let root: HtmlElement = document()
        .create_element("div")
        .expect("a div can be created")
        .unchecked_into();
    root.set_attribute("data-test-page", "")
        .expect("a valid attribute name");
    document()
        .body()
        .expect("the test page has a body")
        .append_child(&root)
        .expect("a body takes children");
    root
}

impl Page {
    /// Opens the console at an address; `open("")` is the bare address. It does not refresh automatically.
    pub(crate) async fn open(query: &str) -> Self {
        let config = Config {
            refresh_seconds: 0,
            ..Config::default()
        };
        Self::open_with_config(config, query).await
    }

    /// Opens the console with these settings.
    pub(crate) async fn open_with_config(config: Config, query: &str) -> Self {
        Self::open_with(PageSetup {
            config,
            query,
            ..PageSetup::default()
        })
        .await
    }

    /// Opens the console with all circumstances given.
    pub(crate) async fn open_with(
        PageSetup {
            config,
            notices,
            stored,
            query,
        }: PageSetup<'_>,
    ) -> Self {
        clear();
        record_uncaught_errors();
        take_uncaught_errors();
        store_preferences(stored);
        set_address_query(query);
        let server = Server::start();
        let (clock, random) = (freeze_clock(), freeze_random());
        let root = append_root();
        // Only the first page of a run can set the executor.
        drop(Executor::init_wasm_bindgen());
        let owner = Owner::new();
        let app = owner.with(|| App::new(config, notices));
        let mounted = mount_to(root.clone(), move || Console(ConsoleProps { app }));
        // The state outlives the view, as in the program.
        std::mem::forget(owner);
        MOUNTED.set(Some(Box::new(mounted)));
        let page = Self {
            root,
            server,
            _clock: clock,
            _random: random,
        };
        tick().await;
        page
    }

    /// Opens the console with [`ALL_TASKS_QUERY`], and answers its first request with `body`.
    pub(crate) async fn open_with_response(body: &str) -> Self {
        let page = Self::open(ALL_TASKS_QUERY).await;
        page.respond_next(body).await;
        page
    }

    /// The next request of the page, in the order in which they were sent.
    pub(crate) async fn next_request(&self) -> ApiRequest {
        self.server.next_request().await
    }

    /// Responds to the next request with status 200.
    pub(crate) async fn respond_next(&self, body: &str) {
        self.next_request().await.respond(body).await;
    }

    /// Responds to the next request.
    pub(crate) async fn respond_next_with(
        &self,
        status: u16,
        headers: &[(&str, &str)],
        body: &str,
    ) {
        self.next_request()
            .await
            .respond_with(status, headers, body)
            .await;
    }

    /// Fails when the page has sent a request that the test has not taken.
    pub(crate) async fn assert_no_request(&self) {
        self.server.assert_no_request().await;
    }

    /// Unmounts the console.
    pub(crate) async fn unmount(&self) {
        clear();
        tick().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        clear();
        let uncaught = take_uncaught_errors();
        assert!(uncaught.is_empty(), "uncaught: {uncaught:?}");
    }
}
