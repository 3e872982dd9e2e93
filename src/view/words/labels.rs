//! The words for fields, statuses and values.

use crate::i18n::Messages;
use crate::platform::zoned::{self, Detail, Dial};
use crate::state::app::App;
use model::filter::FieldError;
use model::filter::time_range::Preset;
use model::link::query::Zone;
use model::shared::reveal::{clip, reveal};
use model::task::Value;
use model::task::field::TaskField;
use model::task::instant::print_exact;
use model::task::status::{Status, TaskStatus};

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

/// What is wrong with a form field.
pub(crate) const fn field_error(error: FieldError, text: &Messages) -> &'static str {
    match error {
        FieldError::Missing => text.filter.id_missing,
        FieldError::NotAnId => text.filter.not_an_id,
        FieldError::NotATime => text.filter.not_a_time,
        FieldError::NoSuchLocalTime => text.filter.no_such_local_time,
        FieldError::EndBeforeStart => text.filter.end_before_start,
    }
}

/// OCP's names of kinds that have a word of ours; any other stands as it came.
fn kind<'a>(value: &'a str, text: &Messages) -> &'a str {
    match value {
        "FULL_BACKUP" => text.task.full_backup,
        "INCREMENTAL_BACKUP" => text.task.incremental_backup,
        "PHYSICAL_BACKUP" => text.task.physical_backup,
        "LOGICAL_BACKUP" => text.task.logical_backup,
        _ => value,
    }
}

/// A text of the server's within a sentence of ours: not endless, and nothing in it hidden.
pub(crate) fn long(text: &str) -> String {
    const MOST: usize = 1_000;
    let (start, cut) = clip(text, MOST);
    let mut shown = reveal(start).into_owned();
    if cut {
        shown.push('…');
    }
    shown
}

/// A length of time, in its two largest units.
pub(crate) fn duration(seconds: i64, text: &Messages) -> String {
    let two_digits = |number: i64| format!("{number:02}");
    match seconds {
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
        // A server's clock may run backwards; what it says is shown as it is.
        _ => text.shared.seconds(&seconds.to_string()),
    }
}

/// A value as the page writes it, and the exact value behind it where that says more.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// What is read.
    pub text: String,
    /// What is behind it: an exact time, a name of OCP's, a number of seconds.
    pub exact: Option<String>,
    /// Nothing was said.
    pub absent: bool,
    /// What was said is not of the documented type.
    pub unreadable: bool,
    /// The status that it is, by OCP's name.
    pub status: Option<String>,
}

/// Appends how the page writes a value where it does not write what OCP says.
pub(crate) fn also_shown(value: Value<'_>, app: App, dial: &Dial, out: &mut String) {
    let text = app.text();
    match value {
        Value::Status(TaskStatus::Known(value)) => out.push_str(status(*value, text)),
        Value::Status(TaskStatus::Other(value)) if value.is_empty() => {
            out.push_str(text.task.no_status)
        }
        Value::Text(value) if kind(value, text) != value => out.push_str(kind(value, text)),
        Value::Seconds(seconds) => out.push_str(&duration(seconds, text)),
        Value::Time(time) => dial.write(time, out),
        _ => {}
    }
}

/// Writes a value in the page's language and zone.
pub(crate) fn shown(value: Value<'_>, app: App, zone: Zone) -> Shown {
    let text = app.text();
    let plain = |text: String| Shown {
        text,
        ..Shown::default()
    };
    match value {
        Value::Absent => Shown {
            text: text.shared.absent.to_owned(),
            absent: true,
            ..Shown::default()
        },
        Value::Unreadable(json) => Shown {
            unreadable: true,
            ..plain(json.to_owned())
        },
        Value::Status(value) => {
            let word = match value {
                TaskStatus::Known(value) => status(*value, text),
                TaskStatus::Other(value) if value.is_empty() => text.task.no_status,
                TaskStatus::Other(value) => value,
            };
            let name = value.as_str();
            // It stands in the page as well, if only for the style sheet.
            Shown {
                exact: Some(name.to_owned()),
                status: Some(long(name)),
                ..plain(word.to_owned())
            }
        }
        Value::Text(value) => {
            let word = kind(value, text);
            Shown {
                exact: (word != value).then(|| value.to_owned()),
                ..plain(word.to_owned())
            }
        }
        Value::Integer(number) => plain(number.to_string()),
        Value::Seconds(seconds) => Shown {
            exact: Some(seconds.to_string()),
            ..plain(duration(seconds, text))
        },
        Value::Time(time) => {
            let written = zoned::print(time, app.language.date_locale(), zone, Detail::DateAndTime);
            Shown {
                exact: Some(print_exact(time)),
                ..plain(written)
            }
        }
        Value::Ids([]) => Shown {
            text: "[]".to_owned(),
            ..Shown::default()
        },
        Value::Ids(ids) => plain(
            ids.iter()
                .map(i64::to_string)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    }
}
