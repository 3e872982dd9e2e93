//! What the user chooses for an export, and its stages.

use model::export::writer::Format;

/// The columns of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFields {
    /// All documented fields.
    All,
    /// The columns of the table, in their order.
    Shown,
}

/// What the user chose for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportOptions {
    /// The file's format.
    pub format: Format,
    /// The columns of a CSV file.
    pub fields: CsvFields,
    /// Whether a CSV file begins with lines that describe it.
    pub with_description: bool,
    /// Whether a CSV file begins with the byte order mark by which Excel recognises UTF-8.
    pub with_byte_order_mark: bool,
    /// Whether only the loaded tasks are written.
    pub only_loaded: bool,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            format: Format::Csv,
            fields: CsvFields::All,
            with_description: true,
            with_byte_order_mark: true,
            only_loaded: false,
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
