//! The values of a task in the page's language and time zone.

use crate::i18n::{Messages, messages};
use crate::platform::zoned::{self, Detail, Dial};
use crate::view::words::failure;
use crate::view::words::labels::{self, excerpt, shorten};
use model::link::query::Zone;
use model::settings::language::Language;
use model::task::field::TaskField;
use model::task::instant::print_exact;
use model::task::status::TaskStatus;
use model::task::{BackupTask, TimeAnomaly, Value};

/// A value as the page writes it, with the exact value where that says more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormattedValue {
    /// The text on the page.
    pub text: String,
    /// The value as OCP names it: an exact time, a status, a number of seconds.
    pub exact: Option<String>,
    /// Whether OCP sent no value.
    pub is_absent: bool,
    /// Whether the value is not of the documented type.
    pub is_unreadable: bool,
    /// OCP's name of the status, for the style sheet.
    pub status: Option<String>,
}

impl FormattedValue {
    /// A value that reads as OCP sent it.
    pub fn plain(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// The sign for a value that OCP did not send.
    pub fn absent(texts: &Messages) -> Self {
        Self {
            is_absent: true,
            ..Self::plain(texts.shared.absent.to_owned())
        }
    }

    /// `text` as it is, or the sign for an absent value.
    pub fn of_option(text: Option<String>, texts: &Messages) -> Self {
        text.map_or_else(|| Self::absent(texts), Self::plain)
    }

    /// The class by which the style sheet knows the kind of the value; empty for a plain one.
    pub const fn class(&self) -> &'static str {
        match self {
            Self {
                status: Some(_), ..
            } => "status",
            Self {
                is_absent: true, ..
            } => "nil",
            Self {
                is_unreadable: true,
                ..
            } => "unreadable",
            _ => "",
        }
    }

    fn with_exact(self, exact: String) -> Self {
        Self {
            exact: Some(exact),
            ..self
        }
    }
}

/// The text of a table's cell: the first line of the value, or the cause of a failure.
pub(crate) fn cell_text(field: TaskField, value: Value<'_>, formatted: &FormattedValue) -> String {
    match value {
        Value::Text(message) if field == TaskField::ErrorMsg => failure::cause(message),
        _ => shorten(&formatted.text),
    }
}

/// Appends the words for a value where they differ from what OCP sent.
pub(crate) fn append_words(value: Value<'_>, texts: &Messages, dial: &Dial, out: &mut String) {
    match value {
        Value::Status(TaskStatus::Known(value)) => out.push_str(labels::status(*value, texts)),
        Value::Status(TaskStatus::Other(value)) if value.is_empty() => {
            out.push_str(texts.task.no_status);
        }
        Value::Text(value) if labels::kind(value, texts) != value => {
            out.push_str(labels::kind(value, texts));
        }
        Value::Seconds(seconds) => out.push_str(&labels::duration(seconds, texts)),
        Value::Time(time) => dial.write(time, out),
        _ => {}
    }
}

/// Writes a value in the page's language and `zone`; a time with the offset of the zone's clocks if asked for.
pub(crate) fn format_value(
    value: Value<'_>,
    language: Language,
    zone: Zone,
    has_offset: bool,
) -> FormattedValue {
    if let Value::Time(time) = value {
        let locale = language.date_locale();
        let written = if has_offset {
            zoned::print_with_offset(time, locale, zone)
        } else {
            zoned::print(time, locale, zone, Detail::DateAndTime)
        };
        return FormattedValue::plain(written).with_exact(print_exact(time));
    }
    format_timeless(value, messages(language))
}

/// The note on a time or a duration that cannot be right.
pub(crate) fn time_anomaly(anomaly: TimeAnomaly, task: &BackupTask, texts: &Messages) -> String {
    let text = match anomaly {
        TimeAnomaly::Placeholder(field) => {
            let received = format_timeless(task.raw_value(field), texts);
            let received = received.exact.unwrap_or(received.text);
            return texts.task.placeholder_received(&excerpt(&received));
        }
        TimeAnomaly::FinishBeforeStart => texts.task.finish_before_start,
        TimeAnomaly::StartInFuture => texts.task.start_in_future,
        TimeAnomaly::DurationContradictsTimes => texts.task.contradictory_duration,
    };
    text.to_owned()
}

