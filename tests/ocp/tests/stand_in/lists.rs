//! The lists of clusters and of tenants, and their faults.

use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};
use serde_json::{Value, json};

use crate::client::{Answer, Client};

const CLUSTERS: &str = "/api/v2/ob/clusters";

async fn ask(fault: &str, query: &str) -> Answer {
    let client = Client::new();
    assert_eq!(
        client
            .get(&format!("/_stand-in/lists?set={fault}"))
            .await
            .json()["fault"],
        fault
    );
    client.get(&format!("{CLUSTERS}?{query}")).await
}

fn names(answer: &Answer) -> Vec<Value> {
    answer
        .contents()
        .iter()
        .map(|row| row["name"].clone())
        .collect()
}

#[tokio::test]
async fn a_fault_of_lists_strikes_lists_only_and_as_often_as_told() {
    let client = Client::new();
    client
        .get("/_stand-in/lists?set=forbidden&times=1&after=1")
        .await;
    let tenants = format!("{CLUSTERS}/{DEMO_CLUSTER}/tenants");
    assert_eq!(client.get(CLUSTERS).await.status, 200);
    assert_eq!(
        client
            .tasks(DEMO_CLUSTER, DEMO_TENANT, "size=1")
            .await
            .status,
        200
    );
    let refused = client.get(&tenants).await;
    assert_eq!(
        (refused.status.as_u16(), refused.error_code()),
        (403, json!("IAM11000"))
    );
    assert_eq!(client.get(&tenants).await.status, 200);
    client.get("/_stand-in/lists?set=internal").await;
    client.get("/_stand-in/reset").await;
    assert_eq!(client.get(CLUSTERS).await.status, 200);
}

#[tokio::test]
async fn an_unknown_fault_of_lists_is_refused() {
    for name in ["gremlins", "shifting"] {
        let answer = Client::new()
            .get(&format!("/_stand-in/lists?set={name}"))
            .await;
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("name-ignored"));
    }
}

#[tokio::test]
async fn a_long_list_has_pages_and_is_searched_by_name() {
    let answer = ask("many", "page=2&size=50").await;
    assert_eq!(
        (answer.total(), names(&answer)[0].as_str()),
        (5_000, Some("many_0051"))
    );
    let answer = ask("many", "page=1&size=50&name=many_499").await;
    assert_eq!((answer.total(), names(&answer).len()), (10, 10));
    let answer = ask("name-ignored", "page=1&size=50&name=many_499").await;
    assert_eq!(
        (answer.total(), names(&answer)[0].as_str()),
        (5_000, Some("many_0001"))
    );
    let answer = ask("page-ignored", "page=2&size=50").await;
    assert_eq!(
        (answer.total(), names(&answer)[0].as_str()),
        (5_000, Some("many_0001"))
    );
    assert_eq!(
        ask("no-total", "page=1&size=50").await.json()["data"].get("page"),
        None
    );
}

#[tokio::test]
async fn spoilt_lists_are_what_they_are_called() {
    let hostile = ask("hostile-names", "").await;
    assert!(hostile.text().contains("<script>") && hostile.text().contains("\\ud800"));
    let odd = ask("odd-entries", "").await;
    assert!(
        odd.text().contains("9007199254740993") && odd.text().contains("\"9223372036854775807\"")
    );
    assert!(odd.text().contains("null") && odd.text().contains("42"));
    assert!(ask("truncated", "").await.text().starts_with("{\"data\""));
    assert_eq!(
        ask("html-200", "").await.headers["content-type"]
            .to_str()
            .unwrap_or_default(),
        "text/html; charset=utf-8"
    );
}
