//! A page for each test.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Inline styles and HTML from text are refused.
const POLICY: &str =
    "style-src-attr 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

thread_local! {
    /// Panics in tasks and violations of the policy; none of them ends the test that causes it.
    static PAGE_ERRORS: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

fn record_page_errors() {
    if PAGE_ERRORS.with_borrow(Option::is_some) {
        return;
    }
    PAGE_ERRORS.set(Some(Vec::new()));
    let policy = document().create_element("meta").unwrap();
    policy
        .set_attribute("http-equiv", "Content-Security-Policy")
        .unwrap();
    policy.set_attribute("content", POLICY).unwrap();
    document()
        .query_selector("head")
        .unwrap()
        .unwrap()
        .append_child(&policy)
        .unwrap();
    for (event, member) in [
        ("error", "message"),
        ("securitypolicyviolation", "violatedDirective"),
    ] {
        let note = move |event: JsValue| {
            let text = js_sys::Reflect::get(&event, &member.into())
                .unwrap()
                .as_string();
            PAGE_ERRORS
                .with_borrow_mut(|all| all.get_or_insert_default().push(text.unwrap_or_default()));
        };
        let note = Closure::<dyn Fn(JsValue)>::new(note).into_js_value();
        window()
            .add_event_listener_with_callback(event, note.unchecked_ref())
            .unwrap();
    }
}

/// A view in a page, until it is dropped.
pub(crate) struct Page<M: Mountable> {
    pub(crate) root: HtmlElement,
    view: Option<UnmountHandle<M>>,
}

/// Shows a view.
pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Page<V::State> {
    record_page_errors();
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let view = Some(mount_to(root.clone(), view));
    Page { root, view }
}

impl<M: Mountable> Page<M> {
    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// The same, where there must be one.
    pub(crate) fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector}: {}", self.html()))
            .unchecked_into()
    }

    /// The texts of all elements that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at)?.text_content())
            .collect()
    }

    /// All elements that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into().ok())
            .collect()
    }

    /// The page without the comments that hold places.
    pub(crate) fn html(&self) -> String {
        self.root.inner_html().replace("<!---->", "")
    }
}

impl<M: Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        self.view.take();
        self.root.remove();
    }
}

/// The `id` of the element that has the focus.
pub(crate) fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

/// Lets effects run, and returns the errors of the page so far.
pub(crate) async fn page_errors() -> Vec<String> {
    tick().await;
    PAGE_ERRORS.with_borrow_mut(|all| all.as_mut().map(std::mem::take).unwrap_or_default())
}

/// Lets effects run.
pub(crate) async fn tick() {
    TimeoutFuture::new(0).await;
}
