//! A fake `fetch`: it records the requests of the page, and responds when a test says so.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::Request;

use crate::harness::api_request::ApiRequest;
use crate::harness::overrides::{PropertyOverride, get_property};
use crate::harness::time::{tick, wait_until};

/// The fake server. It replaces `fetch` until it is dropped.
pub(crate) struct Server {
    requests: Rc<RefCell<VecDeque<ApiRequest>>>,
    _override: PropertyOverride,
    _fetch: Closure<dyn FnMut(JsValue, JsValue) -> JsValue>,
}

impl Server {
    /// Starts to record.
    pub(crate) fn start() -> Self {
        let requests: Rc<RefCell<VecDeque<ApiRequest>>> = Rc::default();
        let window = JsValue::from(window());
        let original: Function = get_property(&window, "fetch").unchecked_into();
        let fetch = Closure::new({
            let (requests, window) = (Rc::clone(&requests), window.clone());
            move |input: JsValue, options: JsValue| match input.dyn_into::<Request>() {
                Ok(raw) => Promise::new(&mut |resolve, reject| {
                    requests.borrow_mut().push_back(ApiRequest {
                        raw: Clone::clone(&raw),
                        resolve,
                        reject,
                    });
                })
                .into(),
                // The test runner calls `fetch` with a URL; such requests are not the console's.
                Err(input) => original
                    .call2(&window, &input, &options)
                    .unwrap_or_default(),
            }
        });
        let fetch_override = PropertyOverride::new(&window, "fetch", fetch.as_ref());
        Self {
            requests,
            _override: fetch_override,
            _fetch: fetch,
        }
    }

    /// The next request, in the order in which they were sent.
    pub(crate) async fn next_request(&self) -> ApiRequest {
        wait_until("the page sends a request", || {
            !self.requests.borrow().is_empty()
        })
        .await;
        self.requests
            .borrow_mut()
            .pop_front()
            .expect("a request is waiting")
    }

    /// Fails when there is a request that no test has taken.
    pub(crate) async fn assert_no_request(&self) {
        tick().await;
        let urls: Vec<String> = self.requests.borrow().iter().map(ApiRequest::url).collect();
        assert_eq!(urls, Vec::<String>::new(), "no more requests are expected");
    }
}
