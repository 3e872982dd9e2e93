//! Passes requests on to a real OCP.

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

/// How long OCP's host may take to accept a connection. How long an answer may take is the console's business.
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

    async fn ask(&self, request: Request) -> Result<Response> {
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
        // Both bodies pass as they come, piece by piece. Redirects are answers like any other.
        let answer = self
            .client
            .request(Request::from_parts(parts, body))
            .await?;
        let mut answer = answer.map(Body::new);
        target::drop_hop_by_hop(answer.headers_mut());
        target::localise_cookies(answer.headers_mut());
        Ok(answer)
    }
}

/// Answers as OCP does, or with a sentence on why it does not.
pub(super) async fn forward(State(proxy): State<Proxy>, request: Request) -> Response {
    if !target::is_from_here(request.headers()) {
        return (
            StatusCode::FORBIDDEN,
            "Only the console served here may use this OCP from a browser.\n",
        )
            .into_response();
    }
    match proxy.ask(request).await {
        Ok(answer) => answer,
        Err(error) => (
            StatusCode::BAD_GATEWAY,
            sentence(&proxy.target.origin, &*error),
        )
            .into_response(),
    }
}

/// What went wrong, and what to do.
fn sentence(origin: &str, error: &(dyn Error + 'static)) -> String {
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
            "OCP at {origin} does not answer ({cause}). Check the address given with --ocp, and that this machine may reach it.\n"
        )
    }
}

/// Whether the other side speaks TLS but is not believed. Such an error travels inside I/O errors, which name the cause of their
/// inside as their own.
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
    fn a_certificate_is_told_from_silence() {
        let nested = |error: rustls::Error| {
            io::Error::other(io::Error::new(io::ErrorKind::InvalidData, error))
        };
        let unknown = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
        assert!(sentence("https://ocp", &nested(unknown)).contains("--insecure"));
        assert!(sentence("https://ocp", &nested(rustls::Error::DecryptError)).contains("--ocp"));
        let refused = sentence(
            "http://ocp",
            &io::Error::from(io::ErrorKind::ConnectionRefused),
        );
        assert_eq!(
            refused,
            "OCP at http://ocp does not answer (connection refused). Check the address given with --ocp, and that this machine may \
             reach it.\n"
        );
    }
}
