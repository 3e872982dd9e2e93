//! Answers that contradict what was asked: nothing is hidden, and it is said.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{Page, answer, click, shown, task, tasks, tick, until};

async fn answered(query: &str, entries: &[Value]) -> Page {
    let page = Page::open(&format!("cluster=1&tenant=2&zone=utc&{query}")).await;
    page.call()
        .await
        .answers(&answer(entries, Some(entries.len())))
        .await;
    page
}

fn with(id: i64, field: &str, value: &str) -> Value {
    let mut task = task(id);
    task[field] = json!(value);
    task
}

#[wasm_bindgen_test]
async fn tasks_with_other_statuses_are_shown_and_counted() {
    let entries = [
        with(1, "status", "FAILED"),
        with(2, "status", "DONE"),
        with(3, "status", "INIT"),
    ];
    let page = answered("range=all&status=FAILED,OVERDUE", &entries).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for Failed, Overdue only, but 2 of the 3 tasks it gave have other statuses. They are shown all the same."
        ]
    );
    assert_eq!(page.ids().len(), 3);
    let said = shown(&page.the("[role=status]"));
    assert!(
        said.starts_with("3 tasks loaded, as of 12:00:00. OCP was asked for Failed, Overdue only"),
        "{said}"
    );

    // Another filter, which the same tasks match.
    click(&page.hook("filter-status-FAILED")).await;
    click(&page.hook("filter-status-OVERDUE")).await;
    click(&page.hook("filter-apply")).await;
    assert_eq!(
        page.notices("warning").len(),
        1,
        "of the rows that are still on screen it is true"
    );
    page.call().await.answers(&answer(&entries, Some(3))).await;
    assert_eq!(page.notices("warning"), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_task_of_another_set_is_told_of() {
    let page = answered("range=all&backupSetId=2", &[task(1), task(2)]).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for backup set 2 only, but 1 of the 2 tasks it gave is of another set. It is shown all the same."
        ]
    );
}

#[wasm_bindgen_test]
async fn a_task_that_lies_wholly_outside_the_range_is_told_of() {
    let around = |id, start: &str, finish: &str| {
        let mut task = with(id, "startTime", start);
        task["finishTime"] = json!(finish);
        task
    };
    let entries = [
        around(1, "2024-08-05T22:00:00Z", "2024-08-06T01:00:00Z"),
        around(2, "2024-08-05T22:00:00Z", "2024-08-05T23:00:00Z"),
        around(3, "2024-08-07T02:00:00Z", "2024-08-07T03:00:00Z"),
    ];
    let range = "startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z";
    let page = answered(range, &entries).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP was asked for one time range only (2024-08-06 00:00:00 – 2024-08-07 00:00:00), \
          but 2 of the 3 tasks it gave lie wholly outside it. They are shown all the same."
        ]
    );
    let page = answered("startTime=2024-08-06T00:00:00Z", &entries).await;
    assert!(
        page.notices("warning")[0].contains("(since 2024-08-06 00:00:00), but 1 of the 3 tasks")
    );
}

#[wasm_bindgen_test]
async fn pages_that_do_not_follow_one_order_are_told_of() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc").await;
    page.call()
        .await
        .answers(&tasks((1..=200).rev(), 450))
        .await;
    // A server that gives no more than 200 at once, and the second time in the other order.
    page.call()
        .await
        .answers(&tasks((1..=200).rev(), 450))
        .await;
    assert_eq!(page.notices("warning"), [""; 0]);
    let (second, third) = (page.call().await, page.call().await);
    second.answers(&tasks(201..=400, 450)).await;
    third.answers(&tasks(401..=450, 450)).await;
    until("all are loaded", || page.loaded().as_deref() == Some("450")).await;
    assert_eq!(
        page.notices("warning"),
        [
            "OCP gave its pages in orders that do not fit together: some tasks may be missing. \
          All that came are shown, sorted by this page."
        ]
    );
    tick().await;
    assert!(
        page.says("Sorted over all 450"),
        "as many as OCP counts have come"
    );
}

#[wasm_bindgen_test]
async fn all_that_is_contradicted_is_one_notice() {
    let entries = [with(1, "status", "DONE"), with(2, "status", "FAILED")];
    let page = answered("range=all&status=FAILED&backupSetId=2", &entries).await;
    let lines: Vec<_> = page
        .all("[data-testid=notice] li")
        .iter()
        .map(|line| shown(line))
        .collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("OCP was asked for Failed only")
            && lines[1].starts_with("OCP was asked for backup set 2")
    );
    assert_eq!(page.notices("warning"), [lines.concat()]);
}

#[wasm_bindgen_test]
async fn of_a_single_task_it_is_said_in_the_singular() {
    let page = answered("range=all&backupSetId=2", &[task(1)]).await;
    assert!(page.notices("warning")[0].contains("but 1 of the 1 task it gave is of another set."));
}
