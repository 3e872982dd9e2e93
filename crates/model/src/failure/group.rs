//! Failures that are the same but for ids, addresses, numbers, paths, times and quoted names.

use std::collections::HashMap;
use std::fmt;

use super::fields::{Field, Name, fields};
use super::message::{ErrorCode, parse};
use crate::shared::fingerprint::fingerprint;
use crate::task::field::TaskField;
use crate::task::instant::Instant;
use crate::task::status::{Status, TaskStatus};
use crate::task::{BackupTask, Text, Value};

/// The bytes of a message that are compared. The rest of a longer one, such as a stack trace, is not.
const MAX_COMPARED: usize = 4_000;

/// The identity of a group, as links spell it: sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupId(u64);

impl GroupId {
    /// The group of a failed task; `None` for a task that has not failed, or does not say why.
    pub fn of(task: &BackupTask) -> Option<Self> {
        failure_message(task).map(Self::of_message)
    }

    fn of_message(message: &str) -> Self {
        Self(fingerprint(&normalized(message)))
    }

    /// Parses what [`fmt::Display`] prints.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex
            .then(|| u64::from_str_radix(text, 16).ok())?
            .map(Self)
    }
}

impl fmt::Display for GroupId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// Tasks that failed for the same reason.
#[derive(Clone, Debug, PartialEq)]
pub struct FailureGroup {
    /// Its identity.
    pub id: GroupId,
    /// The message of the task that failed last.
    pub message: Text,
    /// The error number that it names first.
    pub code: Option<ErrorCode>,
    /// How many tasks failed so.
    pub count: usize,
    /// When the first of them failed, if any tells.
    pub first_seen: Option<Instant>,
    /// When the last of them failed, if any tells.
    pub last_seen: Option<Instant>,
}

/// The groups of the failed ones of `tasks`: the one seen last first, those without a time at the end.
pub fn groups<'a>(tasks: impl Iterator<Item = &'a BackupTask>) -> Vec<FailureGroup> {
    let mut places: HashMap<GroupId, usize> = HashMap::new();
    let mut groups: Vec<FailureGroup> = Vec::new();
    for task in tasks {
        let Some(message) = failure_message(task) else {
            continue;
        };
        let id = GroupId::of_message(message);
        let place = *places.entry(id).or_insert(groups.len());
        if place == groups.len() {
            groups.push(FailureGroup {
                id,
                message: message.into(),
                code: None,
                count: 0,
                first_seen: None,
                last_seen: None,
            });
        }
        groups[place].add(task, message);
    }
    for group in &mut groups {
        group.code = parse(compared(&group.message))
            .iter()
            .find_map(|failure| failure.code);
    }
    groups.sort_unstable_by_key(|group| {
        std::cmp::Reverse((group.last_seen, group.count, group.id.0))
    });
    groups
}

impl FailureGroup {
    fn add(&mut self, task: &BackupTask, message: &str) {
        self.count += 1;
        let times = [TaskField::FinishTime, TaskField::StartTime];
        let time = times
            .into_iter()
            .find_map(|field| task.plausible_time(field));
        let Some(time) = time else { return };
        self.first_seen = Some(self.first_seen.map_or(time, |first| first.min(time)));
        if self.last_seen.is_none_or(|last| last < time) {
            self.last_seen = Some(time);
            if *self.message != *message {
                self.message = message.into();
            }
        }
    }
}

/// The message of a task that has failed.
fn failure_message(task: &BackupTask) -> Option<&str> {
    let has_failed = task.status == Some(TaskStatus::Known(Status::Failed));
    match task.value(TaskField::ErrorMsg) {
        Value::Text(message) if has_failed => Some(message),
        _ => None,
    }
}

/// The part of a message that is compared.
fn compared(message: &str) -> &str {
    &message[..message.floor_char_boundary(MAX_COMPARED)]
}

/// A message without what differs between failures of the same reason. Its error number stays.
fn normalized(message: &str) -> String {
    let message = compared(message);
    let mut text = String::with_capacity(message.len());
    let mut at = 0;
    for Field { name, value, start } in fields(message) {
        append_normalized(&message[at..start], &mut text);
        match name {
            Name::Module | Name::Code => text.push_str(value),
            Name::LogStream | Name::Server | Name::TraceId => text.push('#'),
        }
        at = start + value.len();
    }
    append_normalized(&message[at..], &mut text);
    text
}

/// Appends a part of a message with its paths, numbers and quoted names as one sign each, and any white space
/// as one blank.
fn append_normalized(part: &str, text: &mut String) {
    let mut rest = part;
    while let Some(c) = rest.chars().next() {
        let length = if let Some(length) = quoted_length(rest, c) {
            text.push('\'');
            length
        } else if is_in_token(c) {
            let length = token_length(rest);
            append_token(&rest[..length], text);
            length
        } else {
            if !c.is_whitespace() {
                text.push(c);
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
}

/// Whether a character belongs to a word, a number, an address, a path or a time.
fn is_in_token(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '_' | '-' | '.' | ':' | '/' | '%' | '*' | '+' | '@' | '\\'
        )
}

/// The length of the token at the start of `text`. An address goes on to a blank or a comma.
fn token_length(text: &str) -> usize {
    let length = |ends: fn(char) -> bool| text.find(ends).unwrap_or(text.len());
    let token = length(|c| !is_in_token(c));
    if text[..token].contains("://") {
        length(|c| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'' | '，'))
    } else {
        token
    }
}

/// The length of a name in quotation marks at the start of `text`; `None` if there is none. `can't` has none.
fn quoted_length(text: &str, first: char) -> Option<usize> {
    let closing = match first {
        '"' | '\'' | '`' => first,
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '《' => '》',
        _ => return None,
    };
    let inside = &text[first.len_utf8()..];
    // Names are short; a longer quotation is a text of its own.
    let inside = &inside[..inside.floor_char_boundary(256)];
    let length = inside.find(closing)?;
    Some(first.len_utf8() + length + closing.len_utf8())
}

/// Appends a word as it is, without the value behind a colon; a path, a number and whatever has digits as one sign.
fn append_token(token: &str, text: &mut String) {
    if token.contains("://") || token.matches(['/', '\\']).count() > 1 || token.starts_with('/') {
        text.push('/');
        return;
    }
    let has_digit = |part: &str| part.contains(|c: char| c.is_numeric());
    if token.split(':').all(has_digit) {
        // A date and a time of day are one time, whether a blank or `T` stands between them.
        if text.ends_with("# ") {
            text.pop();
        } else {
            text.push('#');
        }
        return;
    }
    for (place, part) in token.split(':').enumerate() {
        if place > 0 {
            text.push(':');
        }
        if has_digit(part) {
            text.push('#');
        } else {
            text.push_str(&part.to_lowercase());
        }
    }
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
