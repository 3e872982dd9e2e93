//! The content of the generated tasks.

use std::collections::BTreeSet;

use ocp_stand_in::Options;
use ocp_stand_in::demo::{
    BILLING_TENANT, DEMO_CLUSTER, DEMO_TENANT, INVENTORY_TENANT, LIVE_TENANT, REPORTS_TENANT,
    STANDBY_BILLING_TENANT, STANDBY_CLUSTER,
};

use crate::client::{Client, options};

#[tokio::test]
async fn the_same_seed_and_clock_give_the_same_bytes() {
    let first = Client::new().tasks(DEMO_CLUSTER, DEMO_TENANT, "").await;
    let again = Client::new().tasks(DEMO_CLUSTER, DEMO_TENANT, "").await;
    assert_eq!(first.body, again.body);
    let other = Client::with(Options {
        seed: 2,
        ..options()
    })
    .tasks(DEMO_CLUSTER, DEMO_TENANT, "")
    .await;
    assert_ne!(first.contents(), other.contents());
}

#[tokio::test]
async fn every_response_has_the_base_structure_and_a_unique_trace_id() {
    let client = Client::new();
    let mut traces = BTreeSet::new();
    for _ in 0..50 {
        let response = client.tasks(DEMO_CLUSTER, DEMO_TENANT, "size=1").await;
        let json = response.json();
        let keys: Vec<_> = json.as_object().expect("object").keys().cloned().collect();
        assert_eq!(
            keys,
            [
                "data",
                "duration",
                "server",
                "status",
                "successful",
                "timestamp",
                "traceId"
            ]
        );
        assert_eq!(json["timestamp"], "2025-03-10T20:31:00.000+08:00");
        traces.insert(json["traceId"].as_str().expect("trace").to_owned());
    }
    assert_eq!(traces.len(), 50);
}

#[tokio::test]
async fn keys_are_alphabetical_and_nulls_are_omitted() {
    let response = Client::new().tasks(DEMO_CLUSTER, DEMO_TENANT, "").await;
    assert!(!response.text().contains("null"));
    let mut seen = 0;
    // Rows contain no objects, so the next brace ends the row.
    for row in response
        .text()
        .split('{')
        .filter_map(|part| part.split_once('}'))
        .map(|(row, _)| row)
    {
        let keys: Vec<_> = row
            .split(',')
            .filter_map(|pair| pair.split_once("\":"))
            .map(|(key, _)| key)
            .collect();
        let names: Vec<_> = keys.iter().filter(|key| key.starts_with('"')).collect();
        assert!(names.is_sorted(), "{names:?}");
        seen += 1;
    }
    assert!(seen > 400);
    let tail = response
        .text()
        .rsplit('}')
        .nth(1)
        .expect("the end of the envelope");
    let places = [
        "duration",
        "server",
        "status",
        "successful",
        "timestamp",
        "traceId",
    ]
    .map(|key| tail.find(key));
    assert!(places.is_sorted() && places[0].is_some(), "{tail}");
}

#[tokio::test]
async fn integers_beyond_2_to_53_are_strings_or_bare_numbers() {
    let client = Client::new();
    for (tenant, as_text) in [(DEMO_TENANT, true), (BILLING_TENANT, false)] {
        for task in client.tasks(DEMO_CLUSTER, tenant, "").await.contents() {
            assert_eq!(task["schemaVersion"].is_string(), as_text, "{task}");
            assert!(task["taskId"].is_i64(), "{task}");
        }
    }
}

#[tokio::test]
async fn times_have_the_three_documented_formats() {
    let client = Client::new();
    for (tenant, end, length) in [
        (DEMO_TENANT, "Z", 27),
        (REPORTS_TENANT, "+08:00", 29),
        (INVENTORY_TENANT, "+0800", 28),
    ] {
        let task = &client
            .tasks(DEMO_CLUSTER, tenant, "size=1&status=DONE")
            .await
            .contents()[0];
        for field in ["startTime", "finishTime", "snapshotVersionTime"] {
            let time = task[field].as_str().expect("time");
            assert!(time.ends_with(end) && time.len() == length, "{time}");
        }
    }
}

