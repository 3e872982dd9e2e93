//! The stand-in's own sign-in page. Only its session cookie is like OCP's.

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
pub(super) struct PageQuery {
    callback: Option<String>,
}

/// The fields of the sign-in form.
#[derive(Deserialize)]
pub(super) struct SignInForm {
    #[serde(default)]
    user: String,
    #[serde(default)]
    password: String,
    callback: Option<String>,
}

/// `GET /login?callback=<path>`
pub(super) async fn page(Query(query): Query<PageQuery>) -> Response {
    sign_in_page(StatusCode::OK, query.callback.as_deref(), "")
}

/// `POST /login`: starts a session and redirects to the callback, or shows the page again with the
/// reason.
pub(super) async fn sign_in(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Response {
    let now = shared.now();
    let is_right = form.user == USER && form.password == PASSWORD;
    let session = {
        let mut access = lock(&shared.access);
        access
            .check_password(is_right, now)
            .map(|()| access.start_session(now))
    };
    match session {
        Ok(token) => {
            let cookie = format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax");
            let back = redirect_path(form.callback.as_deref());
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
        Err(refused) => {
            let reason = refused.message(Lang::of(&headers));
            sign_in_page(StatusCode::UNAUTHORIZED, form.callback.as_deref(), &reason)
        }
    }
}

/// The redirect after signing in: the callback if it is a path on this origin, else `/`.
///
/// A browser reads a backslash as a slash and drops line breaks and tabs, so `/\host` and
/// `/<tab>/host` would lead to another host.
fn redirect_path(callback: Option<&str>) -> String {
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

fn sign_in_page(status: StatusCode, callback: Option<&str>, reason: &str) -> Response {
    let reason = if reason.is_empty() {
        String::new()
    } else {
        format!("<p role=\"alert\">{}</p>\n", escaped(reason))
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Sign in</title></head>\n<body>\n\
         <h1>Sign in</h1>\n<p>A stand-in for OCP: user {USER}, password {PASSWORD}.</p>\n{reason}\
         <form action=\"/login\" method=\"post\">\n<input type=\"hidden\" name=\"callback\" value=\"{}\">\n\
         <p><label>User <input name=\"user\" autocomplete=\"username\" required autofocus></label></p>\n\
         <p><label>Password <input name=\"password\" type=\"password\" autocomplete=\"current-password\" required></label></p>\n\
         <p><button>Sign in</button></p>\n</form>\n</body>\n</html>\n",
        escaped(&redirect_path(callback))
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
    use super::redirect_path;

    #[test]
    fn only_paths_of_this_origin_are_redirect_targets() {
        for path in [
            "/",
            "/ocp/backup/?cluster=1&status=DONE,FAILED#x",
            "/%2F%2Fhost",
        ] {
            assert_eq!(redirect_path(Some(path)), path);
        }
        assert_eq!(redirect_path(Some("/ü b")), "/%C3%BC%20b");
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
            assert_eq!(redirect_path(Some(other)), "/", "{other:?}");
        }
        assert_eq!(redirect_path(None), "/");
    }
}
