//! The rows of the overview, and their order.

use super::*;
use crate::generators::any_task;
use crate::load::load_plan::Pace;
use crate::overview::OverviewRequest;
use crate::task::BackupTask;
use crate::task::instant::parse_wire;
use crate::task::row_key::RowKey;
use crate::task::status::TaskStatus;
use proptest::prelude::*;

const CLUSTER: i64 = 7;

/// A time of a day in March 2025.
fn at(time: &str) -> Instant {
    parse_wire(&format!("2025-03-10T{time}Z")).unwrap()
}

fn now() -> Instant {
    at("12:00:00")
}

fn task(tenant: i64, id: i64, status: &str, start: &str, finish: Option<&str>) -> BackupTask {
    let mut task = BackupTask {
        task_id: Some(id),
        cluster_id: Some(CLUSTER),
        tenant_id: Some(tenant),
        tenant_name: Some(format!("tenant_{tenant}").into()),
        status: Some(TaskStatus::from_wire(status)),
        data_backup_task_type: Some("FULL_BACKUP".into()),
        start_time: Some(at(start)),
        finish_time: finish.map(at),
        error_msg: (status == "FAILED").then(|| "log archive is not running".into()),
        ..BackupTask::empty(RowKey::of_task(id, None, None))
    };
    task.check_times();
    task
}

/// An overview whose list has these tenants.
fn overview(tenants: &[i64]) -> Overview<&'static str> {
    let mut overview = Overview::new(
        ClusterId(CLUSTER),
        TimeRange::default(),
        Bounds::default(),
        1_000,
    );
    let entries: Vec<_> = tenants
        .iter()
        .map(|id| ListEntry {
            id: *id,
            name: String::new(),
            detail: String::new(),
        })
        .collect();
    overview.add_tenants(ListPage {
        received: entries.len(),
        total: Some(entries.len() as u64),
        entries,
    });
    overview
}

fn batch(tasks: Vec<BackupTask>) -> Batch {
    Batch {
        total: Some(tasks.len() as u64),
        tasks,
        ..Batch::default()
    }
}

fn order(overview: &Overview<&'static str>) -> Vec<i64> {
    overview.sorted(now()).iter().map(|row| row.id.0).collect()
}

#[test]
fn tenants_that_need_attention_come_first() {
    let mut overview = overview(&[1, 2, 3, 4, 5, 6, 7, 8]);
    overview.ask_each();
    let done = |tenant, id, finish| task(tenant, id, "DONE", "01:00:00", Some(finish));
    let mut answer =
        |tenant: i64, tasks| overview.add_tenant_tasks(TenantId(tenant), batch(tasks), now());
    answer(1, vec![done(1, 1, "11:00:00")]);
    answer(2, vec![done(2, 1, "02:00:00")]);
    answer(3, Vec::new());
    answer(
        4,
        vec![
            done(4, 1, "03:00:00"),
            task(4, 2, "FAILED", "05:00:00", Some("05:01:00")),
        ],
    );
    let mut late: Vec<_> = (1..=6).map(|id| done(5, id, "01:01:00")).collect();
    late.push(task(5, 9, "DOING", "10:00:00", None));
    answer(5, late);
    answer(
        6,
        vec![
            task(6, 1, "FAILED", "05:00:00", Some("05:01:00")),
            done(6, 2, "06:00:00"),
        ],
    );
    overview.fail_tenant(TenantId(7), "forbidden");
    assert_eq!(order(&overview), [4, 5, 3, 2, 6, 1, 7, 8]);
    assert_eq!(overview.progress(), (7, 8));
    let attention: Vec<_> = overview
        .sorted(now())
        .iter()
        .map(|row| row.answer.attention(now()))
        .collect();
    assert_eq!(
        attention,
        [
            Some(Attention::Failed),
            Some(Attention::Late),
            Some(Attention::NoBackup),
            Some(Attention::None),
            Some(Attention::None),
            Some(Attention::None),
            None,
            None,
        ]
    );
}

#[test]
fn tasks_of_the_cluster_are_given_to_their_tenants() {
    let mut overview = overview(&[1, 2]);
    let other_cluster = BackupTask {
        cluster_id: Some(CLUSTER + 1),
        ..task(1, 5, "FAILED", "09:00:00", Some("09:01:00"))
    };
    let no_tenant = BackupTask {
        tenant_id: None,
        ..task(1, 6, "FAILED", "09:00:00", Some("09:01:00"))
    };
    let tasks = vec![
        task(1, 1, "DONE", "01:00:00", Some("01:01:00")),
        // Tenants number their tasks on their own.
        task(2, 1, "FAILED", "02:00:00", Some("02:01:00")),
        task(3, 1, "DONE", "03:00:00", Some("03:01:00")),
        other_cluster,
        no_tenant,
    ];
    overview.plan.next(Pace::Full);
    overview.add_cluster_tasks(1, batch(tasks), now());
    assert!(overview.is_done());
    assert_eq!(order(&overview), [2, 1, 3]);
    assert_eq!(overview.without_tenant, 2);
    let rows = overview.sorted(now());
    assert_eq!(rows[2].name, "tenant_3");
    assert_eq!(overview.progress(), (3, 3));
}

