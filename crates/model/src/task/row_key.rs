//! The key that identifies a row across responses.

use std::fmt;

use crate::shared::fingerprint::fingerprint;

/// The identity of a task among the tasks of one question. OCP's `taskId` is not enough: servers
/// related to OCP repeat it within one response. So the key includes the backup set and the start,
/// a task without an id is identified by its content, and identical tasks of one response are
/// numbered.
///
/// The `open` parameter of a link spells it `taskId.backupSetId.startMicroseconds`, with `-` for an
/// absent part, or `x` and the content's fingerprint; `.n` follows for the n-th repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    pub(crate) identity: Identity,
    pub(crate) repetition: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Identity {
    Task {
        id: i64,
        backup_set: Option<i64>,
        start_micros: Option<i64>,
    },
    Content(u64),
}

impl RowKey {
    /// The key of a task with an id; `start_micros` is in microseconds since 1970 in UTC.
    pub const fn of_task(id: i64, backup_set: Option<i64>, start_micros: Option<i64>) -> Self {
        Self {
            identity: Identity::Task {
                id,
                backup_set,
                start_micros,
            },
            repetition: 0,
        }
    }

    /// The key of a task without an id: a fingerprint of its JSON, as [`crate::export::task_json`]
    /// writes it. That JSON has its secrets masked, and neither blanks nor the order of members
    /// change it.
    pub fn of_content(json: &str) -> Self {
        Self {
            identity: Identity::Content(fingerprint(json)),
            repetition: 0,
        }
    }

    /// The key of the row that follows `times` rows with the same identity in one response.
    #[must_use]
    pub const fn repeated(self, times: u32) -> Self {
        Self {
            repetition: self.repetition.saturating_add(times),
            ..self
        }
    }

    /// Parses what [`fmt::Display`] prints.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let first = parts.next()?;
        let identity = if let Some(hex) = first.strip_prefix('x') {
            Identity::Content(u64::from_str_radix(hex, 16).ok()?)
        } else {
            let optional = |part: &str| {
                if part == "-" {
                    Some(None)
                } else {
                    part.parse().ok().map(Some)
                }
            };
            Identity::Task {
                id: first.parse().ok()?,
                backup_set: optional(parts.next()?)?,
                start_micros: optional(parts.next()?)?,
            }
        };
        let repetition = parts.next().map_or(Some(0), |part| part.parse().ok())?;
        let key = Self {
            identity,
            repetition,
        };
        // A key has one spelling: `+7`, `007` and trailing parts are refused.
        (parts.next().is_none() && key.to_string() == text).then_some(key)
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.identity {
            Identity::Content(fingerprint) => write!(out, "x{fingerprint:x}")?,
            Identity::Task {
                id,
                backup_set,
                start_micros,
            } => {
                write!(out, "{id}")?;
                for part in [backup_set, start_micros] {
                    match part {
                        Some(number) => write!(out, ".{number}")?,
                        None => out.write_str(".-")?,
                    }
                }
            }
        }
        if self.repetition > 0 {
            write!(out, ".{}", self.repetition)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::generators::any_key;
    use proptest::prelude::*;

    #[test]
    fn keys_differ_by_backup_set_start_and_repetition() {
        let key = RowKey::of_task(1, Some(2), Some(3));
        assert_ne!(key, RowKey::of_task(1, Some(9), Some(3)));
        assert_ne!(key, RowKey::of_task(1, Some(2), Some(9)));
        assert_ne!(key, key.repeated(1));
        assert_eq!(RowKey::of_task(7, None, Some(3)).to_string(), "7.-.3");
    }

    #[test]
    fn parse_refuses_other_spellings() {
        for text in [
            "",
            "7",
            "7.1",
            "7.-.",
            "+7.-.-",
            "7.-.-.0",
            "7.-.-.1.1",
            "x",
            "xFF",
            "7.-.-,8",
        ] {
            assert_eq!(RowKey::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn parse_accepts_only_the_printed_spelling(text in "(\\PC{0,20}|[x0-9a-f.+-]{0,40})") {
            if let Some(key) = RowKey::parse(&text) {
                prop_assert_eq!(key.to_string(), text);
            }
        }

        #[test]
        fn parse_reads_what_display_prints(key in any_key()) {
            prop_assert_eq!(RowKey::parse(&key.to_string()), Some(key));
        }
    }
}
