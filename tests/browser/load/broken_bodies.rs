//! Failure responses with an incomplete body: the HTTP status decides what is shown.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, ApiRequest, COUNTDOWN_INTERVAL, Page, REQUEST_TIMEOUT, Timers, click,
    dismiss_sign_in, dispatch, entries_response, is_sign_in_open, open_signed_in, task_json,
    text_of,
};

const BROKEN_BODIES: [&str; 4] = [
    "breaks off",
    "stalls",
    "announces 99 MB",
    "is larger than it is read",
];

/// Responds with a body that stays incomplete in one of the ways of [`BROKEN_BODIES`].
async fn respond_incompletely(
    request: &ApiRequest,
    timers: &Timers,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) {
    match body {
        "breaks off" => request.respond_with_broken_body(status, headers).await,
        "stalls" => {
            request.respond_with_stalled_body(status, headers).await;
            timers.advance(REQUEST_TIMEOUT).await;
        }
        "announces 99 MB" => {
            request
                .respond_with(
                    status,
                    &[headers, &[("Content-Length", "99000000")]].concat(),
                    "{",
                )
                .await;
        }
        _ => {
            request
                .respond_with(status, headers, &" ".repeat(100_001))
                .await;
        }
    }
}

/// Fails when the notice mentions the body.
fn assert_body_not_mentioned(notice: &str, case: &str) {
    for phrase in [
        "No response was received",
        "No complete response was received",
        "The response is larger than",
        "in the middle",
    ] {
        assert!(!notice.contains(phrase), "{case}: {notice}");
    }
}

#[wasm_bindgen_test]
async fn failure_with_a_broken_body_is_explained_by_status_and_not_retried() {
    for (status, sentence) in [
        (400, "The response was empty."),
        (
            401,
            "You are not signed in to OCP, or the session has ended.",
        ),
        (403, "The proxy in front of OCP rejected this request;"),
    ] {
        for body in BROKEN_BODIES {
            let case = format!("{status} {body}");
            let timers = Timers::install();
            let page = Page::open(ALL_TASKS_QUERY).await;
            respond_incompletely(&page.next_request().await, &timers, status, &[], body).await;
            let notice = page.error_notice();
            assert!(
                notice.contains(sentence) && notice.contains(&format!("HTTP{status}")),
                "{case}: {notice}"
            );
            assert_body_not_mentioned(&notice, &case);
            assert!(
                timers.pending_delays().is_empty() && !page.has_button("Cancel"),
                "{case}: {:?}",
                timers.pending_delays()
            );
            dispatch(&window(), "online").await;
            page.assert_no_request().await;
        }
    }
}

#[wasm_bindgen_test]
async fn throttled_page_with_a_broken_body_waits_as_long_as_requested() {
    for body in BROKEN_BODIES {
        let timers = Timers::install();
        let page = Page::open(ALL_TASKS_QUERY).await;
        respond_incompletely(
            &page.next_request().await,
            &timers,
            429,
            &[("RateLimit-Reset", "17")],
            body,
        )
        .await;
        assert!(
            page.error_notice()
                .contains("OCP asks you to wait 17 s before the next one."),
            "{body}: {}",
            page.error_notice()
        );
        assert_body_not_mentioned(&page.error_notice(), body);
        assert_eq!(
            timers.pending_delays(),
            [COUNTDOWN_INTERVAL, 17_499],
            "{body}"
        );
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn refused_credential_with_a_broken_body_is_never_sent_again() {
    for body in BROKEN_BODIES {
        let timers = Timers::install();
        let page = open_signed_in(ALL_TASKS_QUERY).await;
        let request = page.next_request().await;
        respond_incompletely(&request, &timers, 401, &[], body).await;
        assert!(request.is_aborted(), "{body}: the request is aborted");
        let reason = text_of(&page.only("dialog [role=alert]"));
        assert!(
            is_sign_in_open(&page) && reason.starts_with("OCP refused this sign-in."),
            "{body}: {reason}"
        );
        assert!(
            !page.has_button("Sign out"),
            "{body}: the credential is dropped"
        );
        assert_eq!(timers.pending_delays(), [0; 0], "{body}");
        dismiss_sign_in(&page).await;
        for hint in ["online", "focus"] {
            dispatch(&window(), hint).await;
        }
        for button in ["Retry", "Refresh"] {
            click(&page.button(button)).await;
            dismiss_sign_in(&page).await;
        }
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn response_that_breaks_off_states_how_much_was_read() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    request.respond_and_break_off(&[b' '; 3_000]).await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("The response broke off after 3,000 bytes."),
        "{notice}"
    );
    assert!(!notice.contains("No response was received"), "{notice}");
}

#[wasm_bindgen_test]
async fn response_that_is_not_as_encoded_as_it_says_cannot_be_decoded() {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    request
        .respond_with_broken_body(200, &[("Content-Encoding", "gzip")])
        .await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains(
            "The response cannot be decoded: its bytes are not what its Content-Encoding says."
        ),
        "{notice}"
    );
}

#[wasm_bindgen_test]
async fn response_is_decoded_as_declared_and_replaced_bytes_are_reported() {
    let response = |name: &[u8]| {
        let text = entries_response(&[task_json(1)], Some(1));
        let (before, after) = text.split_once("ww1144").expect("the tenant's name");
        [before.as_bytes(), name, after.as_bytes()].concat()
    };
    // "备份" in GBK, declared and not.
    let gbk = response(b"\xb1\xb8\xb7\xdd");
    for (headers, name, is_replaced) in [
        (
            &[("Content-Type", "application/json;charset=GBK")][..],
            "备份",
            false,
        ),
        (&[], "\u{fffd}", true),
        (
            &[("Content-Type", "application/json;charset=no-such")],
            "\u{fffd}",
            true,
        ),
    ] {
        let page = Page::open(&format!("{ALL_TASKS_QUERY}&columns=tenantName")).await;
        let request = page.next_request().await;
        request.respond_with_bytes(200, headers, &gbk).await;
        assert!(page.column_texts("Tenant")[0].contains(name), "{headers:?}");
        let notice =
            "The response has bytes that are no text in its encoding; they are shown as \u{fffd}.";
        assert_eq!(
            page.notices("warning").contains(&notice.to_owned()),
            is_replaced
        );
    }
}
