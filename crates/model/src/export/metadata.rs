//! The metadata of an exported file: the query, the time of the export, and how complete it is.

use crate::export::delimited::{DelimitedTable, write_number};
use crate::export::json_text::JsonObject;
use crate::filter::Scope;
use crate::filter::time_range::Bounds;
use crate::load::load_plan::Stop;
use crate::task::instant::{Instant, print_api, print_exact};

/// The `format` value that identifies an exported file when it is opened.
pub const FORMAT: &str = "ocp-backup-console";

/// The version of the file format. Later versions may add members and must read older files.
pub const VERSION: u32 = 1;

/// The program that wrote the file.
const APP: &str = concat!("ocp-backup-console ", env!("CARGO_PKG_VERSION"));

/// The origin of the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataOrigin {
    /// Responses of OCP.
    Ocp,
    /// A file that was opened.
    File,
}

/// The metadata of an exported file. Counts are numbers of tasks unless stated otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The time of the export.
    pub exported_at: Instant,
    /// The time that the tasks describe: see `Progress::as_of`.
    pub as_of: Option<Instant>,
    /// The query string of a link to the same tasks in the same order.
    pub query: String,
    /// The tasks' cluster and tenant.
    pub scope: Option<Scope>,
    /// The instants that limited the request; for a relative range, the resolved ones.
    pub bounds: Bounds,
    /// The name of the zone in which times are printed.
    pub zone: String,
    /// The origin of the tasks.
    pub source: DataOrigin,
    /// The number of matching tasks, as last reported by OCP.
    pub total: Option<u64>,
    /// Number of loaded tasks.
    pub loaded: usize,
    /// Number of exported tasks.
    pub written: usize,
    /// Number of dropped entries that repeated others in OCP's responses.
    pub duplicates: usize,
    /// Number of entries in OCP's responses that are not tasks.
    pub left_out: usize,
    /// Number of undocumented fields beyond the limit per task, which were dropped.
    pub fields_left_out: usize,
    /// Whether the loaded tasks are all that match.
    pub complete: bool,
    /// The reason why loading stopped; `None` if it had not ended.
    pub stop: Option<Stop>,
}

/// The value of a member.
enum MemberValue {
    Text(String),
    Plain(String),
}

impl Metadata {
    /// The name of the reason why the tasks are incomplete.
    const fn stop_name(&self) -> &'static str {
        match self.stop {
            // The load may have completed although OCP reports more tasks.
            Some(Stop::Complete | Stop::Short) => "Short",
            Some(Stop::Limit) => "Limit",
            Some(Stop::Cancelled) => "Cancelled",
            Some(Stop::Shifting) => "Shifting",
            None => "Unfinished",
        }
    }

    /// All known members with their names.
    fn members(&self) -> Vec<(&'static str, MemberValue)> {
        let text = |text: &str| Some(MemberValue::Text(text.to_owned()));
        let time = |time: Instant| Some(MemberValue::Text(print_exact(time)));
        let count = |count: usize| Some(MemberValue::Plain(count.to_string()));
        let bound = |time: Option<Instant>| time.map(|time| MemberValue::Text(print_api(time)));
        let id = |id: fn(Scope) -> i64| {
            self.scope
                .map(|scope| MemberValue::Plain(id(scope).to_string()))
        };
        let source = match self.source {
            DataOrigin::Ocp => "OCP",
            DataOrigin::File => "file",
        };
        let members = [
            ("format", text(FORMAT)),
            ("version", Some(MemberValue::Plain(VERSION.to_string()))),
            ("app", text(APP)),
            ("exportedAt", time(self.exported_at)),
            ("asOf", self.as_of.and_then(time)),
            ("source", text(source)),
            ("query", text(&self.query)),
            ("cluster", id(|scope| scope.cluster.0)),
            ("tenant", id(|scope| scope.tenant.0)),
            ("sentStartTime", bound(self.bounds.start)),
            ("sentEndTime", bound(self.bounds.end)),
            ("zone", text(&self.zone)),
            (
                "totalReported",
                self.total
                    .map(|total| MemberValue::Plain(total.to_string())),
            ),
            ("loaded", count(self.loaded)),
            ("written", count(self.written)),
            ("duplicatesDropped", count(self.duplicates)),
            ("leftOut", count(self.left_out)),
            ("fieldsLeftOut", count(self.fields_left_out)),
            (
                "complete",
                Some(MemberValue::Plain(self.complete.to_string())),
            ),
            (
                "stop",
                if self.complete {
                    None
                } else {
                    text(self.stop_name())
                },
            ),
        ];
        members
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name, value)))
            .collect()
    }

    /// Writes the members to a JSON object.
    pub(crate) fn write(&self, object: &mut JsonObject<'_>) {
        for (name, value) in self.members() {
            match value {
                MemberValue::Text(text) => object.text(name, &text),
                MemberValue::Plain(json) => object.json(name, &json),
            }
        }
    }

    /// Writes a row per member: `# name`, the value, and empty cells.
    pub(crate) fn write_rows(&self, out: &mut String, table: &DelimitedTable<'_>) {
        for (name, MemberValue::Text(value) | MemberValue::Plain(value)) in self.members() {
            let mut cell = String::new();
            match value.parse() {
                Ok(number) => write_number(&mut cell, number),
                Err(_) => table.write_text(&mut cell, &value),
            }
            table.write_pair(out, &format!("# {name}"), &cell);
        }
    }
}
