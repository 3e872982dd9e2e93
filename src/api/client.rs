//! Sending a request and waiting for its response, but not for ever, and not for more than fits.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use web_sys::{
    AbortController, AbortSignal, ReadableStream, RequestCache, RequestCredentials,
    RequestRedirect, ResponseType,
};

use crate::api::meter::Meter;
use crate::api::{body, charset};
use model::settings::config::{Auth, Config, ConfigNotice, SamplePath};
use wire::body::Body;
use wire::config_file;
use wire::endpoint::Endpoint;
use wire::error::ApiError;
use wire::json::text_of;
use wire::saved::FileError;

/// Bytes that are read of a response that is a failure.
const MAX_OF_A_FAILURE: usize = 100_000;

/// How requests are sent.
#[derive(Clone, Debug)]
pub struct Client {
    config: Arc<Config>,
}

impl Client {
    /// A client with the address and the limits of `config`.
    pub const fn new(config: Arc<Config>) -> Self {
        Self { config }
    }

    /// A request with the headers, the credential and the cache mode that the configuration asks for.
    fn request(
        &self,
        endpoint: &Endpoint,
        authorization: Option<&str>,
        signal: &AbortSignal,
    ) -> RequestBuilder {
        let base = &self.config.api_base;
        let request = Request::get(&format!("{}{}", base.as_str(), endpoint.as_str()))
            .header("Accept", "application/json")
            .header("Accept-Language", self.config.language.tag())
            // A typed password names the user, so cookies of another user are left out.
            .credentials(match self.config.auth {
                Auth::Basic => RequestCredentials::Omit,
                _ if base.is_absolute() => RequestCredentials::Include,
                _ => RequestCredentials::SameOrigin,
            })
            // OCP does not redirect; a proxy's sign-in page may, and must not get a credential.
            .redirect(RequestRedirect::Manual)
            // A refresh has to show the present state.
            .cache(RequestCache::NoStore)
            .abort_signal(Some(signal));
        match authorization {
            Some(authorization) => request.header("Authorization", authorization),
            None => request,
        }
    }

    /// Gets a response's body; `authorization` is the header of that name.
    ///
    /// Fails if the status is not 2xx (with the failure that the body describes), if the response is a redirect or
    /// too large, and if it is not complete within the time limit. In the last case, and if the body is not needed,
    /// `abort` is called; it must abort the request by `signal`. A request that `signal` aborts for another reason
    /// results in a network error, which its caller ignores. `meter` records the response in any case.
    pub async fn get(
        &self,
        endpoint: &Endpoint,
        authorization: Option<&str>,
        signal: &AbortSignal,
        abort: Rc<dyn Fn()>,
        meter: &Meter,
    ) -> Result<Body, ApiError> {
        let Config {
            timeout_seconds,
            max_answer_megabytes,
            ..
        } = *self.config;
        let timed_out = Rc::new(Cell::new(false));
        let _timer = Timeout::new(timeout_seconds.saturating_mul(1_000), {
            let (timed_out, abort) = (Rc::clone(&timed_out), Rc::clone(&abort));
            move || {
                timed_out.set(true);
                abort();
            }
        });
        let or_timed_out = |error| {
            if timed_out.get() {
                ApiError::TimedOut {
                    seconds: timeout_seconds,
                }
            } else {
                error
            }
        };
        let response = self
            .request(endpoint, authorization, signal)
            .send()
            .await
            .map_err(|_| or_timed_out(ApiError::Network))?;
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(ApiError::redirected());
        }
        let status = response.status();
        meter.begins(status);
        if !response.ok() {
            // The status alone decides, even if the body is incomplete: a refused password must not be taken for a
            // network error, which is tried again.
            let body = body::read(&response, MAX_OF_A_FAILURE, meter.bytes()).await;
            meter.ends();
            let body = body.ok().flatten().unwrap_or_default();
            abort();
            return Err(ApiError::classify(status, &text_of(body), wait(&response)));
        }
        let most = max_answer_megabytes as usize * 1_000_000;
        let read = body::read(&response, most, meter.bytes()).await;
        meter.ends();
        let broken_off = |()| or_timed_out(broken_off(&response, meter));
        if let Some(bytes) = read.map_err(broken_off)? {
            return Ok(charset::body(&response, bytes));
        }
        abort();
        Err(ApiError::TooLarge {
            megabytes: max_answer_megabytes,
        })
    }
}

/// The failure of a response whose body could not be read to its end.
fn broken_off(response: &Response, meter: &Meter) -> ApiError {
    let bytes = meter.bytes().get();
    ApiError::BrokenOff {
        bytes,
        is_undecodable: bytes == 0 && response.headers().get("Content-Encoding").is_some(),
    }
}

/// Reads `config.json` beside the page. Without such a file the defaults are used. A file that cannot be read within
/// `timeout_seconds` is reported, and the defaults are used.
pub async fn config(timeout_seconds: u32) -> (Config, Vec<ConfigNotice>) {
    const MAX_CONFIG_BYTES: usize = 1_000_000;
    let unavailable = |status| (Config::default(), vec![ConfigNotice::Unavailable(status)]);
    let signal = AbortController::new().ok();
    let _timer = Timeout::new(timeout_seconds * 1_000, {
        let controller = signal.clone();
        move || {
            if let Some(controller) = controller {
                controller.abort();
            }
        }
    });
    let signal = signal.map(|controller| controller.signal());
    let Ok(response) = Request::get("config.json")
        .abort_signal(signal.as_ref())
        .send()
        .await
    else {
        return unavailable(0);
    };
    match response.status() {
        404 => (Config::default(), Vec::new()),
        status if !response.ok() => unavailable(status),
        _ => match body::read(&response, MAX_CONFIG_BYTES, &Cell::new(0)).await {
            Ok(Some(bytes)) => config_file::read(&text_of(bytes)),
            _ => unavailable(0),
        },
    }
}

/// Requests the sample that an administrator has put beside the page. Fails if there is no response, or none with a
/// file.
pub async fn sample(path: &SamplePath) -> Result<ReadableStream, FileError> {
    let request = Request::get(path.as_str()).credentials(RequestCredentials::SameOrigin);
    let response = request
        .send()
        .await
        .map_err(|_| FileError::Unavailable(0))?;
    if !response.ok() {
        return Err(FileError::Unavailable(response.status()));
    }
    response.body().ok_or(FileError::Empty)
}

/// The seconds that a throttled client has to wait: OCP's `RateLimit-Reset`, or HTTP's own `Retry-After`.
fn wait(response: &Response) -> Option<u32> {
    ["RateLimit-Reset", "Retry-After"]
        .iter()
        .find_map(|name| response.headers().get(name)?.trim().parse().ok())
}
