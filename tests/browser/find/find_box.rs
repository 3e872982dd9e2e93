//! Finding words in the tasks that are loaded.

use js_sys::Function;
use leptos::prelude::{document, window};
use ocp_backup_console::platform::address;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, Timers, answer, choose, click, name, place, shown, task, tasks, type_in, until, value,
};

/// Nine finished tasks; the third failed and the fifth runs.
fn some() -> Vec<Value> {
    let mut some: Vec<_> = (1..=9).map(task).collect();
    some[2]["status"] = json!("FAILED");
    some[2]["errorMsg"] =
        json!("(server)ls_id: 1002,module:BACKUP_DATA,result: -4016(Internal error)");
    some[4]["status"] = json!("DOING");
    some[4]["extra"] = json!({ "Worker": "Émile" });
    some
}

async fn open() -> Page {
    Page::with_answer(&answer(&some(), Some(9))).await
}

async fn find(page: &Page, text: &str) {
    type_in(&page.hook("find"), text).await;
}

fn scope(page: &Page) -> String {
    shown(&page.hook("find-scope"))
}

fn marks(page: &Page) -> Vec<String> {
    page.all("mark").iter().map(|mark| shown(mark)).collect()
}

#[wasm_bindgen_test]
async fn every_field_is_found_as_it_is_shown_and_as_ocp_says_it() {
    let page = open().await;
    assert_eq!(name(&page.hook("find")), "Find in the loaded tasks");
    for (text, ids, what) in [
        ("failed", "3", "a status"),
        ("IN progress", "5", "a status in words"),
        ("doing", "5", "a status as OCP says it"),
        ("-4016 internal", "3", "words of an error"),
        ("incremental", "", "a type that none has"),
        ("full_backup doing", "5", "two of OCP's names"),
        ("émile", "5", "what is not documented"),
        ("extra", "5", "the name of what is not documented"),
        ("00:01:10", "7", "a time as it is shown"),
        ("t00:01:10z", "7", "a time as OCP says it"),
        ("ww1144 done 08T00:00:10", "1", "several fields"),
    ] {
        find(&page, text).await;
        assert_eq!(page.ids().join(" "), ids, "{what}: {text}");
    }
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_is_found_is_counted_marked_and_keeps_its_order() {
    let page = open().await;
    assert_eq!((scope(&page), marks(&page).len()), (String::new(), 0));
    find(&page, "one ").await;
    assert_eq!(
        (page.ids().join(" ").as_str(), scope(&page).as_str()),
        ("9 8 7 6 4 2 1", "7 of 9 tasks")
    );
    assert_eq!(shown(&page.hook("page-status")), "1–7 of 7 found");
    assert_eq!(marks(&page), ["one"; 7], "Done");
    assert_eq!(page.column("Status"), ["Done"; 7]);
    assert_eq!(page.loaded().as_deref(), Some("9"), "they are still loaded");
    click(&page.hook("sort-taskId")).await;
    assert_eq!(page.ids().join(" "), "1 2 4 6 7 8 9");
    find(&page, "4016 RESULT").await;
    click(&page.hook("row-expander")).await;
    let detail = page.hook("row-detail");
    let marked: Vec<_> = page
        .all("[data-testid=row-detail] mark")
        .iter()
        .map(|mark| shown(mark))
        .collect();
    assert_eq!(marked, ["result", "4016"]);
    assert!(
        shown(&detail).contains("module:BACKUP_DATA,result: -4016(Internal error)"),
        "{}",
        shown(&detail)
    );
    // What is found in what OCP says and the page says otherwise is told where there is room for it.
    find(&page, "full_backup failed").await;
    assert_eq!(
        page.all("[data-testid=row-detail] code mark")
            .iter()
            .map(|mark| shown(mark))
            .collect::<Vec<_>>(),
        ["FULL_BACKUP"]
    );
}

#[wasm_bindgen_test]
async fn nothing_found_says_among_what_and_can_be_cleared() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    find(&page, " no such <b> ").await;
    let heading = shown(&page.the(".empty h2"));
    assert_eq!(
        heading,
        "“no such <b>” is in none of the 200 loaded tasks (240 match the filter)"
    );
    assert!(!page.has("table") && scope(&page) == "0 of 200 loaded tasks (240 match the filter)");
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(
        shown(&page.the(".empty h2")),
        "“no such <b>” is in none of the 240 tasks"
    );
    click(&page.the(".empty button")).await;
    assert_eq!(
        (page.ids().len(), value(&page.hook("find"))),
        (20, String::new())
    );
    assert!(
        document().active_element() == Some(page.hook("find").unchecked_into()),
        "the button has gone"
    );
    find(&page, "ww1144").await;
    click(&page.hook("find-clear")).await;
    assert!(!page.has("[data-testid=find-clear]") && value(&page.hook("find")).is_empty());
    assert!(document().active_element() == Some(page.hook("find").unchecked_into()));
}

