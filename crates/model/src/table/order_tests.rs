//! Orders sorted at once, in steps and by updates.

use super::*;
use crate::generators::any_sort;
use crate::generators::any_task;
use crate::load::result_set::Batch;
use crate::load::result_set::tests::{batch, task};
use crate::task::BackupTask;
use crate::task::field::TaskField;
use proptest::prelude::*;

fn set_of(tasks: Vec<BackupTask>) -> ResultSet {
    let mut set = ResultSet::default();
    set.merge(Batch {
        tasks,
        ..Batch::default()
    });
    set
}

/// Unsorted tasks, many with the same duration.
fn many(count: i64) -> Vec<BackupTask> {
    let duration = |id: i64| Some(id * 7_919 % 1_009);
    (0..count)
        .map(|id| BackupTask {
            duration: duration(id),
            ..task(id)
        })
        .collect()
}

fn by_duration() -> Sort {
    Sort::by(TaskField::Duration, true)
}

/// Sorts in steps and calls `between_steps` after each one. Returns the order and the number of
/// steps.
fn sort_in_steps(
    set: &mut ResultSet,
    sort: &Sort,
    mut between_steps: impl FnMut(usize, &mut ResultSet),
) -> (Order, usize) {
    let mut sorter = Sorter::new(set, sort);
    for step in 1.. {
        assert!(step < 100_000 && sorter.is_for(set, sort));
        if let Some(order) = sorter.step(set) {
            return (order, step);
        }
        between_steps(step, set);
    }
    unreachable!("it ends or fails")
}

#[test]
fn sorting_in_steps_equals_sorting_at_once_and_steps_are_short() {
    for count in [0, 1, 511, 512, 513, 1_024, 5_001, 100_000] {
        let mut set = set_of(many(count));
        let whole = Order::sorted(&set, &by_duration(), None);
        let (order, steps) = sort_in_steps(&mut set, &by_duration(), |_, _| {});
        assert_eq!(order.places(), whole.places(), "{count}");
        let rows = usize::try_from(count).unwrap();
        // Initial runs take nine comparisons per row, and each doubling one more.
        assert!(
            steps <= rows * 20 / ROWS_PER_STEP + 2,
            "{steps} steps for {count}"
        );
        assert!(
            steps >= rows * 12 / ROWS_PER_STEP,
            "{steps} steps for {count}"
        );
    }
}

#[test]
fn tasks_added_while_sorting_are_merged_later() {
    let mut set = set_of(many(20_000));
    let (order, _) = sort_in_steps(&mut set, &by_duration(), |step, set| {
        if step == 2 {
            set.merge(batch(50_000..50_010, 0));
        }
    });
    assert_eq!(order.places().len(), 20_000);
    let updated = Order::immediate(&set, &by_duration(), [Some(&order), None]);
    assert_eq!(
        updated.places(),
        Order::sorted(&set, &by_duration(), None).places()
    );
}

#[test]
fn tasks_changed_while_sorting_restart_the_sort() {
    let mut set = set_of(many(20_000));
    let (order, _) = sort_in_steps(&mut set, &by_duration(), |step, set| {
        if step == 3 {
            set.merge(Batch {
                tasks: vec![BackupTask {
                    duration: Some(5_000),
                    ..task(19_999)
                }],
                ..Batch::default()
            });
        }
    });
    assert_eq!(order.places()[0], 19_999);
    assert_eq!(
        order.places(),
        Order::sorted(&set, &by_duration(), None).places()
    );
}

#[test]
fn large_set_keeps_a_known_order_until_sorted() {
    let (few, many) = (set_of(many(100)), set_of(many(6_000)));
    let by_id = Sort::by(TaskField::TaskId, false);
    assert!(Order::immediate(&few, &by_id, [None, None]).is_for(&few, &by_id));
    let arrival = Order::immediate(&many, &by_id, [None, None]);
    assert!(!arrival.is_for(&many, &by_id) && arrival.places().is_sorted());
    let sorted = Order::sorted(&many, &by_duration(), None);
    let kept = Order::immediate(&many, &by_id, [None, Some(&sorted)]);
    assert!(kept == sorted && !kept.is_sorted_by(&by_id) && kept.is_sorted_by(&by_duration()));
    let current = Order::sorted(&many, &by_id, None);
    assert!(Order::immediate(&many, &by_id, [Some(&current), Some(&sorted)]) == current);
    assert!(
        Order::immediate(&few, &by_id, [Some(&current), Some(&sorted)]).is_for(&few, &by_id),
        "an order of another set is not used"
    );
}

proptest! {
    #[test]
    fn updated_order_equals_a_fresh_sort(
        batches in proptest::collection::vec(proptest::collection::vec(any_task(), 0..20), 1..5),
        sort in any_sort(),
    ) {
        let mut set = ResultSet::default();
        let mut updated: Option<Order> = None;
        for tasks in batches {
            set.merge(Batch {
                tasks,
                ..Batch::default()
            });
            let order = Order::immediate(&set, &sort, [None, updated.as_ref()]);
            let fresh = Order::sorted(&set, &sort, None);
            prop_assert_eq!(order.places(), fresh.places());
            let rows: Vec<_> = order
                .places()
                .iter()
                .filter_map(|place| set.at(*place))
                .collect();
            prop_assert_eq!(rows.len(), set.len());
            prop_assert!(
                rows.windows(2)
                    .all(|pair| sort.compare(pair[0], pair[1]).is_lt())
            );
            updated = Some(order);
        }
    }
}
