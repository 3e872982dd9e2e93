//! Reading what a server sends, as far as it may be.

use std::cell::Cell;

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// Bytes that come in parts: a body's, or a file's.
#[derive(Debug)]
pub struct Parts(ReadableStreamDefaultReader);

impl Parts {
    /// The parts of a stream that nobody reads yet.
    pub fn of(stream: &ReadableStream) -> Self {
        Self(stream.get_reader().unchecked_into())
    }

    /// The next part; `None` at the end. Fails when the bytes end before their time.
    pub async fn next(&self) -> Result<Option<Uint8Array>, ()> {
        let part = JsFuture::from(self.0.read()).await.map_err(drop)?;
        let value = Reflect::get(&part, &JsValue::from_str("value")).map_err(drop)?;
        Ok((!value.is_undefined()).then(|| value.unchecked_into()))
    }
}

/// The bytes of a body; `None` when they are more than `most`, which ends the reading there and then: a server's
/// endless answer must not fill the browser's memory. Fails when the body ends before its time. `come` counts what has
/// come, whatever becomes of it.
pub(super) async fn read(
    response: &Response,
    most: usize,
    come: &Cell<usize>,
) -> Result<Option<Vec<u8>>, ()> {
    // What is compressed is larger still than its announced length.
    let announced = response.headers().get("Content-Length");
    if announced
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: u64| length > most as u64)
    {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let Some(body) = response.body() else {
        return Ok(Some(bytes));
    };
    let parts = Parts::of(&body);
    loop {
        let Some(part) = parts.next().await? else {
            return Ok(Some(bytes));
        };
        let before = bytes.len();
        come.set(before + part.length() as usize);
        if part.length() as usize > most - before {
            return Ok(None);
        }
        bytes.resize(before + part.length() as usize, 0);
        part.copy_to(&mut bytes[before..]);
    }
}
