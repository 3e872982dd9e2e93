//! Input that takes long. What is quadratic takes minutes for what is made here, and the fuzzer's `-timeout` ends it.

use model::link::query::{Defaults, TaskQuery};
use model::shared::masking::mask;
use model::shared::reveal::reveal;
use model::task::instant::{DayEdge, parse_typed};
use wire::error::ApiError;

use crate::ocp::decode;
use crate::words;

/// Bytes of the text that is made. A search that starts again at each of them looks at two thousand million.
const LENGTH: usize = 64 * 1024;

/// A few bytes, again and again, are read as anything that comes from outside. The first byte says where: after some
/// beginnings all is one value.
pub fn slow(data: &[u8]) {
    let Some((place, unit)) = data.split_first() else {
        return;
    };
    let unit = words::text(&unit[..unit.len().min(16)]);
    if unit.is_empty() {
        return;
    }
    let starts = [
        "",
        "password=\"",
        "://u:",
        "open=",
        "{\"data\":{\"contents\":[",
        "{\"error\":{\"message\":\"",
        "{\"x\":",
        "[[",
    ];
    let start = starts[usize::from(*place) % starts.len()];
    let text = start.to_owned() + &unit.repeat(LENGTH.div_ceil(unit.len()));
    let _ = mask(&text);
    let _ = decode(&text);
    let _ = ApiError::classify(500, &text, None);
    let _ = TaskQuery::parse(&text, &Defaults::default());
    let _ = parse_typed(&text, DayEdge::First);
    let _ = reveal(&text);
}
