//! The panel “This answer”: what was asked of OCP and what came back, failures too.

use leptos::prelude::{document, window};
use model::settings::config::{ApiBase, Auth, Config};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Clipboard, Page, Timers, attribute, click, drop_file, export, failure, frame, is_asked, name,
    shown, signed_in, tasks, until,
};

const TENANT: &str = "cluster=1&tenant=2&range=all&zone=utc";
const PATH: &str = "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=1&size=200";
/// What a request may take.
const TIMEOUT: i32 = 30_000;

async fn open(page: &Page) {
    click(&page.hook("this-answer")).await;
    until("the panel is open", || is_asked(page)).await;
}

async fn close(page: &Page) {
    click(&page.button("Close")).await;
    frame().await;
    assert!(!page.has("#answer"), "it is gone");
}

/// The lines, from above; how long each took is another each time.
fn lines(page: &Page) -> Vec<String> {
    let without_time = |line: String| {
        let words: Vec<_> = line.split(' ').map(str::to_owned).collect();
        let is_time = |place: usize| words.get(place + 1).is_some_and(|unit| unit == "ms");
        let took = (0..words.len()).find(|place| is_time(*place));
        let kept = words
            .iter()
            .enumerate()
            .filter(|(place, _)| took.is_none_or(|at| *place != at && *place != at + 1));
        kept.map(|(_, word)| word.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    page.all(".request__fold")
        .iter()
        .map(|fold| without_time(shown(fold)))
        .collect()
}

fn titles(page: &Page) -> Vec<String> {
    page.all("#answer h3")
        .iter()
        .map(|title| shown(title))
        .collect()
}

/// What the request that is unfolded says for a label.
fn value(page: &Page, label: &str) -> String {
    let entries = page.all("#answer .kv");
    let is_called = |entry: &&HtmlElement| {
        entry
            .query_selector("dt")
            .ok()
            .flatten()
            .is_some_and(|dt| shown(&dt) == label)
    };
    let entry = entries
        .iter()
        .find(is_called)
        .unwrap_or_else(|| panic!("no {label}"));
    entry
        .query_selector("dd")
        .ok()
        .flatten()
        .map(|said| shown(&said))
        .unwrap_or_default()
}

fn copy_as_curl(page: &Page, place: usize) -> HtmlElement {
    let mut buttons = page.all("#answer button");
    buttons.retain(|button| name(button) == "Copy as cURL");
    buttons.remove(place)
}

fn origin() -> String {
    window().location().origin().expect("an origin")
}

#[wasm_bindgen_test]
async fn it_is_there_as_soon_as_anything_was_asked_and_is_filled_when_the_answer_comes() {
    let page = Page::open("").await;
    assert!(!page.has("[data-testid=this-answer]"));
    let page = Page::open(TENANT).await;
    let call = page.call().await;
    open(&page).await;
    assert_eq!(name(&page.the("dialog[open]")), "This answer");
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "answer-title")
    );
    assert_eq!(titles(&page), ["Latest load: 1 request"]);
    assert_eq!(
        lines(&page),
        ["12:00:00 Under way dataBackupTasks?page=1&size=200"]
    );
    for label in [
        "HTTP status",
        "Bytes read",
        "Total time in ms",
        "Trace id traceId",
    ] {
        assert_eq!(value(&page, label), "—", "{label}");
    }
    let fold = page.the(".request__fold");
    fold.focus().expect("a button takes the focus");
    let body = tasks(1..=3, 3);
    call.answers(&body).await;
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == fold.id()),
        "the focus stays"
    );
    assert!(fold.is_connected());
    assert_eq!(
        lines(&page),
        ["12:00:00 Answered HTTP 200 3 tasks dataBackupTasks?page=1&size=200"]
    );
    for (label, said) in [
        ("URL GET", format!("{}{PATH}", origin())),
        ("Trace id traceId", "5cf1b02e0f6f76b3".to_owned()),
        ("Server server", "a24d13ce67".to_owned()),
        ("Server time in ms duration", "122".to_owned()),
        ("HTTP status", "200".to_owned()),
        ("Bytes read", body.len().to_string()),
        ("Tasks", "3".to_owned()),
        ("Try", "1".to_owned()),
        ("Sent", "2024-08-09 12:00:00".to_owned()),
    ] {
        assert_eq!(value(&page, label), said, "{label}");
    }
    assert!(
        value(&page, "Total time in ms")
            .parse::<u32>()
            .is_ok_and(|took| took < 20_000)
    );
    close(&page).await;
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| attribute(&focused, "data-testid").is_some())
    );
}

