//! What a file says of itself: what was asked, when, and how much of it is here.

use crate::export::delimited::{DelimitedTable, number as number_cell};
use crate::export::json_text::JsonObject;
use crate::filter::Scope;
use crate::filter::time_range::Bounds;
use crate::load::load_plan::Stop;
use crate::task::instant::{Instant, print_api, print_exact};

/// The name by which an export is known when it is opened.
pub const FORMAT: &str = "ocp-backup-console";

/// The version of the files' form. A later one may add members, and reads what this one writes.
pub const VERSION: u32 = 1;

/// What wrote the file.
const APP: &str = concat!("ocp-backup-console ", env!("CARGO_PKG_VERSION"));

/// Where the tasks were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataOrigin {
    /// OCP's answers.
    Ocp,
    /// A file that was opened.
    File,
}

/// What a file says of itself. Counts are of tasks, unless they say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// When the file was made.
    pub exported_at: Instant,
    /// How old the tasks are: see `Progress::as_of`.
    pub as_of: Option<Instant>,
    /// The query string of a link to the same tasks in the same order.
    pub query: String,
    /// Whose tasks.
    pub scope: Option<Scope>,
    /// The instants between which OCP was asked for tasks: what a relative range meant.
    pub bounds: Bounds,
    /// The zone in which times are written, by its name.
    pub zone: String,
    /// Where the tasks are from.
    pub source: DataOrigin,
    /// How many match, as OCP said last.
    pub total: Option<u64>,
    /// How many were loaded.
    pub loaded: usize,
    /// How many are written.
    pub written: usize,
    /// Entries of OCP's answers that repeated others, and were dropped.
    pub duplicates: usize,
    /// Entries of OCP's answers that are not tasks, and are left out.
    pub left_out: usize,
    /// Fields that are not documented, of which a task had so many that they were not kept.
    pub fields_left_out: usize,
    /// Whether these are all tasks that match.
    pub complete: bool,
    /// Why no more was loaded; `None` when the load had not ended.
    pub stop: Option<Stop>,
}

/// The value of a member.
enum Said {
    Text(String),
    Plain(String),
}

impl Metadata {
    /// Why these are not all tasks.
    const fn stop(&self) -> &'static str {
        match self.stop {
            // The load may have come to its end, but OCP counts more.
            Some(Stop::Complete | Stop::Short) => "Short",
            Some(Stop::Limit) => "Limit",
            Some(Stop::Cancelled) => "Cancelled",
            Some(Stop::Shifting) => "Shifting",
            None => "Unfinished",
        }
    }

    /// Every member with its name; what is not known is left out.
    fn members(&self) -> Vec<(&'static str, Said)> {
        let text = |text: &str| Some(Said::Text(text.to_owned()));
        let time = |time: Instant| Some(Said::Text(print_exact(time)));
        let count = |count: usize| Some(Said::Plain(count.to_string()));
        let sent = |time: Option<Instant>| time.map(|time| Said::Text(print_api(time)));
        let id = |id: fn(Scope) -> i64| self.scope.map(|scope| Said::Plain(id(scope).to_string()));
        let source = match self.source {
            DataOrigin::Ocp => "OCP",
            DataOrigin::File => "file",
        };
        let members = [
            ("format", text(FORMAT)),
            ("version", Some(Said::Plain(VERSION.to_string()))),
            ("app", text(APP)),
            ("exportedAt", time(self.exported_at)),
            ("asOf", self.as_of.and_then(time)),
            ("source", text(source)),
            ("query", text(&self.query)),
            ("cluster", id(|scope| scope.cluster.0)),
            ("tenant", id(|scope| scope.tenant.0)),
            ("sentStartTime", sent(self.bounds.start)),
            ("sentEndTime", sent(self.bounds.end)),
            ("zone", text(&self.zone)),
            (
                "totalReported",
                self.total.map(|total| Said::Plain(total.to_string())),
            ),
            ("loaded", count(self.loaded)),
            ("written", count(self.written)),
            ("duplicatesDropped", count(self.duplicates)),
            ("leftOut", count(self.left_out)),
            ("fieldsLeftOut", count(self.fields_left_out)),
            ("complete", Some(Said::Plain(self.complete.to_string()))),
            (
                "stop",
                if self.complete {
                    None
                } else {
                    text(self.stop())
                },
            ),
        ];
        members
            .into_iter()
            .filter_map(|(name, said)| said.map(|said| (name, said)))
            .collect()
    }

    /// Writes the members of an object.
    pub(crate) fn write(&self, object: &mut JsonObject<'_>) {
        for (name, said) in self.members() {
            match said {
                Said::Text(text) => object.text(name, &text),
                Said::Plain(json) => object.json(name, &json),
            }
        }
    }

    /// Writes rows of `table`: `#` and a name in the first cell, what is said in the second, nothing in the others.
    pub(crate) fn rows(&self, out: &mut String, table: &DelimitedTable<'_>) {
        for (name, Said::Text(said) | Said::Plain(said)) in self.members() {
            let mut cell = String::new();
            match said.parse() {
                Ok(number) => number_cell(&mut cell, number),
                Err(_) => table.write_text(&mut cell, &said),
            }
            table.write_pair(out, &format!("# {name}"), &cell);
        }
    }
}
