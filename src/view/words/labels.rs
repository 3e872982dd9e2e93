//! The words for fields, statuses, presets and durations, and the limits of OCP's texts.

use crate::i18n::Messages;
use model::filter::FieldError;
use model::filter::time_range::Preset;
use model::shared::reveal::{clip, reveal};
use model::task::field::TaskField;
use model::task::status::Status;

/// The characters of a text that a table cell shows; the row's detail shows it in full.
const MAX_CELL_CHARACTERS: usize = 160;
/// The characters of OCP's text that one of our sentences quotes.
const MAX_QUOTED_CHARACTERS: usize = 1_000;

/// A field's label.
pub(crate) const fn field(field: TaskField, text: &Messages) -> &'static str {
    match field {
        TaskField::Status => text.task.field_status,
        TaskField::TaskId => text.task.field_task_id,
        TaskField::BackupSetId => text.task.field_backup_set_id,
        TaskField::DataBackupTaskType => text.task.field_type,
        TaskField::BackupMode => text.task.field_mode,
        TaskField::StartTime => text.task.field_start,
        TaskField::FinishTime => text.task.field_finish,
        TaskField::Duration => text.task.field_duration,
        TaskField::SnapshotVersionTime => text.task.field_recoverable_point,
        TaskField::TenantName => text.task.field_tenant,
        TaskField::ClusterName => text.task.field_cluster,
        TaskField::BackupUri => text.task.field_path,
        TaskField::ErrorMsg => text.task.field_error,
        TaskField::BackupDimension => text.task.field_dimension,
        TaskField::BackupType => text.task.field_backup_type,
        TaskField::TaskType => text.task.field_task_type,
        TaskField::DataType => text.task.field_data_type,
        TaskField::DataVersion => text.task.field_data_version,
        TaskField::SchemaVersion => text.task.field_schema_version,
        TaskField::ClusterType => text.task.field_cluster_type,
        TaskField::ClusterId => text.task.field_cluster_id,
        TaskField::ObClusterId => text.task.field_ob_cluster_id,
        TaskField::TenantId => text.task.field_tenant_id,
        TaskField::ObTenantId => text.task.field_ob_tenant_id,
        TaskField::DataSecondaryBackupTaskIds => text.task.field_secondary,
    }
}

/// A documented status in words.
pub(crate) const fn status(status: Status, text: &Messages) -> &'static str {
    match status {
        Status::Beginning => text.task.status_beginning,
        Status::Initializing => text.task.status_initializing,
        Status::Doing => text.task.status_doing,
        Status::Canceling => text.task.status_canceling,
        Status::Failed => text.task.status_failed,
        Status::Overdue => text.task.status_overdue,
        Status::Canceled => text.task.status_canceled,
        Status::Unknown => text.task.status_unknown,
        Status::Done => text.task.status_done,
    }
}

/// A preset on its button.
pub(crate) const fn preset(preset: Preset, text: &Messages) -> &'static str {
    match preset {
        Preset::Hour1 => text.filter.range_1h,
        Preset::Hours24 => text.filter.range_24h,
        Preset::Days7 => text.filter.range_7d,
        Preset::Days30 => text.filter.range_30d,
        Preset::Days90 => text.filter.range_90d,
        Preset::All => text.filter.range_all,
    }
}

/// A preset in a sentence.
pub(crate) const fn preset_in_words(preset: Preset, text: &Messages) -> &'static str {
    match preset {
        Preset::Hour1 => text.filter.last_1h,
        Preset::Hours24 => text.filter.last_24h,
        Preset::Days7 => text.filter.last_7d,
        Preset::Days30 => text.filter.last_30d,
        Preset::Days90 => text.filter.last_90d,
        Preset::All => text.filter.all_time,
    }
}

/// The message for an invalid form field.
pub(crate) const fn field_error(error: FieldError, text: &Messages) -> &'static str {
    match error {
        FieldError::Missing => text.filter.id_missing,
        FieldError::NotAnId => text.filter.not_an_id,
        FieldError::TooLarge => text.filter.id_too_large,
        FieldError::NotATime => text.filter.not_a_time,
        FieldError::AmbiguousLocalTime => text.filter.ambiguous_local_time,
        FieldError::NoSuchLocalTime => text.filter.no_such_local_time,
        FieldError::EndBeforeStart => text.filter.end_before_start,
    }
}

