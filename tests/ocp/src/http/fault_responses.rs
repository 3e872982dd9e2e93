//! Faults that replace, delay or change a response.

use std::future::pending;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::connection::cut_in_half;
use super::envelope::{Code, ErrorBlock, Stamp, SubError};
use super::error::{self, Lang, OcpError};
use super::{json, malformed, samples, stream};
use crate::Fault;
use crate::control::sequences::SequencePosition;
use crate::demo::SECRET_MARKER;

/// The default delay of `slow`.
const DEFAULT_DELAY: Duration = Duration::from_secs(3);
/// The default pause between two bytes of `slow-body`.
const BYTE_PAUSE: Duration = Duration::from_secs(1);
/// An origin without a server: port 9 is the discard port.
const UNREACHABLE_ORIGIN: &str = "http://127.0.0.1:9/";

/// The response in place of the proper one; `None` when the fault leaves it alone.
pub(super) async fn replacement(
    fault: Fault,
    delay: Option<Duration>,
    tenant: i64,
    sequence: SequencePosition,
    stamp: &Stamp,
    lang: Lang,
) -> Option<Response> {
    match fault {
        Fault::Slow => tokio::time::sleep(delay.unwrap_or(DEFAULT_DELAY)).await,
        Fault::Hang => pending().await,
        _ => {}
    }
    let failures = match fault {
        Fault::GatewayOnce => 1,
        Fault::Flaky => 2,
        _ => 0,
    };
    if sequence.without_pause < failures {
        return Some(proxy_page(StatusCode::SERVICE_UNAVAILABLE));
    }
    foreign_page(fault)
        .or_else(|| Some(ocp_error(fault, tenant)?.respond(stamp, lang)))
        .or_else(|| match fault {
            Fault::SecretError => Some(json(StatusCode::BAD_REQUEST, secret_error(stamp))),
            Fault::Cut401 => {
                let error = OcpError::new(&error::WRONG_PASSWORD, "some");
                Some(json(
                    StatusCode::UNAUTHORIZED,
                    cut_in_half(error.body(stamp, lang)),
                ))
            }
            _ => None,
        })
}

/// A response that does not come from OCP.
fn foreign_page(fault: Fault) -> Option<Response> {
    Some(match fault {
        Fault::Html403 => proxy_page(StatusCode::FORBIDDEN),
        Fault::Html502 => proxy_page(StatusCode::BAD_GATEWAY),
        Fault::Html503 => proxy_page(StatusCode::SERVICE_UNAVAILABLE),
        Fault::Html504 => proxy_page(StatusCode::GATEWAY_TIMEOUT),
        Fault::Html200 => Html(LOGIN_PAGE).into_response(),
        Fault::EmptyBody => json(StatusCode::OK, Body::empty()),
        Fault::Sample => json(StatusCode::OK, samples::TASKS),
        Fault::Redirect => (StatusCode::FOUND, [(LOCATION, "/login")]).into_response(),
        Fault::RedirectAway => {
            (StatusCode::FOUND, [(LOCATION, UNREACHABLE_ORIGIN)]).into_response()
        }
        Fault::RateLimited => limited(&[
            ("ratelimit-limit", "50"),
            ("ratelimit-remaining", "0"),
            ("ratelimit-reset", "5"),
        ]),
        Fault::Cut429 => limited(&[("ratelimit-reset", "5")])
            .map(|_| cut_in_half(String::from_utf8_lossy(samples::RATE_LIMITED).into_owned())),
        Fault::RetryAfter => limited(&[("retry-after", "7")]),
        Fault::RateLimitedDay => limited(&[
            ("ratelimit-limit", "50"),
            ("ratelimit-remaining", "0"),
            ("ratelimit-reset", "86400"),
        ]),
        Fault::RateLimitedGarbage => limited(&[
            ("ratelimit-limit", "some"),
            ("ratelimit-remaining", "-1"),
            ("ratelimit-reset", "soon"),
        ]),
        Fault::SecretPage => {
            let page = format!(
                "<html>\n<head><title>502 password={SECRET_MARKER}</title></head>\n<body>\n<h1>Bad Gateway</h1>\n\
                 <p>upstream http://admin:{SECRET_MARKER}@10.20.3.11:8080/?access_key={SECRET_MARKER}</p>\n\
                 <pre>Authorization: Basic {SECRET_MARKER}</pre>\n</body>\n</html>\n"
            );
            (StatusCode::BAD_GATEWAY, Html(page)).into_response()
        }
        _ => return None,
    })
}

