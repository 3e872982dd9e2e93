//! A watched task is told of when it ends, also while the page is hidden.

use leptos::prelude::document;
use model::settings::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Notifications, Page, REFRESH_INTERVAL, Timers, attribute, click, has_focus,
    open_auto_refreshing, running_tasks_response, set_page_visible, tasks_response,
};

/// The interval of the automatic refresh of a hidden page, in milliseconds.
const HIDDEN_INTERVAL: i32 = 60_000;

const WATCH: &str = "Tell me when it ends";

async fn watch_task_1(page: &Page) {
    click(&page.button("Expand task 1")).await;
    click(&page.button(WATCH)).await;
}

async fn refresh(page: &Page, timers: &Timers, body: &str) {
    timers.advance(REFRESH_INTERVAL).await;
    page.respond_next(body).await;
}

#[wasm_bindgen_test]
async fn end_of_a_watched_task_is_told() {
    let timers = Timers::install();
    let notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    refresh(&page, &timers, &running_tasks_response(1..=2)).await;
    assert_eq!(notifications.titles(), [""; 0]);
    refresh(&page, &timers, &tasks_response(1..=2, 2)).await;
    let sentence = "Task 1 has ended: Done";
    assert_eq!(notifications.titles(), [sentence]);
    assert_eq!(notifications.asked(), Some(0.0));
    assert!(page.has_text(sentence));
    assert!(document().title().starts_with("Task 1 ended · "));
    assert_eq!(page.announcement(), sentence);
    click(&page.button("Dismiss")).await;
    assert!(!page.has("[data-testid=notice]"));
    assert!(!document().title().contains("ended"));
}

#[wasm_bindgen_test]
async fn hidden_page_refreshes_once_a_minute_while_a_task_is_watched() {
    let timers = Timers::install();
    let notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    set_page_visible(false).await;
    assert_eq!(timers.pending_delays(), [HIDDEN_INTERVAL]);
    timers.advance(HIDDEN_INTERVAL).await;
    page.respond_next(&tasks_response(1..=2, 2)).await;
    assert_eq!(notifications.titles(), ["Task 1 has ended: Done"]);
    assert_eq!(timers.pending_delays(), [0; 0], "nothing is watched now");
    set_page_visible(true).await;
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn hidden_page_does_not_refresh_once_the_watch_has_ended() {
    let timers = Timers::install();
    let _notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    let watch = page.button(WATCH);
    assert_eq!(attribute(&watch, "aria-pressed").as_deref(), Some("true"));
    click(&watch).await;
    assert_eq!(attribute(&watch, "aria-pressed").as_deref(), Some("false"));
    set_page_visible(false).await;
    assert_eq!(timers.pending_delays(), [0; 0]);
    set_page_visible(true).await;
}

#[wasm_bindgen_test]
async fn permission_is_asked_for_on_the_first_watch_only() {
    let _timers = Timers::install();
    let notifications = Notifications::install("default", "granted");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    assert_eq!(notifications.asked(), Some(0.0));
    watch_task_1(&page).await;
    assert_eq!(notifications.asked(), Some(1.0));
    let watch = page.button(WATCH);
    for _ in 0..2 {
        click(&watch).await;
    }
    assert_eq!(notifications.asked(), Some(1.0));
    assert!(page.has_text("it refreshes once a minute"));
}

#[wasm_bindgen_test]
async fn denied_notifications_are_told_and_the_page_tells_the_end() {
    let timers = Timers::install();
    let notifications = Notifications::install("default", "denied");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    assert!(page.has_text("The browser shows no notifications for this page"));
    refresh(&page, &timers, &tasks_response(1..=2, 2)).await;
    assert_eq!(notifications.titles(), [""; 0]);
    assert!(page.has_text("Task 1 has ended: Done"));
}

#[wasm_bindgen_test]
async fn click_on_the_notification_shows_the_task() {
    let timers = Timers::install();
    let notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    click(&page.button("Collapse task 1")).await;
    refresh(&page, &timers, &tasks_response(1..=2, 2)).await;
    notifications.click_first().await;
    page.button("Collapse task 1");
}

#[wasm_bindgen_test]
async fn watched_task_that_leaves_the_list_is_told() {
    let timers = Timers::install();
    let notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    refresh(&page, &timers, &tasks_response(2..=2, 1)).await;
    let gone = "Task 1 is no longer in the list. It may have ended.";
    assert_eq!(notifications.titles(), [gone]);
    assert!(page.has_text(gone));
}

#[wasm_bindgen_test]
async fn button_keeps_the_focus_and_is_gone_with_the_end() {
    let timers = Timers::install();
    let _notifications = Notifications::install("granted", "");
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    let watch = page.button(WATCH);
    watch.focus().expect("a button takes the focus");
    let changed = running_tasks_response(1..=2).replacen("\"outputBytes\"", "\"more\"", 1);
    refresh(&page, &timers, &changed).await;
    assert!(has_focus(&watch));
    refresh(&page, &timers, &tasks_response(1..=2, 2)).await;
    assert!(!page.has("[data-testid=watch]"));
}

#[wasm_bindgen_test]
async fn without_automatic_refreshes_the_button_says_so() {
    let config = Config {
        refresh_seconds: 0,
        ..Config::default()
    };
    let _notifications = Notifications::install("granted", "");
    let page = Page::open_with_config(config, ALL_TASKS_QUERY).await;
    page.respond_next(&running_tasks_response(1..=2)).await;
    watch_task_1(&page).await;
    assert!(page.has_text("Automatic refreshes are off"));
    click(&page.button("Refresh")).await;
    page.respond_next(&tasks_response(1..=2, 2)).await;
    assert!(page.has_text("Task 1 has ended: Done"));
}
