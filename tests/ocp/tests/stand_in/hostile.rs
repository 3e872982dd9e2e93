//! Tasks that are spoilt as text.

use ocp_stand_in::Fault;
use ocp_stand_in::demo::{DEMO_CLUSTER, EMPTY_TENANT, FAULT_CLUSTER, SECRET_MARKER};
use serde_json::Value;

use crate::client::{Answer, Client};

async fn ask(fault: Fault) -> Answer {
    Client::new()
        .tasks(FAULT_CLUSTER, fault.tenant_id(), "")
        .await
}

fn all_in(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}");
    }
}

#[tokio::test]
async fn every_field_is_bad_somewhere() {
    let answer = ask(Fault::HostileFields).await;
    let text = answer.text();
    assert!(text.contains("\"totalElements\":280"));
    all_in(
        text,
        &[
            "\"taskId\":1e400",
            "\"duration\":18446744073709551616",
            "\"dataVersion\":-0}",
            "\"clusterId\":\"1e3\"",
        ],
    );
    for field in [
        "startTime",
        "backupUri",
        "dataType",
        "dataSecondaryBackupTaskIds",
        "tenantId",
    ] {
        for badness in ["null", "\"\"", "{\"value\":1}", "[\"x\"]", "true"] {
            assert!(
                text.contains(&format!("\"{field}\":{badness}")),
                "{field} {badness}"
            );
        }
    }
    // serde_json refuses 1e400: the rows are taken apart by hand.
    let rows: Vec<_> = text
        .split("},{\"")
        .filter(|row| row.contains("\"taskId\":14002"))
        .collect();
    assert!(
        rows.len() == 1 && rows[0].contains("\"status\":null"),
        "{rows:?}"
    );
}

#[tokio::test]
async fn texts_are_hostile_in_every_way_known() {
    let answer = ask(Fault::HostileText).await;
    let text = answer.text();
    all_in(
        text,
        &[
            "<script>",
            "onerror=",
            "{{constructor",
            "${window",
            "\u{202e}",
            "\u{1f468}\u{200d}",
            "\"javascript:",
        ],
    );
    all_in(
        text,
        &[
            "\\u0000",
            "\\u001b[31m",
            "\u{200b}",
            "\u{05d0}",
            "Z\u{0351}",
            "\u{2028}",
            "WiWiWiWi",
        ],
    );
    all_in(
        text,
        &[
            "half of a pair: \\ud800, the other: \\udc00",
            "\"\\ud800\":",
        ],
    );
    assert_eq!(text.matches("\"startTime\":").count(), 60);
    assert!(
        serde_json::from_str::<Value>(text).is_err(),
        "half of a pair is no text to serde_json"
    );
}

#[tokio::test]
async fn values_are_huge_or_nest_deep() {
    let rows = ask(Fault::HugeField).await.contents();
    let mut huge = Vec::new();
    for row in &rows {
        let fields = row.as_object().expect("a task");
        huge.extend(
            fields
                .iter()
                .filter(|(_, value)| value.as_str().is_some_and(|text| text.len() > 990_000)),
        );
    }
    let names: Vec<_> = huge.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "errorMsg",
            "backupUri",
            "status",
            "tenantName",
            "undocumented"
        ]
    );
    assert!(
        rows.iter()
            .any(|row| row.as_object().is_some_and(|fields| fields.len() > 10_000))
    );
    let deep = ask(Fault::DeepNesting).await;
    let (arrays, objects) = ("[".repeat(10_000), "{\"a\":".repeat(10_000));
    for (field, nested) in [
        ("undocumented", &objects),
        ("dataSecondaryBackupTaskIds", &arrays),
        ("errorMsg", &objects),
    ] {
        assert!(
            deep.text().contains(&format!("\"{field}\":{nested}")),
            "{field}"
        );
    }
}

