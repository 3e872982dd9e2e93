//! Texts of a task: its fields, states and details.

use crate::i18n::texts::messages;

messages! {
    /// Texts of a task: its fields, states and details.
    TaskTexts {}
    plain {
        status_beginning, status_initializing, status_doing, status_done, status_failed,
        status_canceling, status_canceled, status_overdue, status_unknown, no_status, full_backup,
        incremental_backup, physical_backup, logical_backup, field_status, field_task_id,
        field_backup_set_id, field_type, field_mode, field_start, field_finish, field_duration,
        field_recoverable_point, restorable_hint, overdue_hint, field_tenant, field_cluster, field_path, field_error,
        field_dimension, field_backup_type, field_task_type, field_data_type, field_data_version,
        field_schema_version, field_cluster_type, field_cluster_id, field_ob_cluster_id,
        field_tenant_id, field_ob_tenant_id, field_secondary, group_task, group_times, group_where,
        group_unknown, group_response, unreadable, invisible_characters, finish_before_start,
        start_in_future, contradictory_duration, unreadable_hint,
    }
    filled {
        placeholder_received(value), so_far(duration), more_characters(count), more_fields(count),
    }
    counted {
        count(count),
    }
}
