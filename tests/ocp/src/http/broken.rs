//! Faults that replace an answer, hold it back, or spoil it on its way.

use std::future::pending;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::connection::cut_short;
use super::envelope::{Code, ErrorBlock, Stamp, SubError};
use super::error::{self, Lang, Refusal};
use super::{json, samples, spoilt, stream};
use crate::Fault;
use crate::control::turns::Turn;
use crate::demo::SECRET_MARKER;

/// How long `slow` waits unless told otherwise.
const SLOW: Duration = Duration::from_secs(3);
/// How long `slow-body` waits between two bytes unless told otherwise.
const DRIP: Duration = Duration::from_secs(1);
/// An origin where nobody listens: port 9 is for discarding what comes.
const NOWHERE: &str = "http://127.0.0.1:9/";

/// The answer given in place of the proper one; `None` when the fault leaves it to be made.
pub(super) async fn instead(
    fault: Fault,
    delay: Option<Duration>,
    tenant: i64,
    turn: Turn,
    stamp: &Stamp,
    lang: Lang,
) -> Option<Response> {
    match fault {
        Fault::Slow => tokio::time::sleep(delay.unwrap_or(SLOW)).await,
        Fault::Hang => pending().await,
        _ => {}
    }
    let failures = match fault {
        Fault::GatewayOnce => 1,
        Fault::Flaky => 2,
        _ => 0,
    };
    if turn.in_a_row < failures {
        return Some(proxy_page(StatusCode::SERVICE_UNAVAILABLE));
    }
    page(fault)
        .or_else(|| Some(refusal(fault, tenant)?.respond(stamp, lang)))
        .or_else(|| match fault {
            Fault::SecretError => Some(json(StatusCode::BAD_REQUEST, secret_error(stamp))),
            Fault::Cut401 => {
                let refusal = Refusal::new(&error::WRONG_PASSWORD, "some");
                Some(json(
                    StatusCode::UNAUTHORIZED,
                    cut_short(refusal.body(stamp, lang)),
                ))
            }
            _ => None,
        })
}

/// What somebody else, or nobody, says in OCP's place.
fn page(fault: Fault) -> Option<Response> {
    Some(match fault {
        Fault::Html403 => proxy_page(StatusCode::FORBIDDEN),
        Fault::Html502 => proxy_page(StatusCode::BAD_GATEWAY),
        Fault::Html503 => proxy_page(StatusCode::SERVICE_UNAVAILABLE),
        Fault::Html504 => proxy_page(StatusCode::GATEWAY_TIMEOUT),
        Fault::Html200 => Html(LOGIN_PAGE).into_response(),
        Fault::EmptyBody => json(StatusCode::OK, Body::empty()),
        Fault::Sample => json(StatusCode::OK, samples::TASKS),
        Fault::Redirect => (StatusCode::FOUND, [(LOCATION, "/login")]).into_response(),
        Fault::RedirectAway => (StatusCode::FOUND, [(LOCATION, NOWHERE)]).into_response(),
        Fault::RateLimited => limited(&[
            ("ratelimit-limit", "50"),
            ("ratelimit-remaining", "0"),
            ("ratelimit-reset", "5"),
        ]),
        Fault::Cut429 => limited(&[("ratelimit-reset", "5")])
            .map(|_| cut_short(String::from_utf8_lossy(samples::RATE_LIMITED).into_owned())),
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

/// What OCP itself says in place of tasks.
fn refusal(fault: Fault, tenant: i64) -> Option<Refusal> {
    Some(match fault {
        Fault::Unauthorized => Refusal::new(&error::NOT_SIGNED_IN, ""),
        Fault::Forbidden => Refusal::new(&error::FORBIDDEN, ""),
        Fault::NotFound => Refusal::new(&error::NO_TENANT, &tenant),
        Fault::Internal => Refusal::new(&error::UNREACHABLE, ""),
        Fault::SuccessFalse => Refusal::new(&error::FAILED_WITH_200, ""),
        Fault::Refused200 => Refusal::new(&error::REFUSED_WITH_200, ""),
        Fault::CodeNumber => Refusal::new(&error::NUMBERED, ""),
        Fault::RangeTooLong => Refusal::new(&error::RANGE_TOO_LONG, ""),
        Fault::BadTime => Refusal::new(&error::WRONG_TIME, ""),
        Fault::Envelope503 => Refusal::new(&error::UNAVAILABLE, ""),
        Fault::FieldErrors => Refusal::validation(vec![
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

/// A failure with a secret in every text.
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

/// The proper answer, on its way spoilt.
pub(super) fn sent(fault: Fault, delay: Option<Duration>, body: String) -> Response {
    let body: Body = match fault {
        Fault::Truncated => return truncated(&body),
        Fault::Bom => format!("\u{feff}{body}").into(),
        Fault::InvalidUtf8 => spoilt::no_utf8(&body).into(),
        // Each of these is said again, rightly, further on.
        Fault::DuplicateKeys => format!(
            "{{\"data\":null,\"status\":500,\"successful\":false,\"traceId\":\"0\",{}",
            &body[1..]
        )
        .into(),
        Fault::EverythingSecret => spoilt::secret_envelope(&body).into(),
        Fault::HugeAnswer => stream::huge(&body, false),
        Fault::HugeAnswerAnnounced => stream::huge(&body, true),
        Fault::SlowBody => stream::dripping(body, delay.unwrap_or(DRIP)),
        Fault::Stalls => stream::stalling(body),
        _ => body.into(),
    };
    json(StatusCode::OK, body)
}

/// The first half of an answer, with a length that says it is all there is.
fn truncated(whole: &str) -> Response {
    let mut half = whole.len() / 2;
    while !whole.is_char_boundary(half) {
        half -= 1;
    }
    json(StatusCode::OK, whole[..half].to_owned())
}

/// Over the limit: status, headers (seconds for `RateLimit-Reset`) and body as documented.
fn limited(headers: &[(&'static str, &'static str)]) -> Response {
    let mut response = json(StatusCode::TOO_MANY_REQUESTS, samples::RATE_LIMITED);
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(*name, HeaderValue::from_static(value));
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
