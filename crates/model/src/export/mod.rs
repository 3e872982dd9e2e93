//! Exporting tasks as JSON and as tables, for files and the clipboard.

pub mod delimited;
pub mod json_text;
pub mod metadata;
pub mod task_json;
pub mod writer;

use crate::filter::Scope;
use crate::task::instant::{Instant, print_api};
use writer::Format;

/// The name of an exported file: its content, the scope if there is one, and the second in UTC at
/// which it was made.
pub fn file_name(scope: Option<Scope>, exported_at: Instant, format: Format) -> String {
    let scope = scope.map_or_else(String::new, |scope| {
        format!("_{}-{}", scope.cluster.0, scope.tenant.0)
    });
    let exported_at = print_api(exported_at).replace(['-', ':'], "");
    format!(
        "data-backup-tasks{scope}_{exported_at}.{}",
        format.extension()
    )
}
