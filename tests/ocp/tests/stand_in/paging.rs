//! Filters, pages and the neighbouring lists.

use std::collections::BTreeSet;

use ocp_stand_in::demo::{
    DEMO_CLUSTER, DEMO_TENANT, EMPTY_TENANT, FAULT_CLUSTER, HUGE_TENANT, HUGE_TOTAL,
    INVENTORY_TENANT, LARGE_TENANT, LARGE_TOTAL,
};
use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn several_statuses_can_be_joined_or_repeated() {
    let client = Client::new();
    let joined = client
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "status=FAILED,CANCELED")
        .await;
    let repeated = client
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "status=FAILED&status=CANCELED")
        .await;
    let encoded = client
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "status=FAILED%2CCANCELED")
        .await;
    assert_eq!(joined.contents(), repeated.contents());
    assert_eq!(joined.contents(), encoded.contents());
    let seen: BTreeSet<_> = joined
        .contents()
        .iter()
        .map(|task| task["status"].as_str().expect("status").to_owned())
        .collect();
    assert_eq!(
        seen,
        BTreeSet::from(["CANCELED".to_owned(), "FAILED".to_owned()])
    );
}

#[tokio::test]
async fn the_time_range_includes_both_ends_of_the_start_time() {
    let client = Client::new();
    let range = "startTime=2025-02-01T00:00:00Z&endTime=2025-02-28T23:59:59Z";
    let response = client.tasks(DEMO_CLUSTER, INVENTORY_TENANT, range).await;
    assert!(response.total() >= 28);
    let all = client.tasks(DEMO_CLUSTER, INVENTORY_TENANT, "").await;
    // The times of this tenant are in UTC+8.
    let expected = all.contents().into_iter().filter(|task| {
        let start = task["startTime"].as_str().expect("start");
        ("2025-02-01T08:00:00".."2025-03-01T08:00:00").contains(&start)
    });
    assert_eq!(response.contents(), expected.collect::<Vec<_>>());
}

#[tokio::test]
async fn a_backup_set_is_found_by_its_id() {
    let client = Client::new();
    let some = client
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "page=20&size=20")
        .await
        .contents()[7]
        .clone();
    let found = client
        .tasks(
            DEMO_CLUSTER,
            DEMO_TENANT,
            &format!("backupSetId={}", some["backupSetId"]),
        )
        .await;
    assert_eq!(found.contents(), [some]);
}

#[tokio::test]
async fn pages_are_consecutive_and_newest_first() {
    let client = Client::new();
    let all = client.tasks(DEMO_CLUSTER, DEMO_TENANT, "").await;
    let total = usize::try_from(all.total()).expect("a count");
    assert_eq!(all.contents().len(), total);
    assert!(
        all.contents()
            .is_sorted_by_key(|task| std::cmp::Reverse(task["startTime"].to_string()))
    );
    let mut gathered = Vec::new();
    for page in 1..=total.div_ceil(50) {
        let response = client
            .tasks(DEMO_CLUSTER, DEMO_TENANT, &format!("page={page}&size=50"))
            .await;
        let block = &response.json()["data"]["page"];
        let expected = json!({
            "number": page, "size": 50, "totalElements": total, "totalPages": total.div_ceil(50),
        });
        assert_eq!(block, &expected);
        gathered.extend(response.contents());
    }
    assert_eq!(gathered, all.contents());
    let beyond = client
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "page=99&size=50")
        .await;
    assert!(beyond.contents().is_empty());
}

#[tokio::test]
async fn a_capped_size_is_reported() {
    let client = Client::new();
    for query in ["", "size=5000", "size=2000"] {
        let response = client.tasks(DEMO_CLUSTER, LARGE_TENANT, query).await;
        assert_eq!(response.contents().len(), 2000);
        assert_eq!(response.json()["data"]["page"]["size"], 2000);
        assert_eq!(response.total(), LARGE_TOTAL);
    }
}

#[tokio::test]
async fn the_huge_tenant_is_complete_and_the_empty_one_is_empty() {
    let client = Client::new();
    let last = client
        .tasks(DEMO_CLUSTER, HUGE_TENANT, "page=1000&size=100")
        .await;
    assert_eq!(last.total(), HUGE_TOTAL);
    assert_eq!(last.contents().len(), 100);
    let empty = client.tasks(DEMO_CLUSTER, EMPTY_TENANT, "").await;
    assert_eq!(empty.total(), 0);
    assert!(empty.contents().is_empty());
}

#[tokio::test]
async fn clusters_and_tenants_are_listed_and_filtered_by_name() {
    let client = Client::new();
    let clusters = client
        .get("/api/v2/ob/clusters?page=1&size=10&sort=name,asc")
        .await;
    let names: Vec<_> = clusters
        .contents()
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(
        names,
        ["ob_431", "ob_dr", "ob_fleet", "ob_fleet_wide", "ob_faults"]
    );
    let found = client
        .get("/api/v2/ob/clusters/1000005/tenants?name=or")
        .await;
    let names: Vec<_> = found
        .contents()
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(names, ["orders", "inventory", "reports"]);
    let second = client
        .get(&format!(
            "/api/v2/ob/clusters/{FAULT_CLUSTER}/tenants?page=2&size=10"
        ))
        .await;
    assert_eq!(second.contents()[0]["id"], 11);
    let info = client.get("/api/v2/info").await.json();
    assert!(info.get("successful").is_none() && info["buildVersion"].is_string());
}
