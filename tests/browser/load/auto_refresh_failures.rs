//! Automatic refresh after a failure.

use leptos::prelude::window;
use model::settings::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, REFRESH_INTERVAL, Timers, click, dispatch, error_response,
    open_auto_refreshing, running_tasks_response, tasks_response,
};

#[wasm_bindgen_test]
async fn failure_that_needs_the_user_ends_automatic_refresh() {
    for (status, code) in [
        (401, "IAM10000"),
        (403, "IAM11000"),
        (404, "OBE11001"),
        (500, "OBE12000"),
    ] {
        let timers = Timers::install();
        let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
        timers.advance(REFRESH_INTERVAL).await;
        page.respond_next_with(status, &[], &error_response(code, "no"))
            .await;
        assert_eq!(timers.pending_delays(), [0; 0], "{status}");
        assert_eq!(page.task_ids(), ["2", "1"]);
        page.assert_no_request().await;
    }
}

#[wasm_bindgen_test]
async fn transient_failure_does_not_end_automatic_refresh() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    timers.advance(REFRESH_INTERVAL).await;
    for wait in [1_499, 2_999] {
        page.next_request().await.fail().await;
        assert!(
            !timers.pending_delays().contains(&REFRESH_INTERVAL),
            "no refresh waits during a retry: {:?}",
            timers.pending_delays()
        );
        timers.advance(wait).await;
    }
    page.next_request().await.fail().await;
    assert!(
        page.error_notice().contains("Tried 3 times."),
        "{}",
        page.error_notice()
    );
    assert_eq!(page.task_ids(), ["2", "1"]);
    timers.advance(2 * REFRESH_INTERVAL).await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert_eq!((page.task_ids().len(), page.notices("error").len()), (3, 0));
}

#[wasm_bindgen_test]
async fn failed_first_load_resumes_at_the_next_refresh() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    bulk.fail().await;
    for wait in [1_499, 2_999] {
        timers.advance(wait).await;
        page.next_request().await.fail().await;
    }
    assert!(
        page.error_notice().contains("Tried 3 times."),
        "{}",
        page.error_notice()
    );
    assert_eq!(
        timers.pending_delays(),
        [2 * REFRESH_INTERVAL],
        "a refresh is scheduled although nothing runs, later after a failure"
    );
    timers.advance(2 * REFRESH_INTERVAL).await;
    let refresh = page.next_request().await;
    assert_eq!(refresh.url(), bulk.url());
    refresh.respond(&tasks_response(1..=240, 240)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.notices("error")),
        (Some("240"), Vec::new())
    );
    assert_eq!(timers.pending_delays(), [0; 0]);
}

#[wasm_bindgen_test]
async fn cancelled_load_is_not_resumed_automatically() {
    let timers = Timers::install();
    let page = Page::open_with_config(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.next_request().await.fail().await;
    click(&page.button("Cancel")).await;
    assert!(
        page.error_notice()
            .contains("Not tried again until you choose Retry."),
        "{}",
        page.error_notice()
    );
    assert_eq!(timers.pending_delays(), [0; 0]);
    dispatch(&window(), "online").await;
    page.assert_no_request().await;
    click(&page.button("Retry")).await;
    assert!(
        !page.error_notice().contains("Not tried again"),
        "{}",
        page.error_notice()
    );
    page.respond_next(&running_tasks_response(1..=2)).await;
    assert_eq!(
        timers.pending_delays(),
        [REFRESH_INTERVAL],
        "a retry turns automatic refresh on again"
    );
}
