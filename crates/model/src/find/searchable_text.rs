//! The text of a task in which words are looked for: every field, as the page shows it and as OCP writes it.

use std::fmt::Write as _;

use crate::find::fold::fold_in_place;
use crate::find::terms::FindTerms;
use crate::task::field::TaskField;
use crate::task::instant::{print_api, print_exact};
use crate::task::{BackupTask, Value};

/// Stands before the times with fractions of a second, at the end of a searchable text. It is white space, so no word
/// contains it.
pub(super) const FRACTIONS: char = '\u{c}';

/// Whether a word is looked for in fractions of a second too. Their six digits contain any short number, and the page does
/// not show them.
pub(super) fn is_exact(word: &str) -> bool {
    word.contains(['.', ':'])
}

/// Replaces the contents of `out` by what `terms` can find in a task, folded. `write_shown` appends how the page shows a
/// value where that differs from what OCP sends; numbers and times are left out unless a word can be in them.
pub fn write_searchable_text(
    task: &BackupTask,
    terms: &FindTerms,
    write_shown: &mut dyn FnMut(Value<'_>, &mut String),
    out: &mut String,
) {
    out.clear();
    let has_digit = terms.has_digit();
    for field in TaskField::ALL {
        let value = task.value(field);
        let is_number = matches!(
            value,
            Value::Integer(_) | Value::Seconds(_) | Value::Time(_) | Value::Ids(_)
        );
        if value == Value::Absent || (is_number && !has_digit) {
            continue;
        }
        write_value(&value, out);
        // Words contain no white space, so no word is found across two texts.
        out.push('\n');
        write_shown(value, out);
        out.push('\n');
    }
    for text in task.unknown.iter().flat_map(|(name, json)| [name, json]) {
        out.push_str(text);
        out.push('\n');
    }
    out.push(FRACTIONS);
    if has_digit && terms.has_exact() {
        write_exact_times(task, out);
    }
    fold_in_place(out);
}

/// Appends a value as OCP writes it.
fn write_value(value: &Value<'_>, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = match value {
        Value::Absent => Ok(()),
        Value::Unreadable(text) | Value::Text(text) => out.write_str(text),
        Value::Status(status) => out.write_str(status.as_str()),
        Value::Integer(number) | Value::Seconds(number) => write!(out, "{number}"),
        Value::Time(time) => out.write_str(&print_api(*time)),
        Value::Ids(ids) => ids.iter().try_for_each(|id| write!(out, "{id} ")),
    };
}

/// Appends the times of a task with their fractions of a second.
fn write_exact_times(task: &BackupTask, out: &mut String) {
    for field in TaskField::ALL {
        if let Value::Time(time) = task.value(field) {
            out.push_str(&print_exact(time));
            out.push('\n');
        }
    }
}

#[cfg(test)]
#[path = "searchable_text_tests.rs"]
pub(super) mod tests;
