//! The filter, its time range and the problems of its fields in words.

use crate::i18n::Messages;
use crate::platform::zoned;
use crate::state::filter::form::FieldProblem;
use crate::view::words::labels;
use model::filter::time_range::TimeRange;
use model::filter::{Field, FieldError, TaskFilter};
use model::link::query::Zone;

/// A time range in a sentence.
pub(crate) fn range_in_words(range: TimeRange, zone: Zone, text: &Messages) -> String {
    let wall = |instant| zoned::to_wall(instant, zone);
    match range {
        TimeRange::Relative(preset) => labels::preset_in_words(preset, text).to_owned(),
        TimeRange::Absolute(bounds) => match (bounds.start.map(wall), bounds.end.map(wall)) {
            (Some(start), Some(end)) => text.filter.between(&start, &end),
            (Some(start), None) => text.filter.since(&start),
            (None, Some(end)) => text.filter.until(&end),
            (None, None) => text.filter.all_time.to_owned(),
        },
    }
}

/// A filter in words.
pub(crate) fn filter_in_words(filter: &TaskFilter, zone: Zone, text: &Messages) -> String {
    let mut line = range_in_words(filter.range, zone, text);
    match filter.statuses.iter().count() {
        0 => {}
        1 => line.extend(
            filter
                .statuses
                .iter()
                .flat_map(|status| [" · ", labels::status(status, text)]),
        ),
        count => line.push_str(&text.filter.and_statuses(&count.to_string())),
    }
    if let Some(id) = filter.backup_set_id {
        line.push_str(&text.filter.and_backup_set(&id.to_string()));
    }
    line
}

/// The message of a field's problem.
pub(crate) fn field_problem(problem: &FieldProblem, field: Field, text: &Messages) -> String {
    match (problem, field) {
        (FieldProblem::Invalid(FieldError::NotAnId), Field::Cluster | Field::Tenant) => {
            text.scopes.choose_or_type.to_owned()
        }
        (FieldProblem::Invalid(error), _) => labels::field_error(*error, text).to_owned(),
        (FieldProblem::RejectedByOcp(message), _) => rejection(message.as_deref(), text),
    }
}

/// OCP's message about a parameter that it refused.
pub(crate) fn rejection(message: Option<&str>, text: &Messages) -> String {
    message.map_or_else(|| text.load.error_invalid.to_owned(), labels::excerpt)
}

/// OCP's refusal of a part of the form without a field of its own.
pub(crate) fn part_problem(problem: &FieldProblem, text: &Messages) -> String {
    match problem {
        FieldProblem::RejectedByOcp(message) => rejection(message.as_deref(), text),
        FieldProblem::Invalid(error) => labels::field_error(*error, text).to_owned(),
    }
}
