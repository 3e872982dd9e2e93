//! Log lines that begin with a time.

use super::PastedTime;
use super::point::{Point, between};
use super::times::{has_date, point};

/// Reads the range from the first to the last time of the lines.
pub(super) fn parse(text: &str) -> Option<PastedTime> {
    let mut lines = text.lines();
    let (first, is_single_time) = line_time(lines.next()?)?;
    let (mut start, mut end, mut has_more_lines) = (first, first, false);
    for (time, _) in lines.filter_map(line_time) {
        has_more_lines = true;
        if time.is_before(start) {
            start = time;
        } else if end.is_before(time) {
            end = time;
        }
    }
    if has_more_lines && start != end {
        between(start, end)
    } else {
        first.moment().filter(|_| is_single_time)
    }
}

/// The time at the beginning of a log line, and whether it is the only time of the line.
fn line_time(line: &str) -> Option<(Point, bool)> {
    let line = line.trim_start();
    let inner = line.strip_prefix('[');
    let (time, rest) = point(inner.unwrap_or(line))?;
    let is_log_line = if inner.is_some() {
        rest.starts_with(']')
    } else {
        rest.starts_with(char::is_whitespace)
    };
    // A date after a time without brackets may be the other end of a range.
    let is_single_time = inner.is_some() || !has_date(rest);
    (is_log_line && !matches!(time, Point::Day(_))).then_some((time, is_single_time))
}
