//! Times as the browser writes them, without the browser: to ask it for 300,000 of them takes a second.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};

/// What stands where in a time that is written in a language: signs of its own, and numbers of two digits or, of the
/// year, four.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimePattern {
    /// What is before each number, and the number's place among year, month, day, hour, minute and second.
    numbers: Vec<(Box<str>, usize)>,
    end: Box<str>,
}

fn two_digits(number: u32, out: &mut String) {
    for digit in [number / 10 % 10, number % 10] {
        out.extend(char::from_digit(digit, 10));
    }
}

/// The time to have written as a sample: all its numbers differ.
pub fn sample_time() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2001, 2, 3)?.and_hms_opt(4, 5, 6)
}

impl TimePattern {
    /// Reads how [`sample_time`] is written; `None` where that is otherwise than with these numbers.
    pub fn from_sample(sample: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        let mut rest = sample;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(at);
            let which = ["2001", "02", "03", "04", "05", "06"]
                .iter()
                .position(|number| from.starts_with(number))?;
            let length = if which == 0 { 4 } else { 2 };
            if numbers.iter().any(|(_, known)| *known == which) {
                return None;
            }
            numbers.push((before.into(), which));
            rest = &from[length..];
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
        }
        (numbers.len() == 6).then(|| Self {
            numbers,
            end: rest.into(),
        })
    }

    /// Appends what the clock shows.
    pub fn write(&self, wall: NaiveDateTime, out: &mut String) {
        for (before, which) in &self.numbers {
            out.push_str(before);
            let number = match which {
                0 => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "{}", wall.year());
                    continue;
                }
                1 => wall.month(),
                2 => wall.day(),
                3 => wall.hour(),
                4 => wall.minute(),
                _ => wall.second(),
            };
            two_digits(number, out);
        }
        out.push_str(&self.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_the_sample_is() {
        let time = NaiveDate::from_ymd_opt(2024, 11, 9)
            .and_then(|day| day.and_hms_opt(8, 2, 57))
            .unwrap();
        for (sample, expected) in [
            ("2001-02-03 04:05:06", "2024-11-09 08:02:57"),
            ("2001/02/03 04:05:06", "2024/11/09 08:02:57"),
            ("03.02.2001, 04:05:06", "09.11.2024, 08:02:57"),
            ("2001年02月03日 04時05分06秒", "2024年11月09日 08時02分57秒"),
        ] {
            let mut text = String::from("at ");
            TimePattern::from_sample(sample)
                .unwrap()
                .write(time, &mut text);
            assert_eq!(text, format!("at {expected}"));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_not_made_up() {
        for sample in [
            "",
            "2001-02-03",
            "3/2/2001 04:05:06",
            "2001-02-03 04:05:06.000",
            "02/02/2001 04:05:06",
            "٢٠٠١-02-03 04:05:06",
        ] {
            assert_eq!(TimePattern::from_sample(sample), None, "{sample}");
        }
        assert_eq!(
            sample_time().map(|time| time.to_string()).as_deref(),
            Some("2001-02-03 04:05:06")
        );
    }
}
