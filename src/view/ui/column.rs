//! The attributes by which the style sheet knows a column of the table, on its header and its cells.

use model::task::field::TaskField;

/// The classes of a column's header and cells: width, alignment and place on a phone.
pub(crate) const fn column_class(field: TaskField) -> &'static str {
    match field {
        TaskField::Status => "c-status",
        TaskField::TaskId => "c-task num",
        TaskField::BackupSetId => "c-set num",
        TaskField::DataBackupTaskType => "c-type",
        TaskField::BackupMode => "c-mode",
        TaskField::StartTime => "c-start",
        TaskField::FinishTime => "c-finish",
        TaskField::Duration => "c-dur num",
        TaskField::SnapshotVersionTime => "c-point",
        TaskField::TenantName => "c-tenant",
        TaskField::ClusterName => "c-cluster",
        TaskField::BackupUri => "c-path",
        TaskField::ErrorMsg => "c-error",
        TaskField::BackupDimension => "c-dimension",
        TaskField::BackupType => "c-backup-type",
        TaskField::TaskType => "c-task-type",
        TaskField::DataType => "c-data-type",
        TaskField::DataVersion => "c-data-version num",
        TaskField::SchemaVersion => "c-schema-version num",
        TaskField::ClusterType => "c-cluster-type",
        TaskField::ClusterId => "c-cluster-id num",
        TaskField::ObClusterId => "c-ob-cluster-id num",
        TaskField::TenantId => "c-tenant-id num",
        TaskField::ObTenantId => "c-ob-tenant-id num",
        TaskField::DataSecondaryBackupTaskIds => "c-secondary",
    }
}

/// The value of `data-nth`, by which the style sheet knows the first two columns. They may stick when
/// the table scrolls sideways.
pub(crate) const fn sticky_number(place: usize) -> Option<&'static str> {
    match place {
        0 => Some("1"),
        1 => Some("2"),
        _ => None,
    }
}
