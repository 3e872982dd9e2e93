//! What the made-up tasks look like.

use std::collections::BTreeSet;

use ocp_stand_in::Options;
use ocp_stand_in::demo::{
    BILLING_TENANT, DEMO_CLUSTER, DEMO_TENANT, INVENTORY_TENANT, REPORTS_TENANT,
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
async fn every_answer_has_the_base_structure_and_a_trace_id_of_its_own() {
    let client = Client::new();
    let mut traces = BTreeSet::new();
    for _ in 0..50 {
        let answer = client.tasks(DEMO_CLUSTER, DEMO_TENANT, "size=1").await;
        let json = answer.json();
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
async fn keys_are_alphabetical_and_nulls_are_left_out() {
    let answer = Client::new().tasks(DEMO_CLUSTER, DEMO_TENANT, "").await;
    assert!(!answer.text().contains("null"));
    let mut seen = 0;
    // The rows have no objects inside, so the next brace ends one.
    for row in answer
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
    let tail = answer
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
async fn longs_are_strings_beyond_what_a_double_holds_or_bare_numbers() {
    let client = Client::new();
    for (tenant, as_text) in [(DEMO_TENANT, true), (BILLING_TENANT, false)] {
        for task in client.tasks(DEMO_CLUSTER, tenant, "").await.contents() {
            assert_eq!(task["schemaVersion"].is_string(), as_text, "{task}");
            assert!(task["taskId"].is_i64(), "{task}");
        }
    }
}

#[tokio::test]
async fn times_come_in_the_three_documented_shapes() {
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
async fn a_year_holds_everything_a_page_has_to_show() {
    let client = Client::new();
    let mut seen = BTreeSet::new();
    for (cluster, tenant) in [
        (DEMO_CLUSTER, DEMO_TENANT),
        (DEMO_CLUSTER, BILLING_TENANT),
        (DEMO_CLUSTER, INVENTORY_TENANT),
        (DEMO_CLUSTER, REPORTS_TENANT),
        (STANDBY_CLUSTER, STANDBY_BILLING_TENANT),
    ] {
        let answer = client.tasks(cluster, tenant, "").await;
        assert!((400..450).contains(&answer.total()), "{}", answer.total());
        for task in answer.contents() {
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
async fn last_nights_backup_is_there_whatever_the_day() {
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
async fn a_running_backup_moves_on_with_the_clock() {
    let client = Client::new();
    let newest = async || {
        client
            .tasks(DEMO_CLUSTER, DEMO_TENANT, "size=1")
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
    // In an hour of runs every outcome can be seen.
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
