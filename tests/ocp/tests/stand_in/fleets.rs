//! The clusters with many tenants, and the endpoint for the tasks of a whole cluster.

use ocp_stand_in::demo::{
    DEMO_CLUSTER, FAULT_CLUSTER, FIRST_FLEET_TENANT, FLEET_CLUSTER, FLEET_SIZE, WIDE_FLEET_CLUSTER,
};
use serde_json::json;

use crate::client::{Client, Response};

async fn cluster_tasks(client: &Client, cluster: i64, query: &str) -> Response {
    let path = format!("/api/v2/ob/clusters/{cluster}/backup/task/dataBackupTasks?{query}");
    client.get(&path).await
}

#[tokio::test]
async fn fleet_has_forbidden_and_unreachable_tenants() {
    let client = Client::new();
    let list = format!("/api/v2/ob/clusters/{FLEET_CLUSTER}/tenants?size=2000");
    assert_eq!(client.get(&list).await.total(), FLEET_SIZE);
    let status = async |number: i64| {
        let tenant = FIRST_FLEET_TENANT + number;
        let response = client.tasks(FLEET_CLUSTER, tenant, "size=1").await;
        response.status.as_u16()
    };
    assert_eq!(
        [status(0).await, status(7).await, status(100).await],
        [200, 403, 500]
    );
}

#[tokio::test]
async fn cluster_wide_tasks_are_those_of_all_readable_tenants() {
    let client = Client::new();
    let range = "startTime=2025-03-01T00:00:00Z&size=2000";
    let response = cluster_tasks(&client, WIDE_FLEET_CLUSTER, range).await;
    let contents = response.contents();
    assert_eq!(
        response.total(),
        i64::try_from(contents.len()).expect("few")
    );
    let has_tenant = |number: i64| {
        let id = json!(ocp_stand_in::demo::FIRST_WIDE_FLEET_TENANT + number);
        contents.iter().any(|task| task["tenantId"] == id)
    };
    assert!(has_tenant(0) && !has_tenant(7), "tenant 8 is forbidden");
    let starts: Vec<_> = contents.iter().map(|task| &task["startTime"]).collect();
    assert!(starts.is_sorted_by(|a, b| a.as_str() >= b.as_str()));
    let second = cluster_tasks(&client, WIDE_FLEET_CLUSTER, &format!("{range}&page=2")).await;
    assert_eq!(second.contents().len(), 0);
}

#[tokio::test]
async fn cluster_wide_tasks_are_unknown_to_some_clusters() {
    let client = Client::new();
    assert_eq!(
        cluster_tasks(&client, DEMO_CLUSTER, "size=1").await.status,
        200
    );
    for cluster in [FLEET_CLUSTER, FAULT_CLUSTER] {
        let refused = cluster_tasks(&client, cluster, "size=1").await;
        assert_eq!(
            (refused.status.as_u16(), refused.error_code()),
            (400, json!("COM10001"))
        );
    }
    assert_eq!(cluster_tasks(&client, 3, "").await.status, 404);
}
