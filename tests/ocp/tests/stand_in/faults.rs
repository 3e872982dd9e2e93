//! Each fault as it looks on the wire.

use std::collections::BTreeSet;
use std::time::Duration;

use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};

use crate::client::{Answer, Client};

async fn ask(fault: Fault, query: &str) -> Answer {
    Client::new()
        .tasks(FAULT_CLUSTER, fault.tenant_id(), query)
        .await
}

#[tokio::test]
async fn each_fault_is_a_tenant_of_that_name() {
    let tenants = Client::new()
        .get(&format!("/api/v2/ob/clusters/{FAULT_CLUSTER}/tenants"))
        .await
        .contents();
    let listed: Vec<_> = tenants
        .iter()
        .map(|row| (row["id"].clone(), row["name"].clone()))
        .collect();
    let expected: Vec<_> = Fault::all()
        .map(|fault| (json!(fault.tenant_id()), json!(fault.name())))
        .collect();
    assert_eq!(listed, expected);
    assert_eq!(
        (
            Fault::Slow.tenant_id(),
            Fault::Sample.tenant_id(),
            Fault::SecretPage.tenant_id()
        ),
        (1, 32, 64)
    );
    assert_eq!(
        (Fault::Cut401.tenant_id(), Fault::Html403.tenant_id()),
        (65, 68)
    );
    assert_eq!(
        (
            Fault::IgnoresStatus.tenant_id(),
            Fault::PagesTurned.tenant_id()
        ),
        (69, 72)
    );
    for fault in Fault::all() {
        assert_eq!(Fault::named(fault.name()), Some(fault));
    }
}

