//! What makes a row the same row from one answer to the next.

use std::fmt;

/// The identity of a task among the tasks of one question. OCP's `taskId` alone does not do: servers related
/// to OCP repeat it within one answer. So the backup set and the start belong to it, a task without an id is
/// known by its content, and what one answer repeats whole is numbered.
///
/// Its spelling in a link's `open` is `taskId.backupSetId.startMicroseconds`, with `-` for what is absent, or
/// `x` and the content's fingerprint; `.n` follows for the n-th repetition.
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
    /// The key of a task with an id; `start_micros` are microseconds since 1970 in UTC.
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

    /// The key of a task without an id: a fingerprint of its JSON, as [`crate::export::task_json`] writes it. So secrets
    /// are masked in what a link tells of, and neither blanks nor the order of members make another row.
    pub fn of_content(json: &str) -> Self {
        // FNV-1a: links carry the value, so it must be the same in every build, which `std`'s hasher is not.
        let fingerprint = json.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self {
            identity: Identity::Content(fingerprint),
            repetition: 0,
        }
    }

    /// The key of the row with this identity that one answer gives after `times` others.
    #[must_use]
    pub const fn repeated(self, times: u32) -> Self {
        Self {
            repetition: self.repetition.saturating_add(times),
            ..self
        }
    }

    /// Reads what [`fmt::Display`] prints.
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
        // One spelling for one key: `+7`, `007` and a tail are refused.
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
    fn the_same_task_id_in_another_set_or_at_another_time_is_another_row() {
        let key = RowKey::of_task(1, Some(2), Some(3));
        assert_ne!(key, RowKey::of_task(1, Some(9), Some(3)));
        assert_ne!(key, RowKey::of_task(1, Some(2), Some(9)));
        assert_ne!(key, key.repeated(1));
        assert_eq!(RowKey::of_task(7, None, Some(3)).to_string(), "7.-.3");
    }

    #[test]
    fn other_spellings_are_refused() {
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
        fn no_text_panics_and_a_key_has_one_spelling(text in "(\\PC{0,20}|[x0-9a-f.+-]{0,40})") {
            if let Some(key) = RowKey::parse(&text) {
                prop_assert_eq!(key.to_string(), text);
            }
        }

        #[test]
        fn a_key_reads_back_what_it_prints(key in any_key()) {
            prop_assert_eq!(RowKey::parse(&key.to_string()), Some(key));
        }
    }
}
