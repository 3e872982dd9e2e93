//! The keyboard cursor: one row of the page.

use crate::task::row_key::RowKey;

/// The row that Tab enters and from which arrow keys move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row's key.
    pub key: RowKey,
    /// The row's index on the page, from 0.
    pub index: usize,
}

/// A movement of the cursor on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorStep {
    /// To the row below.
    Next,
    /// To the row above.
    Previous,
    /// To the first row of the page.
    First,
    /// To the last row of the page.
    Last,
}

impl Cursor {
    /// The cursor on `rows`: on the row that last had the focus (`focused`) if it is there, else on
    /// the `previous` cursor's row, else at its index. `None` only without rows.
    pub fn follow(
        previous: Option<&Self>,
        focused: Option<RowKey>,
        rows: &[RowKey],
    ) -> Option<Self> {
        let at = |key: RowKey| {
            rows.iter()
                .position(|row| *row == key)
                .map(|index| Self { key, index })
        };
        focused
            .and_then(at)
            .or_else(|| previous.and_then(|previous| at(previous.key)))
            .or_else(|| {
                let index = previous
                    .map_or(0, |previous| previous.index)
                    .min(rows.len().saturating_sub(1));
                rows.get(index).map(|key| Self { key: *key, index })
            })
    }

    /// The row that a step leads to; `None` if it would leave the page.
    pub fn step(self, step: CursorStep, rows: &[RowKey]) -> Option<RowKey> {
        let index = match step {
            CursorStep::Next => self.index + 1,
            CursorStep::Previous => self.index.checked_sub(1)?,
            CursorStep::First => 0,
            CursorStep::Last => rows.len().checked_sub(1)?,
        };
        rows.get(index).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(ids: impl IntoIterator<Item = i64>) -> Vec<RowKey> {
        ids.into_iter()
            .map(|id| RowKey::of_task(id, None, None))
            .collect()
    }

    fn key(id: i64) -> RowKey {
        RowKey::of_task(id, None, None)
    }

    #[test]
    fn cursor_starts_at_the_first_row_and_follows_its_task() {
        let rows = keys([5, 6, 7]);
        let first = Cursor::follow(None, None, &rows);
        assert_eq!(
            first,
            Some(Cursor {
                key: key(5),
                index: 0
            })
        );
        let on_six = Cursor::follow(first.as_ref(), Some(key(6)), &rows);
        assert_eq!(
            on_six,
            Some(Cursor {
                key: key(6),
                index: 1
            })
        );
        let sorted = keys([7, 8, 6, 5]);
        assert_eq!(
            Cursor::follow(on_six.as_ref(), Some(key(6)), &sorted),
            Some(Cursor {
                key: key(6),
                index: 2
            })
        );
        assert_eq!(Cursor::follow(None, None, &[]), None);
    }

    #[test]
    fn cursor_keeps_its_index_while_its_task_is_missing() {
        let on_six = Cursor {
            key: key(6),
            index: 1,
        };
        let without = keys([5, 7, 8]);
        let now = Cursor::follow(Some(&on_six), Some(key(6)), &without);
        assert_eq!(
            now,
            Some(Cursor {
                key: key(7),
                index: 1
            })
        );
        let moved = keys([7, 5, 8]);
        assert_eq!(
            Cursor::follow(now.as_ref(), Some(key(6)), &moved).map(|cursor| cursor.key),
            Some(key(7))
        );
        let again = keys([8, 7, 6]);
        assert_eq!(
            Cursor::follow(now.as_ref(), Some(key(6)), &again).map(|cursor| cursor.key),
            Some(key(6))
        );
        let short = keys([1]);
        assert_eq!(
            Cursor::follow(Some(&on_six), None, &short),
            Some(Cursor {
                key: key(1),
                index: 0
            })
        );
    }

    proptest! {
        #[test]
        fn cursor_is_on_a_row_and_steps_stay_on_the_page(
            count in 1..40_i64,
            focused in proptest::option::of(0..60_i64),
            index in 0..60_usize,
            previous in 0..60_i64,
        ) {
            let rows = keys(0..count);
            let previous = Cursor {
                key: key(previous),
                index,
            };
            let cursor =
                Cursor::follow(Some(&previous), focused.map(key), &rows).expect("there are rows");
            prop_assert_eq!(rows[cursor.index], cursor.key);
            prop_assert_eq!(cursor.step(CursorStep::First, &rows), rows.first().copied());
            prop_assert_eq!(cursor.step(CursorStep::Last, &rows), rows.last().copied());
            let walked = cursor.step(CursorStep::Next, &rows);
            prop_assert_eq!(walked.is_none(), cursor.index + 1 == rows.len());
            if let Some(next) = walked {
                let next =
                    Cursor::follow(Some(&cursor), Some(next), &rows).expect("it is on the page");
                prop_assert_eq!(next.step(CursorStep::Previous, &rows), Some(cursor.key));
            }
        }
    }
}
