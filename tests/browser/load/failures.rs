//! Failure notices: what to do, and the facts for support.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, Timers, attribute, click, error_response, tasks_response, text_of};

/// An HTTP status, a body, and a part of the notice.
type Case = (u16, String, &'static str);

/// The text of the error notice after this response to the first request.
async fn failure_notice(status: u16, headers: &[(&str, &str)], body: &str) -> String {
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next_with(status, headers, body).await;
    let notice = page.only("[data-testid=notice]");
    assert_eq!(attribute(&notice, "data-kind").as_deref(), Some("error"));
    let announcement = page.announcement();
    let suffix = if text_of(&notice).contains("Trying again in") {
        " Trying again…"
    } else {
        ""
    };
    let sentence = announcement
        .strip_prefix("The tasks could not be loaded. ")
        .and_then(|rest| rest.strip_suffix(suffix));
    assert!(
        sentence.is_some_and(|sentence| text_of(&notice).contains(sentence)),
        "{announcement}"
    );
    assert!(page.has_button("Retry"));
    page.assert_no_request().await;
    text_of(&notice)
}

#[wasm_bindgen_test]
async fn ocp_failure_explains_what_to_do_and_lists_facts_for_support() {
    for (status, code, sentence) in [
        (
            400,
            "COM10010",
            "OCP does not accept a part of this filter.",
        ),
        (
            400,
            "COM10001",
            "OCP rejected this request, and does not say which part of it is wrong.",
        ),
        (
            401,
            "IAM10000",
            "Sign in: loading continues where it stopped.",
        ),
        (
            403,
            "IAM11000",
            "You do not have permission to see the data backups of cluster 1, tenant 2.",
        ),
        (
            404,
            "OBE11001",
            "OCP has no such cluster, or the cluster no such tenant.",
        ),
        (
            429,
            "0",
            "Too many requests. Wait a minute before the next one.",
        ),
        (
            500,
            "OBE12000",
            "OCP cannot reach the cluster, or the cluster failed.",
        ),
    ] {
        let notice = failure_notice(status, &[], &error_response(code, "because")).await;
        assert!(
            notice.starts_with("The tasks could not be loaded"),
            "{notice}"
        );
        // OCP's code for no error says nothing.
        let code = if code == "0" {
            String::new()
        } else {
            format!("Code{code}")
        };
        assert!(!notice.contains("Code0"), "{notice}");
        for part in [
            sentence,
            &format!("HTTP{status}"),
            &code,
            "Trace id7d02",
            "OCP says: because",
        ] {
            assert!(notice.contains(part), "{part} in: {notice}");
        }
    }
}

#[wasm_bindgen_test]
async fn responses_that_are_not_from_ocp_are_distinguished() {
    let cases: [Case; 7] = [
        (
            502,
            "<html>Bad Gateway</html>".into(),
            "The proxy in front of OCP responded in its place",
        ),
        (
            403,
            "<html>Forbidden</html>".into(),
            "ProxyThe proxy in front of OCP rejected this request; it did not reach OCP.",
        ),
        (200, String::new(), "The response was empty."),
        (
            200,
            tasks_response(1..=3, 3)[..90].into(),
            "The response was cut off.",
        ),
        (
            200,
            "<!doctype html><p>Sign in</p>".into(),
            "A web page came back instead of OCP’s response",
        ),
        (200, "[]".into(), "The response is not from OCP."),
        (
            200,
            error_response("COM10999", "inside"),
            "OCP failed. Retry;",
        ),
    ];
    for (status, body, sentence) in cases {
        let notice = failure_notice(status, &[], &body).await;
        assert!(notice.contains(sentence), "{sentence} in: {notice}");
    }
}

#[wasm_bindgen_test]
async fn throttling_notice_states_how_long_to_wait() {
    for header in ["RateLimit-Reset", "Retry-After"] {
        let notice =
            failure_notice(429, &[(header, "17")], &error_response("0", "slow down")).await;
        assert!(
            notice.contains("OCP asks you to wait 17 s before the next one."),
            "{header}: {notice}"
        );
    }
}

#[wasm_bindgen_test]
async fn request_is_aborted_at_the_timeout() {
    let timers = Timers::install();
    let page = Page::open("cluster=1&tenant=2").await;
    let request = page.next_request().await;
    timers.advance(30_000).await;
    assert!(request.is_aborted(), "the request is aborted");
    request.reject_as_aborted().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("No complete response was received within 30 seconds."),
        "{notice}"
    );
}

#[wasm_bindgen_test]
async fn failure_without_a_response_lists_no_facts() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.next_request().await.fail().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("No response was received.") && !notice.contains("HTTP"),
        "{notice}"
    );
    let announcement = page.announcement();
    assert!(
        announcement.starts_with(
            "The tasks could not be loaded. No response was received. Either this browser is offline,"
        ),
        "{announcement}"
    );
    assert!(announcement.ends_with(" Trying again…"), "{announcement}");
    click(&page.button("Retry")).await;
    page.respond_next(&tasks_response([1], 1)).await;
    assert_eq!(
        (page.task_ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn failure_of_a_new_filter_states_that_rows_are_of_the_previous_one() {
    let page = Page::open_with_response(&tasks_response([1], 1)).await;
    click(&page.by_test_id("filter-status-DONE")).await;
    page.respond_next_with(500, &[], &error_response("OBE12000", "down"))
        .await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("The rows below are still those of the previous filter."),
        "{notice}"
    );
    assert_eq!(page.task_ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn secret_in_a_failure_is_masked() {
    let notice = failure_notice(
        500,
        &[],
        &error_response("1", "cannot write to oss://b?access_key=S3cr3t"),
    )
    .await;
    assert!(
        notice.contains("access_key=***") && !notice.contains("S3cr3t"),
        "{notice}"
    );
}