/// An error of OCP in place of tasks.
fn ocp_error(fault: Fault, tenant: i64) -> Option<OcpError> {
    Some(match fault {
        Fault::Unauthorized => OcpError::new(&error::NOT_SIGNED_IN, ""),
        Fault::Forbidden => OcpError::new(&error::FORBIDDEN, ""),
        Fault::NotFound => OcpError::new(&error::NO_TENANT, &tenant),
        Fault::Internal => OcpError::new(&error::UNREACHABLE, ""),
        Fault::SuccessFalse => OcpError::new(&error::FAILED_WITH_200, ""),
        Fault::Refused200 => OcpError::new(&error::REFUSED_WITH_200, ""),
        Fault::CodeNumber => OcpError::new(&error::NUMBERED, ""),
        Fault::RangeTooLong => OcpError::new(&error::RANGE_TOO_LONG, ""),
        Fault::BadTime => OcpError::new(&error::WRONG_TIME, ""),
        Fault::Envelope503 => OcpError::new(&error::UNAVAILABLE, ""),
        Fault::FieldErrors => OcpError::validation(vec![
            error::sub_error(
                "startTime",
                "2025-02-30T00:00:00Z",
                "is not a day of the calendar",
            ),
            error::sub_error(
                "endTime",
                "2025-01-01T00:00:00Z",
                "must not be before startTime",
            ),
            error::sub_error("status", "FINE", "is not a status of a data backup task"),
            error::sub_error("backupSetId", "-1", "must be greater than 0"),
        ]),
        _ => return None,
    })
}

/// An error with a secret in every text.
fn secret_error(stamp: &Stamp) -> String {
    let sub_error = SubError {
        field: format!("backupUri access_key={SECRET_MARKER}"),
        message: format!(
            "cannot read \"Authorization: Basic {SECRET_MARKER}\" at s3://user:{SECRET_MARKER}@bucket"
        ),
        object: "dataBackupTasks",
        rejected_value: format!("oss://bucket?access_id=AKID&access_key={SECRET_MARKER}"),
    };
    let error = ErrorBlock {
        code: Code::Text("COM10001"),
        message: format!(
            "Illegal argument: password: {SECRET_MARKER}, {{\"secret_key\":\"{SECRET_MARKER}\"}}, token={SECRET_MARKER}."
        ),
        sub_errors: &[sub_error],
        target: Some(&format!("password={SECRET_MARKER}")),
    };
    stamp.failure(400, &error)
}

/// The proper response, changed by the fault.
pub(super) fn changed(fault: Fault, delay: Option<Duration>, body: String) -> Response {
    let body: Body = match fault {
        Fault::Truncated => return truncated(&body),
        Fault::Bom => format!("\u{feff}{body}").into(),
        Fault::InvalidUtf8 => malformed::invalid_utf8(&body).into(),
        // The right values of these members follow, and the last one counts.
        Fault::DuplicateKeys => format!(
            "{{\"data\":null,\"status\":500,\"successful\":false,\"traceId\":\"0\",{}",
            &body[1..]
        )
        .into(),
        Fault::EverythingSecret => malformed::secret_envelope(&body).into(),
        Fault::HugeAnswer => stream::huge(&body, false),
        Fault::HugeAnswerAnnounced => stream::huge(&body, true),
        Fault::SlowBody => stream::slow(body, delay.unwrap_or(BYTE_PAUSE)),
        Fault::Stalls => stream::stalling(body),
        _ => body.into(),
    };
    json(StatusCode::OK, body)
}

/// The first half of a response, with a matching length.
fn truncated(whole: &str) -> Response {
    let mut half = whole.len() / 2;
    while !whole.is_char_boundary(half) {
        half -= 1;
    }
    json(StatusCode::OK, whole[..half].to_owned())
}

/// A response over the request limit: status, headers (seconds for `RateLimit-Reset`) and body as
/// documented.
fn limited(headers: &[(&'static str, &'static str)]) -> Response {
    let mut response = json(StatusCode::TOO_MANY_REQUESTS, samples::RATE_LIMITED);
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(*name, HeaderValue::from_static(value));
    }
    response
}

/// The page of nginx when the server behind it does not respond.
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
