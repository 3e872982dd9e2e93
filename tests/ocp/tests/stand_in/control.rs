//! The control path.

use ocp_stand_in::Fault;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};

use crate::client::{Client, tasks_path};

async fn statuses(client: &Client, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        statuses.push(
            client
                .tasks(DEMO_CLUSTER, DEMO_TENANT, "size=1")
                .await
                .status
                .as_u16(),
        );
    }
    statuses
}

#[tokio::test]
async fn a_fault_strikes_as_often_as_it_is_told() {
    let client = Client::new();
    client
        .get("/_stand-in/fault?set=internal&times=2&after=1")
        .await;
    assert_eq!(statuses(&client, 5).await, [200, 500, 500, 200, 200]);
    client.get("/_stand-in/fault?set=html-503").await;
    assert_eq!(statuses(&client, 3).await, [503, 503, 503]);
    // Only requests for tasks are struck.
    assert_eq!(client.get("/api/v2/ob/clusters").await.status, 200);
    client.get("/_stand-in/fault?set=none").await;
    assert_eq!(statuses(&client, 1).await, [200]);
    assert_eq!(client.get("/_stand-in/fault").await.json()["fault"], "none");
}

#[tokio::test]
async fn an_unknown_fault_is_refused() {
    let client = Client::new();
    let answer = client.get("/_stand-in/fault?set=gremlins").await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("html-502"));
}

#[tokio::test]
async fn requests_are_counted_and_credentials_are_not_kept() {
    let client = Client::new();
    let headers = [
        ("authorization", "Basic c2VjcmV0"),
        ("cookie", "session=secret"),
        ("accept-language", "zh-CN"),
    ];
    client
        .get_with(
            &tasks_path(DEMO_CLUSTER, DEMO_TENANT, "page=1&status=DONE%2CFAILED"),
            &headers,
        )
        .await;
    client.get("/api/v2/info").await;
    let log = client.get("/_stand-in/requests").await;
    assert!(!log.text().contains("c2VjcmV0") && !log.text().contains("secret"));
    let log = log.json();
    assert_eq!(
        (&log["count"], &log["inFlight"], &log["mostInFlight"]),
        (&2.into(), &0.into(), &1.into())
    );
    let first = &log["requests"][0];
    assert_eq!(first["method"], "GET");
    assert_eq!(first["query"], "page=1&status=DONE%2CFAILED");
    assert_eq!(first["headers"]["authorization"], "Basic …");
    assert_eq!(first["headers"]["cookie"], "session=…");
    assert_eq!(first["headers"]["accept-language"], "zh-CN");
    client.get("/_stand-in/fault?set=hang").await;
    client.get("/_stand-in/reset").await;
    assert_eq!(client.get("/_stand-in/requests").await.json()["count"], 0);
    assert_eq!(statuses(&client, 1).await, [200]);
}

#[tokio::test]
async fn the_index_names_every_fault() {
    let client = Client::new();
    for path in ["/_stand-in", "/_stand-in/"] {
        let index = client.get(path).await;
        for fault in Fault::all() {
            assert!(
                index.text().contains(fault.name()) && index.text().contains(fault.description())
            );
        }
        for part in [
            "1 taskId, ",
            "25 snapshotVersionTime",
            "/_stand-in/session/end",
            "/login?callback=",
        ] {
            assert!(index.text().contains(part), "{part}");
        }
    }
}
