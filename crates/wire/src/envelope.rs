//! The base structure of OCP's responses, and the description of a failure.

use serde_json::value::RawValue;

use crate::json::{JsonError, MAX_AT_ONCE, Scalar, elements, for_each_member};
use model::shared::masking::{MASK, is_secret, mask};

/// The base structure of a response, with the values as received; `None` if absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// `successful`
    pub successful: Option<String>,
    /// `status`: the HTTP status.
    pub status: Option<String>,
    /// `timestamp`: the server's time when it finished the response.
    pub timestamp: Option<String>,
    /// `duration`: the time that the server took, in milliseconds.
    pub duration: Option<String>,
    /// `traceId`: the id by which OCP's support finds the request.
    pub trace_id: Option<String>,
    /// `server`: the application server that sent the response.
    pub server: Option<String>,
}

impl Base {
    /// Every field by its API name, in a fixed order.
    pub fn fields(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("successful", self.successful.as_deref()),
            ("status", self.status.as_deref()),
            ("timestamp", self.timestamp.as_deref()),
            ("duration", self.duration.as_deref()),
            ("traceId", self.trace_id.as_deref()),
            ("server", self.server.as_deref()),
        ]
    }
}

/// OCP's description of a failure, with secrets masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// `error.code`: a number in some of OCP's documents, a text in others.
    pub code: Option<String>,
    /// `error.message`, in the language asked for.
    pub message: Option<String>,
    /// `error.target`
    pub target: Option<String>,
    /// `error.subErrors`, at most [`MAX_SUB_ERRORS`] of them.
    pub sub_errors: Vec<SubError>,
}

/// One problem of a request, in the form of OCP's related products. At least one member is present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubError {
    /// `field`: the parameter, or a path such as `queryTaskParam.startTime`.
    pub field: Option<String>,
    /// `rejectedValue`: a string without its quotation marks, any other value as JSON.
    pub rejected_value: Option<String>,
    /// `message`, in the language asked for.
    pub message: Option<String>,
}

/// The number of `error.subErrors` that are kept.
pub const MAX_SUB_ERRORS: usize = 50;

/// A response of OCP, whatever its `data` holds.
#[derive(Debug, Default)]
pub struct Envelope {
    /// The base structure.
    pub base: Base,
    /// `error`
    pub error: Option<Failure>,
}

impl Envelope {
    /// Reads a response's body except `data`. Fails if it is not one whole JSON object.
    pub fn read(json: &str) -> Result<Self, JsonError> {
        let mut envelope = Self::default();
        for_each_member(json, |name, raw| envelope.member(&name, raw))?;
        Ok(envelope)
    }

    /// Reads one member. The last of several members with the same name counts.
    pub fn member(&mut self, name: &str, raw: &RawValue) {
        let base = &mut self.base;
        let field = match name {
            "successful" => &mut base.successful,
            "status" => &mut base.status,
            "timestamp" => &mut base.timestamp,
            "duration" => &mut base.duration,
            "traceId" => &mut base.trace_id,
            "server" => &mut base.server,
            "error" if raw.get().len() > MAX_AT_ONCE => {
                return self.error = Some(Failure::default());
            }
            "error" => return self.error = Failure::read(raw),
            _ => return,
        };
        *field = text_of(raw);
    }

    /// Whether the response reports a failure.
    pub fn failed(&self) -> bool {
        self.error.is_some() || self.base.successful.as_deref() == Some("false")
    }

    /// Whether the response can be OCP's: it has `successful` or `traceId`.
    pub fn is_ocps(&self) -> bool {
        self.base.successful.is_some() || self.base.trace_id.is_some()
    }
}

impl Failure {
    fn read(raw: &RawValue) -> Option<Self> {
        let mut failure = Self::default();
        let mut sub_errors = None;
        for_each_member(raw.get(), |name, raw| match &*name {
            "code" => failure.code = text_of(raw),
            "message" => failure.message = text_of(raw),
            "target" => failure.target = text_of(raw),
            "subErrors" => sub_errors = elements(raw.get()).ok(),
            _ => {}
        })
        .ok()?;
        let sub_errors = sub_errors.into_iter().flatten().take(MAX_SUB_ERRORS);
        failure.sub_errors = sub_errors
            .filter_map(|raw| SubError::read(raw.get()))
            .collect();
        Some(failure)
    }
}

impl SubError {
    /// `None` for a value that is no object or has no member to show.
    fn read(json: &str) -> Option<Self> {
        let mut sub_error = Self::default();
        let mut rejected = None;
        for_each_member(json, |name, raw| match &*name {
            "field" => sub_error.field = text_of(raw).filter(|text| !text.is_empty()),
            "rejectedValue" => rejected = Some(raw),
            "message" => sub_error.message = text_of(raw).filter(|text| !text.is_empty()),
            _ => {}
        })
        .ok()?;
        sub_error.rejected_value = rejected.and_then(text_of);
        // Only the name of the field shows that its value is a secret, and the message may quote the value.
        if sub_error.field.as_deref().is_some_and(is_secret) {
            for text in [&mut sub_error.rejected_value, &mut sub_error.message]
                .into_iter()
                .flatten()
            {
                MASK.clone_into(text);
            }
        }
        (sub_error != Self::default()).then_some(sub_error)
    }
}