/// Writes a value that does not depend on the time zone; a time as OCP sends it.
fn format_timeless(value: Value<'_>, texts: &Messages) -> FormattedValue {
    match value {
        Value::Absent => FormattedValue::absent(texts),
        Value::Unreadable(json) => FormattedValue {
            is_unreadable: true,
            ..FormattedValue::plain(json.to_owned())
        },
        Value::Status(status) => format_status(status, texts),
        Value::Text(value) => {
            let word = labels::kind(value, texts);
            FormattedValue {
                exact: (word != value).then(|| value.to_owned()),
                ..FormattedValue::plain(word.to_owned())
            }
        }
        Value::Integer(number) => FormattedValue::plain(number.to_string()),
        Value::Seconds(seconds) => {
            FormattedValue::plain(labels::duration(seconds, texts)).with_exact(seconds.to_string())
        }
        Value::Time(time) => FormattedValue::plain(print_exact(time)),
        Value::Ids([]) => FormattedValue::plain("[]".to_owned()),
        Value::Ids(ids) => {
            let ids: Vec<_> = ids.iter().map(i64::to_string).collect();
            FormattedValue::plain(ids.join(", "))
        }
    }
}

fn format_status(status: &TaskStatus, texts: &Messages) -> FormattedValue {
    let word = match status {
        TaskStatus::Known(status) => labels::status(*status, texts),
        TaskStatus::Other(status) if status.is_empty() => texts.task.no_status,
        TaskStatus::Other(status) => status,
    };
    let name = status.as_str();
    FormattedValue {
        // The style sheet's attribute is part of the page too, so its length is limited.
        status: Some(excerpt(name)),
        ..FormattedValue::plain(word.to_owned()).with_exact(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::task::field::TaskField;

    fn format(value: Value<'_>) -> FormattedValue {
        format_timeless(value, messages(Language::English))
    }

    #[test]
    fn absent_and_unreadable_values_have_their_class() {
        assert_eq!(format(Value::Absent).class(), "nil");
        let unreadable = format(Value::Unreadable("{\"a\":1}"));
        assert_eq!(
            (unreadable.text.as_str(), unreadable.class()),
            ("{\"a\":1}", "unreadable")
        );
    }

    #[test]
    fn a_documented_kind_keeps_ocps_name_as_the_exact_value() {
        let full = format(Value::Text("FULL_BACKUP"));
        assert_eq!(full.exact.as_deref(), Some("FULL_BACKUP"));
        assert_ne!(full.text, "FULL_BACKUP");
        assert_eq!(format(Value::Text("SOME_BACKUP")).exact, None);
    }

    #[test]
    fn seconds_are_two_units_and_the_exact_number() {
        let value = format(Value::Seconds(3_725));
        assert_eq!(value.exact.as_deref(), Some("3725"));
        assert_eq!(
            value.text,
            labels::duration(3_725, messages(Language::English))
        );
    }

    #[test]
    fn an_empty_list_of_ids_differs_from_an_absent_one() {
        assert_eq!(format(Value::Ids(&[])).text, "[]");
        assert_eq!(format(Value::Ids(&[3, 4])).text, "3, 4");
    }

    #[test]
    fn an_empty_status_has_words_of_its_own() {
        let texts = messages(Language::English);
        let value = format(Value::Status(&TaskStatus::Other(String::new().into())));
        assert_eq!(value.text, texts.task.no_status);
        assert_eq!(value.class(), "status");
    }

    #[test]
    fn placeholder_is_named_as_received() {
        let texts = messages(Language::English);
        let mut task = BackupTask::empty(model::task::row_key::RowKey::of_content(""));
        task.duration = Some(-5);
        task.finish_time = "1970-01-01T00:00:00Z".parse().ok();
        let note = |field| time_anomaly(TimeAnomaly::Placeholder(field), &task, texts);
        assert!(note(TaskField::Duration).contains("-5"));
        assert!(note(TaskField::FinishTime).contains("1970-01-01T00:00:00Z"));
    }
}