#[wasm_bindgen_test]
async fn every_value_can_be_copied_as_it_is_and_that_is_heard_in_the_panel() {
    let clipboard = Clipboard::working();
    let page = Page::with_answer(&tasks(1..=3, 3)).await;
    open(&page).await;
    for (name, copied) in [
        ("URL", format!("{}{PATH}", origin())),
        ("Trace id", "5cf1b02e0f6f76b3".to_owned()),
        ("Server", "a24d13ce67".to_owned()),
        ("Server time in ms", "122".to_owned()),
        ("Tasks", "3".to_owned()),
        ("Sent", "2024-08-09T12:00:00Z".to_owned()),
    ] {
        click(&page.button(&format!("Copy {name}"))).await;
        assert_eq!(clipboard.text(), copied, "{name}");
    }
    assert_eq!(shown(&page.the("dialog [role=status]")), "Copied");
    click(&page.button("Copy details")).await;
    let text = clipboard.text();
    let lines: Vec<_> = text
        .lines()
        .filter(|line| !line.starts_with("Total time in ms: "))
        .collect();
    assert_eq!(lines.len() + 1, text.lines().count());
    assert_eq!(lines[0], format!("URL: {}{PATH}", origin()));
    assert_eq!(
        lines[1..4],
        [
            "Trace id: 5cf1b02e0f6f76b3",
            "Server: a24d13ce67",
            "Server time in ms: 122"
        ]
    );
    assert_eq!(lines[7..9], ["Try: 1", "Sent: 2024-08-09T12:00:00Z"]);
    assert!(
        lines[9].starts_with("Page: ") && lines[10].starts_with("Console: "),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn a_failed_request_tells_why_and_can_be_asked_again_by_curl() {
    let clipboard = Clipboard::working();
    let page = Page::open(TENANT).await;
    let call = page.call().await;
    let mut said: serde_json::Value =
        serde_json::from_str(&failure("OBE12000", "no access_key=S3cr3t")).expect("JSON");
    said["duration"] = json!(95);
    call.answers_with(500, &[], &said.to_string()).await;
    let [of_notice] = page
        .all("[data-kind=error] button[aria-haspopup]")
        .try_into()
        .expect("one button");
    assert_eq!(name(&of_notice), "This answer");
    click(&of_notice).await;
    assert_eq!(
        lines(&page),
        ["12:00:00 Failed HTTP 500 dataBackupTasks?page=1&size=200"]
    );
    let all = shown(&page.the(".request__all"));
    assert!(
        all.starts_with("OCP cannot reach the cluster, or the cluster failed."),
        "{all}"
    );
    assert!(
        all.contains("OCP says: OBE12000 · no access_key=***URL"),
        "{all}"
    );
    assert_eq!(value(&page, "Trace id traceId"), "7d02");
    assert_eq!(
        (
            value(&page, "Server time in ms duration"),
            value(&page, "Tasks")
        ),
        ("95".to_owned(), "—".to_owned())
    );
    assert!(!page.has_button("Copy Tasks") || page.button("Copy Tasks").hidden());
    click(&copy_as_curl(&page, 0)).await;
    assert_eq!(
        clipboard.text(),
        format!(
            "curl '{}{PATH}' \\\n  -H 'Accept: application/json' \\\n  -H 'Accept-Language: en-US' \\\n  -b \"${{OCP_COOKIE:?}}\"",
            origin()
        )
    );
    assert_eq!(
        call.header("Accept").as_deref(),
        Some("application/json"),
        "it is the same request"
    );
    assert_eq!(call.header("Accept-Language").as_deref(), Some("en-US"));
}

#[wasm_bindgen_test]
async fn each_try_is_a_request_of_its_own() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    timers.pass(1_499).await;
    page.call().await.answers_with(502, &[], "<html>").await;
    timers.pass(2_999).await;
    page.call()
        .await
        .answers_with(200, &[], "<html>sign in")
        .await;
    open(&page).await;
    assert_eq!(titles(&page), ["Latest load: 3 requests"]);
    assert_eq!(
        lines(&page),
        [
            "12:00:04 Failed HTTP 200 Try 3 dataBackupTasks?page=1&size=200",
            "12:00:01 Failed HTTP 502 Try 2 dataBackupTasks?page=1&size=200",
            "12:00:00 Failed dataBackupTasks?page=1&size=200",
        ]
    );
    assert_eq!(value(&page, "Bytes read"), "13", "what came was read");
    assert!(shown(&page.the(".request__all")).starts_with("A web page came instead"));
    click(&page.all(".request__fold")[2]).await;
    let whys: Vec<_> = page
        .all(".request__why")
        .iter()
        .map(|why| shown(why))
        .collect();
    assert!(whys[1].starts_with("No answer came."), "{whys:?}");
    assert_eq!(
        attribute(&page.all(".request__fold")[2], "aria-expanded").as_deref(),
        Some("true")
    );
    click(&page.all(".request__fold")[0]).await;
    assert_eq!(page.all(".request__all").len(), 1, "the first is folded");
    close(&page).await;
    click(&page.button("Retry")).await;
    page.call().await.answers(&tasks([1], 1)).await;
    open(&page).await;
    assert_eq!(
        lines(&page)[0],
        "12:00:04 Answered HTTP 200 1 task dataBackupTasks?page=1&size=200"
    );
    assert_eq!(
        titles(&page),
        ["Latest load: 4 requests"],
        "who retries goes on with the load"
    );
}

#[wasm_bindgen_test]
async fn an_answer_that_stalls_tells_how_far_it_came() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.stalls(200, &[]).await;
    timers.pass(TIMEOUT).await;
    open(&page).await;
    assert_eq!(
        lines(&page),
        ["12:00:00 Failed HTTP 200 dataBackupTasks?page=1&size=200"]
    );
    assert!(
        shown(&page.the(".request__all")).starts_with("No whole answer came within 30 seconds.")
    );
}

