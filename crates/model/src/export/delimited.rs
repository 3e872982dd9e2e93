//! Tables for spreadsheets: CSV as RFC 4180 has it, and the same with tabs for the clipboard.
//!
//! Spreadsheets guess what a cell means, and a guess that is wrong changes it or runs it: see
//! docs/decisions/0008-spreadsheets.md.

use std::fmt::Write;

use crate::export::json_text::JsonObject;
use crate::export::task_json;
use crate::shared::reveal::is_hidden;
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::{BackupTask, Value};

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// CSV.
    Comma,
    /// TSV: what spreadsheets take from the clipboard.
    Tab,
}

impl Delimiter {
    const fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Tab => '\t',
        }
    }
}

/// The name of the last column, which holds the fields that are not documented as one JSON object.
pub const OTHER_FIELDS: &str = "otherFields";

/// The most digits of a number that spreadsheets keep: they count in doubles and show 15 digits of them.
const MIN_ROUNDED: u64 = 1_000_000_000_000_000;

/// The longest text, in bytes, that a formula may hold: Excel takes 255 characters.
const MAX_FORMULA_BYTES: usize = 255;

/// A table in the making: rows of cells, each row ended by CRLF.
pub struct DelimitedTable<'a> {
    /// What parts the cells.
    pub delimiter: Delimiter,
    /// The columns, by OCP's names; behind them stands [`OTHER_FIELDS`].
    pub fields: &'a [TaskField],
    /// Writes a time in the zone of the page, with its offset from UTC.
    pub time: &'a dyn Fn(Instant) -> String,
}

impl DelimitedTable<'_> {
    /// How many cells a row of a task has.
    pub const fn width(&self) -> usize {
        self.fields.len() + 1
    }

    /// Writes the row with the columns' names.
    pub fn write_header(&self, out: &mut String) {
        for field in self.fields {
            out.push_str(field.api_name());
            out.push(self.delimiter.char());
        }
        out.push_str(OTHER_FIELDS);
        out.push_str("\r\n");
    }

    /// Writes a row of a name and a cell that is written already, and empty cells behind them.
    pub(crate) fn write_pair(&self, out: &mut String, name: &str, cell: &str) {
        out.push_str(name);
        out.push(self.delimiter.char());
        out.push_str(cell);
        for _ in 2..self.width() {
            out.push(self.delimiter.char());
        }
        out.push_str("\r\n");
    }

    /// Writes a task's row.
    pub fn write_row(&self, out: &mut String, task: &BackupTask) {
        for field in self.fields {
            self.write_value(out, task.value(*field));
            out.push(self.delimiter.char());
        }
        if !task.unknown.is_empty() {
            let mut json = String::new();
            let mut object = JsonObject::begin(&mut json);
            task_json::members(&mut object, task);
            object.end();
            self.write_text(out, &json);
        }
        out.push_str("\r\n");
    }

    fn write_value(&self, out: &mut String, value: Value<'_>) {
        match value {
            Value::Absent => {}
            Value::Integer(value) | Value::Seconds(value) => number(out, value),
            Value::Time(time) => self.write_text(out, &(self.time)(time)),
            Value::Status(status) => self.write_text(out, status.as_str()),
            Value::Text(text) => self.write_text(out, text),
            Value::Unreadable(json) => self.write_text(out, json),
            Value::Ids(_) => {
                let mut json = String::new();
                task_json::value(&mut json, value);
                self.write_text(out, &json);
            }
        }
    }

    /// Writes a text as one cell, which spreadsheets neither calculate nor take for a number.
    pub fn write_text(&self, out: &mut String, text: &str) {
        if text.len() <= MAX_FORMULA_BYTES && numeric(text) {
            return exactly(out, text);
        }
        let defused = defuse(text);
        let text = defused.as_deref().unwrap_or(text);
        let needs_quotes = |c| matches!(c, '"' | '\r' | '\n' | ';') || c == self.delimiter.char();
        if !text.contains(needs_quotes) && text.trim() == text {
            return out.push_str(text);
        }
        out.push('"');
        for (position, part) in text.split('"').enumerate() {
            out.push_str(if position > 0 { "\"\"" } else { "" });
            out.push_str(part);
        }
        out.push('"');
    }
}

/// Writes a number as one cell, which spreadsheets do not round.
pub(crate) fn number(out: &mut String, number: i64) {
    if number.unsigned_abs() < MIN_ROUNDED {
        // Writing to a `String` cannot fail.
        _ = write!(out, "{number}");
    } else {
        exactly(out, &number.to_string());
    }
}

/// Writes a cell that spreadsheets show to the last character: `="…"`, in quotation marks. `text` must have none.
fn exactly(out: &mut String, text: &str) {
    _ = write!(out, "\"=\"\"{text}\"\"\"");
}

/// Whether a spreadsheet could take a text for a number, a date or a time of day and show another one: `007`, `1e5`,
/// `3-4`, 20 digits. What begins with a sign is a number's JSON, or is defused.
fn numeric(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" .,:/-+eE%".contains(&byte))
}

/// A text in which no spreadsheet begins a formula; `None` where none could. An apostrophe is put before what formulas
/// begin with. They begin where a cell does, and for a program that parts cells by semicolons or knows no quotation
/// marks also behind semicolons, tabs and line breaks. What is not seen does not count: it may be dropped.
fn defuse(text: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || is_hidden(c);
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let ends = |c: char| matches!(c, ';' | '\t' | '\n' | '\r');
    let first = text.find(|c| !is_blank(c)).unwrap_or(text.len());
    let mut out = String::new();
    let mut kept = 0;
    let is_long_number = text.len() > MAX_FORMULA_BYTES && numeric(text);
    if is_long_number || text.starts_with(['\t', '\n', '\r']) || text[first..].starts_with(begins) {
        out.push('\'');
    }
    let mut at_start = false;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < first) {
        if at_start && begins(c) {
            out.push_str(&text[kept..at]);
            out.push('\'');
            kept = at;
        }
        at_start = ends(c) || (at_start && is_blank(c));
    }
    (!out.is_empty()).then(|| out + &text[kept..])
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
pub(crate) mod tests;
