//! Sending a request and waiting for its answer, but not for ever.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

use super::endpoint::Endpoint;
use super::error::ApiError;
use super::json::text_of;

/// How long a whole answer may take, in seconds, unless somebody says otherwise.
pub const TIMEOUT_SECONDS: u32 = 30;

/// How requests are sent.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// Where OCP's `/api` lies: a prefix for every path, empty for the origin's root.
    pub base: &'static str,
    /// The language of OCP's messages, as in `Accept-Language`.
    pub language: &'static str,
    /// How long a whole answer may take, in seconds.
    pub timeout_seconds: u32,
}

/// An answer with a status of 2xx.
#[derive(Debug)]
pub struct Body {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub text: String,
}

impl Client {
    /// Gets an answer's body. Fails with what the answer says when its status is not 2xx, and when no whole
    /// answer comes in time: then `abort` is called, which must end the request that listens to `signal`. A
    /// request ended by `signal` for any other reason looks like a network error; nobody waits for it any more.
    pub async fn get(
        &self,
        endpoint: &Endpoint,
        signal: &AbortSignal,
        abort: impl FnOnce() + 'static,
    ) -> Result<Body, ApiError> {
        let timed_out = Rc::new(Cell::new(false));
        let _timer = Timeout::new(self.timeout_seconds.saturating_mul(1_000), {
            let timed_out = Rc::clone(&timed_out);
            move || {
                timed_out.set(true);
                abort();
            }
        });
        let failed = |_| {
            if timed_out.get() { ApiError::TimedOut { seconds: self.timeout_seconds } } else { ApiError::Network }
        };
        let response = Request::get(&format!("{}{}", self.base, endpoint.as_str()))
            .header("Accept", "application/json")
            .header("Accept-Language", self.language)
            .credentials(RequestCredentials::SameOrigin)
            // A DBA who asks again wants to know what is, not what was.
            .cache(RequestCache::NoStore)
            .abort_signal(Some(signal))
            .send()
            .await
            .map_err(failed)?;
        let text = text_of(response.binary().await.map_err(failed)?);
        if response.ok() {
            Ok(Body { status: response.status(), text })
        } else {
            Err(ApiError::classify(response.status(), &text, wait(&response)))
        }
    }
}

/// The seconds that a throttled client has to wait: OCP's `RateLimit-Reset`, or HTTP's own `Retry-After`.
fn wait(response: &Response) -> Option<u32> {
    ["RateLimit-Reset", "Retry-After"].iter().find_map(|name| response.headers().get(name)?.trim().parse().ok())
}
