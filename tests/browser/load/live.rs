//! While a task runs the page asks again by itself; else it does not.

use leptos::prelude::{document, window};
use model::settings::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, Timers, attribute, click, failure, happens, is_looked_at, later, shown, tasks,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const EVERY: i32 = 40_000;

/// Tasks of which the first runs.
fn running(ids: std::ops::RangeInclusive<i64>) -> String {
    let total = ids.clone().count();
    tasks(ids, total).replacen("DONE", "DOING", 1)
}

/// The console that asks again after 40 seconds; its first request is answered with `body`.
async fn live(body: &str) -> Page {
    let page = Page::set_up(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.answers(body).await;
    page
}

#[wasm_bindgen_test]
async fn a_running_task_is_asked_for_again_until_it_has_ended() {
    let timers = Timers::hold();
    let page = live(&running(1..=2)).await;
    assert_eq!(page.column("Status"), ["Done", "In progress"]);
    for _ in 0..2 {
        assert_eq!(timers.waiting(), [EVERY]);
        page.asks_nothing().await;
        timers.pass(EVERY).await;
        page.call().await.answers(&running(1..=3)).await;
    }
    timers.pass(EVERY).await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert_eq!(page.column("Status"), ["Done"; 3]);
    assert_eq!(timers.waiting(), [0; 0]);
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn nothing_is_asked_again_where_all_has_ended_or_nobody_wants_it() {
    let timers = Timers::hold();
    drop(live(&tasks(1..=3, 3)).await);
    assert_eq!(timers.waiting(), [0; 0], "all has ended");
    let page = Page::set_up(
        Config {
            refresh_seconds: 0,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.answers(&running(1..=3)).await;
    assert_eq!(timers.waiting(), [0; 0], "refreshSeconds is 0");
}

#[wasm_bindgen_test]
async fn the_range_moves_on_with_the_time() {
    let timers = Timers::hold();
    let page = Page::set_up(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        "cluster=1&tenant=2&range=24h&zone=utc",
    )
    .await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:00Z")
    );
    call.answers(&running(1..=2)).await;
    timers.pass(EVERY).await;
    let again = page.call().await;
    assert_eq!(
        again.parameter("startTime").as_deref(),
        Some("2024-08-08T12:00:40Z")
    );
    again.answers(&running(1..=2)).await;
    assert!(page.says("As of 12:00:40"));
}

#[wasm_bindgen_test]
async fn a_slow_server_is_given_ten_times_as_long() {
    let timers = Timers::hold();
    let page = Page::set_up(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    let call = page.call().await;
    later(7_000);
    call.answers(&running(1..=2)).await;
    assert_eq!(timers.waiting(), [70_000]);
}

#[wasm_bindgen_test]
async fn a_page_that_nobody_sees_does_not_ask_and_asks_at_once_when_it_is_seen() {
    let timers = Timers::hold();
    let page = live(&running(1..=2)).await;
    is_looked_at(false).await;
    assert_eq!(timers.waiting(), [0; 0]);
    later(EVERY - 1);
    is_looked_at(true).await;
    page.asks_nothing().await;
    assert_eq!(timers.waiting(), [EVERY], "its rows are not old yet");
    is_looked_at(false).await;
    later(1);
    is_looked_at(true).await;
    page.call().await.answers(&running(1..=2)).await;
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_failure_that_only_the_user_can_help_ends_it() {
    for (status, code) in [
        (401, "IAM10000"),
        (403, "IAM11000"),
        (404, "OBE11001"),
        (500, "OBE12000"),
    ] {
        let timers = Timers::hold();
        let page = live(&running(1..=2)).await;
        timers.pass(EVERY).await;
        page.call()
            .await
            .answers_with(status, &[], &failure(code, "no"))
            .await;
        assert_eq!(timers.waiting(), [0; 0], "{status}");
        assert_eq!(page.ids(), ["2", "1"]);
        page.asks_nothing().await;
    }
}

#[wasm_bindgen_test]
async fn a_failure_that_may_be_over_soon_does_not_end_it() {
    let timers = Timers::hold();
    let page = live(&running(1..=2)).await;
    timers.pass(EVERY).await;
    for wait in [1_499, 2_999] {
        page.call().await.breaks().await;
        assert!(
            !timers.waiting().contains(&EVERY),
            "one after the other: {:?}",
            timers.waiting()
        );
        timers.pass(wait).await;
    }
    page.call().await.breaks().await;
    assert!(page.error().contains("Tried 3 times."), "{}", page.error());
    assert_eq!(page.ids(), ["2", "1"]);
    timers.pass(EVERY).await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert_eq!((page.ids().len(), page.notices("error").len()), (3, 0));
}

#[wasm_bindgen_test]
async fn what_is_open_and_where_the_focus_is_stays() {
    let timers = Timers::hold();
    let page = live(&running(1..=3)).await;
    let expander = || page.the("[data-task-id='2'] button");
    click(&expander()).await;
    let button = expander();
    button.focus().expect("a button takes the focus");
    let detail = page.hook("row-detail");
    timers.pass(EVERY).await;
    page.call()
        .await
        .answers(&tasks(1..=4, 4).replace("\"duration\":125", "\"duration\":7"))
        .await;
    assert_eq!(page.ids(), ["4", "3", "2", "1"]);
    assert_eq!(
        attribute(&expander(), "aria-expanded").as_deref(),
        Some("true")
    );
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.is_same_node(Some(&button)))
    );
    assert!(
        detail.is_connected() && shown(&detail).contains("7 s"),
        "{}",
        shown(&detail)
    );
}

#[wasm_bindgen_test]
async fn a_refresh_is_not_announced_as_a_load_of_its_own() {
    let timers = Timers::hold();
    let page = live(&running(1..=2)).await;
    let said = || shown(&page.the("[role=status]"));
    assert_eq!(said(), "2 tasks loaded, as of 12:00:00");
    timers.pass(EVERY).await;
    assert_eq!(said(), "2 tasks loaded, as of 12:00:00");
    page.call().await.answers(&running(1..=2)).await;
    assert_eq!(
        said(),
        "2 tasks loaded, as of 12:00:00",
        "nothing new is nothing to say"
    );
    assert!(page.says("As of 12:00:40"));
    timers.pass(EVERY).await;
    page.call().await.answers(&running(1..=3)).await;
    assert_eq!(
        said(),
        "3 tasks loaded, as of 12:00:00",
        "another number is news"
    );
    click(&page.button("Refresh")).await;
    page.call().await.answers(&running(1..=3)).await;
    assert_eq!(
        said(),
        "3 tasks loaded, as of 12:01:20",
        "who asks hears an answer"
    );
}

#[wasm_bindgen_test]
async fn a_first_load_that_gave_up_is_taken_up_where_it_stopped() {
    let timers = Timers::hold();
    let page = live(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    bulk.breaks().await;
    for wait in [1_499, 2_999] {
        timers.pass(wait).await;
        page.call().await.breaks().await;
    }
    assert!(page.error().contains("Tried 3 times."), "{}", page.error());
    assert_eq!(timers.waiting(), [EVERY], "though nothing runs");
    timers.pass(EVERY).await;
    let again = page.call().await;
    assert_eq!(again.url(), bulk.url());
    again.answers(&tasks(1..=240, 240)).await;
    assert_eq!(
        (page.loaded().as_deref(), page.notices("error")),
        (Some("240"), Vec::new())
    );
    assert_eq!(timers.waiting(), [0; 0]);
}

#[wasm_bindgen_test]
async fn what_the_user_has_stopped_is_not_taken_up() {
    let timers = Timers::hold();
    let page = Page::set_up(
        Config {
            refresh_seconds: 40,
            ..Config::default()
        },
        TENANT,
    )
    .await;
    page.call().await.breaks().await;
    click(&page.button("Cancel")).await;
    assert!(
        page.error().contains("Not tried again until you ask."),
        "{}",
        page.error()
    );
    assert_eq!(timers.waiting(), [0; 0]);
    happens(&window(), "online").await;
    page.asks_nothing().await;
    click(&page.button("Retry")).await;
    assert!(
        !page.error().contains("Not tried again"),
        "{}",
        page.error()
    );
    page.call().await.answers(&running(1..=2)).await;
    assert_eq!(
        timers.waiting(),
        [EVERY],
        "who asks again wants to hear more"
    );
}
