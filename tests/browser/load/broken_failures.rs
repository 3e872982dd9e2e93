//! A failure whose words do not come whole: its status says what to do.

use leptos::prelude::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Call, Page, Timers, click, happens, is_asked, put_away, shown, signed_in};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
/// What a request may take.
const TIMEOUT: i32 = 30_000;
/// The interval of the countdown.
const BEAT: i32 = 1_000;
const WAYS: [&str; 4] = [
    "breaks off",
    "stalls",
    "announces 99 MB",
    "is larger than it is read",
];

/// Answers with a body that does not come whole in one of the ways.
async fn answers(call: &Call, timers: &Timers, status: u16, headers: &[(&str, &str)], way: &str) {
    match way {
        "breaks off" => call.breaks_off(status, headers).await,
        "stalls" => {
            call.stalls(status, headers).await;
            timers.pass(TIMEOUT).await;
        }
        "announces 99 MB" => {
            call.answers_with(
                status,
                &[headers, &[("Content-Length", "99000000")]].concat(),
                "{",
            )
            .await;
        }
        _ => {
            call.answers_with(status, headers, &" ".repeat(100_001))
                .await;
        }
    }
}

/// Fails where the page says anything of how the body came.
fn assert_told_by_status(told: &str, case: &str) {
    for wrong in [
        "No answer came",
        "No whole answer came",
        "The answer is larger than",
        "in the middle",
    ] {
        assert!(!told.contains(wrong), "{case}: {told}");
    }
}

#[wasm_bindgen_test]
async fn a_failure_is_told_by_its_status_and_not_tried_again_whatever_becomes_of_its_body() {
    for (status, sentence) in [
        (400, "The answer was empty."),
        (401, "Nobody is signed in to OCP, or the session is over."),
        (403, "The proxy in front of OCP forbids this request;"),
    ] {
        for way in WAYS {
            let case = format!("{status} {way}");
            let timers = Timers::hold();
            let page = Page::open(TENANT).await;
            answers(&page.call().await, &timers, status, &[], way).await;
            let told = page.error();
            assert!(
                told.contains(sentence) && told.contains(&format!("HTTP{status}")),
                "{case}: {told}"
            );
            assert_told_by_status(&told, &case);
            assert!(
                timers.waiting().is_empty() && !page.has_button("Cancel"),
                "{case}: {:?}",
                timers.waiting()
            );
            happens(&window(), "online").await;
            page.asks_nothing().await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_throttled_page_waits_as_long_as_it_is_asked_to_whatever_becomes_of_the_body() {
    for way in WAYS {
        let timers = Timers::hold();
        let page = Page::open(TENANT).await;
        answers(
            &page.call().await,
            &timers,
            429,
            &[("RateLimit-Reset", "17")],
            way,
        )
        .await;
        assert!(
            page.error()
                .contains("OCP asks to wait 17 s before the next."),
            "{way}: {}",
            page.error()
        );
        assert_told_by_status(&page.error(), way);
        assert_eq!(timers.waiting(), [BEAT, 17_499], "{way}");
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn a_refused_credential_is_never_sent_again_whatever_becomes_of_the_body() {
    for way in WAYS {
        let timers = Timers::hold();
        let page = signed_in(TENANT).await;
        let call = page.call().await;
        answers(&call, &timers, 401, &[], way).await;
        assert!(call.is_aborted(), "{way}: the rest still comes");
        let why = shown(&page.the("dialog [role=alert]"));
        assert!(
            is_asked(&page) && why.starts_with("OCP refuses this sign-in."),
            "{way}: {why}"
        );
        assert!(
            !page.has_button("Sign out"),
            "{way}: the credential is kept"
        );
        assert_eq!(timers.waiting(), [0; 0], "{way}");
        put_away(&page).await;
        for hint in ["online", "focus"] {
            happens(&window(), hint).await;
        }
        for button in ["Retry", "Refresh"] {
            click(&page.button(button)).await;
            put_away(&page).await;
        }
        page.asks_nothing().await;
    }
}
