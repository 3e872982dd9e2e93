//! The documented bytes.

use ocp_stand_in::demo::{SAMPLE_CLUSTER, SAMPLE_TENANT};

use crate::client::Client;

const TASKS: &[u8] = include_bytes!("../../samples/data-backup-tasks.json");

#[tokio::test]
async fn the_documented_request_gets_the_documented_bytes() {
    let client = Client::new();
    for query in [
        "page=1&size=10",
        "",
        "page=1&size=10&status=DONE",
        "startTime=2024-08-09T08:00:52Z&endTime=2024-08-09T08:00:53Z&status=FAILED,DONE&backupSetId=1",
    ] {
        let response = client.tasks(SAMPLE_CLUSTER, SAMPLE_TENANT, query).await;
        assert_eq!(response.status, 200);
        assert_eq!(response.headers["content-type"], "application/json");
        assert_eq!(response.body, TASKS, "{query}");
    }
}

#[tokio::test]
async fn the_documented_task_is_filtered_like_any_other() {
    let client = Client::new();
    for query in [
        "status=FAILED",
        "backupSetId=2",
        "startTime=2024-08-09T08:00:53Z",
        "endTime=2024-08-09T08:00:52Z",
        "page=2&size=10",
    ] {
        let response = client.tasks(SAMPLE_CLUSTER, SAMPLE_TENANT, query).await;
        assert!(response.contents().is_empty(), "{query}");
    }
}

#[tokio::test]
async fn the_fault_sample_affects_every_endpoint() {
    let client = Client::new();
    client.get("/_stand-in/fault?set=sample").await;
    assert_eq!(client.tasks(1, 2, "").await.body, TASKS);
    let clusters = client.get("/api/v2/ob/clusters?page=1&size=10").await;
    assert_eq!(clusters.body, include_bytes!("../../samples/clusters.json"));
    let tenants = client.get("/api/v2/ob/clusters/8/tenants").await;
    assert_eq!(tenants.body, include_bytes!("../../samples/tenants.json"));
}
