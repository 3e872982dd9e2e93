//! Instants as OCP writes them. Inside the stand-in an instant is a number of microseconds since 1970.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

use crate::catalog::TimeShape;

/// Microseconds in a second.
pub(crate) const SECOND: i64 = 1_000_000;
/// Microseconds in a day.
pub(crate) const DAY: i64 = 86_400 * SECOND;

const CHINA: Option<FixedOffset> = FixedOffset::east_opt(8 * 3600);

/// The instant in the given shape; the shapes with an offset have milliseconds, as in OCP's documentation.
pub(crate) fn write(micros: i64, shape: TimeShape) -> String {
    let instant: DateTime<Utc> = DateTime::from_timestamp_micros(micros).unwrap_or_default();
    match (shape, CHINA) {
        (TimeShape::Utc, _) | (_, None) => instant.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
        (TimeShape::Offset, Some(china)) => instant
            .with_timezone(&china)
            .format("%Y-%m-%dT%H:%M:%S%.3f%:z")
            .to_string(),
        (TimeShape::BareOffset, Some(china)) => instant
            .with_timezone(&china)
            .format("%Y-%m-%dT%H:%M:%S%.3f%z")
            .to_string(),
    }
}

/// Reads exactly `YYYY-MM-DDThh:mm:ssZ`, the only form `startTime` and `endTime` have (documented), as microseconds.
pub(crate) fn read_query(text: &str) -> Option<i64> {
    // chrono takes `1-1-1` and a leading sign as well; OCP's form has every digit.
    let digits_only = text.len() == 20
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 | 16 => byte == b':',
            19 => byte == b'Z',
            _ => byte.is_ascii_digit(),
        });
    if !digits_only {
        return None;
    }
    let instant = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%SZ").ok()?;
    Some(instant.and_utc().timestamp_micros())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_three_documented_shapes() {
        let micros = 1_723_190_577_715_753;
        assert_eq!(write(micros, TimeShape::Utc), "2024-08-09T08:02:57.715753Z");
        assert_eq!(
            write(micros, TimeShape::Offset),
            "2024-08-09T16:02:57.715+08:00"
        );
        assert_eq!(
            write(micros, TimeShape::BareOffset),
            "2024-08-09T16:02:57.715+0800"
        );
    }

    #[test]
    fn reads_only_the_documented_form() {
        assert_eq!(
            read_query("2024-08-09T08:02:57Z"),
            Some(1_723_190_577 * SECOND)
        );
        for wrong in [
            "",
            "2024-08-09",
            "2024-08-09T08:02:57",
            "2024-08-09 08:02:57Z",
            "2024-08-09T08:02:57.0Z",
            "2024-08-09T08:02:57+00:00",
            "2024-13-09T08:02:57Z",
            "2024-08-09T25:02:57Z",
        ] {
            assert_eq!(read_query(wrong), None, "{wrong:?}");
        }
    }
}
