//! The base structure of every OCP answer, and the page of tasks inside it.

use serde_json::value::RawValue;

use super::json::{Scalar, elements, for_each_member};
use crate::model::secret::mask;

/// What every OCP answer says of itself, as it says it; what is absent was not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// `successful`
    pub successful: Option<String>,
    /// `status`: the HTTP status once more.
    pub status: Option<String>,
    /// `timestamp`: the server's clock when it had finished.
    pub timestamp: Option<String>,
    /// `duration`: how long the server took, in milliseconds.
    pub duration: Option<String>,
    /// `traceId`: what OCP's support asks for.
    pub trace_id: Option<String>,
    /// `server`: which application server answered.
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

/// What OCP says of a failure, secrets masked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// `error.code`: a number in some of OCP's documents, a text in others.
    pub code: Option<String>,
    /// `error.message`, in the language asked for.
    pub message: Option<String>,
    /// `error.target` and the fields and messages of `error.subErrors`.
    pub details: Vec<String>,
}

/// An answer of OCP, whatever it holds.
#[derive(Debug, Default)]
pub struct Envelope<'a> {
    /// The base structure.
    pub base: Base,
    /// `data`, untouched.
    pub data: Option<&'a RawValue>,
    /// `error`
    pub error: Option<Failure>,
}

impl<'a> Envelope<'a> {
    /// Reads an answer's body. Fails when it is not one whole JSON object.
    pub fn read(json: &'a str) -> Result<Self, serde_json::Error> {
        let mut envelope = Self::default();
        for_each_member(json, |name, raw| match &*name {
            "successful" => envelope.base.successful = said(raw),
            "status" => envelope.base.status = said(raw),
            "timestamp" => envelope.base.timestamp = said(raw),
            "duration" => envelope.base.duration = said(raw),
            "traceId" => envelope.base.trace_id = said(raw),
            "server" => envelope.base.server = said(raw),
            "data" => envelope.data = Some(raw).filter(|raw| Scalar::of(raw) != Scalar::Null),
            "error" => envelope.error = Failure::read(raw),
            _ => {}
        })?;
        Ok(envelope)
    }

    /// Whether the answer calls itself a failure.
    pub fn failed(&self) -> bool {
        self.error.is_some() || self.base.successful.as_deref() == Some("false")
    }
}

impl Failure {
    fn read(raw: &RawValue) -> Option<Self> {
        let mut failure = Self::default();
        let mut sub_errors = None;
        for_each_member(raw.get(), |name, raw| match &*name {
            "code" => failure.code = said(raw),
            "message" => failure.message = said(raw),
            "target" => failure.details.extend(said(raw)),
            "subErrors" => sub_errors = elements(raw.get()).ok(),
            _ => {}
        })
        .ok()?;
        for sub_error in sub_errors.into_iter().flatten() {
            let mut parts = Vec::new();
            // An element that is no object says nothing we could show under a name.
            let _ = for_each_member(sub_error.get(), |name, raw| {
                if matches!(&*name, "field" | "message") {
                    parts.extend(said(raw).filter(|text| !text.is_empty()));
                }
            });
            if !parts.is_empty() {
                failure.details.push(parts.join(": "));
            }
        }
        Some(failure)
    }
}

/// What a member says: a text without its quotes, anything else as it came; nothing for null.
fn said(raw: &RawValue) -> Option<String> {
    match Scalar::of(raw) {
        Scalar::Null => None,
        scalar => Some(mask(scalar.text().unwrap_or(raw.get())).into_owned()),
    }
}

/// The page of tasks in an answer's `data`.
#[derive(Debug, Default)]
pub struct Contents<'a> {
    /// The entries, untouched, in the server's order.
    pub entries: Vec<&'a RawValue>,
    /// `page.totalElements`. The rest of `page` is not believed: OCP's own documentation shows `"size": 5000`
    /// in the answer to `size=10`.
    pub total: Option<u64>,
}

impl<'a> Contents<'a> {
    /// Reads `data`; `None` when it is not an object, or its `contents` is there and no array: what cannot be
    /// read must not pass for "no tasks". `contents` and `page` may each be absent.
    pub fn read(data: &'a RawValue) -> Option<Self> {
        let mut contents = Self::default();
        let mut readable = true;
        for_each_member(data.get(), |name, raw| match &*name {
            "contents" if Scalar::of(raw) != Scalar::Null => match elements(raw.get()) {
                Ok(entries) => contents.entries = entries,
                Err(_) => readable = false,
            },
            "page" => {
                // A page block that is no object says no total, which is allowed.
                let _ = for_each_member(raw.get(), |name, raw| {
                    if name == "totalElements" {
                        contents.total = Scalar::of(raw).integer().and_then(|total| u64::try_from(total).ok());
                    }
                });
            }
            _ => {}
        })
        .ok()?;
        readable.then_some(contents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_answer_is_read_whole() {
        let envelope = Envelope::read(include_str!("../../tests/ocp/samples/data-backup-tasks.json")).unwrap();
        assert!(!envelope.failed());
        assert!(envelope.base.fields().iter().all(|(_, value)| value.is_some()));
        assert_eq!(envelope.base.trace_id.as_deref(), Some("5cf1b02e0f6f76b3"));
        let contents = Contents::read(envelope.data.unwrap()).unwrap();
        assert_eq!((contents.entries.len(), contents.total), (1, Some(1)));
    }

    #[test]
    fn the_documented_failure_is_read_whole() {
        let envelope = Envelope::read(include_str!("../../tests/ocp/samples/rate-limited.json")).unwrap();
        let failure = envelope.error.as_ref().unwrap();
        assert!(envelope.failed());
        assert_eq!(failure.code.as_deref(), Some("0"));
        assert!(failure.message.as_deref().unwrap().starts_with("Excessive number of requests."));
    }

    #[test]
    fn a_failure_names_the_fields_it_blames() {
        let json = r#"{"error":{"code":"COM10010","message":"bad","target":"startTime",
                       "subErrors":[{"field":"startTime","message":"not a time"},7,{}]}}"#;
        let failure = Envelope::read(json).unwrap().error.unwrap();
        assert_eq!(failure.details, ["startTime", "startTime: not a time"]);
    }

    #[test]
    fn contents_and_page_may_be_absent_or_nonsense() {
        for (data, entries, total) in [
            ("{}", 0, None),
            (r#"{"contents":null,"page":null}"#, 0, None),
            (r#"{"contents":[null,1],"page":7}"#, 2, None),
            (r#"{"page":{"totalElements":"12"}}"#, 0, Some(12)),
            (r#"{"page":{"totalElements":-1}}"#, 0, None),
        ] {
            let raw: &RawValue = serde_json::from_str(data).unwrap();
            let contents = Contents::read(raw).unwrap();
            assert_eq!((contents.entries.len(), contents.total), (entries, total), "{data}");
        }
        for data in [r#"{"contents":{"a":1}}"#, r#"{"contents":"none"}"#, "[]", "7"] {
            let raw: &RawValue = serde_json::from_str(data).unwrap();
            assert!(Contents::read(raw).is_none(), "{data}");
        }
    }
}
