//! Which tasks and pages contradict a question.

use super::*;
use crate::filter::TaskFilter;
use crate::filter::time_range::TimeRange;
use crate::load::result_set::tests::task;
use crate::task::instant::parse_wire;
use crate::task::{ClusterId, TenantId};
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    parse_wire(text).unwrap()
}

fn second(second: i64) -> Instant {
    Instant::from_timestamp(second, 0).unwrap()
}

fn question(filter: TaskFilter) -> Question {
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    Question { scope, filter }
}

fn all(filter: TaskFilter, tasks: &[BackupTask]) -> Vec<Contradiction> {
    let bounds = filter.range.resolve(at("2024-08-10T00:00:00Z"));
    let mut found = Contradictions::new(question(filter), bounds);
    for task in tasks {
        found.record(None, task);
    }
    found.all()
}

fn with_status(status: &str) -> BackupTask {
    BackupTask {
        status: Some(TaskStatus::from_wire(status)),
        ..task(1)
    }
}

#[test]
fn tasks_with_other_statuses_are_counted() {
    let statuses = StatusSet::from_iter([Status::Failed, Status::Overdue]);
    let filter = TaskFilter {
        statuses,
        ..TaskFilter::everything()
    };
    let tasks = ["FAILED", "DONE", "OVERDUE", "INIT", "failed"].map(with_status);
    assert_eq!(all(filter, &tasks), [Contradiction::Statuses(statuses, 3)]);
    assert_eq!(
        all(filter, &[task(1)]),
        [],
        "an absent status contradicts nothing"
    );
    assert_eq!(all(TaskFilter::everything(), &tasks), []);
    let unknown = TaskFilter {
        statuses: StatusSet::from_iter([Status::Unknown]),
        ..filter
    };
    assert_eq!(all(unknown, &["UNKNOWN", "INIT"].map(with_status)), []);
}

#[test]
fn tasks_of_other_backup_sets_are_counted() {
    let filter = TaskFilter {
        backup_set_id: Some(7),
        ..TaskFilter::everything()
    };
    let of = |id| BackupTask {
        backup_set_id: id,
        ..task(1)
    };
    assert_eq!(
        all(filter, &[of(Some(7)), of(Some(8)), of(None)]),
        [Contradiction::BackupSet(7, 1)]
    );
}

#[test]
fn a_task_is_outside_a_range_only_by_every_meaning_of_the_bounds() {
    let (start, end) = (at("2024-08-06T00:00:00Z"), at("2024-08-07T00:00:00Z"));
    let range = TimeRange::between(Some(start), Some(end));
    let filter = TaskFilter {
        range,
        ..TaskFilter::everything()
    };
    let outside = |start: &str, finish: &str| {
        let task = BackupTask {
            start_time: parse_wire(start),
            finish_time: parse_wire(finish),
            ..task(1)
        };
        !all(filter, &[task]).is_empty()
    };
    for (start, finish, expected) in [
        ("2024-08-06T10:00:00Z", "2024-08-06T11:00:00Z", false),
        ("2024-08-05T10:00:00Z", "2024-08-08T11:00:00Z", false),
        ("2024-08-05T22:00:00Z", "2024-08-06T00:00:00Z", false),
        ("2024-08-05T22:00:00Z", "2024-08-05T23:59:59Z", false),
        ("2024-08-05T22:00:00Z", "2024-08-05T23:59:58.9Z", true),
        ("", "2024-08-05T23:00:00Z", true),
        ("2024-08-05T22:00:00Z", "", false),
        ("2024-08-07T00:00:01Z", "", false),
        ("2024-08-07T00:00:02Z", "", true),
        ("2024-08-07T01:00:00Z", "2024-08-07T02:00:00Z", true),
        // These times are impossible, but by one meaning the task is inside.
        ("2024-08-07T01:00:00Z", "2024-08-06T22:00:00Z", false),
        ("", "2024-08-08T00:00:00Z", false),
        ("", "", false),
    ] {
        assert_eq!(outside(start, finish), expected, "{start} {finish}");
    }
}

#[test]
fn a_replaced_task_is_not_counted_any_more() {
    let statuses = StatusSet::from_iter([Status::Done]);
    let mut found = Contradictions::new(
        question(TaskFilter {
            statuses,
            ..TaskFilter::everything()
        }),
        Bounds::default(),
    );
    let (doing, done) = (with_status("DOING"), with_status("DONE"));
    found.record(None, &doing);
    assert_eq!(found.all(), [Contradiction::Statuses(statuses, 1)]);
    found.record(Some(&doing), &done);
    assert_eq!(found.all(), []);
}

fn page_order(pages: &[&[i64]]) -> bool {
    let mut found = Contradictions::new(question(TaskFilter::everything()), Bounds::default());
    for (page, starts) in (1..).zip(pages) {
        found.record_page(page, starts.iter().copied().map(second));
    }
    found.all() == [Contradiction::PageOrder]
}

