//! A `fetch` in the hands of the test: it notes what is asked, and answers when the test says so.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Error, Function, Object, Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{Request, Response, ResponseInit};

use crate::harness::world::{Replaced, member, put, tick, until};

/// A request under way.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) request: Request,
    resolve: Function,
    reject: Function,
}

impl Call {
    /// Path and query.
    pub(crate) fn url(&self) -> String {
        let origin = window()
            .location()
            .origin()
            .expect("the test page has an origin");
        let url = self.request.url();
        url.strip_prefix(&origin).unwrap_or(&url).to_owned()
    }

    /// What stands in the URL for a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let url = self.url();
        let (_, query) = url.split_once('?')?;
        query.split('&').find_map(|part| {
            part.strip_prefix(name)?
                .strip_prefix('=')
                .map(str::to_owned)
        })
    }

    /// Which page of how many rows is asked for.
    pub(crate) fn page_and_size(&self) -> (String, String) {
        (
            self.parameter("page").unwrap_or_default(),
            self.parameter("size").unwrap_or_default(),
        )
    }

    /// A header that is sent.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.request
            .headers()
            .get(name)
            .expect("names of headers are written well here")
    }

    /// Whether nobody wants the answer any more.
    pub(crate) fn is_aborted(&self) -> bool {
        self.request.signal().aborted()
    }

    /// Answers with status 200, and lets the page take it in.
    pub(crate) async fn answers(&self, body: &str) {
        self.answers_with(200, &[], body).await;
    }

    /// Answers, and lets the page take it in.
    pub(crate) async fn answers_with(&self, status: u16, headers: &[(&str, &str)], body: &str) {
        // The bytes are there at once: after one turn of the event loop all that follows from them has happened.
        let stream = JsValue::from(Object::new());
        put(
            &stream,
            "parts",
            &Array::of1(&Uint8Array::from(body.as_bytes())),
        );
        self.responds(
            status,
            headers,
            &stream,
            "return Promise.resolve({ value: this.parts.pop() })",
        )
        .await;
    }

    /// Answers, and the connection breaks before the body comes.
    pub(crate) async fn breaks_off(&self, status: u16, headers: &[(&str, &str)]) {
        let stream = JsValue::from(Object::new());
        self.responds(
            status,
            headers,
            &stream,
            "return Promise.reject(new TypeError('network error'))",
        )
        .await;
    }

    /// Answers, and the body never comes: it ends when the page has had enough of it.
    pub(crate) async fn stalls(&self, status: u16, headers: &[(&str, &str)]) {
        let stream = JsValue::from(Object::new());
        put(&stream, "signal", &self.request.signal());
        let read = "return new Promise((_, reject) => { this.signal.onabort = () => reject(this.signal.reason) })";
        self.responds(status, headers, &stream, read).await;
    }

    /// Answers with the way to somewhere else, which a page does not learn.
    pub(crate) async fn redirects(&self) {
        let response = Response::error();
        define(&response, "type", &"opaqueredirect".into());
        self.resolves(&response).await;
    }

    async fn responds(&self, status: u16, headers: &[(&str, &str)], stream: &JsValue, read: &str) {
        let init = ResponseInit::new();
        init.set_status(status);
        let response = Response::new_with_opt_str_and_init(None, &init)
            .expect("a status that a body may have");
        for (name, value) in headers {
            response
                .headers()
                .set(name, value)
                .expect("headers are written well here");
        }
        put(stream, "read", &Function::new_no_args(read));
        put(stream, "getReader", &Function::new_no_args("return this"));
        define(&response, "body", stream);
        self.resolves(&response).await;
    }

    async fn resolves(&self, response: &Response) {
        self.resolve
            .call1(&JsValue::UNDEFINED, response)
            .expect("resolving does not throw");
        tick().await;
    }

    /// Gives no answer, as when the server cannot be reached.
    pub(crate) async fn breaks(&self) {
        self.rejects(js_sys::TypeError::new("Failed to fetch").into())
            .await;
    }

    /// Ends as every browser ends a request that was aborted.
    pub(crate) async fn ends_as_aborted(&self) {
        let error = Error::new("The user aborted a request.");
        error.set_name("AbortError");
        self.rejects(error.into()).await;
    }

    async fn rejects(&self, reason: JsValue) {
        self.reject
            .call1(&JsValue::UNDEFINED, &reason)
            .expect("rejecting does not throw");
        tick().await;
    }
}

/// Gives a response a member of its own that cannot be assigned to.
fn define(response: &Response, name: &str, value: &JsValue) {
    let descriptor = Object::new();
    put(&descriptor, "value", value);
    Object::define_property(response, &name.into(), &descriptor);
}

/// The server behind `fetch`.
pub(crate) struct Server {
    calls: Rc<RefCell<VecDeque<Call>>>,
    _replaced: Replaced,
    _stand_in: Closure<dyn FnMut(JsValue, JsValue) -> JsValue>,
}

impl Server {
    /// Takes the place of the network for OCP's paths.
    pub(crate) fn start() -> Self {
        let calls: Rc<RefCell<VecDeque<Call>>> = Rc::default();
        let window = JsValue::from(window());
        let original: Function = member(&window, "fetch").unchecked_into();
        let stand_in = Closure::new({
            let (calls, window) = (Rc::clone(&calls), window.clone());
            move |what: JsValue, options: JsValue| match what.dyn_into::<Request>() {
                Ok(request) => Promise::new(&mut |resolve, reject| {
                    calls.borrow_mut().push_back(Call {
                        request: Clone::clone(&request),
                        resolve,
                        reject,
                    });
                })
                .into(),
                // The test runner's own requests are not the console's.
                Err(what) => original.call2(&window, &what, &options).unwrap_or_default(),
            }
        });
        let replaced = Replaced::new(&window, "fetch", stand_in.as_ref());
        Self {
            calls,
            _replaced: replaced,
            _stand_in: stand_in,
        }
    }

    /// The next request, in the order in which they were made.
    pub(crate) async fn call(&self) -> Call {
        until("the page asks something", || {
            !self.calls.borrow().is_empty()
        })
        .await;
        self.calls.borrow_mut().pop_front().expect("just seen")
    }

    /// Fails when something is asked that no test took.
    pub(crate) async fn is_not_asked(&self) {
        tick().await;
        let asked: Vec<String> = self.calls.borrow().iter().map(Call::url).collect();
        assert_eq!(asked, Vec::<String>::new(), "nothing more should be asked");
    }
}