/// The word for a backup type or mode that is documented, or OCP's own name.
pub(super) fn kind<'a>(value: &'a str, text: &Messages) -> &'a str {
    match value {
        "FULL_BACKUP" => text.task.full_backup,
        "INCREMENTAL_BACKUP" => text.task.incremental_backup,
        "PHYSICAL_BACKUP" => text.task.physical_backup,
        "LOGICAL_BACKUP" => text.task.logical_backup,
        _ => value,
    }
}

/// Limits the length of a text of OCP's in a sentence of ours, and shows its invisible characters.
pub(crate) fn excerpt(text: &str) -> String {
    let (start, is_cut) = clip(text, MAX_QUOTED_CHARACTERS);
    let mut quoted = reveal(start).into_owned();
    if is_cut {
        quoted.push('…');
    }
    quoted
}

/// Limits a text to its first line and to the length of a table cell.
pub(crate) fn shorten(text: &str) -> String {
    let text = text.trim_start();
    let (start, is_cut) = clip(text, MAX_CELL_CHARACTERS);
    let line = start.lines().next().unwrap_or_default();
    let shortened = reveal(line);
    if line.len() < start.len() {
        format!("{shortened} …")
    } else if is_cut {
        format!("{shortened}…")
    } else {
        shortened.into_owned()
    }
}

/// A duration in its two largest units.
pub(crate) fn duration(seconds: i64, text: &Messages) -> String {
    let two_digits = |number: i64| format!("{number:02}");
    match seconds {
        86_400.. if seconds % 86_400 < 3_600 => {
            let days = seconds / 86_400;
            text.shared
                .whole_days(days.unsigned_abs(), &days.to_string())
        }
        86_400.. => text.shared.days(
            &(seconds / 86_400).to_string(),
            &(seconds % 86_400 / 3_600).to_string(),
        ),
        3_600.. => text.shared.hours(
            &(seconds / 3_600).to_string(),
            &two_digits(seconds % 3_600 / 60),
        ),
        60.. => text
            .shared
            .minutes(&(seconds / 60).to_string(), &two_digits(seconds % 60)),
        // A server's clock may run backwards, so a negative number is shown as it is.
        _ => text.shared.seconds(&seconds.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Language, messages};

    use super::*;

    #[test]
    fn shorten_keeps_the_first_line() {
        assert_eq!(shorten("  first\nsecond"), "first …");
        assert_eq!(shorten("only"), "only");
        let text = "x".repeat(MAX_CELL_CHARACTERS + 1);
        let shortened = shorten(&text);
        assert_eq!(shortened.chars().count(), MAX_CELL_CHARACTERS + 1);
        assert!(shortened.ends_with('…'));
    }

    #[test]
    fn long_marks_a_text_that_it_cuts() {
        assert_eq!(excerpt("short\ntext"), reveal("short\ntext"));
        let quoted = excerpt(&"x".repeat(MAX_QUOTED_CHARACTERS + 1));
        assert_eq!(quoted.chars().count(), MAX_QUOTED_CHARACTERS + 1);
        assert!(quoted.ends_with('…'));
    }

    #[test]
    fn duration_writes_its_two_largest_units() {
        let texts = messages(Language::English);
        assert_eq!(duration(59, texts), texts.shared.seconds("59"));
        assert_eq!(duration(-3, texts), texts.shared.seconds("-3"));
        assert_eq!(duration(61, texts), texts.shared.minutes("1", "01"));
        assert_eq!(duration(3_725, texts), texts.shared.hours("1", "02"));
        assert_eq!(duration(90_000, texts), texts.shared.days("1", "1"));
        assert_eq!(duration(86_400, texts), "1 day");
        assert_eq!(duration(2 * 86_400 + 59, texts), "2 days");
    }
}
