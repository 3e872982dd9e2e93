//! The text of a response's bytes, in the encoding that the response declares.

use gloo_net::http::Response;
use web_sys::TextDecoder;

use crate::platform::clock;
use wire::body::{Body, declared_charset};
use wire::json::text_of;

/// Decodes the bytes of a response. An encoding that the browser does not know is read as UTF-8.
pub(super) fn body(response: &Response, bytes: Vec<u8>) -> Body {
    let (text, has_replaced_bytes) = decode(response, bytes);
    let header = |name| response.headers().get(name);
    Body {
        status: response.status(),
        text,
        has_replaced_bytes,
        date: header("Date").and_then(|date| clock::parse(&date)),
        age_seconds: header("Age").and_then(|age| age.trim().parse().ok()),
    }
}

/// The text, and whether bytes were replaced.
fn decode(response: &Response, bytes: Vec<u8>) -> (String, bool) {
    let content_type = response.headers().get("Content-Type").unwrap_or_default();
    let decoder = declared_charset(&content_type)
        .and_then(|charset| TextDecoder::new_with_label(charset).ok());
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(&bytes).ok());
    if let Some(text) = text {
        // A decoder of another encoding replaces what it cannot decode, as UTF-8's does.
        let has_replaced = text.contains(char::REPLACEMENT_CHARACTER);
        return (text, has_replaced);
    }
    let has_replaced = std::str::from_utf8(&bytes).is_err();
    (text_of(bytes), has_replaced)
}
