//! How a request can fail: one variant for each thing that a user can do about it.

use crate::answer::{Base, Envelope, Failure};
use crate::json::Broken;
use model::load::retry::FailureKind;
use model::session::sign_in::Refusal;

pub use crate::answer::SubError;

/// A failed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// OCP refused a parameter (400): correct it.
    InvalidParameter(Box<Facts>),
    /// Nobody is signed in, or the session is over (401): sign in.
    SignedOut(Box<Facts>),
    /// OCP refused who signs in: a wrong password, too many tries, an address that may not (401). Trying again
    /// with the same makes it worse.
    SignInRefused(Box<Facts>),
    /// The right to these backups is missing (403): ask an administrator.
    Forbidden(Box<Facts>),
    /// No such cluster or tenant: choose another.
    NotFound(Box<Facts>),
    /// Too many requests (429): wait.
    Throttled {
        /// What the answer said.
        facts: Box<Facts>,
        /// How long, in seconds, when the server told.
        wait: Option<u32>,
    },
    /// OCP failed, or cannot reach the cluster: retry, and give the trace id to who runs OCP.
    Ocp(Box<Facts>),
    /// The reverse proxy in front of OCP failed (5xx without OCP's envelope): retry later.
    Gateway(Box<Facts>),
    /// What came is not an answer of OCP.
    Unreadable {
        /// What is known of it.
        facts: Box<Facts>,
        /// What came instead.
        what: UnreadableResponse,
    },
    /// Nobody has signed in to this page, so nothing was sent: sign in.
    NotSignedIn,
    /// Nobody knows where OCP lies, so nothing was sent: have `config.json` corrected.
    Halted,
    /// The answer is larger than the page takes, and was not read: ask for less.
    TooLarge {
        /// The limit, in units of 1,000,000 bytes.
        megabytes: u32,
    },
    /// No answer came: the network, the proxy or the server is not there.
    Network,
    /// No whole answer came in time.
    TimedOut {
        /// How long it was waited for, in seconds.
        seconds: u32,
    },
}

/// What can come instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableResponse {
    /// Nothing.
    Empty,
    /// JSON that ends in the middle.
    CutOff,
    /// A web page, such as a sign-in form.
    WebPage,
    /// The way to somewhere else, which was not taken: to a proxy's sign-in page, perhaps.
    Redirected,
    /// An answer of OCP, but without the tasks that were asked for.
    NoTasks,
    /// Anything else.
    Other,
}

/// Where the trouble lies, and so who can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What was asked: the filter, the cluster, the tenant.
    Input,
    /// Who asks.
    Session,
    /// What who asks may see.
    Rights,
    /// The way to the server.
    Network,
    /// What stands in front of OCP.
    Proxy,
    /// OCP.
    Ocp,
    /// The cluster, which OCP cannot reach.
    Cluster,
    /// This page.
    Page,
}

/// What support needs to know of a failed request. Secrets are masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The HTTP status; 0 when none was seen.
    pub http_status: u16,
    /// OCP's error code, such as `COM10010`.
    pub code: Option<String>,
    /// OCP's own message, in the language asked for.
    pub message: Option<String>,
    /// `error.target`: what OCP blames.
    pub target: Option<String>,
    /// `error.subErrors`: what OCP blames, one by one.
    pub sub_errors: Vec<SubError>,
    /// `traceId`
    pub trace_id: Option<String>,
    /// `server`
    pub server: Option<String>,
    /// `duration`: milliseconds that the server took.
    pub duration: Option<String>,
}

