//! The stand-in's own sign-in page. OCP has one as well; only that it gives a session cookie is alike.

use std::sync::Arc;

use axum::extract::{Form, Query, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::auth::SESSION_COOKIE;
use super::error::Lang;
use crate::demo::{PASSWORD, USER};
use crate::state::{Shared, lock};

#[derive(Deserialize)]
pub(super) struct Asked {
    callback: Option<String>,
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Given {
    #[serde(default)]
    user: String,
    #[serde(default)]
    password: String,
    callback: Option<String>,
}

/// `GET /login?callback=<path>`
pub(super) async fn page(Query(asked): Query<Asked>) -> Response {
    answer(StatusCode::OK, asked.callback.as_deref(), "")
}

/// `POST /login`: a session, and back to where the user came from; or the page again, saying why not.
pub(super) async fn sign_in(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Form(given): Form<Given>,
) -> Response {
    let now = shared.now();
    let right = given.user == USER && given.password == PASSWORD;
    let session = {
        let mut gate = lock(&shared.gate);
        gate.password(right, now).map(|()| gate.begin_session(now))
    };
    match session {
        Ok(token) => {
            let cookie = format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax");
            let back = way_back(given.callback.as_deref());
            (
                StatusCode::SEE_OTHER,
                [
                    (LOCATION, back),
                    (SET_COOKIE, cookie),
                    (CACHE_CONTROL, "no-store".to_owned()),
                ],
            )
                .into_response()
        }
        Err(refusal) => {
            let why = refusal.message(Lang::of(&headers));
            answer(StatusCode::UNAUTHORIZED, given.callback.as_deref(), &why)
        }
    }
}

/// Where to go after signing in: the callback if it is a path on this origin, else `/`.
///
/// A browser takes a backslash for a slash and drops line breaks and tabs, so `/\host` and `/<tab>/host` would lead
/// to another host.
fn way_back(callback: Option<&str>) -> String {
    let callback = callback.unwrap_or("/");
    let is_path = callback.starts_with('/') && !callback.starts_with("//");
    if !is_path
        || callback
            .bytes()
            .any(|byte| byte < 0x20 || byte == 0x7f || byte == b'\\')
    {
        return "/".to_owned();
    }
    callback
        .bytes()
        .fold(String::new(), |path, byte| match byte {
            b'!'..=b'~' => path + char::from(byte).encode_utf8(&mut [0]),
            _ => format!("{path}%{byte:02X}"),
        })
}

fn answer(status: StatusCode, callback: Option<&str>, why: &str) -> Response {
    let why = if why.is_empty() {
        String::new()
    } else {
        format!("<p role=\"alert\">{}</p>\n", escaped(why))
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Sign in</title></head>\n<body>\n\
         <h1>Sign in</h1>\n<p>A stand-in for OCP: user {USER}, password {PASSWORD}.</p>\n{why}\
         <form action=\"/login\" method=\"post\">\n<input type=\"hidden\" name=\"callback\" value=\"{}\">\n\
         <p><label>User <input name=\"user\" autocomplete=\"username\" required autofocus></label></p>\n\
         <p><label>Password <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label></p>\n\
         <p><button>Sign in</button></p>\n</form>\n</body>\n</html>\n",
        escaped(&way_back(callback))
    );
    let policy = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    let headers = [
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, Html(page)).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::way_back;

    #[test]
    fn only_paths_of_this_origin_are_gone_back_to() {
        for path in [
            "/",
            "/ocp/backup/?cluster=1&status=DONE,FAILED#x",
            "/%2F%2Fhost",
        ] {
            assert_eq!(way_back(Some(path)), path);
        }
        assert_eq!(way_back(Some("/ü b")), "/%C3%BC%20b");
        for other in [
            "",
            "x",
            "//host/",
            "/\\host",
            "\\\\host",
            "http://host/",
            "javascript:x",
            "/\t/host",
            "/\n/host",
            "/a\r\nX: y",
        ] {
            assert_eq!(way_back(Some(other)), "/", "{other:?}");
        }
        assert_eq!(way_back(None), "/");
    }
}
