//! Reading what a server sends, as far as it may be.

use std::cell::Cell;

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// The bytes of a body or a file, in parts.
#[derive(Debug)]
pub struct Parts(ReadableStreamDefaultReader);

impl Parts {
    /// The parts of a stream that has no reader yet.
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

/// The bytes of a body; `None` as soon as they are more than `max_bytes`, so that an endless response does not fill the
/// browser's memory. Fails if the body ends early. `received` counts the bytes in any case.
pub(super) async fn read(
    response: &Response,
    max_bytes: usize,
    received: &Cell<usize>,
) -> Result<Option<Vec<u8>>, ()> {
    // A compressed body is even larger than its announced length.
    let announced = response.headers().get("Content-Length");
    if announced
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: u64| length > max_bytes as u64)
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
        received.set(before + part.length() as usize);
        if part.length() as usize > max_bytes - before {
            return Ok(None);
        }
        bytes.resize(before + part.length() as usize, 0);
        part.copy_to(&mut bytes[before..]);
    }
}