#[wasm_bindgen_test]
async fn what_is_sent_meanwhile_waits_to_be_shown() {
    let page = Page::open(TENANT).await;
    page.call().await.answers(&tasks(1..=200, 4_300)).await;
    let second = page.call().await;
    open(&page).await;
    assert_eq!(titles(&page), ["Latest load: 2 requests"]);
    second.answers(&tasks(1..=2_000, 4_300)).await;
    page.call()
        .await
        .answers(&tasks(2_001..=4_000, 4_300))
        .await;
    page.call()
        .await
        .answers(&tasks(4_001..=4_300, 4_300))
        .await;
    assert_eq!(
        lines(&page),
        [
            "12:00:00 Answered HTTP 200 2,000 tasks dataBackupTasks?page=1&size=2000",
            "12:00:00 Answered HTTP 200 200 tasks dataBackupTasks?page=1&size=200",
        ]
    );
    click(&page.button("Show 2 newer requests")).await;
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "answer-title")
    );
    assert!(!page.says("newer request"));
    assert_eq!(titles(&page), ["Latest load: 4 requests"]);
    assert_eq!(
        lines(&page)[0],
        "12:00:00 Answered HTTP 200 300 tasks dataBackupTasks?page=3&size=2000"
    );
    close(&page).await;
    click(&page.button("Refresh")).await;
    page.call().await.answers(&tasks(1..=200, 4_300)).await;
    open(&page).await;
    assert_eq!(
        titles(&page),
        ["Latest load: 2 requests", "Before it: 4 requests"]
    );
}

#[wasm_bindgen_test]
async fn what_nobody_waits_for_is_no_failure() {
    let page = Page::open(TENANT).await;
    let first = page.call().await;
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    assert!(first.is_aborted());
    first.ends_as_aborted().await;
    page.call().await.answers(&tasks([1], 1)).await;
    open(&page).await;
    assert_eq!(
        lines(&page),
        [
            "12:00:00 Answered HTTP 200 1 task dataBackupTasks?page=1&size=200&status=DONE",
            "12:00:00 Not waited for dataBackupTasks?page=1&size=200",
        ]
    );
    click(&page.all(".request__fold")[1]).await;
    assert!(page.says("It was cancelled, or something newer was asked before its answer came."));
}

