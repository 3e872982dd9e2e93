//! The responses in OCP's documentation, byte for byte.

use serde_json::Value;

/// OCP V4.3.6 API reference, "View the data backup tasks of a tenant".
pub(crate) const TASKS: &[u8] = include_bytes!("../../samples/data-backup-tasks.json");
/// OCP V4.2.2 API reference, "Query clusters".
pub(crate) const CLUSTERS: &[u8] = include_bytes!("../../samples/clusters.json");
/// OCP V4.2.2 API reference, "Query tenants of a cluster".
pub(crate) const TENANTS: &[u8] = include_bytes!("../../samples/tenants.json");
/// OCP V4.2.2 API reference, "API call description": the request limit is exceeded.
pub(crate) const RATE_LIMITED: &[u8] = include_bytes!("../../samples/rate-limited.json");

/// The documented task on one line.
pub(crate) fn task() -> String {
    let answer: Value = serde_json::from_slice(TASKS).unwrap_or_default();
    answer["data"]["contents"][0].to_string()
}
