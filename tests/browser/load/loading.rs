//! What is asked, and what becomes of rows while more of them come.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{RequestCache, RequestCredentials};

use crate::harness::{Page, attribute, click, shown, tasks, until};

fn pair(page: &str, size: &str) -> (String, String) {
    (page.to_owned(), size.to_owned())
}

#[wasm_bindgen_test]
async fn a_request_is_spelled_as_ocp_documents_it() {
    let page = Page::open(
        "cluster=1000005&tenant=1000012&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z\
         &status=DONE,FAILED&backupSetId=7&size=50&sort=taskId",
    )
    .await;
    let call = page.call().await;
    assert_eq!(
        call.url(),
        "/api/v2/ob/clusters/1000005/tenants/1000012/backup/task/dataBackupTasks?page=1&size=200\
         &startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&status=FAILED,DONE&backupSetId=7"
    );
    assert_eq!(call.request.method(), "GET");
    assert_eq!(call.header("Accept").as_deref(), Some("application/json"));
    assert_eq!(call.header("Accept-Language").as_deref(), Some("en-US"));
    assert_eq!(call.request.cache(), RequestCache::NoStore);
    assert_eq!(call.request.credentials(), RequestCredentials::SameOrigin);
}

#[wasm_bindgen_test]
async fn a_relative_range_sends_where_it_begins_now_and_no_end() {
    let page = Page::open("cluster=1&tenant=2").await;
    let call = page.call().await;
    assert_eq!(
        call.parameter("startTime").as_deref(),
        Some("2024-07-10T12:00:00Z")
    );
    assert_eq!(call.parameter("endTime"), None);
    assert_eq!(call.parameter("status"), None);
}

#[wasm_bindgen_test]
async fn the_first_rows_come_soon_and_the_rest_in_bulk() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    assert!(page.says("Loading tasks…"));
    let first = page.call().await;
    assert_eq!(first.page_and_size(), pair("1", "200"));
    first.answers(&tasks(1..=200, 2_100)).await;
    assert_eq!(page.loaded().as_deref(), Some("200"));
    assert!(page.says("Sorted over 200 loaded of 2,100"));
    assert!(page.says("Loading: 200 of 2,100"));

    let second = page.call().await;
    assert_eq!(second.page_and_size(), pair("1", "2000"));
    second.answers(&tasks(1..=2_000, 2_100)).await;
    until("the bulk is shown", || {
        page.loaded().as_deref() == Some("2000")
    })
    .await;

    let third = page.call().await;
    assert_eq!(third.page_and_size(), pair("2", "2000"));
    third.answers(&tasks(2_001..=2_100, 2_100)).await;
    assert_eq!(page.loaded().as_deref(), Some("2100"));
    assert!(page.says("Sorted over all 2,100") && !page.says("Loading:"));
    assert_eq!(shown(&page.hook("total")), "2,100 tasks");
    assert_eq!(
        shown(&page.the("[role=status]")),
        "2,100 tasks loaded, as of 12:00:00"
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_refresh_keeps_the_rows_until_as_many_came_again() {
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    page.call().await.answers(&tasks(1..=240, 240)).await;
    assert_eq!(page.loaded().as_deref(), Some("240"));
    let newest = || page.column("Status").first().cloned();

    click(&page.button("Refresh")).await;
    let again = |ids| tasks(ids, 240).replace("DONE", "FAILED");
    page.call().await.answers(&again(1..=200)).await;
    assert_eq!(
        (page.loaded().as_deref(), newest().as_deref()),
        (Some("240"), Some("Done"))
    );
    page.call().await.answers(&again(1..=240)).await;
    assert_eq!(
        (page.loaded().as_deref(), newest().as_deref()),
        (Some("240"), Some("Failed"))
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn a_failure_in_the_middle_keeps_the_rows_and_retry_goes_on_there() {
    let page = Page::with_answer(&tasks(1..=200, 2_100)).await;
    page.call().await.answers(&tasks(1..=2_000, 2_100)).await;
    let third = page.call().await;
    assert_eq!(third.page_and_size(), pair("2", "2000"));
    third.breaks().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.starts_with("Loading failed; the rows below are what was loaded before"),
        "{notice}"
    );
    assert!(notice.contains("as of 2024-08-09 12:00:00."), "{notice}");
    assert_eq!(
        (page.loaded().as_deref(), page.ids().len()),
        (Some("2000"), 20)
    );
    page.asks_nothing().await;

    click(&page.button("Retry")).await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(notice.contains("Trying again…"), "{notice}");
    let again = page.call().await;
    assert_eq!(again.url(), third.url());
    again.answers(&tasks(2_001..=2_100, 2_100)).await;
    assert_eq!(
        (page.loaded().as_deref(), page.notices("error")),
        (Some("2100"), Vec::new())
    );
}

#[wasm_bindgen_test]
async fn a_cancelled_load_keeps_what_came_and_can_be_taken_up() {
    let page = Page::with_answer(&tasks(1..=200, 240)).await;
    let bulk = page.call().await;
    click(&page.button("Cancel")).await;
    assert!(bulk.is_aborted());
    bulk.ends_as_aborted().await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert_eq!(page.loaded().as_deref(), Some("200"));
    assert!(!page.has_button("Cancel"));

    click(&page.button("Load all")).await;
    let again = page.call().await;
    assert_eq!(again.url(), bulk.url());
    again.answers(&tasks(1..=240, 240)).await;
    assert_eq!(page.loaded().as_deref(), Some("240"));
    assert!(!page.has_button("Load all"));
}

#[wasm_bindgen_test]
async fn rows_of_another_filter_stay_and_are_marked_until_the_answer_comes() {
    let page = Page::with_answer(&tasks(1..=3, 3)).await;
    let busy = || attribute(&page.hook("table-ready"), "aria-busy");
    assert_eq!(busy(), None);
    click(&page.hook("filter-status-DONE")).await;
    click(&page.hook("filter-apply")).await;
    assert_eq!((page.ids().len(), busy().as_deref()), (3, Some("true")));
    page.call().await.answers(&tasks([9], 1)).await;
    assert_eq!((page.ids(), busy()), (vec!["9".to_owned()], None));
}

#[wasm_bindgen_test]
async fn a_refresh_of_nothing_that_fails_still_says_that_there_is_nothing() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.call().await.answers(&tasks([], 0)).await;
    assert!(page.says("This tenant has no data backup tasks"));
    click(&page.button("Refresh")).await;
    assert!(
        page.says("This tenant has no data backup tasks"),
        "a refresh takes the answer back"
    );
    page.call().await.answers_with(500, &[], "{}").await;
    assert!(page.says("This tenant has no data backup tasks") && page.notices("error").len() == 1);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_not_called_nothing() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    let answer = r#"{"successful":true,"status":200,"traceId":"t1","data":{"contents":{"a":1}}}"#;
    page.call().await.answers(answer).await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("without a list of tasks")
            && notice.contains("t1")
            && notice.contains("200"),
        "{notice}"
    );
    assert!(!page.says("This tenant has no data backup tasks"));
}
