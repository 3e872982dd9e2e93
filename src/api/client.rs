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

use crate::api::body;
use crate::api::meter::Meter;
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
    /// A client that asks where, how long and for how much `config` says.
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

    /// Gets a response's body; `authorization` is the header of that name. Fails with what the response says when its
    /// status is not 2xx, when it is larger than allowed or sends the request elsewhere, and when no whole response
    /// comes in time. In the last case, and when the body is not wanted, `abort` is called, which must end the
    /// request that listens to `signal`. A request ended by `signal` for any other reason looks like a network
    /// error; nobody waits for it any more. What is seen of the response is in `meter`, whatever becomes of it.
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
        let failed = |()| {
            if timed_out.get() {
                ApiError::TimedOut {
                    seconds: timeout_seconds,
                }
            } else {
                ApiError::Network
            }
        };
        let response = self
            .request(endpoint, authorization, signal)
            .send()
            .await
            .map_err(|_| failed(()))?;
        if response.type_() == ResponseType::Opaqueredirect {
            return Err(ApiError::redirected());
        }
        let status = response.status();
        meter.begins(status);
        if !response.ok() {
            // The status says enough, whatever becomes of the rest: a refused password must not pass for a network error,
            // which is tried again.
            let said = body::read(&response, MAX_OF_A_FAILURE, meter.bytes()).await;
            meter.ends();
            let said = said.ok().flatten().unwrap_or_default();
            abort();
            return Err(ApiError::classify(status, &text_of(said), wait(&response)));
        }
        let most = max_answer_megabytes as usize * 1_000_000;
        let read = body::read(&response, most, meter.bytes()).await;
        meter.ends();
        if let Some(bytes) = read.map_err(failed)? {
            return Ok(Body {
                status,
                text: text_of(bytes),
            });
        }
        abort();
        Err(ApiError::TooLarge {
            megabytes: max_answer_megabytes,
        })
    }
}

/// Reads `config.json` beside the page. Without such a file the defaults hold, and nothing is wrong. A file that is
/// there and does not come within `timeout_seconds` is told, and the defaults hold.
pub async fn config(timeout_seconds: u32) -> (Config, Vec<ConfigNotice>) {
    const MAX_CONFIG_BYTES: usize = 1_000_000;
    let not_had = |status| (Config::default(), vec![ConfigNotice::Unavailable(status)]);
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
        return not_had(0);
    };
    match response.status() {
        404 => (Config::default(), Vec::new()),
        status if !response.ok() => not_had(status),
        _ => match body::read(&response, MAX_CONFIG_BYTES, &Cell::new(0)).await {
            Ok(Some(bytes)) => config_file::read(&text_of(bytes)),
            _ => not_had(0),
        },
    }
}

/// Begins to read the sample that those who host the console put beside the page. Fails with why there is none: nobody
/// answered, or not with a file.
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
