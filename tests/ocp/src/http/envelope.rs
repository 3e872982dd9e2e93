//! The base structure of every answer: `data`, `duration`, `server`, `status`, `successful`, `timestamp`, `traceId`
//! (documented), keys in alphabetical order (as in the documented samples).

use serde::Serialize;

use crate::catalog::TimeShape;
use crate::data::time;

/// The application server that all answers name.
const SERVER: &str = "a24d13ce67";

/// What differs from answer to answer.
#[derive(Debug)]
pub(crate) struct Stamp {
    /// Milliseconds the server says it took.
    pub(crate) duration: i64,
    /// Microseconds since 1970.
    pub(crate) now: i64,
    pub(crate) trace: u64,
}

/// `error` of a failure. `target` and `subErrors` come with a wrong parameter (seen in related servers).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ErrorBlock<'a> {
    pub(crate) code: Code,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "<[SubError]>::is_empty")]
    pub(crate) sub_errors: &'a [SubError],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<&'a str>,
}

/// An error code; some of OCP's documents print a string, others an integer.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub(crate) enum Code {
    Text(&'static str),
    Number(i64),
}

/// What is wrong with one parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubError {
    pub(crate) field: String,
    pub(crate) message: String,
    pub(crate) object: &'static str,
    pub(crate) rejected_value: String,
}

impl Stamp {
    /// A successful answer around `data`, which is JSON already.
    pub(crate) fn success(&self, data: &str) -> String {
        format!("{{\"data\":{data},{}", self.rest("", 200, true))
    }

    /// A failure; `status` is the HTTP status as a number.
    pub(crate) fn failure(&self, status: u16, error: &ErrorBlock<'_>) -> String {
        let error = serde_json::to_string(error).unwrap_or_default();
        format!(
            "{{{}",
            self.rest(&format!("\"error\":{error},"), status, false)
        )
    }

    fn rest(&self, error: &str, status: u16, successful: bool) -> String {
        format!(
            "\"duration\":{},{error}\"server\":\"{SERVER}\",\"status\":{status},\"successful\":{successful},\
             \"timestamp\":\"{}\",\"traceId\":\"{:016x}\"}}",
            self.duration,
            time::write(self.now, TimeShape::Offset),
            self.trace
        )
    }
}
