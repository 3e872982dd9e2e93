//! Limits set in `config.json`: timeout, number of tasks and response size.

use leptos::prelude::document;
use model::settings::config::Config;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Timers, click, dispatch, open_configured, tasks_response, text_of, type_in,
    value, wait_until,
};

#[wasm_bindgen_test]
async fn request_times_out_as_configured() {
    let timers = Timers::install();
    let page = open_configured(
        Config {
            timeout_seconds: 7,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    let request = page.next_request().await;
    assert_eq!(timers.pending_delays(), [7_000]);
    timers.advance(7_000).await;
    assert!(request.is_aborted());
    request.reject_as_aborted().await;
    assert!(
        page.error_notice()
            .contains("No complete response was received within 7 seconds."),
        "{}",
        page.error_notice()
    );
}

#[wasm_bindgen_test]
async fn task_limit_holds_until_the_user_loads_all() {
    let page = open_configured(
        Config {
            max_tasks: 200,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    page.assert_no_request().await;
    assert!(
        page.has_text("240 tasks") && page.has_text("200 of 240 loaded, the order covers these")
    );
    click(&page.button("Load the rest")).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert!(page.has_text("240 tasks") && !page.has_button("Load the rest"));
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=200, 240)).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert!(
        page.has_text("240 tasks"),
        "a refresh after Load all loads all again"
    );
}

#[wasm_bindgen_test]
async fn page_beyond_the_task_limit_is_loaded_on_demand() {
    let page = open_configured(
        Config {
            max_tasks: 200,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.respond_next(&tasks_response(1..=200, 250)).await;
    let field = page.by_test_id("page-go");
    let error = || text_of(&page.only("#page-go-error"));
    for (typed, message) in [
        ("14", "Enter a page from 1 to 13"),
        ("11", "Pages 11 to 13 are not loaded yet"),
        ("x", "Enter a page from 1 to 13"),
        ("13", "Pages 11 to 13 are not loaded yet"),
    ] {
        type_in(&field, typed).await;
        dispatch(&page.only(".pager__go"), "submit").await;
        assert_eq!(
            (error().as_str(), page.has("[data-testid=page-go-load]")),
            (message, message.starts_with("Pages"))
        );
    }
    page.assert_no_request().await;
    click(&page.by_test_id("page-go-load")).await;
    assert!(
        document().active_element() == Some(field.clone().unchecked_into()),
        "the focus moves to the field as the button is removed"
    );
    assert_eq!(
        (
            error().as_str(),
            text_of(&page.by_test_id("page-status")).as_str()
        ),
        ("", "Page 13 is being loaded")
    );
    page.respond_next(&tasks_response(1..=250, 250)).await;
    assert_eq!(
        (
            text_of(&page.by_test_id("page-status")).as_str(),
            value(&field).as_str()
        ),
        ("241–250 of 250", "13")
    );
    // The find result has pages of its own.
    type_in(&page.by_test_id("find"), "ww").await;
    type_in(&field, "14").await;
    dispatch(&page.only(".pager__go"), "submit").await;
    assert_eq!(error(), "Enter a page from 1 to 13");
}

#[wasm_bindgen_test]
async fn response_above_the_size_limit_is_not_read() {
    let too_large = "x".repeat(1_000_001);
    for (headers, body) in [
        (vec![("Content-Length", "1000001")], "{}"),
        (vec![], too_large.as_str()),
    ] {
        let page = open_configured(
            Config {
                max_answer_megabytes: 1,
                ..Config::default()
            },
            ALL_TASKS_QUERY,
        )
        .await;
        let request = page.next_request().await;
        request.respond_with(200, &headers, body).await;
        assert!(request.is_aborted(), "the request is aborted");
        assert!(
            page.error_notice()
                .contains("The response is larger than 1 MB"),
            "{}",
            page.error_notice()
        );
        assert!(
            page.error_notice().contains("This page") && !page.error_notice().contains("Trying"),
            "{}",
            page.error_notice()
        );
        page.assert_no_request().await;
    }
    let page = open_configured(
        Config {
            max_answer_megabytes: 1,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    let answer = tasks_response([1], 1);
    let padded = " ".repeat(1_000_000 - answer.len()) + &answer;
    page.respond_next(&padded).await;
    wait_until("a response of exactly the limit is read", || {
        page.task_ids() == ["1"]
    })
    .await;
}