#[tokio::test(start_paused = true)]
async fn slow_and_hang_take_their_time() {
    let began = Instant::now();
    assert_eq!(ask(Fault::Slow, "").await.total(), 60);
    assert_eq!(began.elapsed().as_secs(), 3);
    let client = Client::new();
    client.get("/_stand-in/fault?set=slow&ms=500").await;
    let began = Instant::now();
    client
        .tasks(FAULT_CLUSTER, Fault::Unordered.tenant_id(), "")
        .await;
    assert_eq!(began.elapsed().as_millis() / 10, 50);
    assert!(
        timeout(Duration::from_hours(24), ask(Fault::Hang, ""))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn refusals_have_their_status_and_code() {
    for (fault, status, code) in [
        (Fault::Unauthorized, 401, json!("IAM10000")),
        (Fault::Forbidden, 403, json!("IAM11000")),
        (Fault::NotFound, 404, json!("OBE11001")),
        (Fault::Internal, 500, json!("OBE12000")),
        (Fault::SuccessFalse, 200, json!("COM10999")),
        (Fault::CodeNumber, 400, json!(30014)),
        (Fault::Refused200, 200, json!("IAM10006")),
    ] {
        let answer = ask(fault, "").await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.error_code(), code);
        assert_eq!(answer.json()["traceId"].as_str().map(str::len), Some(16));
    }
    let limited = ask(Fault::RateLimited, "").await;
    assert_eq!(limited.status, 429);
    assert_eq!(limited.headers["ratelimit-reset"], "5");
    assert_eq!(limited.headers["ratelimit-remaining"], "0");
    assert!(limited.headers.contains_key("ratelimit-limit"));
    assert_eq!(
        limited.body,
        include_bytes!("../../samples/rate-limited.json")
    );
}

#[tokio::test]
async fn pages_of_others_are_not_json() {
    for (fault, status) in [
        (Fault::Html403, 403),
        (Fault::Html502, 502),
        (Fault::Html503, 503),
        (Fault::Html504, 504),
        (Fault::Html200, 200),
    ] {
        let answer = ask(fault, "").await;
        assert_eq!(answer.status, status);
        assert!(
            answer.headers["content-type"]
                .to_str()
                .expect("text")
                .starts_with("text/html")
        );
        assert!(answer.text().contains("<html"));
    }
    let empty = ask(Fault::EmptyBody, "").await;
    assert!(empty.status == 200 && empty.body.is_empty());
}

#[tokio::test]
async fn paging_goes_wrong() {
    let ignored = ask(Fault::SizeIgnored, "page=24&size=100").await;
    assert_eq!((ignored.total(), ignored.contents().len()), (237, 7));
    let big = ask(Fault::SizeTooBig, "page=1&size=10").await;
    assert_eq!(
        (big.contents().len(), &big.json()["data"]["page"]["size"]),
        (5000, &json!(5000))
    );
    let first = ask(Fault::PageIgnored, "page=1&size=10").await.contents();
    assert_eq!(
        ask(Fault::PageIgnored, "page=3&size=10").await.contents(),
        first
    );
    let wrong = ask(Fault::TotalWrong, "page=1&size=50").await;
    assert_eq!((wrong.total(), wrong.contents().len()), (100, 50));
    assert_eq!(
        ask(Fault::TotalWrong, "page=2&size=50")
            .await
            .contents()
            .len(),
        10
    );
    let no_block = ask(Fault::NoPageBlock, "").await;
    assert!(no_block.json()["data"].get("page").is_none() && no_block.contents().len() == 60);
    let no_contents = ask(Fault::NoContents, "").await;
    assert!(no_contents.json()["data"].get("contents").is_none() && no_contents.total() == 0);
    let unordered = ask(Fault::Unordered, "").await.contents();
    assert!(!unordered.is_sorted_by_key(|task| std::cmp::Reverse(task["startTime"].to_string())));
    assert_eq!(unordered.len(), 60);
    let unfiltered = ask(
        Fault::Unfiltered,
        "status=CANCELING&backupSetId=1&endTime=1999-01-01T00:00:00Z",
    )
    .await;
    assert_eq!(unfiltered.total(), 60);
}

#[tokio::test]
async fn one_filter_is_ignored_and_the_others_are_not() {
    let filters = [
        "status=CANCELING",
        "backupSetId=1",
        "endTime=1999-01-01T00:00:00Z",
    ];
    for (at, fault) in [Fault::IgnoresStatus, Fault::IgnoresSet, Fault::IgnoresRange]
        .into_iter()
        .enumerate()
    {
        for (other, filter) in filters.iter().enumerate() {
            let total = if at == other { 60 } else { 0 };
            assert_eq!(
                ask(fault, filter).await.total(),
                total,
                "{} {filter}",
                fault.name()
            );
        }
    }
}

#[tokio::test]
async fn every_second_page_is_turned_round() {
    let starts = async |page: u32| -> Vec<String> {
        let page = ask(Fault::PagesTurned, &format!("page={page}&size=2000")).await;
        assert_eq!((page.total(), page.contents().len()), (6_400, 2_000));
        page.contents()
            .iter()
            .map(|task| task["startTime"].as_str().expect("a time").to_owned())
            .collect()
    };
    let (first, second, third) = (starts(1).await, starts(2).await, starts(3).await);
    assert!(
        first.is_sorted_by(|a, b| a > b) && second.is_sorted() && third.is_sorted_by(|a, b| a > b)
    );
    assert!(first.last() > second.last() && second.first() > third.first());
}

#[tokio::test]
async fn ids_are_shared_and_one_row_comes_twice() {
    let client = Client::new();
    let tenant = Fault::DuplicateIds.tenant_id();
    for size in [10, 12] {
        let first = client
            .tasks(FAULT_CLUSTER, tenant, &format!("page=1&size={size}"))
            .await
            .contents();
        assert_eq!(first[0]["taskId"], first[1]["taskId"]);
        assert_eq!(first[0]["taskId"], first[2]["taskId"]);
        assert_ne!(first[0]["startTime"], first[1]["startTime"]);
        let second = client
            .tasks(FAULT_CLUSTER, tenant, &format!("page=2&size={size}"))
            .await
            .contents();
        assert_eq!(Some(&second[0]), first.last());
        assert_eq!(second.len(), size);
    }
}

#[tokio::test]
async fn values_are_not_what_is_documented() {
    let statuses: BTreeSet<_> = ask(Fault::UnknownStatus, "")
        .await
        .contents()
        .iter()
        .map(|task| task["status"].to_string())
        .collect();
    for status in [
        "\"INIT\"",
        "\"COMPLETED\"",
        "\"BACKUP_SYS_META\"",
        "\"\"",
        "null",
        "\"DONE\"",
    ] {
        assert!(statuses.contains(status), "{status}");
    }
    let strings = ask(Fault::NumbersAsStrings, "").await;
    assert!(strings.text().contains("\"9223372036854775807\""));
    for task in strings.contents() {
        assert!(
            task.as_object()
                .expect("object")
                .values()
                .all(|value| !value.is_number()),
            "{task}"
        );
    }
    let huge = ask(Fault::HugeMessage, "").await.contents();
    assert_eq!(huge[1]["errorMsg"].as_str().map(str::len), Some(1_000_000));
    assert!(
        huge[3]["errorMsg"]
            .as_str()
            .is_some_and(|text| text.len() > 19_000 && text.lines().count() > 500)
    );
    let mistaken = ask(Fault::WrongTypes, "").await.contents();
    assert!(mistaken.contains(&Value::Null) && mistaken.contains(&json!(42)));
    for (field, is_wrong) in [
        ("taskId", Value::is_object as fn(&Value) -> bool),
        ("status", Value::is_array),
        ("startTime", Value::is_boolean),
        ("duration", Value::is_string),
    ] {
        assert!(
            mistaken.iter().any(|task| is_wrong(&task[field])),
            "{field}"
        );
    }
}

#[tokio::test]
async fn texts_are_hostile_or_hold_secrets() {
    let hostile = ask(Fault::HostileText, "").await;
    for part in [
        "<script>",
        "onerror=",
        "{{",
        "\u{202e}",
        "\u{1f469}",
        "\"javascript:",
    ] {
        assert!(hostile.text().contains(part), "{part}");
    }
    let secrets = ask(Fault::Secrets, "").await;
    for part in [
        "access_key=SECRET",
        "secret_key=SECRET",
        "password=SECRET",
        "user:SECRET",
    ] {
        assert!(secrets.text().contains(part), "{part}");
    }
    assert_eq!(secrets.contents().len(), 60);
}
