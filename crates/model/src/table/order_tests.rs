//! Orders, however they come to be.

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

/// Tasks in no order, many of them alike.
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

/// Sorts in shares; `between` happens between two of them.
fn in_shares(
    set: &mut ResultSet,
    sort: &Sort,
    mut between: impl FnMut(usize, &mut ResultSet),
) -> (Order, usize) {
    let mut sorter = Sorter::new(set, sort);
    for share in 1.. {
        assert!(share < 100_000 && sorter.is_for(set, sort));
        if let Some(order) = sorter.step(set) {
            return (order, share);
        }
        between(share, set);
    }
    unreachable!("it ends or fails")
}

#[test]
fn sorting_in_shares_gives_the_same_and_no_share_is_long() {
    for count in [0, 1, 511, 512, 513, 1_024, 5_001, 100_000] {
        let mut set = set_of(many(count));
        let whole = Order::sorted(&set, &by_duration(), None);
        let (order, shares) = in_shares(&mut set, &by_duration(), |_, _| {});
        assert_eq!(order.places(), whole.places(), "{count}");
        let rows = usize::try_from(count).unwrap();
        // Nine comparisons in a piece, and one for each doubling.
        assert!(
            shares <= rows * 20 / SHARE + 2,
            "{shares} shares for {count}"
        );
        assert!(shares >= rows * 12 / SHARE, "{shares} shares for {count}");
    }
}

#[test]
fn what_comes_while_it_sorts_is_put_in_later() {
    let mut set = set_of(many(20_000));
    let (order, _) = in_shares(&mut set, &by_duration(), |share, set| {
        if share == 2 {
            set.merge(batch(50_000..50_010, 0));
        }
    });
    assert_eq!(order.places().len(), 20_000);
    let grown = Order::immediate(&set, &by_duration(), [Some(&order), None]);
    assert_eq!(
        grown.places(),
        Order::sorted(&set, &by_duration(), None).places()
    );
}

#[test]
fn what_changes_while_it_sorts_is_where_it_belongs() {
    let mut set = set_of(many(20_000));
    let (order, _) = in_shares(&mut set, &by_duration(), |share, set| {
        if share == 3 {
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
fn many_rows_keep_the_order_they_have_until_they_are_sorted() {
    let (few, many) = (set_of(many(100)), set_of(many(6_000)));
    let by_id = Sort::by(TaskField::TaskId, false);
    assert!(Order::immediate(&few, &by_id, [None, None]).is_for(&few, &by_id));
    let came = Order::immediate(&many, &by_id, [None, None]);
    assert!(!came.is_for(&many, &by_id) && came.places().is_sorted());
    let sorted = Order::sorted(&many, &by_duration(), None);
    let still = Order::immediate(&many, &by_id, [None, Some(&sorted)]);
    assert!(still == sorted && !still.is_sorted_by(&by_id) && still.is_sorted_by(&by_duration()));
    let right = Order::sorted(&many, &by_id, None);
    assert!(Order::immediate(&many, &by_id, [Some(&right), Some(&sorted)]) == right);
    assert!(
        Order::immediate(&few, &by_id, [Some(&right), Some(&sorted)]).is_for(&few, &by_id),
        "another set's is no use"
    );
}

proptest! {
    #[test]
    fn an_order_is_the_same_however_it_came_to_be(
        batches in proptest::collection::vec(proptest::collection::vec(any_task(), 0..20), 1..5), sort in any_sort(),
    ) {
        let mut set = ResultSet::default();
        let mut grown: Option<Order> = None;
        for tasks in batches {
            set.merge(Batch { tasks, ..Batch::default() });
            let order = Order::immediate(&set, &sort, [None, grown.as_ref()]);
            let fresh = Order::sorted(&set, &sort, None);
            prop_assert_eq!(order.places(), fresh.places());
            let rows: Vec<_> = order.places().iter().filter_map(|place| set.at(*place)).collect();
            prop_assert_eq!(rows.len(), set.len());
            prop_assert!(rows.windows(2).all(|pair| sort.compare(pair[0], pair[1]).is_lt()));
            grown = Some(order);
        }
    }
}
