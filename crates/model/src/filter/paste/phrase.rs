//! One or two times, with words, signs or a duration between them.

use chrono::{Days, NaiveTime, TimeDelta};

use super::PastedTime;
use super::point::{Point, between};
use super::times::{clock, duration, point};
use crate::task::instant::DayEdge;

/// Words after which a start follows.
const START_WORDS: [&str; 8] = [
    "from",
    "since",
    "after",
    "start",
    "starttime",
    "begin",
    "从",
    "自",
];

/// Words after which an end follows.
const END_WORDS: [&str; 11] = [
    "to",
    "until",
    "till",
    "thru",
    "through",
    "before",
    "end",
    "endtime",
    "finishtime",
    "至",
    "到",
];

/// Words of a range with both ends. They count as words before a start.
const JOINING_WORDS: [&str; 4] = ["between", "and", "から", "まで"];

/// Signs that may stand before, between and after times.
const SIGNS: &str = "-–—―~～〜….,;:/|→>=&?'\"“”‘’`()[]{}";

/// Reads a text that consists of times and what may stand between them, and of nothing else.
pub(super) fn parse(text: &str) -> Option<PastedTime> {
    let mut phrase = Phrase::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = phrase.read(rest)?;
    }
    phrase.finish()
}

/// The parts of a text read so far.
#[derive(Default)]
struct Phrase {
    points: Vec<Point>,
    /// A duration, and whether it stands before the first time.
    duration: Option<(TimeDelta, bool)>,
    /// The meaning of the first word.
    edge: Option<DayEdge>,
}

impl Phrase {
    /// Reads one part, and returns the text after it; `None` for a part that does not belong to a range.
    fn read<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let first = text.chars().next()?;
        if let Some((found, rest)) = point(text) {
            self.points.push(found);
            return Some(rest);
        }
        if let Some((time, rest)) = clock(text, false) {
            self.add_clock(time)?;
            return Some(rest);
        }
        if let Some((found, rest)) = duration(text).filter(|_| self.duration.is_none()) {
            self.duration = Some((found, self.points.is_empty()));
            return Some(rest);
        }
        if first.is_alphabetic() {
            return self.read_word(text);
        }
        (first.is_whitespace() || SIGNS.contains(first)).then(|| &text[first.len_utf8()..])
    }

    /// Adds a time of day after a start: on the same day, or in the night that follows.
    fn add_clock(&mut self, time: TimeDelta) -> Option<()> {
        let [Point::Wall(start)] = self.points[..] else {
            return None;
        };
        let same_day = start.date().and_time(NaiveTime::MIN) + time;
        let end = if same_day < start {
            same_day.checked_add_days(Days::new(1))?
        } else {
            same_day
        };
        self.points.push(Point::Wall(end));
        Some(())
    }

    fn read_word<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let end = text
            .find(|c: char| !c.is_alphabetic() && c != '_')
            .unwrap_or(text.len());
        let word = text[..end].to_ascii_lowercase().replace('_', "");
        let word = word.as_str();
        let edge = if START_WORDS.contains(&word) || JOINING_WORDS.contains(&word) {
            DayEdge::First
        } else if END_WORDS.contains(&word) {
            DayEdge::Last
        } else {
            return None;
        };
        self.edge = self.edge.or(Some(edge));
        Some(&text[end..])
    }

    fn finish(self) -> Option<PastedTime> {
        match (&self.points[..], self.duration, self.edge) {
            ([a, b], None, _) => between(*a, *b),
            ([start], Some((length, false)), _) => between(*start, start.plus(length)?),
            ([end], Some((length, true)), _) => between(end.plus(-length)?, *end),
            ([only], None, None) => only.moment(),
            ([start], None, Some(DayEdge::First)) => {
                Some(PastedTime::Range(start.typed(DayEdge::First), None))
            }
            ([end], None, Some(DayEdge::Last)) => {
                Some(PastedTime::Range(None, end.typed(DayEdge::Last)))
            }
            _ => None,
        }
    }
}
