//! Made-up tasks as a file, for a demo without any server.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::catalog;
use crate::data::time::DAY;
use crate::data::{history, live};

/// What the tasks are derived from, as by default.
const SEED: u64 = 1;

/// The tasks of one tenant as they are at `now`, as an export of the console: a year of eight backups a day, and some that
/// run. `app` is the version of the console that is said to have written it. The same moment gives the same bytes.
pub fn sample(now: DateTime<Utc>, app: &str) -> String {
    let tenant = catalog::sample_tenant();
    let micros = now.timestamp_micros();
    // Histories end at midnight; between it and the runs of the last hour the day before goes on.
    let mut tasks = live::tasks(SEED, &tenant, micros);
    tasks.extend(history::tasks(SEED, &tenant, micros.div_euclid(DAY)));
    let lines: Vec<&str> = tasks.iter().map(|task| task.json(&tenant)).collect();
    let time = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let (cluster, count) = (tenant.cluster.id, tasks.len());
    format!(
        "{{\"format\":\"ocp-backup-console\",\"version\":1,\"app\":\"{app}\",\"exportedAt\":\"{time}\",\"asOf\":\"{time}\",\
         \"query\":\"cluster={cluster}&tenant={tenant}&range=all\",\"cluster\":{cluster},\"tenant\":{tenant},\"zone\":\"UTC\",\
         \"totalReported\":{count},\"loaded\":{count},\"written\":{count},\"duplicatesDropped\":0,\"leftOut\":0,\
         \"complete\":true,\"contents\":[\n{}\n]}}\n",
        lines.join(",\n"),
        tenant = tenant.id,
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2025-03-10T04:01:30Z".parse().unwrap()
    }

    #[test]
    fn a_sample_is_always_the_same_and_says_what_it_is() {
        let text = sample(now(), "1.2.3");
        assert_eq!(text, sample(now(), "1.2.3"));
        let file: Value = serde_json::from_str(&text).unwrap();
        let tasks = file["contents"].as_array().unwrap();
        assert_eq!(
            (&file["format"], &file["app"]),
            (&"ocp-backup-console".into(), &"1.2.3".into())
        );
        assert_eq!(
            (file["written"].as_u64(), file["complete"].as_bool()),
            (Some(tasks.len() as u64), Some(true))
        );
        assert!(
            tasks
                .iter()
                .all(|task| task["tenantId"] == file["tenant"]
                    && task["clusterId"] == file["cluster"])
        );
    }

    #[test]
    fn a_sample_has_enough_to_look_at_and_no_key_of_anybody() {
        let text = sample(now(), "1");
        let file: Value = serde_json::from_str(&text).unwrap();
        let tasks = file["contents"].as_array().unwrap();
        let statuses: HashSet<_> = tasks
            .iter()
            .filter_map(|task| task["status"].as_str())
            .collect();
        let ids: HashSet<_> = tasks
            .iter()
            .filter_map(|task| task["taskId"].as_i64())
            .collect();
        assert!(tasks.len() > 3_000 && ids.len() == tasks.len());
        for status in ["DOING", "DONE", "FAILED", "CANCELED", "OVERDUE"] {
            assert!(statuses.contains(status), "{status}");
        }
        assert!(!text.contains("access_key"));
    }
}
