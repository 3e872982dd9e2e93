//! Faults that replace an answer, or hold it back.

use std::future::pending;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::envelope::Stamp;
use super::error::{self, Lang, Refusal};
use super::{json, samples};
use crate::Fault;

/// How long `slow` waits unless told otherwise.
pub(crate) const SLOW: Duration = Duration::from_secs(3);

/// The answer given in place of the proper one; `None` when the fault leaves it to be made.
pub(super) async fn instead(fault: Fault, delay: Duration, tenant: i64, stamp: &Stamp, lang: Lang) -> Option<Response> {
    let refusal = match fault {
        Fault::Slow => {
            tokio::time::sleep(delay).await;
            return None;
        }
        Fault::Hang => pending().await,
        Fault::Html502 => return Some(proxy_page(StatusCode::BAD_GATEWAY)),
        Fault::Html503 => return Some(proxy_page(StatusCode::SERVICE_UNAVAILABLE)),
        Fault::Html504 => return Some(proxy_page(StatusCode::GATEWAY_TIMEOUT)),
        Fault::Html200 => return Some(Html(LOGIN_PAGE).into_response()),
        Fault::EmptyBody => return Some(json(StatusCode::OK, Body::empty())),
        Fault::RateLimited => return Some(rate_limited()),
        Fault::Sample => return Some(json(StatusCode::OK, samples::TASKS)),
        Fault::Unauthorized => Refusal::new(&error::NOT_SIGNED_IN, ""),
        Fault::Forbidden => Refusal::new(&error::FORBIDDEN, ""),
        Fault::NotFound => Refusal::new(&error::NO_TENANT, &tenant),
        Fault::Internal => Refusal::new(&error::UNREACHABLE, ""),
        Fault::SuccessFalse => Refusal::new(&error::FAILED_WITH_200, ""),
        Fault::CodeNumber => Refusal::new(&error::NUMBERED, ""),
        _ => return None,
    };
    Some(refusal.respond(stamp, lang))
}

/// The first half of an answer, with a length that says it is all there is.
pub(super) fn truncated(whole: &str) -> Response {
    let mut half = whole.len() / 2;
    while !whole.is_char_boundary(half) {
        half -= 1;
    }
    json(StatusCode::OK, whole[..half].to_owned())
}

/// Over the limit: status, headers (seconds for `RateLimit-Reset`) and body as documented.
fn rate_limited() -> Response {
    let mut response = json(StatusCode::TOO_MANY_REQUESTS, samples::RATE_LIMITED);
    for (name, value) in [("ratelimit-limit", "50"), ("ratelimit-remaining", "0"), ("ratelimit-reset", "5")] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What nginx says when the server behind it does not answer.
fn proxy_page(status: StatusCode) -> Response {
    let page = format!(
        "<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n\
         <hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    );
    (status, [(CONTENT_TYPE, "text/html")], page).into_response()
}

const LOGIN_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<head><title>Sign in</title></head>\n<body>\n\
    <form action=\"/login\" method=\"post\"><input name=\"username\"><input name=\"password\" type=\"password\">\
    <button>Sign in</button></form>\n</body>\n</html>\n";
