//! A time range as users have it on the clipboard: from a ticket, a log, a link, a query or a spreadsheet.

mod link;
mod log;
mod phrase;
mod point;
mod relative;
mod times;

use crate::filter::time_range::Preset;
use crate::task::instant::{Instant, TypedTime};

/// The times in a pasted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastedTime {
    /// One moment, for the field it is pasted into: as a start, and as an end.
    Moment(TypedTime, TypedTime),
    /// A start, an end, or both.
    Range(Option<TypedTime>, Option<TypedTime>),
    /// A range up to now.
    Preset(Preset),
}

/// The longest text that is read. A longer one is no range, and parts of a pasted log should not be taken for one.
const MAX_BYTES: usize = 65_536;

/// Reads a range, or a moment in a format that [`parse_typed`](crate::task::instant::parse_typed) does not read.
///
/// Accepted are two times with any usual separator (`/`, `–`, `to`, `..`, a tab, a new line), a time and an ISO 8601
/// duration, `since …`, `until …`, `last 24 h`, links of this page and requests to OCP, log lines that begin with a time,
/// and seconds to nanoseconds since 1970. Times have the formats of OCP and of ISO 8601, with `-`, `/` or `.` in dates.
/// Ambiguous texts such as `04/05/2024` are rejected. A start after the end is swapped with it. Fractions of a second are
/// rounded outwards.
pub fn parse(text: &str, now: Instant) -> Option<PastedTime> {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_BYTES {
        return None;
    }
    link::parse(text)
        .or_else(|| relative::parse(text, now))
        .or_else(|| phrase::parse(text))
        .or_else(|| log::parse(text))
}

#[cfg(test)]
#[path = "paste_tests.rs"]
mod tests;
