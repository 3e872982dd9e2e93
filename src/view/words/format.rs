//! How sentences write numbers and times.

use crate::platform::zoned::{self, Detail};
use model::link::query::Zone;
use model::settings::language::Language;
use model::task::instant::Instant;

/// Writes numbers and times for the user. Tests of sentences have one that needs no browser.
pub(crate) trait Format {
    /// A number, with the language's separators.
    fn number(&self, number: u64) -> String;

    /// A moment in the user's time zone.
    fn time(&self, time: Instant, detail: Detail) -> String;
}

/// Writes by the browser's `Intl`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IntlFormat {
    /// The page's language.
    pub language: Language,
    /// The zone in which times are shown.
    pub zone: Zone,
}

impl Format for IntlFormat {
    fn number(&self, number: u64) -> String {
        zoned::number(number, self.language.tag())
    }

    fn time(&self, time: Instant, detail: Detail) -> String {
        zoned::print(time, self.language.date_locale(), self.zone, detail)
    }
}

/// Plain digits, and times as OCP writes them.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainFormat;

#[cfg(test)]
impl Format for PlainFormat {
    fn number(&self, number: u64) -> String {
        number.to_string()
    }

    fn time(&self, time: Instant, _detail: Detail) -> String {
        model::task::instant::print_exact(time)
    }
}
