//! Two tasks side by side.

use crate::task::field::TaskField;
use crate::task::{BackupTask, Value};

/// A field of two tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparedField {
    /// A documented field.
    Documented(TaskField),
    /// A field that OCP's documentation does not name.
    Undocumented(Box<str>),
}

/// The fields that at least one of two tasks has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Those with different values.
    pub different: Vec<ComparedField>,
    /// Those with the same value.
    pub same: Vec<ComparedField>,
}

impl Comparison {
    /// Compares two tasks: documented fields in their usual order, then the others in theirs.
    pub fn of(one: &BackupTask, other: &BackupTask) -> Self {
        let mut comparison = Self::default();
        for field in TaskField::ALL {
            let values = [one.value(field), other.value(field)];
            if values != [Value::Absent; 2] {
                let is_same = values[0] == values[1];
                comparison.add(ComparedField::Documented(field), is_same);
            }
        }
        let of_other = other
            .unknown
            .iter()
            .filter(|(name, _)| undocumented(one, name).is_none());
        for (name, _) in one.unknown.iter().chain(of_other) {
            let is_same = undocumented(one, name) == undocumented(other, name);
            comparison.add(ComparedField::Undocumented(name.clone()), is_same);
        }
        comparison
    }

    fn add(&mut self, field: ComparedField, is_same: bool) {
        let fields = if is_same {
            &mut self.same
        } else {
            &mut self.different
        };
        fields.push(field);
    }
}

/// The value of a field that OCP's documentation does not name, as JSON.
pub fn undocumented<'a>(task: &'a BackupTask, name: &str) -> Option<&'a str> {
    let mut fields = task.unknown.iter();
    fields
        .find(|(known, _)| **known == *name)
        .map(|(_, json)| &**json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generators::any_task;
    use crate::task::row_key::RowKey;
    use proptest::prelude::*;

    #[test]
    fn fields_are_different_the_same_or_in_neither() {
        let task = |id, name: &str| BackupTask {
            task_id: Some(id),
            tenant_name: Some(name.into()),
            unknown: vec![("extra".into(), id.to_string().into())],
            ..BackupTask::empty(RowKey::of_task(id, None, None))
        };
        let comparison = Comparison::of(&task(1, "pay"), &task(2, "pay"));
        assert_eq!(
            comparison.different,
            [
                ComparedField::Documented(TaskField::TaskId),
                ComparedField::Undocumented("extra".into())
            ]
        );
        assert_eq!(
            comparison.same,
            [ComparedField::Documented(TaskField::TenantName)]
        );
    }

    #[test]
    fn field_of_one_task_only_is_different() {
        let one = BackupTask {
            unknown: vec![("a".into(), "1".into())],
            ..BackupTask::empty(RowKey::of_task(1, None, None))
        };
        let other = BackupTask::empty(RowKey::of_task(1, None, None));
        let expected = [ComparedField::Undocumented("a".into())];
        assert_eq!(Comparison::of(&one, &other).different, expected);
        assert_eq!(Comparison::of(&other, &one).different, expected);
    }

    proptest! {
        #[test]
        fn comparison_is_symmetric_and_a_task_equals_itself(one in any_task(), other in any_task()) {
            prop_assert_eq!(Comparison::of(&one, &other), Comparison::of(&other, &one));
            prop_assert!(Comparison::of(&one, &one).different.is_empty());
        }
    }
}