#[tokio::test]
async fn members_come_twice_and_the_last_is_right() {
    let answer = ask(Fault::DuplicateKeys).await;
    for name in ["data", "successful", "contents", "page"] {
        assert_eq!(
            answer.text().matches(&format!("\"{name}\":")).count(),
            2,
            "{name}"
        );
    }
    // serde_json's own values take the last one.
    assert_eq!(
        (
            answer.total(),
            answer.contents().len(),
            &answer.json()["successful"]
        ),
        (60, 60, &true.into())
    );
    assert!(
        answer
            .contents()
            .iter()
            .all(|task| task["taskId"] != 0 && task["startTime"] != "")
    );
    assert!(
        answer.text().contains("\"taskId\":0,") && answer.text().contains("\"backup\\u0055ri\"")
    );
}

#[tokio::test]
async fn among_the_tasks_is_what_is_none() {
    let text = ask(Fault::BadTasks).await;
    all_in(
        text.text(),
        &[
            ",null,",
            ",42,",
            ",\"text\",",
            ",[],",
            ",[[{\"taskId\":1}]],",
            ",true,",
            ",{},",
        ],
    );
    assert!(text.text().matches("\"startTime\"").count() >= 40);
    let undocumented = ask(Fault::UndocumentedFields).await.contents();
    assert_eq!(undocumented.len(), 60);
    for name in ["progress", "storage", "", "__proto__", "task_id"] {
        assert!(
            undocumented.iter().all(|task| task.get(name).is_some()),
            "{name}"
        );
    }
}

#[tokio::test]
async fn times_are_odd() {
    let answer = ask(Fault::OddDates).await;
    let tasks = answer.contents();
    for (id, start) in [
        (1, "0000-01-01T00:00:00Z"),
        (8, "2016-12-31T23:59:60Z"),
        (10, "2025-03-01T24:00:00Z"),
    ] {
        let task = tasks
            .iter()
            .find(|task| task["taskId"] == id && task["note"].is_string())
            .expect("the task");
        assert_eq!(task["startTime"], start);
    }
    all_in(
        answer.text(),
        &[
            "\"startTime\":1740830400,",
            "+14:00",
            "9999-12-31",
            "\"10000-01-01",
            "\"finishTime\":\"\"",
        ],
    );
    assert_eq!(tasks.len(), 60);
}

#[tokio::test]
async fn secrets_are_everywhere() {
    let answer = ask(Fault::EverythingSecret).await;
    let json = answer.json();
    for part in [
        &json["secretKey"],
        &json["data"]["secretKey"],
        &json["data"]["page"]["secretKey"],
        &json["server"],
    ] {
        assert!(
            part.as_str()
                .is_some_and(|text| text.contains(SECRET_MARKER)),
            "{part}"
        );
    }
    let tasks = answer.contents();
    let with = tasks
        .iter()
        .filter(|task| task.to_string().contains(SECRET_MARKER))
        .count();
    assert_eq!((tasks.len(), with), (60, 33));
    for field in [
        "backupUri",
        "errorMsg",
        "status",
        "tenantName",
        "secretKey",
        "storage",
        "taskId",
        "startTime",
    ] {
        assert!(
            tasks
                .iter()
                .any(|task| task[field].to_string().contains(SECRET_MARKER)),
            "{field}"
        );
    }
    assert!(!answer.text().contains('$'));
    let refused = ask(Fault::SecretError).await;
    assert_eq!(
        (refused.status.as_u16(), refused.error_code()),
        (400, "COM10001".into())
    );
    let error = &refused.json()["error"];
    for part in [
        &error["message"],
        &error["target"],
        &error["subErrors"][0]["rejectedValue"],
    ] {
        assert!(
            part.as_str()
                .is_some_and(|text| text.contains(SECRET_MARKER)),
            "{part}"
        );
    }
    let page = ask(Fault::SecretPage).await;
    assert!(page.status == 502 && page.text().contains(SECRET_MARKER));
}

#[tokio::test]
async fn a_tenant_without_tasks_has_none_to_spoil() {
    let client = Client::new();
    for fault in Fault::all()
        .filter(|fault| fault.name().contains("hostile") || fault.name().contains("huge-f"))
    {
        client
            .get(&format!("/_stand-in/fault?set={}", fault.name()))
            .await;
        assert!(
            client
                .tasks(DEMO_CLUSTER, EMPTY_TENANT, "")
                .await
                .contents()
                .is_empty()
        );
    }
}
