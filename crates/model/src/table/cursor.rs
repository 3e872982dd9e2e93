//! The row that the keyboard is at: one row of the page, and where it stands.

use crate::task::row_key::RowKey;

/// The row at which Tab enters the rows and from which the next one is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row.
    pub key: RowKey,
    /// Its place on the page, from 0.
    pub place: usize,
}

/// A way through the rows of a page.
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
    /// Where the cursor is among `rows`: at the row that had the focus last if that is there, else at the row where the
    /// cursor was before, else at the same place. `None` only when there are no rows.
    pub fn follow(before: Option<&Self>, wanted: Option<RowKey>, rows: &[RowKey]) -> Option<Self> {
        let at = |key: RowKey| {
            rows.iter()
                .position(|row| *row == key)
                .map(|place| Self { key, place })
        };
        wanted
            .and_then(at)
            .or_else(|| before.and_then(|before| at(before.key)))
            .or_else(|| {
                let place = before
                    .map_or(0, |before| before.place)
                    .min(rows.len().saturating_sub(1));
                rows.get(place).map(|key| Self { key: *key, place })
            })
    }

    /// The row that a step leads to; `None` when it leads beyond the page.
    pub fn step(self, step: CursorStep, rows: &[RowKey]) -> Option<RowKey> {
        let place = match step {
            CursorStep::Next => self.place + 1,
            CursorStep::Previous => self.place.checked_sub(1)?,
            CursorStep::First => 0,
            CursorStep::Last => rows.len().checked_sub(1)?,
        };
        rows.get(place).copied()
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
    fn it_begins_at_the_first_row_and_stays_with_its_task() {
        let rows = keys([5, 6, 7]);
        let first = Cursor::follow(None, None, &rows);
        assert_eq!(
            first,
            Some(Cursor {
                key: key(5),
                place: 0
            })
        );
        let on_six = Cursor::follow(first.as_ref(), Some(key(6)), &rows);
        assert_eq!(
            on_six,
            Some(Cursor {
                key: key(6),
                place: 1
            })
        );
        let sorted = keys([7, 8, 6, 5]);
        assert_eq!(
            Cursor::follow(on_six.as_ref(), Some(key(6)), &sorted),
            Some(Cursor {
                key: key(6),
                place: 2
            })
        );
        assert_eq!(Cursor::follow(None, None, &[]), None);
    }

    #[test]
    fn when_its_task_goes_it_stays_in_its_place_and_returns_with_the_task() {
        let on_six = Cursor {
            key: key(6),
            place: 1,
        };
        let without = keys([5, 7, 8]);
        let now = Cursor::follow(Some(&on_six), Some(key(6)), &without);
        assert_eq!(
            now,
            Some(Cursor {
                key: key(7),
                place: 1
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
                place: 0
            })
        );
    }

    proptest! {
        #[test]
        fn it_is_always_on_a_row_and_steps_never_leave_the_page(
            count in 1..40_i64, wanted in proptest::option::of(0..60_i64), place in 0..60_usize, before in 0..60_i64,
        ) {
            let rows = keys(0..count);
            let before = Cursor { key: key(before), place };
            let cursor = Cursor::follow(Some(&before), wanted.map(key), &rows).expect("there are rows");
            prop_assert_eq!(rows[cursor.place], cursor.key);
            prop_assert_eq!(cursor.step(CursorStep::First, &rows), rows.first().copied());
            prop_assert_eq!(cursor.step(CursorStep::Last, &rows), rows.last().copied());
            let walked = cursor.step(CursorStep::Next, &rows);
            prop_assert_eq!(walked.is_none(), cursor.place + 1 == rows.len());
            if let Some(next) = walked {
                let next = Cursor::follow(Some(&cursor), Some(next), &rows).expect("it is on the page");
                prop_assert_eq!(next.step(CursorStep::Previous, &rows), Some(cursor.key));
            }
        }
    }
}
