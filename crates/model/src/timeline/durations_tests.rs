//! Which durations are drawn where, and which are marked.

use super::*;
use crate::generators::any_task;
use crate::task::row_key::RowKey;
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;

fn at(seconds: i64) -> Instant {
    DateTime::from_timestamp(1_740_000_000 + seconds, 0).unwrap()
}

/// A task that starts in the hour of its number and takes so many seconds.
fn task(number: i64, seconds: i64, status: &str, kind: &str) -> BackupTask {
    let start = at(number * 3_600);
    let mut task = BackupTask {
        task_id: Some(number),
        status: Some(TaskStatus::from_wire(status)),
        data_backup_task_type: Some(kind.into()),
        start_time: Some(start),
        finish_time: Some(start + TimeDelta::seconds(seconds)),
        ..BackupTask::empty(RowKey::of_task(number, None, None))
    };
    task.check_times();
    task
}

fn full_backups(seconds: &[i64]) -> Vec<BackupTask> {
    let task = |(number, seconds): (i64, &i64)| task(number, *seconds, "DONE", "FULL_BACKUP");
    (0..).zip(seconds).map(task).collect()
}

fn plots_of(tasks: &[BackupTask]) -> Vec<DurationPlot> {
    let time = TimeScale::new(at(0), at(1_000 * 3_600));
    plots(tasks.iter(), at(1_000 * 3_600), time)
}

/// The durations that are marked, of backups that took so long.
fn outliers(seconds: &[i64]) -> Vec<i64> {
    let plots = plots_of(&full_backups(seconds));
    let marks = plots.iter().flat_map(|plot| &plot.marks);
    let outliers = marks.filter(|mark| mark.is_outlier);
    outliers.map(|mark| mark.longest).collect()
}

#[test]
fn types_are_plotted_apart_and_only_finished_backups() {
    let tasks = [
        task(1, 60, "DONE", "FULL_BACKUP"),
        task(2, 5, "DONE", "INCREMENTAL_BACKUP"),
        task(3, 200, "DONE", "FULL_BACKUP"),
        task(4, 9_000, "FAILED", "FULL_BACKUP"),
        task(5, 0, "DOING", "FULL_BACKUP"),
    ];
    let plots = plots_of(&tasks);
    let drawn: Vec<_> = plots
        .iter()
        .map(|plot| {
            let seconds: Vec<_> = plot.marks.iter().map(|mark| mark.longest).collect();
            (plot.scale.top, plot.median, plot.count, seconds)
        })
        .collect();
    assert_eq!(drawn, [(300, 60, 2, vec![60, 200]), (5, 5, 1, vec![5])]);
    assert_eq!(plots_of(&[]), []);
}

#[test]
fn far_longer_and_far_shorter_backups_are_outliers() {
    assert_eq!(
        outliers(&[100, 102, 98, 101, 99, 250, 20]),
        [250, 20],
        "of seven"
    );
    assert_eq!(outliers(&[100, 100, 250]), [0; 0], "three are too few");
    assert_eq!(
        outliers(&[100, 100, 100, 100, 101, 114]),
        [0; 0],
        "seconds are no news where all take equally long"
    );
    assert_eq!(outliers(&[0, 0, 0, 0, 0, 0]), [0; 0]);
}

#[test]
fn many_backups_are_joined_by_time() {
    let many = i64::try_from(MAX_BARS).unwrap() * 2;
    let mut seconds: Vec<i64> = (0..many).map(|number| 100 + number % 3).collect();
    seconds[17] = 900;
    let plots = plots_of(&full_backups(&seconds));
    let [plot] = &plots[..] else {
        panic!("one type")
    };
    assert!(plot.marks.len() <= 200, "{}", plot.marks.len());
    assert_eq!(plot.count, seconds.len());
    let outliers: Vec<_> = plot.marks.iter().filter(|mark| mark.is_outlier).collect();
    let [outlier] = outliers[..] else {
        panic!("one part has the outlier")
    };
    assert_eq!((outlier.shortest, outlier.longest), (100, 900));
}

proptest! {
    #[test]
    fn place_and_duration_are_inverse(longest in 0..100_000_000_i64, share in 0.0..1.0_f64) {
        let scale = DurationScale::up_to(longest);
        prop_assert!(scale.top >= longest.max(1));
        let seconds = scale.at(share);
        prop_assert_eq!(scale.at(scale.y(seconds)), seconds);
        prop_assert!((0..=scale.top).contains(&seconds));
    }

    #[test]
    fn longer_is_never_lower(longest: i64, one: i64, other: i64) {
        let scale = DurationScale::up_to(longest);
        prop_assert!(scale.top >= 1);
        prop_assert!(scale.y(one.max(other)) <= scale.y(one.min(other)));
        prop_assert!((0.0..=1.0).contains(&scale.y(one)));
    }

    #[test]
    fn each_finished_backup_is_drawn_once(tasks in proptest::collection::vec(any_task(), 0..30)) {
        for plot in plots_of(&tasks) {
            let drawn: usize = plot.marks.iter().map(|mark| match &mark.mark {
                Mark::Bar(_) => 1,
                Mark::Bin(bin) => bin.count,
            }).sum();
            prop_assert_eq!(drawn, plot.count);
            prop_assert!(plot.marks.iter().all(|mark| mark.shortest <= mark.longest && mark.longest <= plot.scale.top));
        }
    }

    #[test]
    fn fewer_than_half_are_outliers(seconds in proptest::collection::vec(0..100_000_i64, 1..60)) {
        prop_assert!(outliers(&seconds).len() * 2 <= seconds.len());
    }
}
