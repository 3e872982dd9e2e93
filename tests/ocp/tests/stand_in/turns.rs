//! Faults that act by turns.

use std::time::Duration;

use ocp_stand_in::Fault;
use ocp_stand_in::demo::{DEMO_CLUSTER, FAULT_CLUSTER, LARGE_TENANT};
use serde_json::Value;
use tokio::time::sleep;

use crate::client::Client;

/// The total, and the first id, as they are at `count` requests.
async fn seen(client: &Client, fault: Fault, count: usize) -> Vec<(i64, Value)> {
    let mut seen = Vec::new();
    for _ in 0..count {
        let answer = client
            .tasks(FAULT_CLUSTER, fault.tenant_id(), "size=1")
            .await;
        seen.push((answer.total(), answer.contents()[0]["taskId"].clone()));
    }
    seen
}

fn totals(seen: &[(i64, Value)]) -> Vec<i64> {
    seen.iter().map(|(total, _)| *total).collect()
}

#[tokio::test]
async fn tasks_appear_and_vanish_between_requests() {
    let client = Client::new();
    let shifting = seen(&client, Fault::Shifting, 3).await;
    assert_eq!(totals(&shifting), [6000, 6001, 6002]);
    assert!(
        shifting[0].1 != shifting[1].1 && shifting[1].1 != shifting[2].1,
        "it is in front that they appear"
    );
    let vanishing = seen(&client, Fault::Vanishing, 3).await;
    assert_eq!(totals(&vanishing), [6400, 6399, 6398]);
    assert!(vanishing[0].1 != vanishing[1].1);
    client.get("/_stand-in/reset").await;
    assert_eq!(seen(&client, Fault::Shifting, 1).await[0], shifting[0]);
}

#[tokio::test]
async fn a_shifted_page_repeats_a_task_and_one_after_a_loss_skips_one() {
    let client = Client::new();
    for (fault, overlap) in [(Fault::Shifting, 1), (Fault::Vanishing, 0)] {
        let mut ids = Vec::new();
        for page in 1..=2 {
            let answer = client
                .tasks(
                    FAULT_CLUSTER,
                    fault.tenant_id(),
                    &format!("page={page}&size=2000"),
                )
                .await;
            assert_eq!(answer.contents().len(), 2000);
            ids.push(answer.contents());
        }
        assert_eq!(
            ids[0].last() == ids[1].first(),
            overlap == 1,
            "{}",
            fault.name()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn one_task_appears_before_the_third_request_after_a_rest() {
    let client = Client::new();
    assert_eq!(
        totals(&seen(&client, Fault::ShiftingOnce, 5).await),
        [6000, 6000, 6001, 6001, 6001]
    );
    sleep(Duration::from_secs(5)).await;
    assert_eq!(
        totals(&seen(&client, Fault::ShiftingOnce, 4).await),
        [6001, 6001, 6002, 6002]
    );
    client.get("/_stand-in/reset").await;
    assert_eq!(
        totals(&seen(&client, Fault::ShiftingOnce, 3).await),
        [6000, 6000, 6001]
    );
}

#[tokio::test(start_paused = true)]
async fn a_gateway_fails_once_or_twice() {
    let client = Client::new();
    for (fault, expected) in [
        (Fault::GatewayOnce, [503, 200, 200]),
        (Fault::Flaky, [503, 503, 200]),
    ] {
        for _ in 0..2 {
            let mut statuses = Vec::new();
            for _ in 0..3 {
                statuses.push(
                    client
                        .tasks(FAULT_CLUSTER, fault.tenant_id(), "")
                        .await
                        .status
                        .as_u16(),
                );
                // Who waits before asking again does not begin anew.
                sleep(Duration::from_secs(30)).await;
            }
            assert_eq!(statuses, expected, "{}", fault.name());
            sleep(Duration::from_mins(1)).await;
        }
    }
}

#[tokio::test]
async fn turns_count_for_each_tenant_and_begin_when_a_fault_is_set() {
    let client = Client::new();
    for _ in 0..2 {
        client.get("/_stand-in/fault?set=gateway-once").await;
        assert_eq!(
            client
                .tasks(DEMO_CLUSTER, LARGE_TENANT, "size=1")
                .await
                .status,
            503
        );
        assert_eq!(
            client
                .tasks(DEMO_CLUSTER, LARGE_TENANT, "size=1")
                .await
                .status,
            200
        );
        assert_eq!(client.tasks(FAULT_CLUSTER, 1, "size=1").await.status, 503);
    }
}

#[tokio::test]
async fn totals_are_no_counts() {
    let client = Client::new();
    for total in ["\"many\"", "-1", "1e30", "18446744073709551616", "\"many\""] {
        let answer = client
            .tasks(FAULT_CLUSTER, Fault::TotalGarbage.tenant_id(), "")
            .await;
        assert!(
            answer
                .text()
                .contains(&format!("\"totalElements\":{total},")),
            "{total}"
        );
        assert_eq!(answer.contents().len(), 60);
    }
}
