//! Tasks: their fields, times, statuses and keys.

pub mod anomaly;
mod backup_task;
pub mod field;
pub mod instant;
pub mod row_key;
pub mod status;
pub mod status_counts;

pub use anomaly::TimeAnomaly;
pub use backup_task::{BackupTask, ClusterId, TenantId, Text, Value};
