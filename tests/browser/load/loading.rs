//! Requests of a load, and the rows while more of them arrive.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{RequestCache, RequestCredentials};

use crate::harness::{Page, attribute, click, tasks_response, text_of, wait_until};

fn page_and_size(page: &str, size: &str) -> (String, String) {
    (page.to_owned(), size.to_owned())
}

#[wasm_bindgen_test]
async fn request_url_and_headers_follow_the_ocp_documentation() {
    let page = Page::open(
        "cluster=1000005&tenant=1000012&startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z\
         &status=DONE,FAILED&backupSetId=7&size=50&sort=taskId",
    )
    .await;
    let request = page.next_request().await;
    assert_eq!(
        request.url(),
        "/api/v2/ob/clusters/1000005/tenants/1000012/backup/task/dataBackupTasks?page=1&size=200\
         &startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&status=FAILED,DONE&backupSetId=7"
    );
    assert_eq!(request.raw.method(), "GET");
    assert_eq!(
        request.header("Accept").as_deref(),
        Some("application/json")
    );
    assert_eq!(request.header("Accept-Language").as_deref(), Some("en-US"));
    assert_eq!(request.raw.cache(), RequestCache::NoStore);
    assert_eq!(request.raw.credentials(), RequestCredentials::SameOrigin);
}

#[wasm_bindgen_test]
async fn relative_range_sends_its_start_and_no_end() {
    let page = Page::open("cluster=1&tenant=2").await;
    let request = page.next_request().await;
    assert_eq!(
        request.parameter("startTime").as_deref(),
        Some("2024-07-10T12:00:00Z")
    );
    assert_eq!(request.parameter("endTime"), None);
    assert_eq!(request.parameter("status"), None);
}

#[wasm_bindgen_test]
async fn first_request_is_small_and_the_rest_in_bulk() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    assert!(page.has_text("Loading tasks…"));
    let first = page.next_request().await;
    assert_eq!(first.page_and_size(), page_and_size("1", "200"));
    first.respond(&tasks_response(1..=200, 2_100)).await;
    assert_eq!(page.loaded_count().as_deref(), Some("200"));
    assert!(page.has_text("200 of 2,100 loaded, the order covers these"));
    assert!(page.has_text("Loading: 200 of 2,100"));

    let second = page.next_request().await;
    assert_eq!(second.page_and_size(), page_and_size("1", "2000"));
    second.respond(&tasks_response(1..=2_000, 2_100)).await;
    wait_until("the bulk is loaded", || {
        page.loaded_count().as_deref() == Some("2000")
    })
    .await;

    let third = page.next_request().await;
    assert_eq!(third.page_and_size(), page_and_size("2", "2000"));
    third.respond(&tasks_response(2_001..=2_100, 2_100)).await;
    assert_eq!(page.loaded_count().as_deref(), Some("2100"));
    assert!(page.has_text("2,100 tasks") && !page.has_text("Loading:"));
    assert_eq!(text_of(&page.by_test_id("total")), "2,100 tasks");
    assert_eq!(page.announcement(), "2,100 tasks loaded, as of 12:00:00");
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn refresh_keeps_the_rows_until_as_many_have_arrived() {
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    page.respond_next(&tasks_response(1..=240, 240)).await;
    assert_eq!(page.loaded_count().as_deref(), Some("240"));
    let newest_status = || page.column_texts("Status").first().cloned();

    click(&page.button("Refresh")).await;
    let failed_tasks = |ids| tasks_response(ids, 240).replace("DONE", "FAILED");
    page.respond_next(&failed_tasks(1..=200)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), newest_status().as_deref()),
        (Some("240"), Some("Done"))
    );
    page.respond_next(&failed_tasks(1..=240)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), newest_status().as_deref()),
        (Some("240"), Some("Failed"))
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn failure_midway_keeps_the_rows_and_retry_continues_there() {
    let page = Page::open_with_response(&tasks_response(1..=200, 2_100)).await;
    page.respond_next(&tasks_response(1..=2_000, 2_100)).await;
    let third = page.next_request().await;
    assert_eq!(third.page_and_size(), page_and_size("2", "2000"));
    third.fail().await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.starts_with("Loading failed; the rows below were loaded before"),
        "{notice}"
    );
    assert!(notice.contains("as of 2024-08-09 12:00:00."), "{notice}");
    assert_eq!(
        (page.loaded_count().as_deref(), page.task_ids().len()),
        (Some("2000"), 20)
    );
    page.assert_no_request().await;

    click(&page.button("Retry")).await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(notice.contains("Trying again…"), "{notice}");
    let retry = page.next_request().await;
    assert_eq!(retry.url(), third.url());
    retry.respond(&tasks_response(2_001..=2_100, 2_100)).await;
    assert_eq!(
        (page.loaded_count().as_deref(), page.notices("error")),
        (Some("2100"), Vec::new())
    );
}

#[wasm_bindgen_test]
async fn cancelled_load_keeps_its_rows_and_can_be_resumed() {
    let page = Page::open_with_response(&tasks_response(1..=200, 240)).await;
    let bulk = page.next_request().await;
    click(&page.button("Cancel")).await;
    assert!(bulk.is_aborted());
    bulk.reject_as_aborted().await;
    assert_eq!(page.notices("error"), [""; 0]);
    assert_eq!(page.loaded_count().as_deref(), Some("200"));
    assert!(!page.has_button("Cancel"));

    click(&page.button("Load the rest")).await;
    let retry = page.next_request().await;
    assert_eq!(retry.url(), bulk.url());
    retry.respond(&tasks_response(1..=240, 240)).await;
    assert_eq!(page.loaded_count().as_deref(), Some("240"));
    assert!(!page.has_button("Load the rest"));
}

#[wasm_bindgen_test]
async fn rows_of_the_previous_filter_stay_busy_until_the_response() {
    let page = Page::open_with_response(&tasks_response(1..=3, 3)).await;
    let busy = || attribute(&page.by_test_id("table-ready"), "aria-busy");
    assert_eq!(busy(), None);
    click(&page.by_test_id("filter-status-DONE")).await;
    assert_eq!(
        (page.task_ids().len(), busy().as_deref()),
        (3, Some("true"))
    );
    page.respond_next(&tasks_response([9], 1)).await;
    assert_eq!((page.task_ids(), busy()), (vec!["9".to_owned()], None));
}

#[wasm_bindgen_test]
async fn failed_refresh_of_an_empty_result_keeps_the_empty_state() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    page.respond_next(&tasks_response([], 0)).await;
    assert!(page.has_text("This tenant has no data backup tasks"));
    click(&page.button("Refresh")).await;
    assert!(
        page.has_text("This tenant has no data backup tasks"),
        "a refresh keeps the empty state"
    );
    page.respond_next_with(500, &[], "{}").await;
    assert!(
        page.has_text("This tenant has no data backup tasks") && page.notices("error").len() == 1
    );
}

#[wasm_bindgen_test]
async fn unreadable_response_is_not_shown_as_an_empty_result() {
    let page = Page::open("cluster=1&tenant=2&range=all").await;
    let answer = r#"{"successful":true,"status":200,"traceId":"t1","data":{"contents":{"a":1}}}"#;
    page.respond_next(answer).await;
    let [notice] = page.notices("error").try_into().expect("one notice");
    assert!(
        notice.contains("without a list of tasks")
            && notice.contains("t1")
            && notice.contains("200"),
        "{notice}"
    );
    assert!(!page.has_text("This tenant has no data backup tasks"));
}