#[tokio::test]
async fn a_year_has_every_status_and_every_kind_of_backup() {
    let client = Client::new();
    let mut seen = BTreeSet::new();
    for (cluster, tenant) in [
        (DEMO_CLUSTER, DEMO_TENANT),
        (DEMO_CLUSTER, BILLING_TENANT),
        (DEMO_CLUSTER, INVENTORY_TENANT),
        (DEMO_CLUSTER, REPORTS_TENANT),
        (STANDBY_CLUSTER, STANDBY_BILLING_TENANT),
    ] {
        let response = client.tasks(cluster, tenant, "").await;
        assert!(
            (400..450).contains(&response.total()),
            "{}",
            response.total()
        );
        for task in response.contents() {
            for field in ["status", "backupMode", "dataBackupTaskType", "clusterType"] {
                seen.insert(task[field].as_str().expect("text").to_owned());
            }
            let uri = task["backupUri"].as_str().expect("uri");
            seen.insert(uri.split("://").next().expect("scheme").to_owned());
            if task.get("dataSecondaryBackupTaskIds").is_some() {
                seen.insert("secondary".to_owned());
            }
            assert_eq!(task["status"] == "FAILED", task["errorMsg"] != "", "{task}");
        }
    }
    for expected in [
        "DONE",
        "FAILED",
        "CANCELED",
        "OVERDUE",
        "UNKNOWN",
        "DOING",
        "PHYSICAL_BACKUP",
        "LOGICAL_BACKUP",
        "FULL_BACKUP",
        "INCREMENTAL_BACKUP",
        "PRIMARY",
        "STANDBY",
        "file",
        "oss",
        "cos",
        "s3",
        "secondary",
    ] {
        assert!(seen.contains(expected), "{expected} is missing");
    }
}

#[tokio::test]
async fn the_newest_backup_is_from_the_last_night_on_every_day() {
    for now in [
        "2024-02-29T00:00:00Z",
        "2025-12-31T23:59:59Z",
        "2031-07-01T03:00:00Z",
    ] {
        let clock = ocp_stand_in::Clock::Fixed(now.parse().expect("a time"));
        let client = Client::with(Options {
            clock,
            ..Options::default()
        });
        let newest = client
            .tasks(DEMO_CLUSTER, BILLING_TENANT, "size=1")
            .await
            .contents()[0]
            .clone();
        let start: chrono::DateTime<chrono::Utc> = newest["startTime"]
            .as_str()
            .expect("start")
            .parse()
            .expect("time");
        let age = now
            .parse::<chrono::DateTime<chrono::Utc>>()
            .expect("a time")
            - start;
        assert!((0..31).contains(&age.num_hours()), "{now}: {start}");
    }
}

#[tokio::test]
async fn a_running_backup_changes_its_state_with_the_clock() {
    let client = Client::new();
    let newest = async || {
        client
            .tasks(DEMO_CLUSTER, LIVE_TENANT, "size=1")
            .await
            .contents()[0]
            .clone()
    };
    let doing = newest().await;
    assert_eq!(doing["status"], "DOING");
    assert!(doing.get("finishTime").is_none() && doing.get("duration").is_none());
    client.get("/_stand-in/clock?advance=-58").await;
    assert_eq!(newest().await["status"], "BEGINNING");
    client.get("/_stand-in/clock?advance=5").await;
    assert_eq!(newest().await["status"], "INITIALIZING");
    client.get("/_stand-in/clock?advance=230").await;
    let done = newest().await;
    assert_eq!(done["status"], "DONE");
    assert_eq!(done["taskId"], doing["taskId"]);
    assert!(
        done["finishTime"].is_string()
            && done["duration"]
                .as_i64()
                .is_some_and(|seconds| seconds >= 180)
    );
    // An hour of runs has every outcome.
    let mut seen = BTreeSet::new();
    for _ in 0..400 {
        client.get("/_stand-in/clock?advance=9").await;
        seen.insert(
            newest().await["status"]
                .as_str()
                .expect("status")
                .to_owned(),
        );
    }
    let expected = [
        "BEGINNING",
        "CANCELED",
        "CANCELING",
        "DOING",
        "DONE",
        "FAILED",
        "INITIALIZING",
    ];
    assert_eq!(seen, expected.map(str::to_owned).into());
}
