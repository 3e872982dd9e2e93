//! Errors in OCP's form.

use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, STANDBY_CLUSTER};

use crate::client::{Client, tasks_path};

#[tokio::test]
async fn an_invalid_parameter_is_the_target_of_the_error() {
    let client = Client::new();
    for (query, code, field) in [
        ("startTime=yesterday", "COM10010", "startTime"),
        (
            "startTime=2025-03-10T00:00:00.000Z",
            "COM10010",
            "startTime",
        ),
        ("endTime=2025-03-10T00:00:00%2B08:00", "COM10010", "endTime"),
        (
            "startTime=2025-03-10T00:00:00Z&endTime=2025-03-09T00:00:00Z",
            "COM10010",
            "endTime",
        ),
        ("status=DONE,FINE", "COM10001", "status"),
        ("status=done", "COM10001", "status"),
        ("status=", "COM10001", "status"),
        ("backupSetId=first", "COM10001", "backupSetId"),
        ("page=0", "COM10001", "page"),
        ("page=-1", "COM10001", "page"),
        ("size=0", "COM10001", "size"),
        ("size=ten", "COM10001", "size"),
    ] {
        let response = client.tasks(DEMO_CLUSTER, DEMO_TENANT, query).await;
        assert_eq!(response.status, 400, "{query}");
        assert_eq!(response.error_code(), code, "{query}");
        let error = &response.json()["error"];
        assert_eq!(error["target"], field, "{query}");
        assert_eq!(error["subErrors"][0]["field"], field, "{query}");
    }
}

#[tokio::test]
async fn all_invalid_parameters_are_reported_together() {
    let response = Client::new()
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "page=x&status=A,B&endTime=z")
        .await;
    let error = &response.json()["error"];
    let rejected: Vec<_> = error["subErrors"]
        .as_array()
        .expect("subErrors")
        .iter()
        .map(|sub| sub["rejectedValue"].clone())
        .collect();
    assert_eq!(rejected, ["z", "A", "B", "x"]);
}

#[tokio::test]
async fn unknown_and_invalid_ids_are_rejected() {
    let client = Client::new();
    for (cluster, tenant) in [
        (999, DEMO_TENANT),
        (DEMO_CLUSTER, 999),
        (STANDBY_CLUSTER, DEMO_TENANT),
        (199, 1002),
    ] {
        let response = client.tasks(cluster, tenant, "").await;
        assert_eq!(response.status, 404, "{cluster}/{tenant}");
        assert_eq!(response.error_code(), "OBE11001");
    }
    for (path, field) in [("one/tenants/2", "id"), ("1000005/tenants/two", "tenantId")] {
        let response = client
            .get(&format!(
                "/api/v2/ob/clusters/{path}/backup/task/dataBackupTasks"
            ))
            .await;
        assert_eq!(response.status, 400, "{path}");
        assert_eq!(response.json()["error"]["target"], field);
    }
    assert_eq!(
        client.get("/api/v2/ob/clusters/999/tenants").await.status,
        404
    );
    assert_eq!(
        client.get("/api/v2/ob/clusters/x/tenants").await.status,
        400
    );
}

#[tokio::test]
async fn an_unknown_route_is_a_bad_request() {
    let client = Client::new();
    for path in [
        "/api/v1/anything",
        "/api/v2/ob/clusters/1000005/tenants/1000011/backup/task/logBackupTasks",
    ] {
        let response = client.get(path).await;
        assert_eq!(response.status, 400, "{path}");
        assert_eq!(response.error_code(), "COM10001");
    }
}

#[tokio::test]
async fn messages_are_in_the_accepted_language() {
    let client = Client::new();
    let path = tasks_path(DEMO_CLUSTER, 999, "");
    for (accepted, start) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", "该集群"),
        ("en-US,zh;q=0.5", "Tenant 999"),
        ("ja", "Tenant 999"),
    ] {
        let response = client
            .get_with(&path, &[("accept-language", accepted)])
            .await;
        assert!(
            response.json()["error"]["message"]
                .as_str()
                .expect("message")
                .starts_with(start),
            "{accepted}"
        );
    }
}
