//! Tables for spreadsheets: CSV as in RFC 4180, and the same with tabs for the clipboard.
//!
//! Spreadsheets guess the type of a cell, and a wrong guess changes its value or runs it as a
//! formula: see docs/decisions/0008-spreadsheets.md.

use std::fmt::Write;

use crate::export::json_text::JsonObject;
use crate::export::task_json;
use crate::shared::reveal::is_hidden;
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::{BackupTask, Value};

/// The separator between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// CSV.
    Comma,
    /// TSV, which spreadsheets paste as cells.
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

/// The name of the last column, which holds the undocumented fields as one JSON object.
pub const OTHER_FIELDS: &str = "otherFields";

/// The smallest number that spreadsheets may round: they use doubles and show 15 digits.
const MIN_ROUNDED: u64 = 1_000_000_000_000_000;

/// Maximum length in bytes of a text in a formula: Excel allows 255 characters.
const MAX_FORMULA_BYTES: usize = 255;

/// How a table for people writes its labels and values: as the page does.
#[derive(Clone, Copy)]
pub struct TableWords<'a> {
    /// The label of a column.
    pub label: &'a dyn Fn(TaskField) -> String,
    /// A value as the page shows it, in full.
    pub value: &'a dyn Fn(Value<'_>) -> String,
}

/// Writes the rows of a table. Each row ends with CRLF.
pub struct DelimitedTable<'a> {
    /// The separator between cells.
    pub delimiter: Delimiter,
    /// The columns, named as in OCP; [`OTHER_FIELDS`] follows them.
    pub fields: &'a [TaskField],
    /// Prints a time in the page's zone with its offset from UTC.
    pub time: &'a dyn Fn(Instant) -> String,
    /// For people: labels and values in the page's words, and no [`OTHER_FIELDS`]. `None` for programs.
    pub words: Option<TableWords<'a>>,
}

impl DelimitedTable<'_> {
    /// Number of cells in a row.
    pub const fn width(&self) -> usize {
        self.fields.len() + if self.words.is_some() { 0 } else { 1 }
    }

    /// Writes the header row.
    pub fn write_header(&self, out: &mut String) {
        if let Some(words) = &self.words {
            return self.write_cells(out, |out, field| {
                self.write_text(out, &(words.label)(field));
            });
        }
        for field in self.fields {
            out.push_str(field.api_name());
            out.push(self.delimiter.char());
        }
        out.push_str(OTHER_FIELDS);
        out.push_str("\r\n");
    }

    /// Writes a row with a name, a cell that is already escaped, and empty cells up to the table's
    /// width.
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
        if let Some(words) = &self.words {
            return self.write_cells(out, |out, field| match task.value(field) {
                Value::Absent => {}
                Value::Integer(number) => write_number(out, number),
                // A spreadsheet may take it for a time, which it is.
                value @ Value::Time(_) => self.write_quoted(out, &(words.value)(value)),
                value => self.write_text(out, &(words.value)(value)),
            });
        }
        for field in self.fields {
            self.write_value(out, task.raw_value(*field));
            out.push(self.delimiter.char());
        }
        if !task.unknown.is_empty() {
            let mut json = String::new();
            let mut object = JsonObject::begin(&mut json);
            task_json::write_unknown_members(&mut object, task);
            object.end();
            self.write_text(out, &json);
        }
        out.push_str("\r\n");
    }

    /// Writes a cell for each column, and nothing else.
    fn write_cells(&self, out: &mut String, cell: impl Fn(&mut String, TaskField)) {
        for (place, field) in self.fields.iter().enumerate() {
            if place > 0 {
                out.push(self.delimiter.char());
            }
            cell(out, *field);
        }
        out.push_str("\r\n");
    }

    fn write_value(&self, out: &mut String, value: Value<'_>) {
        match value {
            Value::Absent => {}
            Value::Integer(value) | Value::Seconds(value) => write_number(out, value),
            Value::Time(time) => self.write_text(out, &(self.time)(time)),
            Value::Status(status) => self.write_text(out, status.as_str()),
            Value::Text(text) => self.write_text(out, text),
            Value::Unreadable(json) => self.write_text(out, json),
            Value::Ids(_) => {
                let mut json = String::new();
                task_json::write_value(&mut json, value);
                self.write_text(out, &json);
            }
        }
    }

    /// Writes a text as one cell that spreadsheets take neither for a formula nor for a number.
    pub fn write_text(&self, out: &mut String, text: &str) {
        if text.len() <= MAX_FORMULA_BYTES && looks_numeric(text) {
            return write_exact(out, text);
        }
        let defused = defuse(text);
        self.write_quoted(out, defused.as_deref().unwrap_or(text));
    }

    /// Writes a text that is no formula as one cell.
    fn write_quoted(&self, out: &mut String, text: &str) {
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

/// Writes a number as one cell that spreadsheets do not round.
pub(crate) fn write_number(out: &mut String, number: i64) {
    if number.unsigned_abs() < MIN_ROUNDED {
        // Writing to a `String` cannot fail.
        _ = write!(out, "{number}");
    } else {
        write_exact(out, &number.to_string());
    }
}

/// Writes the quoted cell `="…"`, which spreadsheets show unchanged. `text` must not contain
/// quotation marks.
fn write_exact(out: &mut String, text: &str) {
    _ = write!(out, "\"=\"\"{text}\"\"\"");
}

/// Whether a spreadsheet could take a text for a number, date or time and show another value:
/// `007`, `1e5`, `3-4`, 20 digits. A leading `+` is handled by [`defuse`] instead.
fn looks_numeric(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" .,:/-+eE%".contains(&byte))
}

/// Prefixes an apostrophe wherever a spreadsheet could start a formula; `None` if it could not. A
/// formula starts where a cell does. Programs that split cells at semicolons or ignore quotation
/// marks also see a start after semicolons, tabs and line breaks. Invisible characters are skipped,
/// because programs may drop them.
fn defuse(text: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || is_hidden(c);
    let starts_formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let ends_cell = |c: char| matches!(c, ';' | '\t' | '\n' | '\r');
    let content_start = text.find(|c| !is_blank(c)).unwrap_or(text.len());
    let mut out = String::new();
    let mut copied_to = 0;
    let is_long_number = text.len() > MAX_FORMULA_BYTES && looks_numeric(text);
    if is_long_number
        || text.starts_with(['\t', '\n', '\r'])
        || text[content_start..].starts_with(starts_formula)
    {
        out.push('\'');
    }
    let mut is_cell_start = false;
    for (at, c) in text
        .char_indices()
        .skip_while(|(at, _)| *at < content_start)
    {
        if is_cell_start && starts_formula(c) {
            out.push_str(&text[copied_to..at]);
            out.push('\'');
            copied_to = at;
        }
        is_cell_start = ends_cell(c) || (is_cell_start && is_blank(c));
    }
    (!out.is_empty()).then(|| out + &text[copied_to..])
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
pub(crate) mod tests;