impl Facts {
    /// What an answer says of a failure.
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
    /// What is known of the failed request; `None` when no answer came at all.
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
            | Self::TimedOut { .. } => None,
        }
    }

    /// Where the trouble lies, as far as the answer tells. By OCP's documents `OBE12000` means that OCP cannot reach
    /// the cluster.
    pub fn cause(&self) -> Cause {
        match self {
            Self::InvalidParameter(_) | Self::NotFound(_) => Cause::Input,
            Self::SignedOut(_) | Self::SignInRefused(_) | Self::NotSignedIn => Cause::Session,
            // Without a word of OCP's it was not OCP.
            Self::Forbidden(facts) if facts.code.is_none() && facts.trace_id.is_none() => {
                Cause::Proxy
            }
            Self::Forbidden(_) => Cause::Rights,
            Self::Ocp(facts) if facts.has_code("OBE12000") => Cause::Cluster,
            Self::Ocp(_)
            | Self::Throttled { .. }
            | Self::Unreadable {
                what: UnreadableResponse::NoTasks,
                ..
            } => Cause::Ocp,
            Self::Network
            | Self::TimedOut { .. }
            | Self::Unreadable {
                what: UnreadableResponse::CutOff,
                ..
            } => Cause::Network,
            Self::Gateway(_) | Self::Unreadable { .. } => Cause::Proxy,
            Self::Halted | Self::TooLarge { .. } => Cause::Page,
        }
    }

    /// Whether nobody may be signed in, as far as the answer tells: OCP says so, or something in front of it leads to a
    /// sign-in page.
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

    /// What the failure means for trying again. A 502, 503 or 504 may pass whoever sent it, with one exception: what
    /// OCP says of who signs in is final on any status, as 20 tries with a wrong password block the client.
    pub fn failure_kind(&self) -> FailureKind {
        match self {
            Self::Network | Self::TimedOut { .. } => FailureKind::Transient,
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

    /// Why OCP refuses who signs in, by the codes of its documents; `None` for other failures.
    pub fn refusal(&self) -> Option<Refusal> {
        let Self::SignInRefused(facts) = self else {
            return None;
        };
        Some(Refusal::of_code(facts.code.as_deref().unwrap_or_default()))
    }

    /// The parameters that OCP blames, by their names in OCP's interface, each with what OCP says of it. Who is named
    /// in `subErrors` comes before `target`, and that before what OCP's documents say of the code: `COM10010` is an
    /// invalid start or end time, `COM10014` a time range that is too long.
    pub fn blamed(&self) -> Vec<(&str, Option<&str>)> {
        let Self::InvalidParameter(facts) = self else {
            return Vec::new();
        };
        let message = facts.message.as_deref();
        let fields = facts
            .sub_errors
            .iter()
            .filter_map(|blamed| Some((blamed.field.as_deref()?, blamed.message.as_deref())));
        let targets = facts
            .target
            .iter()
            .flat_map(|target| target.split(','))
            .map(|target| (target, message));
        let mut blamed: Vec<(&str, Option<&str>)> = Vec::new();
        for (path, message) in fields.chain(targets) {
            // `queryTaskParam.status[0]` is about `status`.
            let name = path
                .rsplit('.')
                .next()
                .and_then(|name| name.split('[').next())
                .unwrap_or_default()
                .trim();
            if !name.is_empty() && blamed.iter().all(|(other, _)| *other != name) {
                blamed.push((name, message));
            }
        }
        if blamed.is_empty() && (facts.has_code("COM10010") || facts.has_code("COM10014")) {
            blamed.extend(["startTime", "endTime"].map(|name| (name, message)));
        }
        blamed
    }

    /// Understands an answer that is a failure, from its HTTP status, its body and the seconds its headers ask
    /// to wait. An envelope counts on any status.
    pub fn classify(http_status: u16, body: &str, wait: Option<u32>) -> Self {
        match Envelope::read(body) {
            Ok(envelope) if envelope.failed() || envelope.base.trace_id.is_some() => {
                Self::told(http_status, envelope, wait)
            }
            Ok(_) => Self::without_envelope(http_status, UnreadableResponse::Other, wait),
            Err(broken) => Self::broken(http_status, body, broken, wait),
        }
    }

    /// Understands an envelope that tells of a failure. By OCP's documents, `COM10002` and `OBE11001` mean that there
    /// is no such cluster or tenant, `IAM10000` that nobody is signed in, other `IAM10…` that OCP refuses who signs
    /// in, `IAM11…` that a right is missing.
    pub(crate) fn told(http_status: u16, envelope: Envelope, wait: Option<u32>) -> Self {
        let Envelope { base, error } = envelope;
        // A 200 that says `successful: false` tells the real status inside.
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

    /// The answer was the way to somewhere else. The browser does not say more.
    pub fn redirected() -> Self {
        Self::unreadable(0, Base::default(), UnreadableResponse::Redirected)
    }

    /// An answer that calls itself a success and holds nothing that could be read.
    pub(crate) fn unreadable(http_status: u16, base: Base, what: UnreadableResponse) -> Self {
        Self::Unreadable {
            facts: Box::new(Facts::new(http_status, base, Failure::default())),
            what,
        }
    }

    /// A body that is no JSON object.
    pub(crate) fn broken(http_status: u16, body: &str, broken: Broken, wait: Option<u32>) -> Self {
        let body = body.trim_start();
        let what = match broken {
            _ if body.is_empty() => UnreadableResponse::Empty,
            _ if body.starts_with('<') => UnreadableResponse::WebPage,
            Broken::CutOff => UnreadableResponse::CutOff,
            Broken::Other => UnreadableResponse::Other,
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

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
