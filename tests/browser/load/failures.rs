//! Each failure in words that tell what to do, with the facts for support.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, Timers, answer, attribute, click, failure, name, shown, task, tasks};

/// A status, a body, and what the notice says of them.
type Case = (u16, String, &'static str);

/// What the only error notice says after the first request was answered so.
async fn told(status: u16, headers: &[(&str, &str)], body: &str) -> String {
    let page = Page::open("cluster=1&tenant=2").await;
    page.call().await.answers_with(status, headers, body).await;
    let notice = page.the("[data-testid=notice]");
    assert_eq!(attribute(&notice, "data-kind").as_deref(), Some("error"));
    let said = shown(&page.the("[role=status]"));
    let again = if shown(&notice).contains("Trying again in") {
        " Trying again…"
    } else {
        ""
    };
    let sentence = said
        .strip_prefix("The tasks could not be loaded. ")
        .and_then(|rest| rest.strip_suffix(again));
    assert!(
        sentence.is_some_and(|sentence| shown(&notice).contains(sentence)),
        "{said}"
    );
    assert!(page.has_button("Retry"));
    page.asks_nothing().await;
    shown(&notice)
}

#[wasm_bindgen_test]
async fn every_failure_of_ocp_says_what_to_do_and_what_support_asks_for() {
    for (status, code, sentence) in [
        (
            400,
            "COM10010",
            "OCP does not accept a part of this filter.",
        ),
        (
            400,
            "COM10001",
            "OCP does not accept this request, and does not say which part of it.",
        ),
        (
            401,
            "IAM10000",
            "Sign in: loading goes on where it stopped.",
        ),
        (
            403,
            "IAM11000",
            "You lack the right to see the data backups of cluster 1, tenant 2.",
        ),
        (
            404,
            "OBE11001",
            "OCP has no such cluster, or the cluster no such tenant.",
        ),
        (
            429,
            "0",
            "Too many requests. Wait a minute before the next.",
        ),
        (
            500,
            "OBE12000",
            "OCP cannot reach the cluster, or the cluster failed.",
        ),
    ] {
        let notice = told(status, &[], &failure(code, "because")).await;
        assert!(
            notice.starts_with("The tasks could not be loaded"),
            "{notice}"
        );
        for part in [
            sentence,
            &format!("HTTP{status}"),
            &format!("Code{code}"),
            "Trace id7d02",
            "OCP says: because",
        ] {
            assert!(notice.contains(part), "{part} in: {notice}");
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_no_answer_of_ocp_is_told_apart() {
    let cases: [Case; 7] = [
        (
            502,
            "<html>Bad Gateway</html>".into(),
            "The proxy in front of OCP answered in its place",
        ),
        (
            403,
            "<html>Forbidden</html>".into(),
            "ProxyThe proxy in front of OCP forbids this request; OCP was not asked.",
        ),
        (200, String::new(), "The answer was empty."),
        (
            200,
            tasks(1..=3, 3)[..90].into(),
            "The answer ended in the middle.",
        ),
        (
            200,
            "<!doctype html><p>Sign in</p>".into(),
            "A web page came instead of OCP’s answer",
        ),
        (200, "[]".into(), "The answer is not one of OCP’s."),
        (200, failure("COM10999", "inside"), "OCP failed. Retry;"),
    ];
    for (status, body, sentence) in cases {
        let notice = told(status, &[], &body).await;
        assert!(notice.contains(sentence), "{sentence} in: {notice}");
    }
}

#[wasm_bindgen_test]
async fn a_throttled_user_hears_how_long_to_wait() {
    for header in ["RateLimit-Reset", "Retry-After"] {
        let notice = told(429, &[(header, "17")], &failure("0", "slow down")).await;
        assert!(
            notice.contains("OCP asks to wait 17 s before the next."),
            "{header}: {notice}"
        );
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_does_not_come_in_time_is_given_up() {
    let timers = Timers::hold();
    let page = Page::open("cluster=1&tenant=2").await;
    let call = page.call().await;
    timers.pass(30_000).await;
    assert!(call.is_aborted(), "the request goes on");
    call.ends_as_aborted().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("No whole answer came within 30 seconds."),
        "{notice}"
    );
}

#[wasm_bindgen_test]
async fn no_answer_at_all_has_no_facts() {
    let page = Page::open("cluster=1&tenant=2").await;
    page.call().await.breaks().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("No answer came.") && !notice.contains("HTTP"),
        "{notice}"
    );
    let said = shown(&page.the("[role=status]"));
    assert!(
        said.starts_with(
            "The tasks could not be loaded. No answer came. Either this browser is offline,"
        ),
        "{said}"
    );
    assert!(said.ends_with(" Trying again…"), "{said}");
    click(&page.button("Retry")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(
        (page.ids(), page.notices("error")),
        (vec!["1".to_owned()], Vec::new())
    );
}

#[wasm_bindgen_test]
async fn a_failure_under_another_filter_says_which_rows_are_shown() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    page.call()
        .await
        .answers_with(500, &[], &failure("OBE12000", "down"))
        .await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("The rows below still answer the previous filter."),
        "{notice}"
    );
    assert_eq!(page.ids(), ["1"]);
}

#[wasm_bindgen_test]
async fn a_secret_in_a_failure_is_not_shown() {
    let notice = told(
        500,
        &[],
        &failure("1", "cannot write to oss://b?access_key=S3cr3t"),
    )
    .await;
    assert!(
        notice.contains("access_key=***") && !notice.contains("S3cr3t"),
        "{notice}"
    );
}

#[wasm_bindgen_test]
async fn each_wrong_part_of_a_link_is_told_and_can_be_put_away() {
    let page = Page::open("cluster=1&tenant=2&size=7&colour=red").await;
    page.call().await.answers(&tasks([1], 1)).await;
    let lines: Vec<_> = page
        .all("[data-testid=notice] li")
        .iter()
        .map(|line| shown(line))
        .collect();
    assert_eq!(
        lines,
        [
            "The link’s “size=7” is not understood and is ignored.",
            "The link’s “colour” is not a parameter of this page and is ignored."
        ]
    );
    assert_eq!(
        page.notices("warning"),
        [lines.concat()],
        "one notice tells all of it"
    );
    let [dismiss] = page
        .all("[data-testid=notice] button")
        .try_into()
        .expect("one button");
    assert_eq!(name(&dismiss), "Dismiss");
    click(&dismiss).await;
    assert_eq!(page.notices("warning"), [""; 0]);

    let page = Page::open("cluster=1&tenant=2&range=all&status=FOO,FAILED").await;
    let call = page.call().await;
    assert_eq!(call.parameter("status").as_deref(), Some("FAILED"));
    let mut failed = task(1);
    failed["status"] = json!("FAILED");
    call.answers(&answer(&[failed], Some(1))).await;
    let told = page.the("[data-testid=notice] p");
    assert_eq!(
        shown(&told),
        "Of the link’s “status”, “FOO” is not understood and is left out."
    );
    assert!(
        !page.has("[data-testid=notice] ul"),
        "one sentence is no list"
    );
}

#[wasm_bindgen_test]
async fn an_answer_that_is_short_or_holds_no_tasks_is_called_that() {
    let page = Page::with_answer(&answer(&[task(1), json!(42), json!("x")], Some(9))).await;
    let left_out =
        "2 entries of OCP’s answer are not tasks and are left out.Show as received42\"x\"";
    assert_eq!(page.notices("warning"), [left_out]);
    page.call().await.answers(&answer(&[], Some(9))).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP says that 9 tasks match, but gave only 3 different ones.",
            left_out
        ]
    );
    assert_eq!(page.ids(), ["1"]);
}
