//! The time range in the parameters of a link or a request.

use super::PastedTime;
use super::point::Point;
use super::times::point;
use crate::filter::time_range::Preset;
use crate::task::instant::{DayEdge, TypedTime};

/// Reads `startTime` and `endTime`, or `range`.
pub(super) fn parse(text: &str) -> Option<PastedTime> {
    let start = bound(text, "startTime", DayEdge::First);
    let end = bound(text, "endTime", DayEdge::Last);
    if start.is_none() && end.is_none() {
        let range = parameter(text, "range")?;
        return Preset::parse(&range).map(PastedTime::Preset);
    }
    Some(PastedTime::Range(start, end))
}

fn bound(text: &str, name: &str, edge: DayEdge) -> Option<TypedTime> {
    match point(&parameter(text, name)?)? {
        (point @ Point::At(_), "") => point.typed(edge),
        _ => None,
    }
}

/// The decoded value of a parameter.
fn parameter(text: &str, name: &str) -> Option<String> {
    let value = text.match_indices(name).find_map(|(at, _)| {
        let is_name = text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| "?&'\" \n".contains(before));
        text[at + name.len()..]
            .strip_prefix('=')
            .filter(|_| is_name)
    })?;
    let value = value
        .split(|c: char| "&#'\"\\".contains(c) || c.is_whitespace())
        .next()?;
    let decoded = form_urlencoded::parse(value.as_bytes()).next()?.0;
    Some(decoded.into_owned())
}
