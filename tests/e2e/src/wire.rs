//! JSON over HTTP to programs on this machine.

use anyhow::{Context as _, Result, bail};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::{Method, Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

/// A client; copies share its connections.
#[derive(Debug, Clone)]
pub(crate) struct Wire(Client<HttpConnector, Full<Bytes>>);

impl Wire {
    pub(crate) fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }

    /// Asks, and reads the response whatever its status says.
    pub(crate) async fn ask(
        &self,
        method: Method,
        url: &str,
        body: Option<&Value>,
    ) -> Result<(StatusCode, Value)> {
        if !url.starts_with("http://127.0.0.1:") {
            bail!("{url} is not on this machine");
        }
        let sent = body.map(Value::to_string).unwrap_or_default();
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("content-type", "application/json")
            .header("accept-language", "en-US")
            .body(Full::from(sent))?;
        let answer = self
            .0
            .request(request)
            .await
            .with_context(|| format!("{url} does not answer"))?;
        let status = answer.status();
        let bytes = answer
            .into_body()
            .collect()
            .await
            .with_context(|| format!("the response of {url} broke off"))?;
        let json = serde_json::from_slice(&bytes.to_bytes()).unwrap_or_default();
        Ok((status, json))
    }

    /// The status of a response to GET, with another `Host` header than the address has.
    pub(crate) async fn status_for_host(&self, url: &str, host: &str) -> Result<u16> {
        let request = Request::builder()
            .uri(url)
            .header("host", host)
            .body(Full::default())?;
        Ok(self
            .0
            .request(request)
            .await
            .with_context(|| format!("{url} does not answer"))?
            .status()
            .as_u16())
    }

    /// Asks with GET for JSON that must be there.
    pub(crate) async fn get(&self, url: &str) -> Result<Value> {
        let (status, json) = self.ask(Method::GET, url, None).await?;
        if !status.is_success() {
            bail!("{url}: HTTP {status}: {json}");
        }
        Ok(json)
    }
}
