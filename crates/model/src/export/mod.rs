//! What leaves the page as a file or by the clipboard: tasks as JSON and as tables, written into a text that grows.

pub mod delimited;
pub mod json_text;
pub mod metadata;
pub mod task_json;
pub mod writer;

use crate::filter::Scope;
use crate::task::instant::{Instant, print_api};
use writer::Format;

/// The name of a file: what it is, whose tasks it has if that is known, and the second in which it was made, in UTC.
pub fn file_name(scope: Option<Scope>, made: Instant, format: Format) -> String {
    let whose = scope.map_or_else(String::new, |scope| {
        format!("_{}-{}", scope.cluster.0, scope.tenant.0)
    });
    let made = print_api(made).replace(['-', ':'], "");
    format!("data-backup-tasks{whose}_{made}.{}", format.extension())
}
