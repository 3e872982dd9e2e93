//! The sort criteria of the table. The order they define is total and the same on every machine.

use std::cmp::Ordering;
use std::fmt;

use crate::task::field::TaskField;
use crate::task::{BackupTask, Value};

/// One column of a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// The field. All values of one field are of the same kind.
    pub field: TaskField,
    /// Whether the largest or latest value comes first.
    pub descending: bool,
}

/// The columns that the rows are sorted by: at least one, each at most once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sort(pub(crate) Vec<SortKey>);

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self(vec![SortKey {
            field: TaskField::StartTime,
            descending: true,
        }])
    }
}

impl Sort {
    /// A sort by one column.
    pub fn by(field: TaskField, descending: bool) -> Self {
        Self(vec![SortKey { field, descending }])
    }

    /// The sort keys, most significant first.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// The direction of `field` if it is the primary sort key: `Some(true)` if it descends.
    pub fn primary(&self, field: TaskField) -> Option<bool> {
        self.0
            .first()
            .filter(|key| key.field == field)
            .map(|key| key.descending)
    }

    /// The sort after a click on `field`'s header: ascending first, then alternating.
    #[must_use]
    pub fn after_click(&self, field: TaskField) -> Self {
        Self::by(field, self.primary(field) == Some(false))
    }

    /// A field's position among the sort keys, from 0, and whether it descends.
    pub fn position(&self, field: TaskField) -> Option<(usize, bool)> {
        let position = self.0.iter().position(|key| key.field == field)?;
        Some((position, self.0[position].descending))
    }

    /// The sort after a Shift-click on `field`'s header. The field becomes the last key, ascending;
    /// then descending; then it is removed. The only key is never removed but changes its
    /// direction.
    #[must_use]
    pub fn after_shift_click(&self, field: TaskField) -> Self {
        let mut keys = self.0.clone();
        match self.position(field) {
            None => keys.push(SortKey {
                field,
                descending: false,
            }),
            Some((position, true)) if keys.len() > 1 => drop(keys.remove(position)),
            Some((position, descending)) => keys[position].descending = !descending,
        }
        Self(keys)
    }

    /// The sort with another key at `place`, counted from 0, or without one there. A field is sorted by once, at the
    /// place chosen last; the only key stays.
    #[must_use]
    pub fn with_key(&self, place: usize, key: Option<SortKey>) -> Self {
        let mut keys = self.0.clone();
        if let Some(key) = key {
            let place = place.min(keys.len());
            match keys.get_mut(place) {
                Some(before) => *before = key,
                None => keys.push(key),
            }
            let mut places = 0..;
            keys.retain(|other| places.next() == Some(place) || other.field != key.field);
        } else if place < keys.len() && keys.len() > 1 {
            keys.remove(place);
        }
        Self(keys)
    }

    /// Parses what [`fmt::Display`] prints: API names joined by commas, `-` before a descending
    /// one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut keys: Vec<SortKey> = Vec::new();
        for part in text.split(',') {
            let name = part.strip_prefix('-');
            let field = TaskField::parse(name.unwrap_or(part))?;
            if keys.iter().any(|key| key.field == field) {
                return None;
            }
            keys.push(SortKey {
                field,
                descending: name.is_some(),
            });
        }
        Some(Self(keys))
    }

    /// Compares two tasks. Absent, unreadable and impossible values come last in both directions. Ties are
    /// broken by the latest start and then by the row key, so no two rows are equal.
    pub fn compare(&self, a: &BackupTask, b: &BackupTask) -> Ordering {
        self.0
            .iter()
            .map(|key| compare_field(key.field, key.descending, a, b))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| {
                compare_field(TaskField::StartTime, true, a, b).then_with(|| b.key.cmp(&a.key))
            })
    }
}

fn compare_field(field: TaskField, descending: bool, a: &BackupTask, b: &BackupTask) -> Ordering {
    let (a, b) = (a.plausible_value(field), b.plausible_value(field));
    match (is_missing(a), is_missing(b)) {
        (false, false) => {
            let order = compare_values(a, b);
            if descending { order.reverse() } else { order }
        }
        (a, b) => a.cmp(&b),
    }
}

const fn is_missing(value: Value<'_>) -> bool {
    matches!(value, Value::Absent | Value::Unreadable(_))
}

