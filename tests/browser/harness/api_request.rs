//! A request of the page that waits for its response.

use js_sys::{Array, Error, Function, Object, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::{Request, Response, ResponseInit};

use crate::harness::overrides::set_property;
use crate::harness::time::tick;

/// A request under way.
#[derive(Clone)]
pub(crate) struct ApiRequest {
    /// The request as it was given to `fetch`.
    pub(crate) raw: Request,
    pub(super) resolve: Function,
    pub(super) reject: Function,
}

impl ApiRequest {
    /// The path and query.
    pub(crate) fn url(&self) -> String {
        let origin = window()
            .location()
            .origin()
            .expect("the test page has an origin");
        let url = self.raw.url();
        url.strip_prefix(&origin).unwrap_or(&url).to_owned()
    }

    /// The value of a query parameter, as the URL spells it.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let url = self.url();
        let (_, query) = url.split_once('?')?;
        query.split('&').find_map(|part| {
            part.strip_prefix(name)?
                .strip_prefix('=')
                .map(str::to_owned)
        })
    }

    /// The requested page and its size.
    pub(crate) fn page_and_size(&self) -> (String, String) {
        (
            self.parameter("page").unwrap_or_default(),
            self.parameter("size").unwrap_or_default(),
        )
    }

    /// The value of a request header.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.raw.headers().get(name).expect("a valid header name")
    }

    /// Whether the page has aborted the request.
    pub(crate) fn is_aborted(&self) -> bool {
        self.raw.signal().aborted()
    }

    /// Responds with status 200, and lets the page read the body.
    pub(crate) async fn respond(&self, body: &str) {
        self.respond_with(200, &[], body).await;
    }

    /// Responds, and lets the page read the body.
    pub(crate) async fn respond_with(&self, status: u16, headers: &[(&str, &str)], body: &str) {
        self.respond_with_bytes(status, headers, body.as_bytes())
            .await;
    }

    /// Responds with these bytes as the body.
    pub(crate) async fn respond_with_bytes(
        &self,
        status: u16,
        headers: &[(&str, &str)],
        body: &[u8],
    ) {
        // The body is one chunk that is there at once, so one turn of the event loop suffices.
        let stream = JsValue::from(Object::new());
        set_property(&stream, "chunks", &Array::of1(&Uint8Array::from(body)));
        let read = "return Promise.resolve({ value: this.chunks.pop() })";
        self.respond_with_stream(status, headers, &stream, read)
            .await;
    }

    /// Responds, and breaks the connection before the body arrives.
    pub(crate) async fn respond_with_broken_body(&self, status: u16, headers: &[(&str, &str)]) {
        let stream = JsValue::from(Object::new());
        let read = "return Promise.reject(new TypeError('network error'))";
        self.respond_with_stream(status, headers, &stream, read)
            .await;
    }

    /// Responds with a body of which the connection breaks after these bytes.
    pub(crate) async fn respond_and_break_off(&self, body: &[u8]) {
        let stream = JsValue::from(Object::new());
        set_property(&stream, "chunks", &Array::of1(&Uint8Array::from(body)));
        let read = "return this.chunks.length ? Promise.resolve({ value: this.chunks.pop() }) \
                    : Promise.reject(new TypeError('network error'))";
        self.respond_with_stream(200, &[], &stream, read).await;
    }

    /// Responds with a body that never arrives and ends only when the page aborts the request.
    pub(crate) async fn respond_with_stalled_body(&self, status: u16, headers: &[(&str, &str)]) {
        let stream = JsValue::from(Object::new());
        set_property(&stream, "signal", &self.raw.signal());
        let read = "return new Promise((_, reject) => { this.signal.onabort = () => reject(this.signal.reason) })";
        self.respond_with_stream(status, headers, &stream, read)
            .await;
    }

    /// Responds with a redirect, whose target a page cannot read.
    pub(crate) async fn respond_with_redirect(&self) {
        let response = Response::error();
        define_property(&response, "type", &"opaqueredirect".into());
        self.resolve_with(&response).await;
    }

    async fn respond_with_stream(
        &self,
        status: u16,
        headers: &[(&str, &str)],
        stream: &JsValue,
        read: &str,
    ) {
        let init = ResponseInit::new();
        init.set_status(status);
        let response =
            Response::new_with_opt_str_and_init(None, &init).expect("a status that allows a body");
        for (name, value) in headers {
            response
                .headers()
                .set(name, value)
                .expect("a valid response header");
        }
        set_property(stream, "read", &Function::new_no_args(read));
        set_property(stream, "getReader", &Function::new_no_args("return this"));
        define_property(&response, "body", stream);
        self.resolve_with(&response).await;
    }

    async fn resolve_with(&self, response: &Response) {
        self.resolve
            .call1(&JsValue::UNDEFINED, response)
            .expect("resolving does not throw");
        tick().await;
    }

    /// Fails without a response, as when the server cannot be reached.
    pub(crate) async fn fail(&self) {
        self.reject_with(js_sys::TypeError::new("Failed to fetch").into())
            .await;
    }

    /// Rejects as browsers do after an abort.
    pub(crate) async fn reject_as_aborted(&self) {
        let error = Error::new("The user aborted a request.");
        error.set_name("AbortError");
        self.reject_with(error.into()).await;
    }

    async fn reject_with(&self, reason: JsValue) {
        self.reject
            .call1(&JsValue::UNDEFINED, &reason)
            .expect("rejecting does not throw");
        tick().await;
    }
}

/// Defines a property of a response that cannot be assigned.
fn define_property(response: &Response, name: &str, value: &JsValue) {
    let descriptor = Object::new();
    set_property(&descriptor, "value", value);
    Object::define_property(response, &name.into(), &descriptor);
}
