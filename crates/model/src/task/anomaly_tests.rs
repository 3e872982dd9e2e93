use super::*;
use crate::generators::any_task;
use crate::task::instant::parse_wire;
use crate::task::row_key::RowKey;
use proptest::prelude::*;

fn now() -> Instant {
    parse_wire("2024-08-09T08:00:00Z").unwrap()
}

fn task(start: &str, finish: &str, duration: Option<i64>) -> BackupTask {
    let mut task = BackupTask {
        start_time: parse_wire(start),
        finish_time: parse_wire(finish),
        duration,
        ..BackupTask::empty(RowKey::of_content(""))
    };
    task.check_times();
    task
}

fn anomalies(task: &BackupTask) -> Vec<TimeAnomaly> {
    task.time_anomalies(now()).collect()
}

#[test]
fn plausible_times_have_no_anomaly() {
    for task in [
        task("2024-08-09T07:00:00Z", "2024-08-09T07:00:00Z", Some(0)),
        task("", "", None),
        task("2024-08-09T08:04:59Z", "", None),
        task("2024-08-09T07:00:00Z", "2024-08-09T07:02:05.56Z", Some(125)),
        task("2024-08-09T07:00:00Z", "2024-08-09T07:02:05Z", Some(126)),
        task(
            "2024-08-04T10:00:00Z",
            "2024-08-06T12:11:38Z",
            Some(180_698),
        ),
    ] {
        assert_eq!(anomalies(&task), [], "{task:?}");
    }
}

#[test]
fn impossible_times_are_anomalies() {
    let late = task("2024-08-09T08:05:01Z", "", None);
    assert_eq!(anomalies(&late), [TimeAnomaly::StartInFuture]);
    let reversed = task("2024-08-02T10:00:00Z", "2024-08-02T02:05:00Z", None);
    assert_eq!(anomalies(&reversed), [TimeAnomaly::FinishBeforeStart]);
    let long = task("2024-08-03T10:00:00Z", "2024-08-03T10:05:00Z", Some(29_100));
    assert_eq!(anomalies(&long), [TimeAnomaly::DurationContradictsTimes]);
    let extreme = task(
        "9999-12-31T23:59:59Z",
        "2024-08-03T10:05:00Z",
        Some(i64::MAX),
    );
    assert_eq!(anomalies(&extreme).len(), 3);
}

#[test]
fn epoch_empty_text_and_negative_duration_are_absent_with_an_anomaly() {
    for finish in [
        "1970-01-01T00:00:00Z",
        "1970-01-01T08:00:00.000+0800",
        "1970-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00Z",
    ] {
        let zero = task("2024-08-03T18:00:00Z", finish, Some(-1_722_794_400));
        let expected = [TaskField::FinishTime, TaskField::Duration];
        assert_eq!(
            anomalies(&zero),
            expected.map(TimeAnomaly::Placeholder),
            "{finish}"
        );
        assert_eq!(expected.map(|field| zero.value(field)), [Value::Absent; 2]);
        assert_ne!(zero.raw_value(TaskField::FinishTime), Value::Absent);
    }
    for json in ["\"\"", "\" \"", "0", "\"0\"", "\"0000-00-00 00:00:00\""] {
        let mut empty = task("2024-08-03T18:00:00Z", "", None);
        empty.unreadable.push((TaskField::FinishTime, json.into()));
        assert_eq!(
            anomalies(&empty),
            [TimeAnomaly::Placeholder(TaskField::FinishTime)],
            "{json}"
        );
        assert_eq!(empty.value(TaskField::FinishTime), Value::Absent, "{json}");
    }
    let mut odd = task("2024-08-03T18:00:00Z", "", None);
    odd.unreadable
        .push((TaskField::FinishTime, "\"soon\"".into()));
    assert_eq!(
        odd.value(TaskField::FinishTime),
        Value::Unreadable("\"soon\"")
    );
}

#[test]
fn only_plausible_values_are_compared() {
    let reversed = task("2024-08-02T10:00:00Z", "2024-08-02T02:05:00Z", Some(5));
    assert_eq!(
        reversed.plausible_value(TaskField::FinishTime),
        Value::Absent
    );
    assert_eq!(reversed.plausible_value(TaskField::Duration), Value::Absent);
    assert!(matches!(
        reversed.plausible_value(TaskField::StartTime),
        Value::Time(_)
    ));
}

proptest! {
    #[test]
    fn plausible_value_is_the_value_or_absent(task in any_task()) {
        for field in TaskField::ALL {
            let plausible = task.plausible_value(field);
            prop_assert!(plausible == task.value(field) || plausible == Value::Absent);
        }
    }
}
