//! Formatting times like the browser without calling it, because 300,000 calls take a second.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};

/// The pattern of a formatted time: literal text, and numbers of two digits (four for the year).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimePattern {
    /// For each number the text before it and its index among year, month, day, hour, minute and
    /// second.
    numbers: Vec<(Box<str>, usize)>,
    end: Box<str>,
}

fn write_two_digits(number: u32, out: &mut String) {
    for digit in [number / 10 % 10, number % 10] {
        out.extend(char::from_digit(digit, 10));
    }
}

/// The time to format as a sample: all its numbers differ.
pub fn sample_time() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2001, 2, 3)?.and_hms_opt(4, 5, 6)
}

impl TimePattern {
    /// Derives the pattern from [`sample_time`] as formatted by the browser; `None` if it is not
    /// written with exactly these numbers.
    pub fn from_sample(sample: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        let mut rest = sample;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(at);
            let field = ["2001", "02", "03", "04", "05", "06"]
                .iter()
                .position(|number| from.starts_with(number))?;
            let length = if field == 0 { 4 } else { 2 };
            if numbers.iter().any(|(_, known)| *known == field) {
                return None;
            }
            numbers.push((before.into(), field));
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

    /// Appends the formatted time.
    pub fn write(&self, time: NaiveDateTime, out: &mut String) {
        for (before, field) in &self.numbers {
            out.push_str(before);
            let number = match field {
                0 => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "{}", time.year());
                    continue;
                }
                1 => time.month(),
                2 => time.day(),
                3 => time.hour(),
                4 => time.minute(),
                _ => time.second(),
            };
            write_two_digits(number, out);
        }
        out.push_str(&self.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_formatted_like_the_sample() {
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
    fn unknown_formats_give_no_pattern() {
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
