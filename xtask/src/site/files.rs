//! The console's files.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use ring::digest::{SHA256, digest};

use super::{encoding, headers};
use crate::post_build::names;

/// A build, and where it is served.
#[derive(Debug, Clone)]
pub(super) struct Files(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    dist: PathBuf,
    base: String,
    config: Option<String>,
    headers: HeaderMap,
}

impl Files {
    pub(super) fn new(dist: PathBuf, base: String, config: Option<String>) -> Self {
        Self(Arc::new(Inner {
            dist,
            base,
            config,
            headers: headers::production(),
        }))
    }
}

/// Answers with a file, from the disk each time: a build that is made meanwhile is seen at the next reload.
pub(super) async fn answer(State(files): State<Files>, uri: Uri, request: HeaderMap) -> Response {
    let Inner {
        dist,
        base,
        config,
        headers,
    } = &*files.0;
    let mut response = match (place(base, uri.path()), config) {
        (Place::File(path @ "config.json"), Some(config)) => {
            content_answer(path, config.clone().into_bytes(), None, &request)
        }
        (Place::File(path), _) => file(dist, path, &request).await,
        (Place::WithoutSlash, _) => {
            let query = uri
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
            (
                StatusCode::FOUND,
                [(header::LOCATION, format!("{base}{query}"))],
            )
                .into_response()
        }
        (Place::Elsewhere, _) => not_found(&format!("The console is at {base} on this server.\n")),
    };
    response.headers_mut().extend(headers.clone());
    response
}

/// What a path stands for.
#[derive(Debug, PartialEq, Eq)]
enum Place<'a> {
    File(&'a str),
    WithoutSlash,
    Elsewhere,
}

fn place<'a>(base: &str, path: &'a str) -> Place<'a> {
    if base.strip_suffix('/') == Some(path) {
        return Place::WithoutSlash;
    }
    match path.strip_prefix(base) {
        Some("") => Place::File("index.html"),
        Some(path) => Place::File(path),
        None => Place::Elsewhere,
    }
}

/// Names that lead nowhere but into the build: what it has needs no more than this.
fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| {
        let plain = part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        plain && !part.is_empty() && !part.starts_with('.')
    })
}

async fn file(dist: &std::path::Path, path: &str, request: &HeaderMap) -> Response {
    if !is_plain(path) {
        return not_found("The console has no such file.\n");
    }
    let accepted = request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    for (coding, suffix) in encoding::FORMS {
        if encoding::accepts(accepted, coding)
            && let Ok(content) = tokio::fs::read(dist.join(format!("{path}{suffix}"))).await
        {
            return content_answer(path, content, Some(coding), request);
        }
    }
    match tokio::fs::read(dist.join(path)).await {
        Ok(content) => content_answer(path, content, None, request),
        Err(_) => not_found("The console has no such file.\n"),
    }
}

fn content_answer(
    path: &str,
    content: Vec<u8>,
    coding: Option<&'static str>,
    request: &HeaderMap,
) -> Response {
    let hash = digest(&SHA256, &content).as_ref()[..8]
        .iter()
        .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    let tag = format!("\"{hash}\"");
    let known = request
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(content).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(encoding::content_type(path)),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(caching(path)),
    );
    headers.extend(
        HeaderValue::from_str(&tag)
            .ok()
            .map(|tag| (header::ETAG, tag)),
    );
    headers
        .extend(coding.map(|coding| (header::CONTENT_ENCODING, HeaderValue::from_static(coding))));
    response
}

/// A name made from the content is good for ever; any other is asked for each time.
fn caching(path: &str) -> &'static str {
    if names::is_hashed(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn not_found(sentence: &str) -> Response {
    (StatusCode::NOT_FOUND, sentence.to_owned()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_below_the_base() {
        assert_eq!(place("/", "/"), Place::File("index.html"));
        assert_eq!(place("/", "/a.js"), Place::File("a.js"));
        assert_eq!(place("/x/y/", "/x/y"), Place::WithoutSlash);
        assert_eq!(place("/x/y/", "/x/y/"), Place::File("index.html"));
        assert_eq!(place("/x/y/", "/x/yz"), Place::Elsewhere);
        assert_eq!(place("/x/", "/"), Place::Elsewhere);
    }

    #[test]
    fn nothing_leads_out_of_the_build() {
        for path in [
            "../Cargo.toml",
            "a/../../b",
            "/etc/passwd",
            ".stage/x",
            "a//b",
            "%2e%2e/x",
            "a\\b",
            "",
        ] {
            assert!(!is_plain(path), "{path}");
        }
        assert!(is_plain("snippets/a-1/src/b.js"));
    }

    #[test]
    fn only_names_made_from_content_are_kept() {
        assert!(caching("style-0123456789abcdef.css").contains("immutable"));
        for path in ["index.html", "config.json", "robots.txt"] {
            assert_eq!(caching(path), "no-cache");
        }
    }
}