#[test]
fn tenants_without_tasks_are_asked_on_their_own() {
    let mut overview = overview(&[1, 2]);
    overview.plan.next(Pace::Full);
    let tasks = vec![task(1, 1, "DONE", "01:00:00", Some("01:01:00"))];
    overview.add_cluster_tasks(1, batch(tasks), now());
    assert!(overview.is_cluster_wide && !overview.is_done());
    let next = overview.plan.next(Pace::Full);
    assert_eq!(next, Some(OverviewRequest::TenantTasks(TenantId(2))));
    overview.fail_tenant(TenantId(2), "forbidden");
    assert!(overview.is_done());
}

#[test]
fn each_tenant_is_asked_if_tasks_are_missing() {
    let mut overview = overview(&[1, 2]);
    overview.plan.next(Pace::Full);
    let short = Batch {
        total: Some(5_000),
        ..batch(vec![task(1, 1, "DONE", "01:00:00", Some("01:01:00"))])
    };
    overview.add_cluster_tasks(1, short, now());
    assert!(overview.plan.asks_each());
    assert_eq!(overview.progress(), (0, 2));
}

#[test]
fn known_rows_stay_until_their_tenants_have_answered_again() {
    let mut earlier = overview(&[1, 2, 3]);
    earlier.ask_each();
    for tenant in [1, 2] {
        let failed = task(tenant, tenant, "FAILED", "05:00:00", Some("05:01:00"));
        earlier.add_tenant_tasks(TenantId(tenant), batch(vec![failed]), now());
    }
    earlier.fail_tenant(TenantId(3), "forbidden");
    let shown = |overview: &Overview<&'static str>| {
        let rows = overview.sorted(now());
        let state = |row: &TenantRow<_>| (row.id.0, row.is_earlier, row.answer.attention(now()));
        rows.iter().map(state).collect::<Vec<_>>()
    };
    let failed = Some(Attention::Failed);
    let before_the_list = Overview::new(
        ClusterId(CLUSTER),
        TimeRange::default(),
        Bounds::default(),
        1_000,
    );
    let begun = before_the_list.after(&earlier);
    assert_eq!(shown(&begun), [(1, true, failed), (2, true, failed)]);

    let mut again = overview(&[1, 2, 3]).after(&earlier);
    again.ask_each();
    let done = task(1, 9, "DONE", "06:00:00", Some("06:01:00"));
    again.add_tenant_tasks(TenantId(1), batch(vec![done]), now());
    assert_eq!(again.progress(), (1, 3));
    assert_eq!(
        shown(&again),
        [
            (2, true, failed),
            (1, false, Some(Attention::None)),
            (3, false, None)
        ]
    );
    let twice = overview(&[1, 2, 3]).after(&again);
    assert_eq!(
        shown(&twice),
        [
            (2, true, failed),
            (1, true, Some(Attention::None)),
            (3, false, None)
        ]
    );
}

#[test]
fn file_has_every_tenant_and_no_formula() {
    let mut overview = overview(&[1, 2, 3]);
    overview.ask_each();
    let mut failed = task(1, 1, "FAILED", "05:00:00", Some("05:01:00"));
    failed.error_msg = Some("=cmd|' /C calc'!A0".into());
    failed.tenant_name = Some("@sum".into());
    overview.add_tenant_tasks(TenantId(1), batch(vec![failed]), now());
    overview.fail_tenant(TenantId(2), "forbidden");
    let time = |time| crate::task::instant::print_exact(time);
    let reason = |error: Option<&&str>| (*error.unwrap_or(&"not asked")).to_owned();
    let file = crate::overview::overview_csv(&overview, now(), &time, &reason);
    let lines: Vec<_> = file.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[1],
        "7,1,'@sum,failed,,,,0,,2025-03-10T05:01:00Z,'=cmd|' /C calc'!A0,1,1,,"
    );
    assert_eq!(lines[2], "7,2,,unknown,,,,,,,,,,forbidden,");
    assert_eq!(lines[3], "7,3,,unknown,,,,,,,,,,not asked,");
    assert_eq!(lines.len(), 4);
}

#[test]
fn tasks_of_another_tenant_are_no_facts() {
    let mut overview = overview(&[1]);
    overview.ask_each();
    let foreign = task(2, 1, "DONE", "01:00:00", Some("01:01:00"));
    overview.add_tenant_tasks(TenantId(1), batch(vec![foreign]), now());
    let rows = overview.sorted(now());
    assert_eq!(rows[0].answer.attention(now()), Some(Attention::NoBackup));
    assert_eq!(rows[0].name, "");
}

proptest! {
    #[test]
    fn any_tasks_fill_the_rows(tasks in proptest::collection::vec(any_task(), 0..30)) {
        let mut overview = overview(&[1, 2]);
        overview.plan.next(Pace::Full);
        let count = tasks.len();
        overview.add_cluster_tasks(1, batch(tasks), now());
        let rows = overview.sorted(now());
        let ids: HashSet<_> = rows.iter().map(|row| row.id).collect();
        prop_assert_eq!(ids.len(), rows.len());
        let loaded: usize = rows.iter().map(|row| match &row.answer {
            TenantAnswer::Figures(figures) => figures.loaded,
            _ => 0,
        }).sum();
        prop_assert!(!overview.is_cluster_wide || loaded + overview.without_tenant == count);
    }
}
