//! Times.

use model::task::instant::{
    DayEdge, TypedTime, parse_api, parse_typed, parse_wire, print_api, print_exact,
};

use crate::words;

/// Any text is a time or none; a time that is read can be printed and is then read as the same.
pub fn time(data: &[u8]) {
    let text = words::text(data);
    if let Some(instant) = parse_wire(&text) {
        assert_eq!(parse_wire(&print_exact(instant)), Some(instant), "{text}");
    }
    if let Some(instant) = parse_api(&text) {
        assert_eq!(print_api(instant), text);
    }
    for edge in [DayEdge::First, DayEdge::Last] {
        let typed = parse_typed(&text, edge);
        let instant = match typed {
            Some(TypedTime::Instant(instant)) => instant,
            Some(TypedTime::Wall(wall)) => wall.and_utc(),
            None => continue,
        };
        assert_eq!(instant.timestamp_subsec_nanos(), 0, "{text}");
        assert_eq!(parse_api(&print_api(instant)), Some(instant), "{text}");
        // What is shown of it in the form means the same again.
        assert_eq!(
            parse_typed(&print_api(instant), edge),
            Some(TypedTime::Instant(instant)),
            "{text}"
        );
    }
}
