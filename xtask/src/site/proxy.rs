//! Forwards requests to a real OCP.

use std::error::Error;
use std::iter::successors;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{StatusCode, Version};
use axum::response::{IntoResponse as _, Response};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::certificates;
use super::target::{self, Target};

/// The time limit for connecting to OCP. The console itself limits the time of a response.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A client of one OCP.
#[derive(Debug, Clone)]
pub(super) struct Proxy {
    target: Arc<Target>,
    client: Client<HttpsConnector<HttpConnector>, Body>,
}

impl Proxy {
    pub(super) fn new(target: Target, insecure: bool) -> Result<Self> {
        let mut http = HttpConnector::new();
        http.set_connect_timeout(Some(CONNECT_TIMEOUT));
        http.enforce_http(false);
        let https = HttpsConnectorBuilder::new().with_tls_config(certificates::config(insecure)?);
        let client = Client::builder(TokioExecutor::new())
            .build(https.https_or_http().enable_http1().wrap_connector(http));
        Ok(Self {
            target: Arc::new(target),
            client,
        })
    }

    async fn forward_request(&self, request: Request) -> Result<Response> {
        let (mut parts, body) = request.into_parts();
        parts.uri = self.target.address(&parts.uri)?;
        parts.version = Version::HTTP_11;
        target::drop_hop_by_hop(&mut parts.headers);
        // The client sets its own from the address.
        parts.headers.remove(header::HOST);
        if parts.headers.contains_key(header::ORIGIN) {
            parts
                .headers
                .insert(header::ORIGIN, HeaderValue::from_str(&self.target.origin)?);
        }
        // Both bodies are streamed. Redirects are passed on like every other response.
        let response = self
            .client
            .request(Request::from_parts(parts, body))
            .await?;
        let mut response = response.map(Body::new);
        target::drop_hop_by_hop(response.headers_mut());
        target::localise_cookies(response.headers_mut());
        Ok(response)
    }
}

/// Responds as OCP does, or with the reason why it does not.
pub(super) async fn forward(State(proxy): State<Proxy>, request: Request) -> Response {
    if !target::is_same_origin(request.headers()) {
        return (
            StatusCode::FORBIDDEN,
            "Only the console served here may use this OCP from a browser.\n",
        )
            .into_response();
    }
    match proxy.forward_request(request).await {
        Ok(response) => response,
        Err(error) => (
            StatusCode::BAD_GATEWAY,
            error_message(&proxy.target.origin, &*error),
        )
            .into_response(),
    }
}

/// The error and its remedy.
fn error_message(origin: &str, error: &(dyn Error + 'static)) -> String {
    let causes: Vec<&(dyn Error + 'static)> =
        successors(Some(error), |error| (*error).source()).collect();
    let cause = causes.last().map(ToString::to_string).unwrap_or_default();
    if causes.iter().any(|error| is_about_certificate(*error)) {
        format!(
            "The connection to OCP at {origin} is not trusted ({cause}). Add its certificate authority to this system's, or start \
             with --insecure to accept any certificate.\n"
        )
    } else {
        format!(
            "OCP at {origin} does not respond ({cause}). Check the address given with --ocp, and \
             that this machine can reach it.\n"
        )
    }
}

/// Whether the server's certificate is not trusted. Such an error is wrapped in I/O errors, which
/// report the source of their inner error as their own.
fn is_about_certificate(error: &(dyn Error + 'static)) -> bool {
    let inside = error
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    inside.is_some_and(|inside| is_about_certificate(inside))
        || matches!(
            error.downcast_ref(),
            Some(rustls::Error::InvalidCertificate(_))
        )
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn an_untrusted_certificate_is_distinguished_from_other_failures() {
        let nested = |error: rustls::Error| {
            io::Error::other(io::Error::new(io::ErrorKind::InvalidData, error))
        };
        let unknown = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        assert!(error_message("https://ocp", &nested(unknown)).contains("--insecure"));
        assert!(
            error_message("https://ocp", &nested(rustls::Error::DecryptError)).contains("--ocp")
        );
        let refused = error_message(
            "http://ocp",
            &io::Error::from(io::ErrorKind::ConnectionRefused),
        );
        assert_eq!(
            refused,
            "OCP at http://ocp does not respond (connection refused). Check the address given with --ocp, and that this machine can \
             reach it.\n"
        );
    }
}
