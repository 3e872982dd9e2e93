//! Where tasks and gaps are drawn.

use super::*;
use crate::generators::any_task;
use crate::task::instant::parse_wire;
use proptest::prelude::*;

fn day(day: u32, hour: u32) -> Instant {
    parse_wire(&format!("2025-03-{day:02}T{hour:02}:00:00Z")).unwrap()
}

fn task(id: i64, status: &str, start: Instant, finish: Option<Instant>) -> BackupTask {
    let mut task = BackupTask {
        task_id: Some(id),
        status: Some(TaskStatus::from_wire(status)),
        data_backup_task_type: Some("FULL_BACKUP".into()),
        start_time: Some(start),
        finish_time: finish,
        ..BackupTask::empty(RowKey::of_task(id, None, None))
    };
    task.check_times();
    task
}

fn chart(tasks: &[BackupTask], is_all: bool) -> Chart {
    Chart::of(tasks.iter(), (Some(day(1, 0)), None), day(21, 0), is_all).unwrap()
}

#[test]
fn overlapping_tasks_are_below_each_other_and_running_ones_reach_to_now() {
    let tasks = [
        task(1, "DONE", day(2, 0), Some(day(4, 0))),
        task(2, "FAILED", day(3, 0), Some(day(5, 0))),
        task(3, "DONE", day(4, 0), Some(day(6, 0))),
        task(4, "DOING", day(20, 0), None),
        task(5, "CANCELED", day(7, 0), None),
    ];
    let chart = chart(&tasks, true);
    assert_eq!(
        (chart.scale.start, chart.scale.end),
        (day(1, 0), day(21, 0))
    );
    let [lane] = &chart.lanes[..] else {
        panic!("one lane")
    };
    assert_eq!(lane.rows, 2);
    let drawn: Vec<_> = lane
        .marks
        .iter()
        .map(|mark| match mark {
            Mark::Bar(bar) => (bar.task_id.unwrap(), bar.row, bar.end),
            Mark::Bin(_) => panic!("few tasks are drawn one by one"),
        })
        .collect();
    assert_eq!(
        drawn,
        [
            (1, 0, day(4, 0)),
            (2, 1, day(5, 0)),
            (3, 0, day(6, 0)),
            (5, 0, day(7, 0)),
            (4, 0, day(21, 0)),
        ]
    );
}

#[test]
fn spans_without_a_task_are_told_from_what_is_not_loaded() {
    let tasks = [
        task(1, "DONE", day(5, 0), Some(day(5, 1))),
        task(2, "DONE", day(19, 0), Some(day(19, 1))),
    ];
    let told = |chart: &Chart| -> Vec<_> {
        let gaps = chart.gaps.iter();
        gaps.map(|gap| (gap.kind, gap.start, gap.end)).collect()
    };
    let (seen, not_loaded) = (GapKind::NoTaskSeen, GapKind::NotLoaded);
    let after = [
        (seen, day(5, 1), day(19, 0)),
        (seen, day(19, 1), day(21, 0)),
    ];
    let mut expected = vec![(seen, day(1, 0), day(5, 0))];
    expected.extend(after);
    assert_eq!(told(&chart(&tasks, true)), expected);
    expected[0].0 = not_loaded;
    assert_eq!(told(&chart(&tasks, false)), expected);
}

#[test]
fn many_tasks_are_counted_in_bins_with_the_worst_status() {
    let mut tasks: Vec<_> = (0..1_000)
        .map(|id| {
            let start = day(1, 0) + TimeDelta::minutes(id * 20);
            task(id, "DONE", start, Some(start + TimeDelta::minutes(2)))
        })
        .collect();
    tasks[500].status = Some(TaskStatus::from_wire("FAILED"));
    let chart = chart(&tasks, true);
    let bins: Vec<_> = chart.lanes[0]
        .marks
        .iter()
        .map(|mark| match mark {
            Mark::Bin(bin) => bin,
            Mark::Bar(_) => panic!("they are too many"),
        })
        .collect();
    assert!(bins.len() <= BINS);
    assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), 1_000);
    let failed = Some(TaskStatus::Known(Status::Failed));
    assert_eq!(bins.iter().filter(|bin| bin.status == failed).count(), 1);
}

#[test]
fn tasks_without_a_plausible_start_are_not_drawn() {
    let mut without = task(1, "DONE", day(2, 0), Some(day(2, 1)));
    without.start_time = None;
    let tasks = [without];
    assert_eq!(
        Chart::of(tasks.iter(), (None, None), day(21, 0), true),
        None
    );
}

proptest! {
    #[test]
    fn every_task_with_a_start_is_in_the_chart(tasks in proptest::collection::vec(any_task(), 0..30), is_all: bool) {
        let now = day(21, 0);
        let Some(chart) = Chart::of(tasks.iter(), (None, None), now, is_all) else { return Ok(()) };
        let drawn: usize = chart.lanes.iter().map(|lane| lane.marks.len()).sum();
        let with_start = tasks.iter().filter(|task| matches!(task.plausible_value(TaskField::StartTime), Value::Time(_)));
        prop_assert_eq!(drawn, with_start.count());
        for lane in &chart.lanes {
            for mark in &lane.marks {
                let Mark::Bar(bar) = mark else { continue };
                prop_assert!(bar.start >= chart.scale.start && bar.end <= chart.scale.end);
                prop_assert!(bar.row < lane.rows && lane.rows <= MAX_ROWS);
            }
        }
        prop_assert!(chart.gaps.iter().all(|gap| gap.start < gap.end));
    }
}