async fn press(element: &HtmlElement, key: &str) -> bool {
    let make = Function::new_with_args(
        "key",
        "return new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })",
    );
    let event = make
        .call1(&JsValue::NULL, &key.into())
        .expect("an event can be made");
    let goes_on = element
        .dispatch_event(event.unchecked_ref())
        .expect("an event just made can be sent");
    gloo_timers::future::TimeoutFuture::new(0).await;
    goes_on
}

#[wasm_bindgen_test]
async fn escape_clears_the_box_and_then_is_anybodys() {
    let page = open().await;
    find(&page, "failed").await;
    let field = page.hook("find");
    assert!(press(&field, "e").await, "other keys are the browser's");
    assert!(!press(&field, "Escape").await);
    assert_eq!((value(&field).as_str(), page.ids().len()), ("", 9));
    assert!(press(&field, "Escape").await);
}

#[wasm_bindgen_test]
async fn what_is_found_begins_on_the_first_page_and_is_not_in_the_address() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=2").await;
    page.call().await.answers(&tasks(1..=45, 45)).await;
    let before = place();
    find(&page, "ww1144").await;
    assert_eq!(address::search(), "?cluster=1&tenant=2&range=all");
    assert_eq!(
        (place(), page.ids().len()),
        (before.clone(), 20),
        "typing is no place to go back to"
    );
    click(&page.hook("page-next")).await;
    assert_eq!(shown(&page.hook("page-status")), "21–40 of 45 found");
    find(&page, "ww1144 ").await;
    assert_eq!(
        shown(&page.hook("page-status")),
        "21–40 of 45 found",
        "the same words"
    );
    window()
        .history()
        .expect("a history")
        .back()
        .expect("there is a state before");
    until("the first page is shown", || {
        shown(&page.hook("page-status")) == "1–20 of 45 found"
    })
    .await;
    assert_eq!(
        (place(), value(&page.hook("find")).as_str()),
        (before, "ww1144 "),
        "still looked for"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn what_is_found_and_not_shown_is_said_to_be_that() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&columns=status,taskId").await;
    page.call().await.answers(&answer(&some(), Some(9))).await;
    let says = |page: &Page| shown(&page.the("#find-unseen"));
    let hint = "Some match in what is not shown as a column: open the row to see it";
    for (text, expected) in [
        ("", ""),
        ("failed", ""),
        ("4016", hint),
        ("full_backup", hint),
        ("in progress", ""),
        ("none", ""),
        ("émile", hint),
    ] {
        find(&page, text).await;
        assert_eq!(says(&page), expected, "{text}");
    }
}

