//! Two tasks side by side.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    ALL_TASKS_QUERY, Page, click, entries_response, task_json, text_of, wait_until,
};

/// The lines of a group of the comparison.
fn lines(page: &Page, group: usize) -> Vec<String> {
    page.all(&format!(".compare tbody:nth-of-type({group}) tr"))
        .iter()
        .map(|row| text_of(row))
        .collect()
}

async fn open_compared() -> Page {
    let page = Page::open(ALL_TASKS_QUERY).await;
    let mut failed = task_json(2);
    failed["status"] = json!("FAILED");
    failed["errorMsg"] = json!("<b>no space</b>");
    failed["extra"] = json!(7);
    page.respond_next(&entries_response(&[task_json(1), failed], Some(2)))
        .await;
    for name in ["Select task 1", "Select task 2"] {
        click(&page.field(name)).await;
    }
    page
}

#[wasm_bindgen_test]
async fn two_selected_tasks_are_compared_field_by_field() {
    let page = open_compared().await;
    click(&page.by_test_id("compare")).await;
    assert_eq!(text_of(&page.only(".compare thead")), "FieldTask 2Task 1");
    let different = lines(&page, 1);
    assert_eq!(different[0], "Different");
    assert_eq!(different[1], "Status statusFailedDone");
    assert!(
        different.contains(&"Error errorMsg<b>no space</b>—".to_owned()),
        "{different:?}"
    );
    assert!(different.contains(&"extra7—".to_owned()), "{different:?}");
    let same = lines(&page, 2);
    assert_eq!(same[0], "The same");
    assert!(
        same.contains(&"Duration duration2 m 05 s2 m 05 s".to_owned()),
        "{same:?}"
    );

    click(&page.only(".compare [aria-label=Close]")).await;
    wait_until("the dialog has gone", || !page.has(".compare")).await;
}

#[wasm_bindgen_test]
async fn only_two_tasks_can_be_compared() {
    let page = open_compared().await;
    click(&page.field("Select task 1")).await;
    assert!(!page.has("[data-testid=compare]"));
}