/// A string without its quotation marks, any other value as received; `None` for null.
fn text_of(raw: &RawValue) -> Option<String> {
    match Scalar::of(raw) {
        Scalar::Null => None,
        // Too long to be searched for secrets, and to be read.
        _ if raw.get().len() > MAX_AT_ONCE => Some(MASK.to_owned()),
        scalar => Some(mask(scalar.text().unwrap_or(raw.get())).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_response_is_read() {
        let envelope = Envelope::read(include_str!(
            "../../../tests/ocp/samples/data-backup-tasks.json"
        ))
        .unwrap();
        assert!(!envelope.failed());
        assert!(
            envelope
                .base
                .fields()
                .iter()
                .all(|(_, value)| value.is_some())
        );
        assert_eq!(envelope.base.trace_id.as_deref(), Some("5cf1b02e0f6f76b3"));
        assert!(envelope.is_ocps());
    }

    #[test]
    fn documented_failure_is_read() {
        let envelope =
            Envelope::read(include_str!("../../../tests/ocp/samples/rate-limited.json")).unwrap();
        let failure = envelope.error.as_ref().unwrap();
        assert!(envelope.failed());
        assert_eq!(failure.code.as_deref(), Some("0"));
        assert!(
            failure
                .message
                .as_deref()
                .unwrap()
                .starts_with("Excessive number of requests.")
        );
    }

    fn failure(json: &str) -> Failure {
        Envelope::read(&format!(r#"{{"error":{json}}}"#))
            .unwrap()
            .error
            .unwrap()
    }

    #[test]
    fn sub_errors_are_read_with_their_fields() {
        let failure = failure(
            r#"{"code":"COM10001","message":"bad","target":"startTime","subErrors":[
                {"object":"p","field":"startTime","rejectedValue":"soon","message":"not a time"},
                7,{},{"field":"","message":null},{"rejectedValue":[1]}]}"#,
        );
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(failure.target, text("startTime"));
        let first = SubError {
            field: text("startTime"),
            rejected_value: text("soon"),
            message: text("not a time"),
        };
        assert_eq!(
            failure.sub_errors,
            [
                first,
                SubError {
                    rejected_value: text("[1]"),
                    ..SubError::default()
                }
            ]
        );
    }

    #[test]
    fn only_the_first_sub_errors_are_kept() {
        let many = vec![r#"{"field":"a"}"#; 10_000].join(",");
        assert_eq!(
            failure(&format!(r#"{{"subErrors":[{many}]}}"#))
                .sub_errors
                .len(),
            MAX_SUB_ERRORS
        );
        for odd in ["7", "{}", "null", "\"x\"", "[[]]"] {
            assert_eq!(
                failure(&format!(r#"{{"subErrors":{odd}}}"#)),
                Failure::default(),
                "{odd}"
            );
        }
    }

    #[test]
    fn values_that_are_too_long_are_masked() {
        let long = "x".repeat(MAX_AT_ONCE);
        let json = format!(r#"{{"traceId":"{long}","error":{{"message":"{long}"}}}}"#);
        let envelope = Envelope::read(&json).unwrap();
        assert_eq!(
            (envelope.base.trace_id.as_deref(), envelope.error),
            (Some(MASK), Some(Failure::default()))
        );
    }

    #[test]
    fn secrets_are_masked_in_every_member() {
        let members = "successful status timestamp duration traceId server error".split(' ');
        let own = members
            .map(|name| format!(r#""{name}":"access_key=S3cr3t""#))
            .collect::<Vec<_>>()
            .join(",");
        let sub_errors = r#"{"field":"p.password","rejectedValue":"S3cr3t","message":"not S3cr3t"},{"field":"token=S3cr3t","message":"pwd=S3cr3t"},
                        {"rejectedValue":{"secret":"S3cr3t"}}"#;
        let failure = format!(
            r#"{{"code":"sk=S3cr3t","message":"://u:S3cr3t@h","target":"token=S3cr3t","subErrors":[{sub_errors}]}}"#
        );
        let envelope = Envelope::read(&format!(r#"{{{own},"error":{failure}}}"#)).unwrap();
        assert_eq!(envelope.error.as_ref().unwrap().sub_errors.len(), 3);
        assert!(!format!("{envelope:?}").contains("S3cr3t"), "{envelope:?}");
    }

    #[test]
    fn last_of_repeated_members_counts() {
        let envelope =
            Envelope::read(r#"{"traceId":"a","error":{"code":1},"traceId":"b","error":null}"#)
                .unwrap();
        assert_eq!(
            (envelope.base.trace_id.as_deref(), envelope.failed()),
            (Some("b"), false)
        );
    }
}
