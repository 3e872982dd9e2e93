//! The extent, the reference time and the scope of a file, and its matching tasks.

use crate::generators::any_task;
use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::filter::time_range::TimeRange;
use crate::load::result_set::tests::task;

fn saved(tasks: impl IntoIterator<Item = BackupTask>, metadata: FileMetadata) -> SavedTasks {
    let mut collector = TaskCollector::default();
    tasks.into_iter().for_each(|task| collector.add(task));
    collector.finish(metadata)
}

fn at(seconds: i64) -> Option<Instant> {
    DateTime::from_timestamp(seconds, 0)
}

fn matching(saved: &SavedTasks, filter: &TaskFilter, step: u32) -> ResultSet {
    let mut filtered = saved.filter_rows(LocalFilter::new(filter, at(0).unwrap()));
    loop {
        if let Some(rows) = filtered.step(saved, step) {
            return rows;
        }
    }
}

fn two_tasks(total: Option<u64>, is_complete: Option<bool>, left_out: u64) -> SavedTasks {
    let metadata = FileMetadata {
        total,
        left_out,
        is_complete,
        ..FileMetadata::default()
    };
    saved([task(1), task(2)], metadata)
}

#[test]
fn extent_is_all_if_the_file_says_so_and_nothing_contradicts() {
    for (total, is_complete, extent) in [
        (None, None, Extent::Unknown),
        (Some(2), None, Extent::All),
        (Some(1), None, Extent::All),
        (Some(3), None, Extent::Part { of: Some(3) }),
        (None, Some(true), Extent::All),
        (Some(3), Some(true), Extent::Part { of: Some(3) }),
        (None, Some(false), Extent::Part { of: None }),
        (Some(2), Some(false), Extent::Part { of: Some(2) }),
    ] {
        let found = two_tasks(total, is_complete, 0).extent();
        assert_eq!(found, extent, "{total:?} {is_complete:?}");
    }
    let complete = two_tasks(Some(2), Some(true), 0).stop();
    assert_eq!(complete, Stop::Complete);
    assert_eq!(two_tasks(None, None, 0).stop(), Stop::Short);
}

#[test]
fn extent_counts_the_entries_that_are_no_tasks() {
    assert_eq!(two_tasks(Some(5), None, 3).extent(), Extent::All);
    let part = Extent::Part { of: Some(3) };
    assert_eq!(two_tasks(Some(6), None, 3).extent(), part);
    let mut file = two_tasks(Some(4), None, 0);
    assert_eq!(file.extent(), Extent::Part { of: Some(4) });
    (0..2).for_each(|_| file.rows.push_not_task("7".into()));
    assert_eq!(file.extent(), Extent::All);
}

#[test]
fn extent_of_a_damaged_file_is_a_part() {
    let part = Extent::Part { of: Some(2) };
    let truncated = SavedTasks {
        is_truncated: true,
        ..two_tasks(Some(2), Some(true), 0)
    };
    assert_eq!(truncated.extent(), part);
    let broken = SavedTasks {
        broken_lines: (1, vec![7]),
        ..two_tasks(Some(2), Some(true), 0)
    };
    assert_eq!(broken.extent(), part);
}

#[test]
fn rows_of_a_partial_file_have_no_total() {
    let rows = matching(
        &saved(
            [task(1)],
            FileMetadata {
                total: Some(9),
                ..FileMetadata::default()
            },
        ),
        &TaskFilter::everything(),
        10,
    );
    assert_eq!(
        (rows.len(), rows.total(), rows.is_all(Some(Stop::Short))),
        (1, None, false)
    );
    let rows = matching(
        &saved(
            [task(1)],
            FileMetadata {
                total: Some(1),
                ..FileMetadata::default()
            },
        ),
        &TaskFilter::everything(),
        10,
    );
    assert_eq!(
        (rows.len(), rows.total(), rows.is_all(Some(Stop::Complete))),
        (1, Some(1), true)
    );
}

#[test]
fn reference_time_is_stated_or_the_latest_of_the_tasks() {
    let timed = |start, finish| BackupTask {
        start_time: at(start),
        finish_time: at(finish),
        ..task(start)
    };
    let of_tasks = saved([timed(5, 9), timed(3, 4)], FileMetadata::default());
    assert_eq!(of_tasks.reference_time(), at(9));
    assert_eq!(
        saved(
            [timed(5, 9)],
            FileMetadata {
                as_of: at(7),
                ..FileMetadata::default()
            }
        )
        .reference_time(),
        at(7)
    );
    assert_eq!(
        saved([task(1)], FileMetadata::default()).reference_time(),
        None
    );
}

#[test]
fn scope_is_stated_or_taken_from_tasks_that_agree() {
    let of = |cluster, tenant| BackupTask {
        cluster_id: Some(cluster),
        tenant_id: tenant,
        ..task(cluster)
    };
    let scope = |cluster, tenant| {
        Some(Scope {
            cluster: ClusterId(cluster),
            tenant: TenantId(tenant),
        })
    };
    let scope_of = |tasks: Vec<BackupTask>, stated| {
        saved(
            tasks,
            FileMetadata {
                scope: stated,
                ..FileMetadata::default()
            },
        )
        .metadata
        .scope
    };
    assert_eq!(
        scope_of(vec![of(1, Some(2)), of(1, None), of(1, Some(2))], None),
        scope(1, 2)
    );
    assert_eq!(
        scope_of(vec![of(1, Some(2)), of(1, Some(3)), of(1, Some(2))], None),
        None
    );
    assert_eq!(
        scope_of(vec![of(1, Some(2))], scope(7, 8)),
        scope(7, 8),
        "the stated scope has priority"
    );
    assert_eq!(
        scope_of(vec![of(-1, Some(2))], None),
        None,
        "ids of OCP are not negative"
    );
    assert_eq!(scope_of(vec![task(1)], None), None);
}

#[test]
fn repeated_tasks_are_kept() {
    let saved = saved(
        [task(1), task(1), task(2), task(1)],
        FileMetadata::default(),
    );
    assert_eq!(saved.rows.len(), 4);
    assert!(saved.rows.get(task(1).key.repeated(2)).is_some());
}

proptest! {
    #[test]
    fn filtering_is_the_same_in_steps_of_any_size(tasks in proptest::collection::vec(any_task(), 0..40), step in 1..50_u32) {
        let saved = saved(tasks.clone(), FileMetadata::default());
        let filter = TaskFilter { range: TimeRange::between(at(2), at(3)), ..TaskFilter::default() };
        let expected: Vec<_> = {
            let local = LocalFilter::new(&filter, at(0).unwrap());
            saved.rows.iter().filter(|task| local.matches(task)).map(|task| task.key).collect()
        };
        let found: Vec<_> = matching(&saved, &filter, step).iter().map(|task| task.key).collect();
        prop_assert_eq!(found, expected);
        prop_assert_eq!(matching(&saved, &TaskFilter::everything(), step).len(), tasks.len());
    }
}
