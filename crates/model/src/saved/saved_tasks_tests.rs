//! How much a file has, of when it is, and what of it matches.

use crate::generators::any_task;
use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::filter::time_range::TimeRange;
use crate::load::result_set::tests::task;

fn saved(tasks: impl IntoIterator<Item = BackupTask>, about: FileMetadata) -> SavedTasks {
    let mut gathering = TaskCollector::default();
    tasks.into_iter().for_each(|task| gathering.add(task));
    gathering.finish(about)
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

#[test]
fn all_is_what_a_file_says_and_nothing_contradicts() {
    let with = |total, complete| {
        saved(
            [task(1), task(2)],
            FileMetadata {
                total,
                complete,
                ..FileMetadata::default()
            },
        )
    };
    for (total, complete, extent) in [
        (None, None, Extent::Unknown),
        (Some(2), None, Extent::All),
        (Some(1), None, Extent::All),
        (Some(3), None, Extent::Part { of: Some(3) }),
        (None, Some(true), Extent::All),
        (Some(3), Some(true), Extent::Part { of: Some(3) }),
        (None, Some(false), Extent::Part { of: None }),
        (Some(2), Some(false), Extent::Part { of: Some(2) }),
    ] {
        assert_eq!(
            with(total, complete).extent(),
            extent,
            "{total:?} {complete:?}"
        );
    }
    let less = |left_out, total| {
        saved(
            [task(1), task(2)],
            FileMetadata {
                total,
                left_out,
                ..FileMetadata::default()
            },
        )
        .extent()
    };
    assert_eq!(
        (less(3, Some(5)), less(3, Some(6))),
        (Extent::All, Extent::Part { of: Some(3) })
    );
    let mut with_others = with(Some(4), None);
    assert_eq!(with_others.extent(), Extent::Part { of: Some(4) });
    (0..2).for_each(|_| with_others.rows.push_not_task("7".into()));
    assert_eq!(with_others.extent(), Extent::All);
    let whole = || with(Some(2), Some(true));
    assert_eq!(
        SavedTasks {
            breaks_off: true,
            ..whole()
        }
        .extent(),
        Extent::Part { of: Some(2) }
    );
    assert_eq!(
        SavedTasks {
            broken_lines: (1, vec![7]),
            ..whole()
        }
        .extent(),
        Extent::Part { of: Some(2) }
    );
    assert_eq!(
        (whole().stop(), with(None, None).stop()),
        (Stop::Complete, Stop::Short)
    );
}

#[test]
fn a_part_never_claims_a_total() {
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
fn a_files_moment_is_what_it_says_or_its_latest_task() {
    let timed = |start, finish| BackupTask {
        start_time: at(start),
        finish_time: at(finish),
        ..task(start)
    };
    let of_tasks = saved([timed(5, 9), timed(3, 4)], FileMetadata::default());
    assert_eq!(of_tasks.moment(), at(9));
    assert_eq!(
        saved(
            [timed(5, 9)],
            FileMetadata {
                as_of: at(7),
                ..FileMetadata::default()
            }
        )
        .moment(),
        at(7)
    );
    assert_eq!(saved([task(1)], FileMetadata::default()).moment(), None);
}

#[test]
fn whose_a_file_is_its_tasks_say_when_they_agree() {
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
    let whose = |tasks: Vec<BackupTask>, said| {
        saved(
            tasks,
            FileMetadata {
                scope: said,
                ..FileMetadata::default()
            },
        )
        .about
        .scope
    };
    assert_eq!(
        whose(vec![of(1, Some(2)), of(1, None), of(1, Some(2))], None),
        scope(1, 2)
    );
    assert_eq!(
        whose(vec![of(1, Some(2)), of(1, Some(3)), of(1, Some(2))], None),
        None
    );
    assert_eq!(
        whose(vec![of(1, Some(2))], scope(7, 8)),
        scope(7, 8),
        "what the file says counts"
    );
    assert_eq!(
        whose(vec![of(-1, Some(2))], None),
        None,
        "no id of OCP's is negative"
    );
    assert_eq!(whose(vec![task(1)], None), None);
}

#[test]
fn what_comes_twice_stays_twice() {
    let saved = saved(
        [task(1), task(1), task(2), task(1)],
        FileMetadata::default(),
    );
    assert_eq!(saved.rows.len(), 4);
    assert!(saved.rows.get(task(1).key.repeated(2)).is_some());
}

proptest! {
    #[test]
    fn what_matches_is_the_same_in_steps_of_any_size(tasks in proptest::collection::vec(any_task(), 0..40), step in 1..50_u32) {
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
