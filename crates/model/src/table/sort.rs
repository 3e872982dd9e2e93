//! The order of the rows: total, stable, the same on every machine.

use std::cmp::Ordering;
use std::fmt;

use crate::task::field::TaskField;
use crate::task::{BackupTask, Value};

/// One column of a sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// Any field: the values of each are all of one kind.
    pub field: TaskField,
    /// Largest, latest, last first.
    pub descending: bool,
}

/// What the rows are sorted by: at least one column, no column twice.
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
    /// Sorted by one column.
    pub fn by(field: TaskField, descending: bool) -> Self {
        Self(vec![SortKey { field, descending }])
    }

    /// The columns, most significant first.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// Whether the rows are sorted by `field` before all else, and if so whether it descends.
    pub fn primary(&self, field: TaskField) -> Option<bool> {
        self.0
            .first()
            .filter(|key| key.field == field)
            .map(|key| key.descending)
    }

    /// The sort after a click on `field`'s header: up at first, then down, then up again.
    #[must_use]
    pub fn after_click(&self, field: TaskField) -> Self {
        Self::by(field, self.primary(field) == Some(false))
    }

    /// A column's place among those sorted by, from 0, and whether it descends.
    pub fn position(&self, field: TaskField) -> Option<(usize, bool)> {
        let place = self.0.iter().position(|key| key.field == field)?;
        Some((place, self.0[place].descending))
    }

    /// The sort after a click with Shift on `field`'s header: by this column as well, after the others; up at first, then
    /// down, then no longer. The only column is not taken away but turned.
    #[must_use]
    pub fn after_shift_click(&self, field: TaskField) -> Self {
        let mut keys = self.0.clone();
        match self.position(field) {
            None => keys.push(SortKey {
                field,
                descending: false,
            }),
            Some((place, true)) if keys.len() > 1 => drop(keys.remove(place)),
            Some((place, descending)) => keys[place].descending = !descending,
        }
        Self(keys)
    }

    /// Reads what [`fmt::Display`] prints: API names joined by commas, `-` before one that descends.
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

    /// Compares two tasks. What a task does not say comes last in both directions; ties are broken by the
    /// latest start and then by the row's identity, so that no two rows are equal.
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
    let (a, b) = (a.value(field), b.value(field));
    match (says_nothing(a), says_nothing(b)) {
        (false, false) => {
            let order = compare_values(a, b);
            if descending { order.reverse() } else { order }
        }
        (a, b) => a.cmp(&b),
    }
}

const fn says_nothing(value: Value<'_>) -> bool {
    matches!(value, Value::Absent | Value::Unreadable(_))
}

/// A field's values are all of one kind, so the last arm is never asked; it keeps the order total all the same.
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
    fn a_click_sorts_up_then_down_then_up() {
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
    fn a_click_with_shift_adds_a_column_turns_it_and_takes_it_out() {
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
    fn only_fields_are_sorted_by_and_none_twice() {
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
        fn a_sort_reads_back_what_it_prints(sort in any_sort()) {
            prop_assert_eq!(Sort::parse(&sort.to_string()), Some(sort));
        }

        #[test]
        fn whatever_is_clicked_no_column_is_twice_and_one_stays(
            sort in any_sort(), clicks in proptest::collection::vec((select(TaskField::ALL.to_vec()), any::<bool>()), 0..40),
        ) {
            let mut sort = sort;
            for (field, too) in clicks {
                let before = sort.clone();
                sort = if too { sort.after_shift_click(field) } else { sort.after_click(field) };
                prop_assert_eq!(Sort::parse(&sort.to_string()), Some(sort.clone()));
                // The others keep their order and direction.
                let others = |sort: &Sort| sort.0.iter().copied().filter(|key| key.field != field).collect::<Vec<_>>();
                prop_assert!(!too || others(&before) == others(&sort));
            }
        }

        #[test]
        fn the_order_is_total(sort in any_sort(), a in any_task(), b in any_task(), c in any_task()) {
            prop_assert_eq!(sort.compare(&a, &b), sort.compare(&b, &a).reverse());
            prop_assert!(sort.compare(&a, &b).is_ne() || a.key == b.key);
            if sort.compare(&a, &b).is_le() && sort.compare(&b, &c).is_le() {
                prop_assert!(sort.compare(&a, &c).is_le());
            }
        }

        #[test]
        fn what_is_absent_comes_last_in_both_directions(
            field in select(TaskField::ALL.to_vec()), descending: bool, a in any_task(), b in any_task(),
        ) {
            if !says_nothing(a.value(field)) && says_nothing(b.value(field)) {
                prop_assert_eq!(Sort::by(field, descending).compare(&a, &b), Ordering::Less);
            }
        }
    }
}