#[test]
fn ordered_pages_that_do_not_fit_together_are_contradictory() {
    assert!(!page_order(&[&[90, 80, 80], &[80, 70], &[60, 50]]));
    assert!(!page_order(&[&[1, 2], &[2, 3]]));
    assert!(page_order(&[&[90, 80], &[60, 70]]), "down, then up");
    assert!(page_order(&[&[90, 80], &[85, 70]]), "overlapping");
    assert!(page_order(&[&[10, 20], &[5, 30]]));
    assert!(!page_order(&[&[90, 80], &[81, 70]]), "within the tolerance");
    assert!(
        !page_order(&[&[90, 80, 85], &[99, 70]]),
        "no order was asked for"
    );
    assert!(
        !page_order(&[&[], &[5], &[9], &[7]]),
        "single tasks have no order"
    );
    assert!(page_order(&[&[90, 80], &[], &[85]]));
}

#[test]
fn a_repeated_first_page_resets_the_order() {
    let mut found = Contradictions::new(question(TaskFilter::everything()), Bounds::default());
    found.record_page(1, [90, 80].map(second).into_iter());
    found.record_page(1, [95, 90, 80, 70].map(second).into_iter());
    found.record_page(2, [60].map(second).into_iter());
    assert_eq!(found.all(), []);
}

proptest! {
    #[test]
    fn pages_of_one_list_are_never_contradictory(
        mut starts in proptest::collection::vec(0..1_000_i64, 0..60), size in 1..20_usize, descending: bool,
    ) {
        starts.sort_unstable();
        if descending {
            starts.reverse();
        }
        let pages: Vec<&[i64]> = starts.chunks(size).collect();
        prop_assert!(!page_order(&pages));
    }

    #[test]
    fn a_task_inside_a_range_never_contradicts_it(start in 0..1_000_i64, length in 0..500_i64, offset in 0..500_i64) {
        let task = BackupTask { start_time: Some(second(start)), finish_time: Some(second(start + length)), ..task(1) };
        let inside = second(start + offset.min(length));
        for bounds in [Bounds { start: None, end: Some(inside) }, Bounds { start: Some(inside), end: None }] {
            prop_assert!(!is_outside(&task, bounds));
        }
    }
}

fn of_scope(cluster: Option<i64>, tenant: Option<i64>) -> BackupTask {
    BackupTask {
        cluster_id: cluster,
        tenant_id: tenant,
        tenant_name: Some("t".into()),
        cluster_name: Some("c".into()),
        ..task(1)
    }
}

#[test]
fn tasks_of_another_scope_are_counted_and_the_first_is_named() {
    let tasks = [
        of_scope(Some(1), Some(2)),
        of_scope(Some(1), Some(3)),
        of_scope(Some(9), None),
        of_scope(None, None),
    ];
    let first = TaskScope {
        cluster: Some(1),
        tenant: Some(3),
    };
    let scope = question(TaskFilter::everything()).scope;
    assert_eq!(
        all(TaskFilter::everything(), &tasks),
        [Contradiction::Scope(scope, 2, first)]
    );
}

#[test]
fn names_come_from_tasks_of_the_requested_scope_only() {
    let asked = Contradictions::new(question(TaskFilter::everything()), Bounds::default());
    let names = |task: &BackupTask| {
        (
            asked.tenant_name(task).is_some(),
            asked.cluster_name(task).is_some(),
        )
    };
    assert_eq!(names(&of_scope(Some(1), Some(2))), (true, true));
    assert_eq!(names(&of_scope(None, None)), (true, true));
    assert_eq!(names(&of_scope(Some(1), Some(3))), (false, true));
    assert_eq!(names(&of_scope(Some(9), Some(2))), (false, false));
}

#[test]
fn mismatch_of_a_task_is_the_most_harmful_one() {
    let filter = TaskFilter {
        statuses: StatusSet::from_iter([Status::Failed]),
        backup_set_id: Some(7),
        ..TaskFilter::everything()
    };
    let bounds = Bounds {
        start: Some(second(1_700_000_100)),
        end: None,
    };
    let asked = Contradictions::new(question(filter), bounds);
    let mut task = BackupTask {
        status: Some(TaskStatus::from_wire("DONE")),
        backup_set_id: Some(8),
        start_time: Some(second(1_700_000_001)),
        finish_time: Some(second(1_700_000_002)),
        ..of_scope(Some(9), Some(3))
    };
    assert_eq!(asked.mismatch(&task), Some(Mismatch::OtherCluster));
    task.cluster_id = Some(1);
    assert_eq!(asked.mismatch(&task), Some(Mismatch::OtherTenant));
    task.tenant_id = Some(2);
    assert_eq!(asked.mismatch(&task), Some(Mismatch::OtherBackupSet));
    task.backup_set_id = Some(7);
    assert_eq!(asked.mismatch(&task), Some(Mismatch::OtherStatus));
    task.status = None;
    assert_eq!(asked.mismatch(&task), Some(Mismatch::OutsideRange));
    task.finish_time = Some(second(1_700_000_100));
    assert_eq!(asked.mismatch(&task), None);
    assert_eq!(Contradictions::default().mismatch(&task), None);
}