/// Values of one field are of one kind, so the last arm is unreachable; it keeps the order total.
fn compare_values(a: Value<'_>, b: Value<'_>) -> Ordering {
    match (a, b) {
        (Value::Status(a), Value::Status(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Integer(a), Value::Integer(b)) | (Value::Seconds(a), Value::Seconds(b)) => {
            a.cmp(&b)
        }
        (Value::Time(a), Value::Time(b)) => a.cmp(&b),
        (Value::Ids(a), Value::Ids(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, key) in self.0.iter().enumerate() {
            let comma = if position > 0 { "," } else { "" };
            let minus = if key.descending { "-" } else { "" };
            write!(out, "{comma}{minus}{}", key.field.api_name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::generators::any_sort;
    use crate::generators::any_task;
    use proptest::prelude::*;
    use proptest::sample::select;

    #[test]
    fn click_sorts_ascending_then_alternates() {
        let by_id = Sort::default().after_click(TaskField::TaskId);
        assert_eq!(by_id.to_string(), "taskId");
        assert_eq!(by_id.after_click(TaskField::TaskId).to_string(), "-taskId");
        assert_eq!(
            by_id
                .after_click(TaskField::TaskId)
                .after_click(TaskField::TaskId),
            by_id
        );
        assert_eq!(
            Sort::default()
                .after_click(TaskField::StartTime)
                .to_string(),
            "startTime"
        );
    }

    #[test]
    fn shift_click_adds_reverses_and_removes_a_key() {
        let mut sort = Sort::default();
        for (field, spelling) in [
            (TaskField::TaskId, "-startTime,taskId"),
            (TaskField::Status, "-startTime,taskId,status"),
            (TaskField::TaskId, "-startTime,-taskId,status"),
            (TaskField::TaskId, "-startTime,status"),
            (TaskField::StartTime, "status"),
            (TaskField::Status, "-status"),
            (TaskField::Status, "status"),
        ] {
            sort = sort.after_shift_click(field);
            assert_eq!(sort.to_string(), spelling);
        }
        assert_eq!(
            sort.after_shift_click(TaskField::TaskId)
                .after_click(TaskField::TaskId)
                .to_string(),
            "taskId"
        );
        assert_eq!(sort.position(TaskField::Status), Some((0, false)));
    }

    #[test]
    fn key_is_chosen_for_a_place() {
        let key = |field| {
            Some(SortKey {
                field,
                descending: true,
            })
        };
        let (status, start) = (key(TaskField::Status), key(TaskField::StartTime));
        let sort = Sort::default().with_key(1, status);
        assert_eq!(sort.to_string(), "-startTime,-status");
        assert_eq!(sort.with_key(0, status).to_string(), "-status");
        assert_eq!(sort.with_key(1, start).to_string(), "-startTime");
        assert_eq!(sort.with_key(1, None).to_string(), "-startTime");
        assert_eq!(sort.with_key(0, None).to_string(), "-status");
        assert_eq!(Sort::default().with_key(0, None), Sort::default());
        assert_eq!(Sort::default().with_key(9, status), sort);
    }

    #[test]
    fn parse_refuses_unknown_and_repeated_fields() {
        for text in [
            "",
            "taskId,",
            "taskId,-taskId",
            "--taskId",
            "rows",
            "taskID",
        ] {
            assert_eq!(Sort::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn parse_reads_what_display_prints(sort in any_sort()) {
            prop_assert_eq!(Sort::parse(&sort.to_string()), Some(sort));
        }

        #[test]
        fn clicks_keep_at_least_one_key_and_no_duplicates(
            sort in any_sort(),
            clicks in proptest::collection::vec(
                (select(TaskField::ALL.to_vec()), any::<bool>()),
                0..40,
            ),
        ) {
            let mut sort = sort;
            for (field, is_shift_click) in clicks {
                let before = sort.clone();
                sort = if is_shift_click {
                    sort.after_shift_click(field)
                } else {
                    sort.after_click(field)
                };
                prop_assert_eq!(Sort::parse(&sort.to_string()), Some(sort.clone()));
                // The other keys keep their order and direction.
                let others = |sort: &Sort| {
                    sort.0
                        .iter()
                        .copied()
                        .filter(|key| key.field != field)
                        .collect::<Vec<_>>()
                };
                prop_assert!(!is_shift_click || others(&before) == others(&sort));
            }
        }

        #[test]
        fn compare_is_a_total_order(
            sort in any_sort(),
            a in any_task(),
            b in any_task(),
            c in any_task(),
        ) {
            prop_assert_eq!(sort.compare(&a, &b), sort.compare(&b, &a).reverse());
            prop_assert!(sort.compare(&a, &b).is_ne() || a.key == b.key);
            if sort.compare(&a, &b).is_le() && sort.compare(&b, &c).is_le() {
                prop_assert!(sort.compare(&a, &c).is_le());
            }
        }

        #[test]
        fn missing_values_come_last_in_both_directions(
            field in select(TaskField::ALL.to_vec()),
            descending: bool,
            a in any_task(),
            b in any_task(),
        ) {
            if !is_missing(a.plausible_value(field)) && is_missing(b.plausible_value(field)) {
                prop_assert_eq!(Sort::by(field, descending).compare(&a, &b), Ordering::Less);
            }
        }
    }
}
