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

/// A build and its base path.
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

/// Responds with a file, read from the disk each time: a new build is visible at the next reload.
pub(super) async fn serve(State(files): State<Files>, uri: Uri, request: HeaderMap) -> Response {
    let Inner {
        dist,
        base,
        config,
        headers,
    } = &*files.0;
    let mut response = match (resource(base, uri.path()), config) {
        (Resource::File(path @ "config.json"), Some(config)) => {
            content_response(path, config.clone().into_bytes(), None, &request)
        }
        (Resource::File(path), _) => file(dist, path, &request).await,
        (Resource::WithoutSlash, _) => {
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
        (Resource::Elsewhere, _) => {
            not_found(&format!("The console is at {base} on this server.\n"))
        }
    };
    response.headers_mut().extend(headers.clone());
    response
}

/// The meaning of a path.
#[derive(Debug, PartialEq, Eq)]
enum Resource<'a> {
    File(&'a str),
    WithoutSlash,
    Elsewhere,
}

fn resource<'a>(base: &str, path: &'a str) -> Resource<'a> {
    if base.strip_suffix('/') == Some(path) {
        return Resource::WithoutSlash;
    }
    match path.strip_prefix(base) {
        Some("") => Resource::File("index.html"),
        Some(path) => Resource::File(path),
        None => Resource::Elsewhere,
    }
}

/// Whether the path consists of simple names and cannot lead out of the build.
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
    for (coding, suffix) in encoding::ENCODINGS {
        if encoding::accepts(accepted, coding)
            && let Ok(content) = tokio::fs::read(dist.join(format!("{path}{suffix}"))).await
        {
            return content_response(path, content, Some(coding), request);
        }
    }
    match tokio::fs::read(dist.join(path)).await {
        Ok(content) => content_response(path, content, None, request),
        Err(_) => not_found("The console has no such file.\n"),
    }
}

fn content_response(
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
        HeaderValue::from_static(cache_control(path)),
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

/// A name with a hash can be cached for ever; every other file is revalidated.
fn cache_control(path: &str) -> &'static str {
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
    fn paths_are_resolved_below_the_base() {
        assert_eq!(resource("/", "/"), Resource::File("index.html"));
        assert_eq!(resource("/", "/a.js"), Resource::File("a.js"));
        assert_eq!(resource("/x/y/", "/x/y"), Resource::WithoutSlash);
        assert_eq!(resource("/x/y/", "/x/y/"), Resource::File("index.html"));
        assert_eq!(resource("/x/y/", "/x/yz"), Resource::Elsewhere);
        assert_eq!(resource("/x/", "/"), Resource::Elsewhere);
    }

    #[test]
    fn paths_out_of_the_build_are_rejected() {
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
    fn only_hashed_names_are_cached() {
        assert!(cache_control("style-0123456789abcdef.css").contains("immutable"));
        for path in ["index.html", "config.json", "robots.txt"] {
            assert_eq!(cache_control(path), "no-cache");
        }
    }
}
