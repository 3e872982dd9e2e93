//! Refusals in OCP's form.

use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, STANDBY_CLUSTER};

use crate::client::{Client, tasks_path};

#[tokio::test]
async fn wrong_parameters_are_named() {
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
        let answer = client.tasks(DEMO_CLUSTER, DEMO_TENANT, query).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.error_code(), code, "{query}");
        let error = &answer.json()["error"];
        assert_eq!(error["target"], field, "{query}");
        assert_eq!(error["subErrors"][0]["field"], field, "{query}");
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let answer = Client::new()
        .tasks(DEMO_CLUSTER, DEMO_TENANT, "page=x&status=A,B&endTime=z")
        .await;
    let error = &answer.json()["error"];
    let rejected: Vec<_> = error["subErrors"]
        .as_array()
        .expect("subErrors")
        .iter()
        .map(|sub| sub["rejectedValue"].clone())
        .collect();
    assert_eq!(rejected, ["z", "A", "B", "x"]);
}

#[tokio::test]
async fn both_ids_are_checked() {
    let client = Client::new();
    for (cluster, tenant) in [
        (999, DEMO_TENANT),
        (DEMO_CLUSTER, 999),
        (STANDBY_CLUSTER, DEMO_TENANT),
        (199, 1002),
    ] {
        let answer = client.tasks(cluster, tenant, "").await;
        assert_eq!(answer.status, 404, "{cluster}/{tenant}");
        assert_eq!(answer.error_code(), "OBE11001");
    }
    for (path, field) in [("one/tenants/2", "id"), ("1000005/tenants/two", "tenantId")] {
        let answer = client
            .get(&format!(
                "/api/v2/ob/clusters/{path}/backup/task/dataBackupTasks"
            ))
            .await;
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(answer.json()["error"]["target"], field);
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
        let answer = client.get(path).await;
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(answer.error_code(), "COM10001");
    }
}

#[tokio::test]
async fn messages_follow_the_accepted_language() {
    let client = Client::new();
    let path = tasks_path(DEMO_CLUSTER, 999, "");
    for (accepted, start) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", "该集群"),
        ("en-US,zh;q=0.5", "Tenant 999"),
        ("ja", "Tenant 999"),
    ] {
        let answer = client
            .get_with(&path, &[("accept-language", accepted)])
            .await;
        assert!(
            answer.json()["error"]["message"]
                .as_str()
                .expect("message")
                .starts_with(start),
            "{accepted}"
        );
    }
}
