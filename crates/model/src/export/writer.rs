//! Writes an export file in steps, so that the page stays responsive and the whole file is never in
//! memory.

use std::sync::Arc;

use crate::export::delimited::{DelimitedTable, Delimiter, TableWords};
use crate::export::json_text::JsonObject;
use crate::export::metadata::Metadata;
use crate::export::task_json;
use crate::task::BackupTask;
use crate::task::field::TaskField;
use crate::task::instant::Instant;

/// The format of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A table, for spreadsheets.
    #[default]
    Csv,
    /// One JSON object, which the page can open.
    Json,
    /// One line of JSON with the metadata, then one per task.
    NdJson,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::NdJson];

    /// The file name extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::NdJson => "ndjson",
        }
    }

    /// The MIME type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::NdJson => "application/x-ndjson",
        }
    }
}

/// Options of an export file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriterOptions {
    /// The file's format.
    pub format: Format,
    /// The columns of a CSV file. JSON has all fields.
    pub fields: Vec<TaskField>,
    /// Whether a CSV file starts with rows of metadata. JSON always has metadata.
    pub with_metadata: bool,
    /// Whether a CSV file starts with a byte order mark, by which Excel recognises UTF-8.
    pub with_byte_order_mark: bool,
}

/// Writes an export file in steps.
#[derive(Debug)]
pub struct Writer {
    options: WriterOptions,
    metadata: Metadata,
    rows: Vec<Arc<BackupTask>>,
    is_started: bool,
    next: usize,
}

impl Writer {
    /// Starts a file with the given tasks in the given order.
    pub fn new(options: WriterOptions, metadata: Metadata, rows: Vec<Arc<BackupTask>>) -> Self {
        Self {
            options,
            metadata,
            rows,
            is_started: false,
            next: 0,
        }
    }

    /// Number of tasks written so far.
    pub const fn written(&self) -> usize {
        self.next
    }

    /// Number of tasks in all.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no tasks.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Appends to `out` until it has grown by about `max_bytes` (tasks are never split), and
    /// returns whether there is more to write. It must not be called again once it returned false.
    /// `time` prints a time with its offset from UTC; `words` writes a CSV file for people.
    pub fn write_step(
        &mut self,
        out: &mut String,
        max_bytes: usize,
        time: &dyn Fn(Instant) -> String,
        words: Option<TableWords<'_>>,
    ) -> bool {
        let byte_limit = out.len() + max_bytes;
        let table = DelimitedTable {
            delimiter: Delimiter::Comma,
            fields: &self.options.fields,
            time,
            words,
        };
        if !self.is_started {
            self.write_head(out, &table);
        }
        self.is_started = true;
        while let Some(task) = self.rows.get(self.next) {
            if out.len() >= byte_limit {
                return true;
            }
            self.next += 1;
            match self.options.format {
                Format::Csv => table.write_row(out, task),
                Format::Json => {
                    out.push_str(if self.next > 1 { ",\n" } else { "\n" });
                    task_json::write(out, task);
                }
                Format::NdJson => {
                    task_json::write(out, task);
                    out.push('\n');
                }
            }
        }
        if self.options.format == Format::Json {
            out.push_str("\n]}\n");
        }
        false
    }

    fn write_head(&self, out: &mut String, table: &DelimitedTable<'_>) {
        if self.options.format == Format::Csv {
            if self.options.with_byte_order_mark {
                out.push('\u{feff}');
            }
            if self.options.with_metadata {
                self.metadata.write_rows(out, table);
            }
            return table.write_header(out);
        }
        let mut object = JsonObject::begin(out);
        self.metadata.write(&mut object);
        if self.options.format == Format::Json {
            object.name("contents").push('[');
        } else {
            object.end();
            out.push('\n');
        }
    }
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
