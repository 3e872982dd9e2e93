//! Which failure a response reports.

use super::{ApiError, Facts, UnreadableResponse};
use crate::envelope::{Base, Envelope, Failure};
use crate::json::JsonError;

impl ApiError {
    /// The failure that a response reports by its HTTP status, its body, and the seconds to `wait` by its headers.
    /// An envelope is read on any status.
    pub fn classify(http_status: u16, body: &str, wait: Option<u32>) -> Self {
        match Envelope::read(body) {
            Ok(envelope) if envelope.failed() || envelope.base.trace_id.is_some() => {
                Self::of_envelope(http_status, envelope, wait)
            }
            Ok(_) => Self::without_envelope(http_status, UnreadableResponse::Other, wait),
            Err(error) => Self::of_invalid_body(http_status, body, error, wait),
        }
    }

    /// The failure that an envelope reports. By OCP's list of error codes, `COM10002` and `OBE11001` mean that there
    /// is no such cluster or tenant, `IAM10000` that no user is signed in, other `IAM10…` that OCP refuses the
    /// sign-in, and `IAM11…` that a right is missing.
    pub(crate) fn of_envelope(http_status: u16, envelope: Envelope, wait: Option<u32>) -> Self {
        let Envelope { base, error } = envelope;
        // The real status of a 200 with `successful: false` is in the envelope.
        let inner = base
            .status
            .as_deref()
            .and_then(|status| status.parse().ok());
        let status = if (200..300).contains(&http_status) {
            inner.unwrap_or(http_status)
        } else {
            http_status
        };
        let facts = Box::new(Facts::new(http_status, base, error.unwrap_or_default()));
        let code = facts.code.as_deref().unwrap_or_default();
        match status {
            _ if code == "COM10002" || code.starts_with("OBE11") => Self::NotFound(facts),
            _ if code == "IAM10000" => Self::SignedOut(facts),
            _ if code.starts_with("IAM10") => Self::SignInRefused(facts),
            _ if code.starts_with("IAM11") => Self::Forbidden(facts),
            401 => Self::SignedOut(facts),
            403 => Self::Forbidden(facts),
            404 => Self::NotFound(facts),
            429 => Self::Throttled { facts, wait },
            400..500 => Self::InvalidParameter(facts),
            _ => Self::Ocp(facts),
        }
    }

    /// The response was a redirect, about which the browser tells nothing more.
    pub fn redirected() -> Self {
        Self::unreadable(0, Base::default(), UnreadableResponse::Redirected)
    }

    /// A successful response that cannot be read.
    pub(crate) fn unreadable(http_status: u16, base: Base, what: UnreadableResponse) -> Self {
        Self::Unreadable {
            facts: Box::new(Facts::new(http_status, base, Failure::default())),
            what,
        }
    }

    /// A body that is no JSON object.
    pub(crate) fn of_invalid_body(
        http_status: u16,
        body: &str,
        error: JsonError,
        wait: Option<u32>,
    ) -> Self {
        let body = body.trim_start();
        let what = match error {
            _ if body.is_empty() => UnreadableResponse::Empty,
            _ if body.starts_with('<') => UnreadableResponse::WebPage,
            JsonError::CutOff => UnreadableResponse::CutOff,
            JsonError::Other => UnreadableResponse::Other,
        };
        Self::without_envelope(http_status, what, wait)
    }

    fn without_envelope(http_status: u16, what: UnreadableResponse, wait: Option<u32>) -> Self {
        let facts = Box::new(Facts::new(http_status, Base::default(), Failure::default()));
        match http_status {
            401 => Self::SignedOut(facts),
            403 => Self::Forbidden(facts),
            429 => Self::Throttled { facts, wait },
            500.. => Self::Gateway(facts),
            _ => Self::Unreadable { facts, what },
        }
    }
}
