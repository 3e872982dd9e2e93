//! Keeps other sites away from a server on this machine.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// A layer (for [`axum::middleware::from_fn`]) that answers 403, in plain text, unless the `Host` header is
/// `127.0.0.1`, `localhost` or `[::1]`, with any port or none.
///
/// Listening on a loopback address alone does not stop a web page whose name was made to resolve to it.
pub async fn require_loopback_host(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|value| value.to_str().ok());
    if host.is_some_and(is_loopback) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "The Host header must name this machine's loopback address.\n",
        )
            .into_response()
    }
}

fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rfind(':') {
        // The last colon of `[::1]` belongs to the address.
        Some(colon) if !host.ends_with(']') => (&host[..colon], Some(&host[colon + 1..])),
        _ => (host, None),
    };
    let port_is_number = port.is_none_or(|port| port.parse::<u16>().is_ok());
    port_is_number
        && (name == "127.0.0.1" || name == "[::1]" || name.eq_ignore_ascii_case("localhost"))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_loopback_names_pass() {
        for host in [
            "127.0.0.1",
            "127.0.0.1:8080",
            "localhost",
            "LOCALHOST:1",
            "[::1]",
            "[::1]:65535",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "example.com",
            "127.0.0.1.example.com",
            "localhost:x",
            "127.0.0.1:99999",
            "::1",
            "10.0.0.1:80",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
