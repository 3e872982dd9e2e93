//! What leaves the page as a file or by the clipboard: tasks as JSON and as tables, written into a text that grows.

pub mod delimited;
pub mod json_text;
pub mod metadata;
pub mod task_json;
pub mod writer;

use super::filter::Scope;
use super::instant::{Instant, print_api};
use writer::Format;

/// The name of a file: what it is, whose tasks it has, and the second in which it was made, in UTC.
pub fn file_name(scope: Scope, made: Instant, format: Format) -> String {
    let (cluster, tenant) = (scope.cluster.0, scope.tenant.0);
    let made = print_api(made).replace(['-', ':'], "");
    format!("data-backup-tasks_{cluster}-{tenant}_{made}.{}", format.extension())
}
