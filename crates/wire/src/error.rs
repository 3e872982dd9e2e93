//! The failures of a request: one variant for each remedy.

mod classify;

use crate::envelope::{Base, Failure};
use model::load::retry::FailureKind;
use model::session::sign_in::Refusal;

pub use crate::envelope::SubError;

/// A failed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// OCP refused a parameter (400): correct it.
    InvalidParameter(Box<Facts>),
    /// No user is signed in, or the session has ended (401): sign in.
    SignedOut(Box<Facts>),
    /// OCP refused the sign-in: wrong password, too many tries, address not allowed (401). The same credential
    /// must not be tried again, because OCP blocks the client after 20 tries.
    SignInRefused(Box<Facts>),
    /// The user may not read these backups (403): ask an administrator.
    Forbidden(Box<Facts>),
    /// No such cluster or tenant: choose another.
    NotFound(Box<Facts>),
    /// Too many requests (429): wait.
    Throttled {
        /// The facts of the response.
        facts: Box<Facts>,
        /// How many seconds to wait, if the server says so.
        wait: Option<u32>,
    },
    /// OCP failed, or cannot reach the cluster: retry, and give the trace id to the operators of OCP.
    Ocp(Box<Facts>),
    /// The reverse proxy in front of OCP failed (5xx without OCP's envelope): retry later.
    Gateway(Box<Facts>),
    /// The response is not one of OCP.
    Unreadable {
        /// The facts of the response.
        facts: Box<Facts>,
        /// What it is instead.
        what: UnreadableResponse,
    },
    /// No user has signed in yet, so no request was sent: sign in.
    NotSignedIn,
    /// OCP's address is not known, so no request was sent: have `config.json` corrected.
    Halted,
    /// The response is larger than the limit and was not read: request fewer tasks.
    TooLarge {
        /// The limit, in units of 1,000,000 bytes.
        megabytes: u32,
    },
    /// No response: the network, the proxy or the server is not reachable.
    Network,
    /// The response stopped before its end, or its bytes are not what its `Content-Encoding` says.
    BrokenOff {
        /// The number of bytes that were read, after decompression.
        bytes: usize,
        /// Whether nothing could be read of a compressed response: it cannot be decompressed.
        is_undecodable: bool,
    },
    /// No complete response within the time limit.
    TimedOut {
        /// The time limit, in seconds.
        seconds: u32,
    },
}

/// What a response that is not OCP's can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableResponse {
    /// An empty body.
    Empty,
    /// Incomplete JSON.
    CutOff,
    /// A web page, such as a sign-in form.
    WebPage,
    /// A redirect, which is not followed: to the sign-in page of a proxy, for example.
    Redirected,
    /// A response of OCP without the requested tasks.
    NoTasks,
    /// Anything else.
    Other,
}

/// Where the cause of a failure lies, and so who can remove it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The request: the filter, the cluster, the tenant.
    Input,
    /// The sign-in.
    Session,
    /// The user's rights.
    Rights,
    /// The network.
    Network,
    /// The reverse proxy in front of OCP.
    Proxy,
    /// OCP.
    Ocp,
    /// OCP's limit of requests.
    RateLimit,
    /// The cluster, which OCP cannot reach.
    Cluster,
    /// The console.
    Page,
}

/// What the support needs to know about a failed request. Secrets are masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The HTTP status; 0 if unknown.
    pub http_status: u16,
    /// OCP's error code, such as `COM10010`.
    pub code: Option<String>,
    /// OCP's message, in the requested language.
    pub message: Option<String>,
    /// `error.target`: the parameter that OCP rejects.
    pub target: Option<String>,
    /// `error.subErrors`: the problems of single parameters.
    pub sub_errors: Vec<SubError>,
    /// `traceId`
    pub trace_id: Option<String>,
    /// `server`
    pub server: Option<String>,
    /// `duration`: milliseconds that the server took.
    pub duration: Option<String>,
}

impl Facts {
    /// What a response says of a failure.
    pub(crate) fn new(http_status: u16, base: Base, failure: Failure) -> Self {
        let Failure {
            code,
            message,
            target,
            sub_errors,
        } = failure;
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Self {
            http_status,
            code: filled(code),
            message: filled(message),
            target: filled(target),
            sub_errors,
            trace_id: filled(base.trace_id),
            server: filled(base.server),
            duration: filled(base.duration),
        }
    }

    fn has_code(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }
}

