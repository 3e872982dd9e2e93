//! Warnings about the link and about incomplete responses.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, click, entries_response, task_json, tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn invalid_parts_of_a_link_share_a_dismissible_notice() {
    let page = Page::open("cluster=1&tenant=2&size=7&colour=red").await;
    page.respond_next(&tasks_response([1], 1)).await;
    let lines: Vec<_> = page
        .all("[data-testid=notice] li")
        .iter()
        .map(|line| text_of(line))
        .collect();
    assert_eq!(
        lines,
        [
            "The link’s “size=7” is not understood and is ignored.",
            "The link’s “colour” is not a parameter of this page and is ignored."
        ]
    );
    assert_eq!(
        page.notices("warning"),
        [lines.concat()],
        "one notice lists all parts"
    );
    let [dismiss] = page
        .all("[data-testid=notice] button")
        .try_into()
        .expect("one button");
    assert_eq!(accessible_name(&dismiss), "Dismiss");
    click(&dismiss).await;
    assert_eq!(page.notices("warning"), [""; 0]);

    let page = Page::open("cluster=1&tenant=2&range=all&status=FOO,FAILED").await;
    let request = page.next_request().await;
    assert_eq!(request.parameter("status").as_deref(), Some("FAILED"));
    let mut failed = task_json(1);
    failed["status"] = json!("FAILED");
    request.respond(&entries_response(&[failed], Some(1))).await;
    let sentence = page.only("[data-testid=notice] p");
    assert_eq!(
        text_of(&sentence),
        "Of the link’s “status”, “FOO” is not understood and is left out."
    );
    assert!(
        !page.has("[data-testid=notice] ul"),
        "a single sentence is no list"
    );
}

#[wasm_bindgen_test]
async fn short_response_and_entries_that_are_no_tasks_are_reported() {
    let page = Page::open_with_response(&entries_response(
        &[task_json(1), json!(42), json!("x")],
        Some(9),
    ))
    .await;
    let left_out_notice =
        "2 entries of OCP’s response are not tasks and are left out.Show as received42\"x\"";
    assert_eq!(page.notices("warning"), [left_out_notice]);
    page.respond_next(&entries_response(&[], Some(9))).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP reports 9 tasks but returned 3: the list may be incomplete.",
            left_out_notice
        ]
    );
    assert_eq!(page.task_ids(), ["1"]);
}
