//! What the user chooses for an export, and its stages.

use model::export::writer::Format;
use model::link::query::Zone;
use model::settings::language::Language;
use model::task::Value;
use model::task::field::TaskField;

/// For whom a CSV file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvStyle {
    /// The table's columns under their labels, with values as on the page.
    People,
    /// Fields under their names in OCP, with exact values.
    Programs,
}

/// How the page writes labels and values. The view provides it, as it knows the words.
#[derive(Clone, Copy, Debug)]
pub struct ExportWords {
    /// The page's language.
    pub language: Language,
    /// A column's label; that of a time names the zone.
    pub label: fn(TaskField, Language, Zone) -> String,
    /// A value in full.
    pub value: fn(Value<'_>, Language, Zone) -> String,
}

/// The columns of a CSV file for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFields {
    /// All documented fields.
    All,
    /// The columns of the table, in their order.
    Shown,
}

/// What the user chose for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a check box of the panel"
)]
pub struct ExportOptions {
    /// The file's format.
    pub format: Format,
    /// For whom a CSV file is.
    pub style: CsvStyle,
    /// The columns of a CSV file for programs.
    pub fields: CsvFields,
    /// Whether a CSV file for programs begins with lines that describe it.
    pub with_description: bool,
    /// Whether a CSV file begins with the byte order mark by which Excel recognises UTF-8.
    pub with_byte_order_mark: bool,
    /// Whether only the loaded tasks are written.
    pub only_loaded: bool,
    /// Whether only the tasks that are found are written, while words are looked for.
    pub only_found: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            format: Format::Csv,
            style: CsvStyle::People,
            fields: CsvFields::All,
            with_description: true,
            with_byte_order_mark: true,
            only_loaded: false,
            only_found: false,
        }
    }
}

/// The stage of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is no export.
    #[default]
    Idle,
    /// It waits for tasks to be loaded.
    Loading,
    /// It is written.
    Writing {
        /// Tasks that are written.
        written: usize,
        /// All tasks to write.
        total: usize,
    },
    /// The browser has the file.
    Done {
        /// Tasks in it.
        written: usize,
        /// Whether these are all that match.
        is_complete: bool,
        /// Its name.
        name: String,
    },
    /// There is no file.
    Stopped(StopReason),
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// The user cancelled it.
    Cancelled,
    /// The user asked for other tasks before these were loaded.
    QuestionChanged,
    /// The browser does not make it.
    Refused,
}
