//! A time range that ends now.

use chrono::TimeDelta;

use super::PastedTime;
use super::point::Point;
use super::times::digits;
use crate::filter::time_range::Preset;
use crate::task::instant::{DayEdge, Instant};

/// Reads `last 24 h`, and `24h` as in links.
pub(super) fn parse(text: &str, now: Instant) -> Option<PastedTime> {
    let lower = text.to_ascii_lowercase();
    let after_word = ["last", "past", "previous"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let (count, unit) = match after_word {
        Some(rest) => match digits(rest.trim_start()) {
            (0, _, rest) => (1, rest),
            (1..=6, count, rest) => (i64::try_from(count).ok()?, rest),
            _ => return None,
        },
        None => return Preset::parse(&lower.replace(' ', "")).map(PastedTime::Preset),
    };
    let seconds = match unit.trim() {
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 7 * 86_400,
        _ => return None,
    };
    let length =
        TimeDelta::try_seconds(count * seconds).filter(|length| *length > TimeDelta::zero())?;
    match Preset::ALL
        .into_iter()
        .find(|preset| preset.length() == Some(length))
    {
        Some(preset) => Some(PastedTime::Preset(preset)),
        // Like a preset it ends with the clock.
        None => Some(PastedTime::Range(
            Point::At(now.checked_sub_signed(length)?).typed(DayEdge::First),
            None,
        )),
    }
}
