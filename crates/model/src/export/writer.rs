//! A file in the making: written a share at a time, so that neither the page stops nor the whole file is in memory.

use std::sync::Arc;

use crate::export::delimited::{DelimitedTable, Delimiter};
use crate::export::json_text::JsonObject;
use crate::export::metadata::Metadata;
use crate::export::task_json;
use crate::task::BackupTask;
use crate::task::field::TaskField;
use crate::task::instant::Instant;

/// The options of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A table, for spreadsheets.
    #[default]
    Csv,
    /// One JSON object, which the page opens again.
    Json,
    /// A line of JSON for each task, and one before them that says what the file is.
    NdJson,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::NdJson];

    /// How names of such files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::NdJson => "ndjson",
        }
    }

    /// The media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::NdJson => "application/x-ndjson",
        }
    }
}

/// How a file is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// The file's options.
    pub format: Format,
    /// The columns of a CSV file; JSON has all fields.
    pub fields: Vec<TaskField>,
    /// Whether a CSV file begins with the rows that say what it is; JSON always does.
    pub with_metadata: bool,
    /// Whether a CSV file begins with the mark by which Excel knows UTF-8.
    pub with_byte_order_mark: bool,
}

/// A file in the making.
#[derive(Debug)]
pub struct Writer {
    options: ExportOptions,
    metadata: Metadata,
    rows: Vec<Arc<BackupTask>>,
    begun: bool,
    next: usize,
}

impl Writer {
    /// A file of these tasks in this order.
    pub fn new(options: ExportOptions, metadata: Metadata, rows: Vec<Arc<BackupTask>>) -> Self {
        Self {
            options,
            metadata,
            rows,
            begun: false,
            next: 0,
        }
    }

    /// How many tasks are written.
    pub const fn written(&self) -> usize {
        self.next
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes on until `out` has grown by about `most` bytes (a task is written whole), and returns whether there is more.
    /// Not to be called again when there is not. `time` writes a time with its offset from UTC.
    pub fn write_step(
        &mut self,
        out: &mut String,
        most: usize,
        time: &dyn Fn(Instant) -> String,
    ) -> bool {
        let enough = out.len() + most;
        let table = DelimitedTable {
            delimiter: Delimiter::Comma,
            fields: &self.options.fields,
            time,
        };
        if !self.begun {
            self.head(out, &table);
        }
        self.begun = true;
        while let Some(task) = self.rows.get(self.next) {
            if out.len() >= enough {
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

    fn head(&self, out: &mut String, table: &DelimitedTable<'_>) {
        if self.options.format == Format::Csv {
            if self.options.with_byte_order_mark {
                out.push('\u{feff}');
            }
            if self.options.with_metadata {
                self.metadata.rows(out, table);
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
