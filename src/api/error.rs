//! How a request can fail: one variant for each thing that a user can do about it.

use serde_json::error::Category;

use super::answer::{Base, Envelope, Failure};

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
        what: NotAnAnswer,
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
pub enum NotAnAnswer {
    /// Nothing.
    Empty,
    /// JSON that ends in the middle.
    CutOff,
    /// A web page, such as a sign-in form.
    WebPage,
    /// An answer of OCP, but without the tasks that were asked for.
    NoTasks,
    /// Anything else.
    Other,
}

/// What support needs to know of a failed request. Secrets are masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The HTTP status.
    pub http_status: u16,
    /// OCP's error code, such as `COM10010`.
    pub code: Option<String>,
    /// OCP's own message, in the language asked for.
    pub message: Option<String>,
    /// The fields that OCP blames, with its messages.
    pub details: Vec<String>,
    /// `traceId`
    pub trace_id: Option<String>,
    /// `server`
    pub server: Option<String>,
}

impl Facts {
    fn new(http_status: u16, base: Base, failure: Failure) -> Self {
        let Failure { code, message, details } = failure;
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Self {
            http_status,
            code: filled(code),
            message: filled(message),
            details,
            trace_id: filled(base.trace_id),
            server: filled(base.server),
        }
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
            Self::Network | Self::TimedOut { .. } => None,
        }
    }

    /// Understands an answer that is a failure, from its HTTP status, its body and the seconds its headers ask
    /// to wait. An envelope counts on any status. By OCP's documents, `COM10002` and `OBE11001` mean that there
    /// is no such cluster or tenant, `IAM10000` that nobody is signed in, other `IAM10…` that OCP refuses who signs
    /// in, `IAM11…` that a right is missing.
    pub fn classify(http_status: u16, body: &str, wait: Option<u32>) -> Self {
        let (base, failure) = match Envelope::read(body) {
            Ok(envelope) if envelope.failed() || envelope.base.trace_id.is_some() => {
                (envelope.base, envelope.error.unwrap_or_default())
            }
            Ok(_) => return Self::without_envelope(http_status, NotAnAnswer::Other, wait),
            Err(error) => return Self::without_envelope(http_status, what_came(body, error.classify()), wait),
        };
        // A 200 that says `successful: false` tells the real status inside.
        let inner = base.status.as_deref().and_then(|status| status.parse().ok());
        let status = if (200..300).contains(&http_status) { inner.unwrap_or(http_status) } else { http_status };
        let facts = Box::new(Facts::new(http_status, base, failure));
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

    /// An answer that calls itself a success and holds no tasks that could be read.
    pub fn without_tasks(http_status: u16, base: Base) -> Self {
        let facts = Box::new(Facts::new(http_status, base, Failure::default()));
        Self::Unreadable { facts, what: NotAnAnswer::NoTasks }
    }

    fn without_envelope(http_status: u16, what: NotAnAnswer, wait: Option<u32>) -> Self {
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

fn what_came(body: &str, category: Category) -> NotAnAnswer {
    let body = body.trim_start();
    match category {
        _ if body.is_empty() => NotAnAnswer::Empty,
        _ if body.starts_with('<') => NotAnAnswer::WebPage,
        Category::Eof => NotAnAnswer::CutOff,
        _ => NotAnAnswer::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn envelope(code: &str) -> String {
        format!(
            r#"{{"successful":false,"traceId":"t1","server":"s1","status":500,"error":{{"code":{code},"message":"m"}}}}"#
        )
    }

    fn name(error: &ApiError) -> String {
        format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
    }

    #[test]
    fn each_failure_of_the_contract_is_what_a_user_can_do_about_it() {
        for (status, code, expected) in [
            (400, "\"COM10001\"", "InvalidParameter"),
            (400, "\"COM10010\"", "InvalidParameter"),
            (400, "30014", "InvalidParameter"),
            (401, "\"IAM10000\"", "SignedOut"),
            (401, "\"IAM10004\"", "SignInRefused"),
            (401, "\"IAM10007\"", "SignInRefused"),
            (401, "\"IAM10014\"", "SignInRefused"),
            (403, "\"IAM11000\"", "Forbidden"),
            (404, "\"OBE11001\"", "NotFound"),
            (400, "\"COM10002\"", "NotFound"),
            (429, "0", "Throttled"),
            (500, "\"OBE12000\"", "Ocp"),
            (503, "\"COM10999\"", "Ocp"),
            (200, "\"COM10999\"", "Ocp"),
        ] {
            let error = ApiError::classify(status, &envelope(code), Some(5));
            assert_eq!(name(&error), expected, "{status} {code}");
            let facts = error.facts().unwrap();
            assert_eq!((facts.http_status, facts.trace_id.as_deref()), (status, Some("t1")));
            assert_eq!(facts.code.as_deref(), Some(code.trim_matches('"')));
        }
    }

    #[test]
    fn what_is_no_answer_of_ocp_is_told_apart() {
        for (status, body, expected) in [
            (502, "<html>Bad Gateway</html>", "Gateway"),
            (500, "", "Gateway"),
            (401, "", "SignedOut"),
            (429, "slow down", "Throttled"),
            (404, "<html>", "Unreadable"),
            (200, "<html>sign in</html>", "Unreadable"),
        ] {
            assert_eq!(name(&ApiError::classify(status, body, None)), expected, "{status} {body}");
        }
        for (body, expected) in [
            (" ", NotAnAnswer::Empty),
            ("\n<!doctype html>", NotAnAnswer::WebPage),
            (r#"{"data":{"contents":[{"#, NotAnAnswer::CutOff),
            ("OK", NotAnAnswer::Other),
            ("[]", NotAnAnswer::Other),
            ("{}", NotAnAnswer::Other),
        ] {
            let error = ApiError::classify(200, body, None);
            assert!(matches!(error, ApiError::Unreadable { what, .. } if what == expected), "{body}: {error:?}");
        }
    }

    #[test]
    fn an_empty_trace_id_is_none() {
        let error = ApiError::classify(429, include_str!("../../tests/ocp/samples/rate-limited.json"), Some(30));
        assert!(matches!(&error, ApiError::Throttled { facts, wait: Some(30) } if facts.trace_id.is_none()));
    }

    #[test]
    fn a_message_keeps_no_secret() {
        let body = envelope("1").replace("\"m\"", "\"access_key=S3cr3t\"");
        assert!(!format!("{:?}", ApiError::classify(500, &body, None)).contains("S3cr3t"));
    }

    proptest! {
        #[test]
        fn every_answer_is_some_error(status: u16, body in "(\\PC|[{}\\[\\]\":,]|\"error\"|\"status\"){0,30}") {
            let _ = ApiError::classify(status, &body, None);
        }
    }
}
