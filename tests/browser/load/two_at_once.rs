//! Two requests of a load at a time, never more, whose answers come in any order.

use std::sync::Arc;

use leptos::prelude::*;
use model::filter::{Question, Scope, TaskFilter};
use model::load::result_set::ResultSet;
use model::settings::config::Config;
use model::task::{ClusterId, TenantId};
use ocp_backup_console::state::load::loader::Loader;
use ocp_backup_console::state::requests::Requests;
use ocp_backup_console::state::session::Session;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Call, Page, Timers, click, failure, is_asked, sign_in, signed_in, tasks, tick, until,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const TOTAL: usize = 8_000;

/// What OCP answers to a request for a page of 2000 among [`TOTAL`].
fn page_of(number: i64) -> String {
    tasks((number - 1) * 2_000 + 1..=number * 2_000, TOTAL)
}

async fn loaded(page: &Page, count: &str) {
    until("so many are shown", || {
        page.loaded().as_deref() == Some(count)
    })
    .await;
}

fn numbers(calls: &[&Call]) -> Vec<String> {
    calls.iter().map(|call| call.page_and_size().0).collect()
}

/// The first rows, the first page of 2000, and the next two requests.
async fn two_under_way(page: &Page) -> (Call, Call) {
    page.call().await.answers(&tasks(1..=200, TOTAL)).await;
    let first = page.call().await;
    page.asks_nothing().await;
    first.answers(&page_of(1)).await;
    loaded(page, "2000").await;
    let (second, third) = (page.call().await, page.call().await);
    assert_eq!(numbers(&[&second, &third]), ["2", "3"]);
    page.asks_nothing().await;
    (second, third)
}

