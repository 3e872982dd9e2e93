//! The documented fields of a data backup task, by the names OCP gives them.

/// A field of a task. OCP V4.3.6's API reference lists all of them but two, which only its sample
/// response shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named after OCP's own field")]
pub enum TaskField {
    Status,
    TaskId,
    BackupSetId,
    DataBackupTaskType,
    BackupMode,
    StartTime,
    FinishTime,
    Duration,
    SnapshotVersionTime,
    TenantName,
    ClusterName,
    BackupUri,
    ErrorMsg,
    BackupDimension,
    BackupType,
    TaskType,
    DataType,
    DataVersion,
    SchemaVersion,
    ClusterType,
    ClusterId,
    ObClusterId,
    TenantId,
    ObTenantId,
    DataSecondaryBackupTaskIds,
}

impl TaskField {
    /// Every field, in the order of a row's detail.
    pub const ALL: [Self; 25] = [
        Self::Status,
        Self::TaskId,
        Self::BackupSetId,
        Self::DataBackupTaskType,
        Self::BackupMode,
        Self::StartTime,
        Self::FinishTime,
        Self::Duration,
        Self::SnapshotVersionTime,
        Self::TenantName,
        Self::ClusterName,
        Self::BackupUri,
        Self::ErrorMsg,
        Self::BackupDimension,
        Self::BackupType,
        Self::TaskType,
        Self::DataType,
        Self::DataVersion,
        Self::SchemaVersion,
        Self::ClusterType,
        Self::ClusterId,
        Self::ObClusterId,
        Self::TenantId,
        Self::ObTenantId,
        Self::DataSecondaryBackupTaskIds,
    ];

    /// OCP's name, as used in responses and in a link's `sort` and `columns`.
    pub const fn api_name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::TaskId => "taskId",
            Self::BackupSetId => "backupSetId",
            Self::DataBackupTaskType => "dataBackupTaskType",
            Self::BackupMode => "backupMode",
            Self::StartTime => "startTime",
            Self::FinishTime => "finishTime",
            Self::Duration => "duration",
            Self::SnapshotVersionTime => "snapshotVersionTime",
            Self::TenantName => "tenantName",
            Self::ClusterName => "clusterName",
            Self::BackupUri => "backupUri",
            Self::ErrorMsg => "errorMsg",
            Self::BackupDimension => "backupDimension",
            Self::BackupType => "backupType",
            Self::TaskType => "taskType",
            Self::DataType => "dataType",
            Self::DataVersion => "dataVersion",
            Self::SchemaVersion => "schemaVersion",
            Self::ClusterType => "clusterType",
            Self::ClusterId => "clusterId",
            Self::ObClusterId => "obClusterId",
            Self::TenantId => "tenantId",
            Self::ObTenantId => "obTenantId",
            Self::DataSecondaryBackupTaskIds => "dataSecondaryBackupTaskIds",
        }
    }

    /// The field with this API name.
    pub fn parse(api_name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.api_name() == api_name)
    }
}
