//! What a user sees of the page at one moment.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The script that reads it.
pub(crate) const SCRIPT: &str = include_str!("seen.js");

/// The page at one moment; texts are as a user reads them, with single spaces.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that the page shows"
)]
pub struct Seen {
    /// The address.
    pub url: String,
    /// Its query string, with `?`.
    pub search: String,
    /// The document's title.
    pub title: String,
    /// How many entries the tab's history has.
    pub history: u32,
    /// Whether there is a table of tasks.
    pub ready: bool,
    /// How many tasks are loaded.
    pub loaded: Option<usize>,
    /// The table's caption.
    pub caption: String,
    /// `aria-sort` by column; columns are called as the API calls the field.
    pub sorted: BTreeMap<String, String>,
    /// The rows on the page.
    pub rows: Vec<Row>,
    /// The details of open rows.
    pub details: Vec<Detail>,
    /// How many tasks there are.
    pub total: String,
    /// What the order covers.
    pub scope: String,
    /// The whole line above the table.
    pub toolbar: String,
    /// Whether a request is under way.
    pub busy: bool,
    /// Whether the rows answer an older question.
    pub outdated: bool,
    /// How opaque the rows are.
    pub opacity: f64,
    /// Whether grey bars stand in the table's place.
    pub skeleton: bool,
    /// The progress of loading more.
    pub progress: Option<Progress>,
    /// The pager's words, such as `1–20 of 412`.
    pub page_status: String,
    /// Rows per page, as chosen.
    pub page_size: Option<String>,
    /// Whether there is a page before.
    pub has_previous: bool,
    /// Whether there is a page after.
    pub has_next: bool,
    /// The messages.
    pub notices: Vec<Notice>,
    /// What stands in the table's place when there is nothing to show.
    pub empty: String,
    /// The form's text fields by `data-testid`; `None` for one that is not there.
    pub fields: BTreeMap<String, Option<Field>>,
    /// The statuses that are ticked.
    pub statuses: Vec<String>,
    /// The range that is chosen.
    pub range: String,
    /// The zone that is chosen.
    pub zone: Option<String>,
    /// All words of the form.
    pub filter: String,
    /// Whether the form is unfolded.
    pub form_shown: Option<bool>,
    /// The `data-testid` that has the focus.
    pub focus: String,
    /// What a screen reader is told.
    pub announced: String,
    /// By how much the page is wider than the window.
    pub width: i64,
}

/// A row of the table.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Row {
    /// The task's id.
    pub task: String,
    /// Whether it is open.
    pub open: bool,
    /// The name of its button.
    pub name: String,
    /// The detail that its button names.
    pub controls: String,
    /// Its cells' texts by column.
    pub cells: BTreeMap<String, String>,
    /// The exact values behind them, where there are any.
    pub exact: BTreeMap<String, String>,
}

/// An open row's detail.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Detail {
    /// The element's id.
    pub id: String,
    /// All its words.
    pub text: String,
    /// The error in full, to the letter.
    pub failure: String,
    /// Its fields.
    pub fields: Vec<DetailField>,
}

/// One field of a detail.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct DetailField {
    /// Its label.
    pub label: String,
    /// Its API name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A progress bar.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq)]
pub struct Progress {
    /// How much is done.
    pub value: f64,
    /// Of how much.
    pub max: f64,
}

/// A message.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Notice {
    /// `error` or `warning`.
    pub kind: String,
    /// Its role, such as `alert`.
    pub role: Option<String>,
    /// Its words.
    pub text: String,
}

/// A text field of the form.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Field {
    /// What stands in it.
    pub value: String,
    /// Whether it is marked as wrong.
    pub invalid: bool,
    /// What describes it.
    pub message: String,
}

impl Seen {
    /// The tasks' ids from top to bottom.
    pub fn tasks(&self) -> Vec<&str> {
        self.rows.iter().map(|row| &*row.task).collect()
    }

    /// A column's texts from top to bottom.
    pub fn column(&self, name: &str) -> Vec<&str> {
        self.rows
            .iter()
            .filter_map(|row| row.cells.get(name))
            .map(String::as_str)
            .collect()
    }

    /// The exact value behind a column's text in the first row; empty where there is none.
    pub fn exact_first(&self, name: &str) -> String {
        self.rows
            .first()
            .and_then(|row| row.exact.get(name))
            .cloned()
            .unwrap_or_default()
    }

    /// All words of the open rows.
    pub fn told(&self) -> String {
        self.details
            .iter()
            .flat_map(|detail| [&*detail.text, "\n", &*detail.failure, "\n"])
            .collect()
    }

    /// A text field of the form; an empty one if it is not there.
    pub fn field(&self, name: &str) -> Field {
        let missing = Field {
            value: String::new(),
            invalid: false,
            message: String::new(),
        };
        self.fields.get(name).cloned().flatten().unwrap_or(missing)
    }

    /// Whether the load has ended with a table.
    pub fn settled(&self) -> bool {
        self.ready && !self.busy
    }
}

impl Detail {
    /// The value under an API name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map(|field| &*field.value)
    }
}
