//! The order of the rows, judged by OCP's own data.

use std::cmp::Ordering;

use e2e::console_with;
use ocp_stand_in::demo::{DEMO_CLUSTER, REPORTS_TENANT};
use serde_json::Value;

use crate::{in_march_2025, tenant};

/// Columns for values of every kind.
const COLUMNS: [&str; 13] = [
    "status",
    "taskId",
    "backupSetId",
    "dataBackupTaskType",
    "backupMode",
    "startTime",
    "finishTime",
    "duration",
    "snapshotVersionTime",
    "tenantName",
    "clusterName",
    "backupUri",
    "errorMsg",
];

/// What needs attention first comes first.
const STATUSES: [&str; 9] = [
    "BEGINNING",
    "INITIALIZING",
    "DOING",
    "CANCELING",
    "FAILED",
    "OVERDUE",
    "CANCELED",
    "UNKNOWN",
    "DONE",
];

#[test]
fn every_column_sorts_both_ways_with_absent_values_last() {
    console_with(in_march_2025(), |page| async move {
        let all = page.ocp.tasks(DEMO_CLUSTER, REPORTS_TENANT, "").await?;
        let last_page = all.len().div_ceil(100);
        let link = format!(
            "{}&range=all&zone=utc&size=100&columns={}",
            tenant(REPORTS_TENANT),
            COLUMNS.join(",")
        );
        let seen = page.open_table(&link).await?;
        assert_eq!(seen.loaded, Some(all.len()));
        assert_eq!(seen.tasks(), ids(&all, 0..100), "newest first");
        for column in COLUMNS {
            for direction in ["ascending", "descending"] {
                let expected = sorted(&all, column, direction == "descending");
                page.click(&format!("sort-{column}")).await?;
                let what = format!("{column} is {direction}");
                let seen = page
                    .until(&what, |seen| {
                        seen.sorted
                            .get(column)
                            .is_some_and(|sorted| sorted == direction)
                    })
                    .await?;
                assert_eq!(seen.tasks(), ids(&expected, 0..100), "{what}");
                assert_eq!(seen.sorted.len(), 1, "{what}");
                if expected
                    .last()
                    .is_some_and(|task| says_nothing(&task[column]))
                {
                    let seen = page
                        .open_table(
                            &seen.search[1..].replace("&sort", &format!("&page={last_page}&sort")),
                        )
                        .await?;
                    assert_eq!(
                        seen.tasks(),
                        ids(&expected, (last_page - 1) * 100..all.len()),
                        "the end of {what}"
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn link_may_sort_by_several_columns() {
    console_with(in_march_2025(), |page| async move {
        let all = page.ocp.tasks(DEMO_CLUSTER, REPORTS_TENANT, "").await?;
        let link = format!(
            "{}&range=all&zone=utc&size=100&sort=dataBackupTaskType,-duration",
            tenant(REPORTS_TENANT)
        );
        let seen = page.open_table(&link).await?;
        let mut expected = sorted(&all, "duration", true);
        expected.sort_by(|a, b| compare("dataBackupTaskType", a, b));
        assert_eq!(seen.tasks(), ids(&expected, 0..100));
        assert_eq!(seen.sorted["dataBackupTaskType"], "ascending");
        Ok(())
    });
}

fn ids(tasks: &[Value], range: std::ops::Range<usize>) -> Vec<String> {
    tasks[range.start..range.end.min(tasks.len())]
        .iter()
        .map(|task| task["taskId"].to_string())
        .collect()
}

/// OCP lists the newest first, and a stable sort keeps that among equals, as the page promises.
fn sorted(tasks: &[Value], column: &str, descending: bool) -> Vec<Value> {
    let (silent, mut speaking): (Vec<Value>, Vec<Value>) = tasks
        .iter()
        .cloned()
        .partition(|task| says_nothing(&task[column]));
    speaking.sort_by(|a, b| {
        if descending {
            compare(column, b, a)
        } else {
            compare(column, a, b)
        }
    });
    speaking.extend(silent);
    speaking
}

fn says_nothing(value: &Value) -> bool {
    value.is_null() || *value == ""
}

fn compare(column: &str, a: &Value, b: &Value) -> Ordering {
    let (a, b) = (&a[column], &b[column]);
    if column == "status" {
        let rank = |value: &Value| STATUSES.iter().position(|status| value == status);
        return rank(a).cmp(&rank(b));
    }
    match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a.cmp(&b),
        // All times of one tenant have one shape and one offset, so their text sorts as they do.
        _ => a.as_str().cmp(&b.as_str()),
    }
}