#[wasm_bindgen_test]
async fn who_clears_the_box_is_where_the_search_began() {
    let page = Page::open("cluster=1&tenant=2&range=all&page=3").await;
    page.call().await.answers(&tasks(1..=65, 65)).await;
    let status = || shown(&page.hook("page-status"));
    find(&page, "ww").await;
    find(&page, "ww1144").await;
    click(&page.hook("page-next")).await;
    assert_eq!(status(), "21–40 of 65 found");
    click(&page.hook("find-clear")).await;
    assert_eq!(
        (status().as_str(), address::search().as_str()),
        ("41–60 of 65", "?cluster=1&tenant=2&range=all&page=3")
    );
    find(&page, "ww").await;
    choose(&page.hook("page-size"), "10").await;
    click(&page.hook("find-clear")).await;
    assert_eq!(status(), "41–50 of 65", "the same row, whatever the size");
    find(&page, "ww").await;
    click(&page.hook("sort-taskId")).await;
    click(&page.hook("find-clear")).await;
    assert_eq!(
        status(),
        "1–10 of 65",
        "in another order other rows stand there"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn of_another_tenant_nothing_is_looked_for_but_what_is_typed_anew() {
    let page = open().await;
    find(&page, "failed").await;
    click(&page.hook("range-24h")).await;
    click(&page.hook("filter-apply")).await;
    page.call().await.answers(&answer(&some(), Some(9))).await;
    assert_eq!(
        (value(&page.hook("find")).as_str(), scope(&page).as_str()),
        ("failed", "1 of 9 tasks")
    );
    type_in(&page.hook("scope-tenant"), "3").await;
    click(&page.hook("filter-apply")).await;
    page.call().await.answers(&tasks(1..=4, 4)).await;
    assert_eq!(
        (value(&page.hook("find")), scope(&page), page.ids().len()),
        (String::new(), String::new(), 4)
    );
    find(&page, "done").await;
    window()
        .history()
        .expect("a history")
        .back()
        .expect("there is a state before");
    page.call().await.answers(&answer(&some(), Some(9))).await;
    assert_eq!(
        (value(&page.hook("find")), page.ids().len()),
        (String::new(), 9)
    );
}

#[wasm_bindgen_test]
async fn around_a_task_nothing_is_left_out_by_what_was_looked_for() {
    let page = Page::open("cluster=1&tenant=2&range=all&status=FAILED&zone=utc").await;
    page.call()
        .await
        .answers(&answer(&some()[2..3], Some(1)))
        .await;
    find(&page, "4016").await;
    click(&page.hook("row-expander")).await;
    click(&page.hook("around")).await;
    let others: Vec<_> = some().into_iter().chain((10..=60).map(task)).collect();
    page.call().await.answers(&answer(&others, Some(60))).await;
    assert_eq!(
        (value(&page.hook("find")), page.ids().len()),
        (String::new(), 20)
    );
    assert!(
        page.ids().contains(&"3".to_owned()),
        "its own page: {:?}",
        page.ids()
    );
    // The same again: what is asked is the same, and what is looked for is gone.
    find(&page, "failed").await;
    assert_eq!(page.ids(), ["3"]);
    click(&page.hook("around")).await;
    page.call().await.answers(&answer(&others, Some(60))).await;
    assert_eq!(
        (value(&page.hook("find")), page.ids().len()),
        (String::new(), 20)
    );
    assert!(
        page.ids().contains(&"3".to_owned()),
        "its own page: {:?}",
        page.ids()
    );
}

#[wasm_bindgen_test]
async fn a_number_is_not_found_where_nobody_sees_it() {
    let mut some = some();
    some[0]["startTime"] = json!("2024-08-08T20:02:03.401637Z");
    let page = Page::with_answer(&answer(&some, Some(9))).await;
    find(&page, "4016").await;
    assert_eq!(page.ids(), ["3"]);
    find(&page, "03.4016").await;
    assert_eq!(page.ids(), ["1"], "who writes a fraction means one");
}

#[wasm_bindgen_test]
async fn what_comes_while_words_are_looked_for_is_looked_into() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.call().await.answers(&tasks(1..=200, 240)).await;
    find(&page, "done 240").await;
    assert!(page.ids().is_empty() && page.has(".empty"));
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(page.ids(), ["240"]);
    // The same task says something else after a refresh.
    click(&page.button("Refresh")).await;
    let mut again: Vec<_> = (1..=240).map(task).collect();
    again[239]["status"] = json!("FAILED");
    page.call().await.answers(&answer(&again, Some(240))).await;
    assert!(page.ids().is_empty() && page.has(".empty"));
    find(&page, "failed 240").await;
    assert_eq!(
        (page.ids(), scope(&page)),
        (vec!["240".to_owned()], "1 of 240 tasks".to_owned())
    );
    click(&page.hook("range-24h")).await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(scope(&page), "", "counts of the old question");
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert_eq!(scope(&page), "0 of 3 tasks");
}

#[wasm_bindgen_test]
async fn times_are_found_in_the_zone_in_which_they_are_shown() {
    let page = open().await;
    choose(&page.hook("zone"), "local").await;
    let times = page.column("Start");
    let (date, time) = times[0].split_once(' ').expect("a date and a time");
    find(&page, &format!("{date} {time}")).await;
    assert!(page.column("Start").contains(&times[0]), "{times:?}");
    assert!(
        marks(&page).contains(&time.to_owned()),
        "{:?}",
        marks(&page)
    );
}

#[wasm_bindgen_test]
async fn how_much_was_found_is_heard_when_nobody_types_any_more() {
    let page = open().await;
    let timers = Timers::hold();
    find(&page, "fail").await;
    find(&page, "failed").await;
    assert!(
        !shown(&page.the("[role=status]")).contains("of 9"),
        "not while somebody types"
    );
    timers.pass(1_000).await;
    assert_eq!(shown(&page.the("[role=status]")), "1 of 9 tasks");
}