#[wasm_bindgen_test]
async fn an_answer_faster_than_the_abort_is_not_waited_for_either() {
    let page = Page::open(TENANT).await;
    let first = page.call().await;
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    first.answers(&tasks(1..=3, 3)).await;
    page.call().await.answers(&tasks([1], 1)).await;
    open(&page).await;
    assert_eq!(
        lines(&page)[1],
        "12:00:00 Not waited for HTTP 200 dataBackupTasks?page=1&size=200"
    );
}

#[wasm_bindgen_test]
async fn the_latest_hundred_are_kept() {
    let page = Page::with_answer(&tasks([1], 1)).await;
    open(&page).await;
    assert!(!page.says("are kept"));
    close(&page).await;
    for _ in 0..100 {
        click(&page.button("Refresh")).await;
        page.call().await.answers(&tasks([1], 1)).await;
    }
    open(&page).await;
    assert_eq!(
        titles(&page),
        ["Latest load: 1 request", "Before it: 99 requests"]
    );
    assert!(page.says("Only the latest 100 requests are kept."));
}

#[wasm_bindgen_test]
async fn no_command_has_a_credential_and_who_signs_out_takes_the_requests_along() {
    let clipboard = Clipboard::working();
    let page = signed_in(TENANT).await;
    page.call().await.answers(&tasks([1], 1)).await;
    open(&page).await;
    assert!(page.says("from the shell’s variables OCP_USER and OCP_PASSWORD"));
    click(&copy_as_curl(&page, 0)).await;
    assert!(
        clipboard
            .text()
            .ends_with("-u \"${OCP_USER:?}:${OCP_PASSWORD:?}\""),
        "{}",
        clipboard.text()
    );
    assert!(!clipboard.text().contains("ann") && !clipboard.text().contains("pa55"));
    close(&page).await;
    click(&page.button("Sign out")).await;
    assert!(!page.has("[data-testid=this-answer]"));
}

#[wasm_bindgen_test]
async fn the_command_asks_where_the_page_asks() {
    for (base, address) in [
        ("/ocp", format!("{}/ocp", origin())),
        ("http://[::1]:1/x", "http://[::1]:1/x".to_owned()),
    ] {
        let clipboard = Clipboard::working();
        let api_base = ApiBase::parse(base).expect("a base");
        let config = Config {
            api_base,
            auth: Auth::Proxy,
            refresh_seconds: 0,
            ..Config::default()
        };
        let page = Page::set_up(config, TENANT).await;
        let call = page.call().await;
        call.answers(&tasks([1], 1)).await;
        open(&page).await;
        assert_eq!(value(&page, "URL GET"), call.request.url());
        click(&copy_as_curl(&page, 0)).await;
        assert!(
            clipboard.text().contains(&format!(" '{address}{PATH}' ")),
            "{}",
            clipboard.text()
        );
        assert!(
            clipboard.text().ends_with("-H 'Accept-Language: en-US'"),
            "{}",
            clipboard.text()
        );
    }
}

#[wasm_bindgen_test]
async fn the_focus_is_not_lost_with_the_notice_that_opened_it() {
    let timers = Timers::hold();
    let page = Page::open(TENANT).await;
    page.call().await.breaks().await;
    let of_notice = page.the("[data-kind=error] button[aria-haspopup]");
    of_notice.focus().expect("a button takes the focus");
    click(&of_notice).await;
    timers.pass(1_499).await;
    page.call().await.answers(&tasks([1], 1)).await;
    assert_eq!(page.notices("error").len(), 0);
    close(&page).await;
    assert!(
        document()
            .active_element()
            .is_some_and(|focused| focused.id() == "results")
    );
}

#[wasm_bindgen_test]
async fn while_a_file_is_shown_the_panel_says_that_its_tasks_are_none_of_these_answers() {
    let page = Page::with_answer(&tasks([900], 1)).await;
    open(&page).await;
    assert!(
        !page.has("[data-testid=answer-file]"),
        "the tasks are OCP's"
    );
    close(&page).await;
    drop_file("backup.json", &export(1..=3, 3).to_string()).await;
    until("the file is shown", || page.has("[data-testid=source]")).await;
    open(&page).await;
    let said = "The tasks shown come from the file backup.json and from none of these requests, which were sent before it was opened.";
    assert_eq!(shown(&page.hook("answer-file")), said);
    assert_eq!(
        (titles(&page), lines(&page).len()),
        (vec!["Latest load: 1 request".to_owned()], 1)
    );
}