impl ApiError {
    /// The facts of the failed request; `None` without a response.
    pub fn facts(&self) -> Option<&Facts> {
        match self {
            Self::InvalidParameter(facts)
            | Self::SignedOut(facts)
            | Self::SignInRefused(facts)
            | Self::Forbidden(facts)
            | Self::NotFound(facts)
            | Self::Throttled { facts, .. }
            | Self::Ocp(facts)
            | Self::Gateway(facts)
            | Self::Unreadable { facts, .. } => Some(facts),
            Self::NotSignedIn
            | Self::Halted
            | Self::TooLarge { .. }
            | Self::Network
            | Self::BrokenOff { .. }
            | Self::TimedOut { .. } => None,
        }
    }

    /// Where the cause lies, as far as the response shows. `OBE12000` means that OCP cannot reach the cluster
    /// (OCP's list of error codes).
    pub fn cause(&self) -> Cause {
        match self {
            Self::InvalidParameter(_) | Self::NotFound(_) => Cause::Input,
            Self::SignedOut(_) | Self::SignInRefused(_) | Self::NotSignedIn => Cause::Session,
            // A response without a code and a trace id is not OCP's.
            Self::Forbidden(facts) if facts.code.is_none() && facts.trace_id.is_none() => {
                Cause::Proxy
            }
            Self::Forbidden(_) => Cause::Rights,
            Self::Ocp(facts) if facts.has_code("OBE12000") => Cause::Cluster,
            Self::Throttled { .. } => Cause::RateLimit,
            Self::Ocp(_)
            | Self::Unreadable {
                what: UnreadableResponse::NoTasks,
                ..
            } => Cause::Ocp,
            Self::BrokenOff {
                is_undecodable: true,
                ..
            } => Cause::Proxy,
            Self::Network
            | Self::BrokenOff { .. }
            | Self::TimedOut { .. }
            | Self::Unreadable {
                what: UnreadableResponse::CutOff,
                ..
            } => Cause::Network,
            Self::Gateway(_) | Self::Unreadable { .. } => Cause::Proxy,
            Self::Halted | Self::TooLarge { .. } => Cause::Page,
        }
    }

    /// Whether the user may be signed out: OCP says so, or a proxy redirects to a sign-in page or sends one.
    pub fn may_be_signed_out(&self) -> bool {
        use UnreadableResponse::{Redirected, WebPage};
        matches!(
            self,
            Self::SignedOut(_)
                | Self::Unreadable {
                    what: Redirected | WebPage,
                    ..
                }
        )
    }

    /// Whether a retry can help. A 502, 503 or 504 may pass, whoever sent it, except that a refused sign-in is final
    /// on any status: 20 tries with a wrong password block the client.
    pub fn failure_kind(&self) -> FailureKind {
        match self {
            Self::Network | Self::BrokenOff { .. } | Self::TimedOut { .. } => {
                FailureKind::Transient
            }
            Self::Throttled { wait, .. } => FailureKind::Throttled { wait: *wait },
            Self::SignedOut(_) | Self::SignInRefused(_) => FailureKind::Final,
            _ if self
                .facts()
                .is_some_and(|facts| matches!(facts.http_status, 502..=504)) =>
            {
                FailureKind::Transient
            }
            _ => FailureKind::Final,
        }
    }

    /// Why OCP refuses the sign-in, by its error codes; `None` for other failures.
    pub fn refusal(&self) -> Option<Refusal> {
        let Self::SignInRefused(facts) = self else {
            return None;
        };
        Some(Refusal::of_code(facts.code.as_deref().unwrap_or_default()))
    }

    /// The parameters that OCP rejects, by their names in OCP's API, each with OCP's message about it. They are read
    /// from `subErrors`, then from `target`, and last from the code: `COM10010` is an invalid start or end time,
    /// `COM10014` a time range that is too long (OCP's list of error codes).
    pub fn rejected_parameters(&self) -> Vec<(&str, Option<&str>)> {
        let Self::InvalidParameter(facts) = self else {
            return Vec::new();
        };
        let message = facts.message.as_deref();
        let fields = facts.sub_errors.iter().filter_map(|sub_error| {
            Some((sub_error.field.as_deref()?, sub_error.message.as_deref()))
        });
        let targets = facts
            .target
            .iter()
            .flat_map(|target| target.split(','))
            .map(|target| (target, message));
        let mut rejected: Vec<(&str, Option<&str>)> = Vec::new();
        for (path, message) in fields.chain(targets) {
            // `queryTaskParam.status[0]` is about `status`.
            let name = path
                .rsplit('.')
                .next()
                .and_then(|name| name.split('[').next())
                .unwrap_or_default()
                .trim();
            if !name.is_empty() && rejected.iter().all(|(other, _)| *other != name) {
                rejected.push((name, message));
            }
        }
        if rejected.is_empty() && (facts.has_code("COM10010") || facts.has_code("COM10014")) {
            rejected.extend(["startTime", "endTime"].map(|name| (name, message)));
        }
        rejected
    }
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
