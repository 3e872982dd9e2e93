//! Faults in which no tasks come: redirects, limits and OCP's own refusals.

use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;
use serde_json::json;

use crate::client::{Answer, Client};

async fn ask(fault: Fault) -> Answer {
    Client::new()
        .tasks(FAULT_CLUSTER, fault.tenant_id(), "")
        .await
}

#[tokio::test]
async fn requests_are_sent_elsewhere() {
    for (fault, place) in [
        (Fault::Redirect, "/login"),
        (Fault::RedirectAway, "http://127.0.0.1:9/"),
    ] {
        let answer = ask(fault).await;
        assert!(answer.status == 302 && answer.headers["location"] == place);
    }
}

#[tokio::test]
async fn limits_say_when_or_nothing_that_helps() {
    for (fault, header, value) in [
        (Fault::RetryAfter, "retry-after", "7"),
        (Fault::RateLimitedDay, "ratelimit-reset", "86400"),
        (Fault::RateLimitedGarbage, "ratelimit-reset", "soon"),
    ] {
        let answer = ask(fault).await;
        assert!(answer.status == 429 && answer.headers[header] == value);
        assert_eq!(
            answer.headers.contains_key("ratelimit-reset"),
            header == "ratelimit-reset"
        );
        assert_eq!(
            answer.body,
            include_bytes!("../../samples/rate-limited.json")
        );
    }
}

#[tokio::test]
async fn ocp_refuses_in_its_own_form() {
    for (fault, status, code) in [
        (Fault::FieldErrors, 400, "COM10001"),
        (Fault::RangeTooLong, 400, "COM10014"),
        (Fault::BadTime, 400, "COM10010"),
        (Fault::Envelope503, 503, "COM10999"),
    ] {
        let answer = ask(fault).await;
        assert_eq!(
            (answer.status.as_u16(), answer.error_code()),
            (status, json!(code))
        );
    }
    let error = ask(Fault::FieldErrors).await.json()["error"].take();
    let fields: Vec<_> = error["subErrors"]
        .as_array()
        .expect("subErrors")
        .iter()
        .map(|sub| &sub["field"])
        .collect();
    assert_eq!(fields, ["startTime", "endTime", "status", "backupSetId"]);
    assert_eq!(error["target"], "startTime");
}

#[tokio::test]
async fn answers_lack_what_they_are_about() {
    assert_eq!(
        ask(Fault::NoContentsNoTotal).await.json()["data"],
        json!({})
    );
}
