//! Faults without tasks: redirects, limits and OCP's own errors.

use ocp_stand_in::Fault;
use ocp_stand_in::demo::FAULT_CLUSTER;
use serde_json::json;

use crate::client::{Client, Response};

async fn request_tasks(fault: Fault) -> Response {
    Client::new()
        .tasks(FAULT_CLUSTER, fault.tenant_id(), "")
        .await
}

#[tokio::test]
async fn redirects_have_their_location() {
    for (fault, place) in [
        (Fault::Redirect, "/login"),
        (Fault::RedirectAway, "http://127.0.0.1:9/"),
    ] {
        let response = request_tasks(fault).await;
        assert!(response.status == 302 && response.headers["location"] == place);
    }
}

#[tokio::test]
async fn rate_limits_have_their_headers() {
    for (fault, header, value) in [
        (Fault::RetryAfter, "retry-after", "7"),
        (Fault::RateLimitedDay, "ratelimit-reset", "86400"),
        (Fault::RateLimitedGarbage, "ratelimit-reset", "soon"),
    ] {
        let response = request_tasks(fault).await;
        assert!(response.status == 429 && response.headers[header] == value);
        assert_eq!(
            response.headers.contains_key("ratelimit-reset"),
            header == "ratelimit-reset"
        );
        assert_eq!(
            response.body,
            include_bytes!("../../samples/rate-limited.json")
        );
    }
}

#[tokio::test]
async fn errors_have_the_form_and_code_of_ocp() {
    for (fault, status, code) in [
        (Fault::FieldErrors, 400, "COM10001"),
        (Fault::RangeTooLong, 400, "COM10014"),
        (Fault::BadTime, 400, "COM10010"),
        (Fault::Envelope503, 503, "COM10999"),
    ] {
        let response = request_tasks(fault).await;
        assert_eq!(
            (response.status.as_u16(), response.error_code()),
            (status, json!(code))
        );
    }
    let error = request_tasks(Fault::FieldErrors).await.json()["error"].take();
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
async fn a_response_without_contents_and_total_is_empty() {
    assert_eq!(
        request_tasks(Fault::NoContentsNoTotal).await.json()["data"],
        json!({})
    );
}
