//! One backup task, and its JSON.

use std::sync::OnceLock;

use serde::{Serialize, Serializer};

use super::random::Random;
use super::time::{self, SECOND};
use super::{failure, uri};
use crate::catalog::Tenant;

/// The nine documented states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Status {
    Beginning,
    Initializing,
    Doing,
    Done,
    Failed,
    Canceling,
    Canceled,
    Overdue,
    Unknown,
}

impl Status {
    /// The state with this name; `None` for any other text.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "BEGINNING" => Self::Beginning,
            "INITIALIZING" => Self::Initializing,
            "DOING" => Self::Doing,
            "DONE" => Self::Done,
            "FAILED" => Self::Failed,
            "CANCELING" => Self::Canceling,
            "CANCELED" => Self::Canceled,
            "OVERDUE" => Self::Overdue,
            "UNKNOWN" => Self::Unknown,
            _ => return None,
        })
    }
}

/// The fields that filters read; the others are computed when the task is first written.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) id: i64,
    pub(crate) set: i64,
    /// Microseconds since 1970.
    pub(crate) start: i64,
    pub(crate) finish: Option<i64>,
    pub(crate) status: Status,
    pub(crate) is_full: bool,
    pub(crate) random: Random,
    /// Cached, so that a page of two thousand tasks stays cheap in a debug build.
    pub(crate) json: OnceLock<String>,
}

impl Task {
    /// The task as a JSON object on one line, keys in alphabetical order, nulls omitted (as in
    /// related servers and in the documented sample).
    pub(crate) fn json(&self, tenant: &Tenant) -> &str {
        self.json.get_or_init(|| {
            // A struct of numbers and strings always serialises.
            serde_json::to_string(&self.fields(tenant)).unwrap_or_default()
        })
    }

    fn fields<'a>(&self, tenant: &'a Tenant) -> TaskJson<'a> {
        let mut random = self.random.clone();
        let time = |micros| time::write(micros, tenant.times);
        let logical = tenant.has_logical_backups && random.below(9) == 0;
        let done = matches!(self.status, Status::Done | Status::Overdue);
        let long = |value| OcpInteger {
            value,
            bare: tenant.has_bare_integers,
        };
        let secondary = (done && !logical && random.below(5) == 0).then(|| {
            let copies = 1 + random.below(2);
            (1..=copies).map(|copy| self.id * 10 + copy).collect()
        });
        let snapshot = self.finish.filter(|_| done).map(|finish| finish - 68_012);
        TaskJson {
            backup_dimension: "TENANT",
            backup_mode: if logical {
                "LOGICAL_BACKUP"
            } else {
                "PHYSICAL_BACKUP"
            },
            backup_set_id: self.set,
            backup_uri: uri::backup_uri(tenant),
            cluster_id: tenant.cluster.id,
            cluster_name: tenant.cluster.name,
            cluster_type: tenant.cluster.kind,
            data_backup_task_type: if self.is_full {
                "FULL_BACKUP"
            } else {
                "INCREMENTAL_BACKUP"
            },
            data_secondary_backup_task_ids: secondary,
            // -1 means "none" in related servers; a few values exceed the precision of a double.
            data_version: match random.below(10) {
                0 => long(-1),
                1 => long(i64::MAX - 806),
                _ => long(17_180_066_560),
            },
            duration: self.finish.map(|finish| (finish - self.start) / SECOND),
            error_msg: if self.status == Status::Failed {
                failure::message(&mut random, tenant.store)
            } else {
                String::new()
            },
            finish_time: self.finish.map(time),
            ob_cluster_id: tenant.cluster.ob_cluster_id,
            ob_tenant_id: tenant.ob_tenant_id,
            // An SCN: nanoseconds since 1970, which exceeds 2^53-1 today.
            schema_version: long(self.start * 1000),
            snapshot_version_time: snapshot.map(time),
            start_time: time(self.start),
            status: self.status,
            task_id: self.id,
            tenant_id: tenant.id,
            tenant_name: &tenant.name,
        }
    }
}

/// An integer of OCP: beyond 2^53-1 it is a string (as in related servers), unless `bare`.
#[derive(Debug)]
struct OcpInteger {
    value: i64,
    bare: bool,
}

impl Serialize for OcpInteger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const LARGEST_EXACT: u64 = (1 << 53) - 1;
        if self.bare || self.value.unsigned_abs() <= LARGEST_EXACT {
            serializer.serialize_i64(self.value)
        } else {
            serializer.collect_str(&self.value)
        }
    }
}

/// The fields in the order in which they are written. `taskType`, `backupType` and `dataType` are
/// documented without any value, so they are left out.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TaskJson<'a> {
    backup_dimension: &'static str,
    backup_mode: &'static str,
    backup_set_id: i64,
    backup_uri: String,
    cluster_id: i64,
    cluster_name: &'static str,
    cluster_type: &'static str,
    data_backup_task_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    data_secondary_backup_task_ids: Option<Vec<i64>>,
    data_version: OcpInteger,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<i64>,
    error_msg: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    finish_time: Option<String>,
    ob_cluster_id: i64,
    ob_tenant_id: i64,
    schema_version: OcpInteger,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapshot_version_time: Option<String>,
    start_time: String,
    status: Status,
    task_id: i64,
    tenant_id: i64,
    tenant_name: &'a str,
}
