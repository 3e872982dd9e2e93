//! Why a file cannot be shown.

use crate::error::Facts;
use crate::json::JsonError;

/// Why a file cannot be shown: what it seems to be instead of a saved response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is empty.
    Empty,
    /// A table of values with separators.
    Csv,
    /// A web page, or XML.
    WebPage,
    /// A ZIP archive, as spreadsheets are.
    Archive,
    /// It is compressed.
    Compressed,
    /// Text, but in UTF-16.
    Utf16,
    /// It is no text.
    Binary,
    /// JSON without a list of tasks.
    NoTasks,
    /// A response of OCP that reports a failure.
    Failure(Box<Facts>),
    /// A file that names another format, with that name.
    OtherFormat(String),
    /// An export of a newer version of the format, with that version.
    Newer(String),
    /// It ends before the first task.
    CutOff,
    /// It is larger than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge,
    /// It has more entries than [`MAX_ENTRIES`](crate::decode::MAX_ENTRIES).
    TooMany,
    /// The browser could not read it.
    Unreadable,
    /// The server did not deliver it: the HTTP status, or 0 without a response.
    Unavailable(u16),
    /// Anything else.
    Other,
}

/// Why a step could not read an element.
#[derive(Debug)]
pub(crate) enum StepError {
    /// The JSON is invalid here, or incomplete.
    Json(JsonError),
    /// The file cannot be shown.
    File(FileError),
}

impl From<JsonError> for StepError {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}
