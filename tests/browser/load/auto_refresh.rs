//! Automatic refresh while a task is running.

use model::settings::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, REFRESH_INTERVAL, Timers, advance_clock, attribute, click, dispatch,
    has_focus, open_auto_refreshing, running_tasks_response, set_page_visible, tasks_response,
    text_of,
};

#[wasm_bindgen_test]
async fn running_task_is_refreshed_until_it_has_ended() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    assert_eq!(page.column_texts("Status"), ["Done", "In progress"]);
    for _ in 0..2 {
        assert_eq!(timers.pending_delays(), [REFRESH_INTERVAL]);
        page.assert_no_request().await;
        timers.advance(REFRESH_INTERVAL).await;
        page.respond_next(&running_tasks_response(1..=3)).await;
    }
    timers.advance(REFRESH_INTERVAL).await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert_eq!(page.column_texts("Status"), ["Done"; 3]);
    assert_eq!(timers.pending_delays(), [0; 0]);
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn no_refresh_when_all_tasks_ended_or_it_is_turned_off() {
    let timers = Timers::install();
    drop(open_auto_refreshing(&tasks_response(1..=3, 3)).await);
    assert_eq!(timers.pending_delays(), [0; 0], "all tasks have ended");
    let page = Page::open_with_config(
        Config {
            refresh_seconds: 0,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    page.respond_next(&running_tasks_response(1..=3)).await;
    assert_eq!(timers.pending_delays(), [0; 0], "refreshSeconds is 0");
}

#[wasm_bindgen_test]
async fn refresh_of_a_relative_range_uses_the_current_time() {
    let timers = Timers::install();
    let page = Page::open_with_config(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        "cluster=1&tenant=2&range=24h&zone=utc",
    )
    .await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    request.respond(&running_tasks_response(1..=2)).await;
    timers.advance(REFRESH_INTERVAL).await;
    let refresh = page.next_request().await;
    assert_eq!(
        refresh.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:40Z")
    );
    refresh.respond(&running_tasks_response(1..=2)).await;
    assert!(page.has_text("As of 12:00:40"));
}

#[wasm_bindgen_test]
async fn slow_server_rests_four_times_its_response_time() {
    let timers = Timers::install();
    let page = Page::open_with_config(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        ALL_TASKS_QUERY,
    )
    .await;
    let request = page.next_request().await;
    advance_clock(11_000);
    request.respond(&running_tasks_response(1..=2)).await;
    assert_eq!(timers.pending_delays(), [44_000]);
}

#[wasm_bindgen_test]
async fn hidden_page_does_not_refresh_and_catches_up_when_shown() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    set_page_visible(false).await;
    assert_eq!(timers.pending_delays(), [0; 0]);
    advance_clock(REFRESH_INTERVAL - 1);
    set_page_visible(true).await;
    page.assert_no_request().await;
    assert_eq!(
        timers.pending_delays(),
        [REFRESH_INTERVAL],
        "the rows are still fresh"
    );
    set_page_visible(false).await;
    advance_clock(1);
    set_page_visible(true).await;
    page.respond_next(&running_tasks_response(1..=2)).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn refresh_keeps_open_rows_and_the_focus() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=3)).await;
    let expander = || page.only("[data-task-id='2'] button");
    click(&expander()).await;
    let button = expander();
    button.focus().expect("a button takes the focus");
    let detail = page.by_test_id("row-detail");
    timers.advance(REFRESH_INTERVAL).await;
    page.respond_next(&tasks_response(1..=4, 4).replace("\"duration\":125", "\"duration\":7"))
        .await;
    assert_eq!(page.task_ids(), ["3", "2", "1"], "task 4 waits");
    assert_eq!(
        attribute(&expander(), "aria-expanded").as_deref(),
        Some("true")
    );
    assert!(has_focus(&button));
    assert!(
        detail.is_connected() && text_of(&detail).contains("7 s"),
        "{}",
        text_of(&detail)
    );
}

#[wasm_bindgen_test]
async fn refresh_is_announced_only_when_the_count_changes() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    let announcement = || page.announcement();
    assert_eq!(announcement(), "2 tasks loaded, as of 12:00:00");
    timers.advance(REFRESH_INTERVAL).await;
    assert_eq!(announcement(), "2 tasks loaded, as of 12:00:00");
    page.respond_next(&running_tasks_response(1..=2)).await;
    assert_eq!(
        announcement(),
        "2 tasks loaded, as of 12:00:00",
        "an unchanged count is not announced"
    );
    assert!(page.has_text("As of 12:00:40"));
    timers.advance(REFRESH_INTERVAL).await;
    page.respond_next(&running_tasks_response(1..=3)).await;
    assert_eq!(
        announcement(),
        "3 tasks loaded, as of 12:00:00",
        "a changed count is announced"
    );
    click(&page.button("Refresh")).await;
    page.respond_next(&running_tasks_response(1..=3)).await;
    assert_eq!(
        announcement(),
        "3 tasks loaded, as of 12:01:20",
        "a manual refresh is announced"
    );
}

#[wasm_bindgen_test]
async fn refresh_is_paused_and_resumed_by_a_button_that_keeps_the_focus() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    assert!(page.has_text("every 40 s"));
    assert!(!page.has_text("not refreshed"));
    let button = page.by_test_id("live-refresh");
    assert_eq!(text_of(&button), "Pause");
    button.focus().expect("a button takes the focus");
    click(&button).await;
    assert_eq!(timers.pending_delays(), [0; 0]);
    assert!(page.has_text("refresh paused"));
    assert!(has_focus(&button) && text_of(&button) == "Resume");
    click(&button).await;
    assert_eq!(timers.pending_delays(), [REFRESH_INTERVAL]);

    timers.advance(REFRESH_INTERVAL).await;
    let refresh = page.next_request().await;
    assert!(has_focus(&button), "the button stays during a refresh");
    refresh.respond(&tasks_response(1..=2, 2)).await;
    assert!(page.has_text("nothing runs"));
    assert!(!page.has("[data-testid=live-refresh]"));
}

#[wasm_bindgen_test]
async fn title_states_what_runs_and_what_failed_while_the_user_was_away() {
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    assert!(title().starts_with("1 running · ww1144"), "{}", title());
    set_page_visible(false).await;
    advance_clock(REFRESH_INTERVAL);
    set_page_visible(true).await;
    let failed = tasks_response(1..=2, 2).replacen("DONE", "FAILED", 1);
    page.respond_next(&failed).await;
    assert!(title().starts_with("1 failed · ww1144"), "{}", title());
    dispatch(&page.button("Expand task 1"), "pointerdown").await;
    assert!(title().starts_with("ww1144"), "{}", title());
}

#[wasm_bindgen_test]
async fn nothing_is_said_of_the_refresh_before_it_is_known_what_runs() {
    let config = Config {
        refresh_seconds: 40,
        ..Config::default()
    };
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    let request = page.next_request().await;
    assert!(!page.has(".live"));
    request.respond(&tasks_response(1..=2, 2)).await;
    assert_eq!(text_of(&page.only(".live")), "nothing runs");
}

fn title() -> String {
    leptos::prelude::document().title()
}
