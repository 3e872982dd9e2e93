//! The explanation of a failed task's message.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, open_task_detail, task_json, text_of};

async fn open_failed(message: &str) -> Page {
    let mut task = task_json(1);
    task["status"] = json!("FAILED");
    task["errorMsg"] = json!(message);
    open_task_detail(task).await
}

#[wasm_bindgen_test]
async fn message_of_oceanbase_is_explained_with_its_log() {
    let page = open_failed(
        "(rootservice)ls_id: 1002,addr: 10.1.2.3:2882,module:BACKUP_DATA,result: -4012(timeout),\
         trace_id: YFA40BA2D90B-005FA487348F363-0-0",
    )
    .await;
    let explained = page.by_test_id("failure-explained");
    let data = |name| explained.get_attribute(name);
    assert_eq!(data("data-module").as_deref(), Some("BACKUP_DATA"));
    assert_eq!(data("data-code").as_deref(), Some("-4012"));
    assert_eq!(
        data("data-trace-id").as_deref(),
        Some("YFA40BA2D90B-005FA487348F363-0-0")
    );
    assert_eq!(data("data-log").as_deref(), Some("rootservice.log"));
    let text = text_of(&explained);
    for part in [
        "-4012 timeout",
        "server 10.1.2.3:2882",
        "did not end in the time allowed",
        "ob_errno.def",
        "What to check: Look for a slow checkpoint",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(
        text_of(&page.by_test_id("grep-line")),
        "grep -F -e 'YFA40BA2D90B-005FA487348F363-0-0' rootservice.log*"
    );
    assert!(page.has_button("Copy In the log:"));
}

#[wasm_bindgen_test]
async fn what_is_not_understood_is_shown_as_it_is() {
    for message in [
        "log archive is not running",
        "日志归档未运行",
        "<img src=x onerror=alert(1)>",
    ] {
        let page = open_failed(message).await;
        assert!(!page.has("[data-testid=failure-explained]"));
        assert!(page.has_text(message));
        page.unmount().await;
    }
    let page = open_failed("result: -7777(new kind)").await;
    assert!(page.has_text("This page knows no explanation of this number."));
    assert!(!page.has("[data-testid=grep-line]"));
}
