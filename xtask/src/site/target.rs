//! The address of a real OCP, and what has to change in requests and answers that pass through.

use anyhow::{Context as _, Result, bail};
use axum::http::Uri;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::uri::Scheme;

/// Where requests go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// `https://ocp.example.com:8443`.
    pub(super) origin: String,
    /// What OCP's own paths come below: empty or `/a/b`.
    prefix: String,
}

impl Target {
    pub(super) fn parse(url: &str) -> Result<Self> {
        let wrong = || {
            format!("`{url}` is no address of an OCP: write it like https://ocp.example.com:8443")
        };
        let uri: Uri = url.parse().with_context(wrong)?;
        let scheme = uri
            .scheme()
            .filter(|scheme| **scheme == Scheme::HTTP || **scheme == Scheme::HTTPS)
            .with_context(wrong)?;
        let authority = uri.authority().with_context(wrong)?;
        if authority.as_str().contains('@') {
            bail!(
                "an OCP's address has no user name and password in it: leave them out, the console asks for them"
            );
        }
        if uri.query().is_some() {
            bail!("{}", wrong());
        }
        let prefix = uri.path().trim_end_matches('/').to_owned();
        Ok(Self {
            origin: format!("{scheme}://{authority}"),
            prefix,
        })
    }

    /// The address to ask for a path that was asked of this server.
    pub(super) fn address(&self, uri: &Uri) -> Result<Uri> {
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(format!("{}{}{path}", self.origin, self.prefix).parse()?)
    }
}

/// Removes what is between two neighbours only and what is set anew for the next one.
pub(super) fn drop_hop_by_hop(headers: &mut HeaderMap) {
    let named = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let named: Vec<HeaderName> = named
        .flat_map(|list| list.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    let always = [
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    for name in named.iter().map(HeaderName::as_str).chain(always) {
        headers.remove(name);
    }
}

/// Whether a request comes from the console itself. OCP judges by `Origin`, and the proxy puts OCP's own there: so it has to
/// turn away other sites in OCP's stead.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    headers
        .get(header::ORIGIN)
        .is_none_or(|origin| origin.as_bytes() == format!("http://{host}").as_bytes())
}

/// Makes cookies meant for OCP's host work on this server, which speaks plain HTTP.
pub(super) fn localise_cookies(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(localised)
        .collect();
    headers.remove(header::SET_COOKIE);
    headers.extend(
        cookies
            .into_iter()
            .map(|cookie| (header::SET_COOKIE, cookie)),
    );
}

fn localised(cookie: &HeaderValue) -> HeaderValue {
    let Ok(text) = cookie.to_str() else {
        return cookie.clone();
    };
    let kept = text.split(';').map(str::trim).filter(|part| {
        let part = part.to_ascii_lowercase();
        // `SameSite=None` without `Secure` would be refused; without either, browsers take `Lax`.
        !part.starts_with("domain=") && part != "secure" && part != "samesite=none"
    });
    HeaderValue::from_str(&kept.collect::<Vec<_>>().join("; ")).unwrap_or_else(|_| cookie.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_put_together() {
        let uri: Uri = "/api/v2/x?a=%20b".parse().unwrap();
        for (url, expected) in [
            ("https://ocp:8443", "https://ocp:8443/api/v2/x?a=%20b"),
            ("http://ocp/", "http://ocp/api/v2/x?a=%20b"),
            (
                "http://ocp/below/here/",
                "http://ocp/below/here/api/v2/x?a=%20b",
            ),
        ] {
            assert_eq!(Target::parse(url).unwrap().address(&uri).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in [
            "ocp",
            "ocp:8080",
            "ftp://ocp",
            "https://",
            "http://user:pw@ocp",
            "http://ocp/?x",
            "",
        ] {
            assert!(Target::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn hop_by_hop_headers_stay_here() {
        let mut headers: HeaderMap = [
            ("connection", "close, X-Mine"),
            ("x-mine", "1"),
            ("te", "trailers"),
            ("accept", "*/*"),
        ]
        .map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        })
        .into_iter()
        .collect();
        drop_hop_by_hop(&mut headers);
        assert_eq!(headers.keys().collect::<Vec<_>>(), ["accept"]);
    }

    #[test]
    fn cookies_keep_their_path_and_lose_their_host() {
        for (cookie, expected) in [
            (
                "a=b; Path=/; Domain=ocp.example.com; Secure; HttpOnly",
                "a=b; Path=/; HttpOnly",
            ),
            ("a=b;SameSite=None;secure", "a=b"),
            ("a=b; SameSite=Lax", "a=b; SameSite=Lax"),
        ] {
            assert_eq!(localised(&HeaderValue::from_static(cookie)), expected);
        }
    }

    #[test]
    fn other_sites_are_told_from_the_console() {
        let headers = |origin: Option<&'static str>| {
            let host = (header::HOST, HeaderValue::from_static("127.0.0.1:80"));
            std::iter::once(host)
                .chain(origin.map(|origin| (header::ORIGIN, HeaderValue::from_static(origin))))
                .collect::<HeaderMap>()
        };
        assert!(is_from_here(&headers(None)));
        assert!(is_from_here(&headers(Some("http://127.0.0.1:80"))));
        assert!(!is_from_here(&headers(Some("http://127.0.0.1:81"))));
        assert!(!is_from_here(&headers(Some("null"))));
    }
}