/// Answers, and waits until the page has read all of it.
async fn is_read(call: &Call, number: i64) {
    call.answers(&page_of(number)).await;
    // Enough turns for all shares of an answer.
    for _ in 0..40 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_overtakes_waits_for_the_one_before_it() {
    let page = Page::open(TENANT).await;
    let (second, third) = two_under_way(&page).await;
    is_read(&third, 3).await;
    assert_eq!(page.loaded().as_deref(), Some("2000"));
    assert!(
        page.says("Loading: 2,000 of 8,000"),
        "what waits is not counted"
    );
    page.asks_nothing().await;
    is_read(&second, 2).await;
    loaded(&page, "6000").await;
    let fourth = page.call().await;
    assert_eq!(fourth.page_and_size(), ("4".to_owned(), "2000".to_owned()));
    page.asks_nothing().await;
    is_read(&fourth, 4).await;
    assert!(page.says("Sorted over all 8,000"));
    assert_eq!(page.notices("warning"), [""; 0]);
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn while_one_lands_the_next_is_asked() {
    let page = Page::open(TENANT).await;
    let (second, third) = two_under_way(&page).await;
    is_read(&second, 2).await;
    loaded(&page, "4000").await;
    let fourth = page.call().await;
    assert_eq!(numbers(&[&fourth]), ["4"]);
    assert!(!third.is_aborted());
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_retry_asks_for_the_failed_page_only() {
    let page = Page::open(TENANT).await;
    let (second, third) = two_under_way(&page).await;
    second
        .answers_with(500, &[], &failure("COM10999", "no"))
        .await;
    assert!(page.error().contains("OCP failed."), "{}", page.error());
    assert!(!third.is_aborted());
    is_read(&third, 3).await;
    assert_eq!(
        (page.loaded().as_deref(), page.notices("error").len()),
        (Some("2000"), 1)
    );
    page.asks_nothing().await;
    click(&page.button("Retry")).await;
    let again = page.call().await;
    assert_eq!(again.url(), second.url());
    page.asks_nothing().await;
    is_read(&again, 2).await;
    loaded(&page, "6000").await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert_eq!(numbers(&[&page.call().await]), ["4"]);
}

#[wasm_bindgen_test]
async fn a_failure_that_overtakes_is_told_when_its_turn_comes_and_waits_as_long_as_any() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    let (second, third) = two_under_way(&page).await;
    third.breaks().await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert!(page.says("Loading: 2,000 of 8,000"));
    page.asks_nothing().await;
    is_read(&second, 2).await;
    loaded(&page, "4000").await;
    assert!(
        page.error().contains("Trying again in 2 s (try 2 of 3)."),
        "{}",
        page.error()
    );
    page.asks_nothing().await;
    timers.pass(1_499).await;
    let again = page.call().await;
    assert_eq!(again.url(), third.url());
    assert_eq!(numbers(&[&page.call().await]), ["4"]);
    is_read(&again, 3).await;
    loaded(&page, "6000").await;
    assert_eq!(page.notices("error"), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_waits_is_kept_when_the_load_is_cancelled() {
    let page = Page::open(TENANT).await;
    let (second, third) = two_under_way(&page).await;
    is_read(&third, 3).await;
    click(&page.button("Cancel")).await;
    assert!(second.is_aborted());
    second.ends_as_aborted().await;
    assert_eq!(
        (page.loaded().as_deref(), page.notices("error").len()),
        (Some("2000"), 0)
    );
    assert!(page.says("Sorted over 2,000 loaded of 8,000"));
    // What is loaded is sorted and paged without a question.
    click(&page.hook("sort-taskId")).await;
    click(&page.button("Next page")).await;
    page.asks_nothing().await;
    click(&page.button("Load all")).await;
    let again = page.call().await;
    assert_eq!(again.url(), second.url());
    page.asks_nothing().await;
    is_read(&again, 2).await;
    loaded(&page, "6000").await;
    assert_eq!(numbers(&[&page.call().await]), ["4"]);
}

#[wasm_bindgen_test]
async fn cancel_and_another_question_end_both() {
    for ends in ["Cancel", "Apply"] {
        let page = Page::open(TENANT).await;
        let (second, third) = two_under_way(&page).await;
        if ends == "Apply" {
            click(&page.hook("filter-status-DONE")).await;
        }
        click(&page.button(ends)).await;
        assert!(second.is_aborted() && third.is_aborted(), "{ends}");
        is_read(&second, 2).await;
        is_read(&third, 3).await;
        assert_eq!(page.loaded().as_deref(), Some("2000"), "{ends}");
    }
}

#[wasm_bindgen_test]
async fn who_is_signed_out_while_two_are_under_way_is_asked_once_and_goes_on_there() {
    for first_to_fail in [2, 3] {
        let page = signed_in(TENANT).await;
        let (second, third) = two_under_way(&page).await;
        let (fails, other) = if first_to_fail == 2 {
            (&second, &third)
        } else {
            (&third, &second)
        };
        fails
            .answers_with(401, &[], &failure("IAM10004", "wrong password"))
            .await;
        assert!(is_asked(&page) && other.is_aborted());
        // It was on its way already.
        other
            .answers_with(401, &[], &failure("IAM10004", "wrong password"))
            .await;
        assert!(page.says("1 wrong try from this page; at most 19 more until OCP blocks it."));
        assert_eq!(
            (page.notices("error").len(), page.loaded().as_deref()),
            (1, Some("2000"))
        );
        page.asks_nothing().await;

        sign_in(&page, "ann", "pa56").await;
        let again = page.call().await;
        assert_eq!(again.url(), second.url());
        // Nobody knows yet whether OCP accepts the new password.
        page.asks_nothing().await;
        is_read(&again, 2).await;
        loaded(&page, "4000").await;
        assert_eq!(
            numbers(&[&page.call().await, &page.call().await]),
            ["3", "4"]
        );
        assert!(!is_asked(&page));
    }
}

#[wasm_bindgen_test]
async fn what_the_user_asks_goes_first() {
    // Nothing is asked by this page itself.
    let page = Page::open("").await;
    let owner = Owner::new();
    let loader = owner.with(|| {
        let config = Arc::new(Config::default());
        let requests = Requests::new(Arc::clone(&config));
        Loader::new(&config, requests, Session::new(Arc::clone(&config)), false)
    });
    let rows = || loader.rows.with_untracked(ResultSet::len);
    let held = loader.user_requests.begin();
    let scope = Scope {
        cluster: ClusterId(1),
        tenant: TenantId(2),
    };
    loader.load(Question {
        scope,
        filter: TaskFilter::everything(),
    });
    let first = page.call().await;
    assert_eq!(
        first.page_and_size(),
        ("1".to_owned(), "200".to_owned()),
        "the first rows are the user's own wish"
    );
    first.answers(&tasks(1..=200, TOTAL)).await;
    assert_eq!(rows(), 200);
    page.asks_nothing().await;
    let also = loader.user_requests.begin();
    drop(held);
    page.asks_nothing().await;
    drop(also);
    let bulk = page.call().await;
    assert_eq!(bulk.page_and_size(), ("1".to_owned(), "2000".to_owned()));
    let held = loader.user_requests.begin();
    is_read(&bulk, 1).await;
    assert_eq!(rows(), 2_000, "what is under way is not held up");
    page.asks_nothing().await;
    drop(held);
    assert_eq!(
        numbers(&[&page.call().await, &page.call().await]),
        ["2", "3"]
    );
    drop(owner);
}
