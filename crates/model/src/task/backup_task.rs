//! A data backup task.

use std::sync::Arc;

use crate::task::anomaly::{Impossible, is_placeholder};
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;

/// Text shared between tasks, such as cluster, tenant and type names.
pub type Text = Arc<str>;

/// A cluster's id as OCP numbers it (1000005), not OceanBase's own `obClusterId` (199).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClusterId(pub i64);

/// A tenant's id as OCP numbers it (1000012), not OceanBase's own `obTenantId` (1050).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TenantId(pub i64);

/// A data backup task as OCP describes it. OCP omits null fields, so every field is optional.
/// Secrets are masked before a task is built.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are OCP's, by OCP's names")]
pub struct BackupTask {
    /// Identifies the task's row across responses.
    pub key: RowKey,
    pub status: Option<TaskStatus>,
    pub task_id: Option<i64>,
    pub backup_set_id: Option<i64>,
    pub data_backup_task_type: Option<Text>,
    pub backup_mode: Option<Text>,
    pub start_time: Option<Instant>,
    pub finish_time: Option<Instant>,
    /// Whole seconds, rounded by the server.
    pub duration: Option<i64>,
    /// The point in time the backup set can restore to.
    pub snapshot_version_time: Option<Instant>,
    pub tenant_name: Option<Text>,
    pub cluster_name: Option<Text>,
    pub backup_uri: Option<Text>,
    pub error_msg: Option<Text>,
    pub backup_dimension: Option<Text>,
    pub backup_type: Option<Text>,
    pub task_type: Option<Text>,
    pub data_type: Option<Text>,
    pub data_version: Option<i64>,
    pub schema_version: Option<i64>,
    pub cluster_type: Option<Text>,
    pub cluster_id: Option<i64>,
    pub ob_cluster_id: Option<i64>,
    pub tenant_id: Option<i64>,
    pub ob_tenant_id: Option<i64>,
    pub data_secondary_backup_task_ids: Option<Box<[i64]>>,
    /// Documented fields whose value could not be read, as the received JSON on one line with
    /// secrets masked.
    pub unreadable: Vec<(TaskField, Box<str>)>,
    /// Undocumented fields as the received JSON on one line with secrets masked.
    pub unknown: Vec<(Box<str>, Box<str>)>,
    /// Number of further undocumented fields, which are not kept.
    pub unknown_left_out: usize,
    /// The result of [`BackupTask::check_times`].
    pub impossible: Impossible,
}

/// The value of one field of a task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Missing from the response, or null.
    Absent,
    /// Present, but not of the documented type: the received JSON.
    Unreadable(&'a str),
    /// The task's status.
    Status(&'a TaskStatus),
    /// Free text or a name.
    Text(&'a str),
    /// An identifier or a version.
    Integer(i64),
    /// A length of time in whole seconds.
    Seconds(i64),
    /// A point in time.
    Time(Instant),
    /// Ids of other tasks.
    Ids(&'a [i64]),
}

impl BackupTask {
    /// A task with a key and no other field.
    pub const fn empty(key: RowKey) -> Self {
        Self {
            key,
            status: None,
            task_id: None,
            backup_set_id: None,
            data_backup_task_type: None,
            backup_mode: None,
            start_time: None,
            finish_time: None,
            duration: None,
            snapshot_version_time: None,
            tenant_name: None,
            cluster_name: None,
            backup_uri: None,
            error_msg: None,
            backup_dimension: None,
            backup_type: None,
            task_type: None,
            data_type: None,
            data_version: None,
            schema_version: None,
            cluster_type: None,
            cluster_id: None,
            ob_cluster_id: None,
            tenant_id: None,
            ob_tenant_id: None,
            data_secondary_backup_task_ids: None,
            unreadable: Vec::new(),
            unknown: Vec::new(),
            unknown_left_out: 0,
            impossible: Impossible {
                finish: false,
                duration: false,
            },
        }
    }

    /// The value of `field`. An empty text counts as absent: OCP writes `""` as the error of a task
    /// without one. So do times and durations that stand for "none": see
    /// [`is_placeholder`].
    pub fn value(&self, field: TaskField) -> Value<'_> {
        match self.raw_value(field) {
            Value::Text("") => Value::Absent,
            value if is_placeholder(field, value) => Value::Absent,
            value => value,
        }
    }

    /// The value of `field` as the server sent it, including an empty text.
    pub fn raw_value<'a>(&'a self, field: TaskField) -> Value<'a> {
        let text = |text: &'a Option<Text>| text.as_deref().map(Value::Text);
        let integer = |number: Option<i64>| number.map(Value::Integer);
        let value = match field {
            TaskField::Status => self.status.as_ref().map(Value::Status),
            TaskField::TaskId => integer(self.task_id),
            TaskField::BackupSetId => integer(self.backup_set_id),
            TaskField::DataBackupTaskType => text(&self.data_backup_task_type),
            TaskField::BackupMode => text(&self.backup_mode),
            TaskField::StartTime => self.start_time.map(Value::Time),
            TaskField::FinishTime => self.finish_time.map(Value::Time),
            TaskField::Duration => self.duration.map(Value::Seconds),
            TaskField::SnapshotVersionTime => self.snapshot_version_time.map(Value::Time),
            TaskField::TenantName => text(&self.tenant_name),
            TaskField::ClusterName => text(&self.cluster_name),
            TaskField::BackupUri => text(&self.backup_uri),
            TaskField::ErrorMsg => text(&self.error_msg),
            TaskField::BackupDimension => text(&self.backup_dimension),
            TaskField::BackupType => text(&self.backup_type),
            TaskField::TaskType => text(&self.task_type),
            TaskField::DataType => text(&self.data_type),
            TaskField::DataVersion => integer(self.data_version),
            TaskField::SchemaVersion => integer(self.schema_version),
            TaskField::ClusterType => text(&self.cluster_type),
            TaskField::ClusterId => integer(self.cluster_id),
            TaskField::ObClusterId => integer(self.ob_cluster_id),
            TaskField::TenantId => integer(self.tenant_id),
            TaskField::ObTenantId => integer(self.ob_tenant_id),
            TaskField::DataSecondaryBackupTaskIds => self
                .data_secondary_backup_task_ids
                .as_deref()
                .map(Value::Ids),
        };
        value
            .or_else(|| self.unreadable_value(field))
            .unwrap_or(Value::Absent)
    }

    fn unreadable_value(&self, field: TaskField) -> Option<Value<'_>> {
        let (_, json) = self
            .unreadable
            .iter()
            .find(|(unreadable, _)| *unreadable == field)?;
        Some(Value::Unreadable(json))
    }
}
