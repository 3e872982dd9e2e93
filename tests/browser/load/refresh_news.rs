//! What an automatic refresh brings: new rows do not move the reader's, changed cells are marked.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, REFRESH_INTERVAL, Timers, attribute, click, open_auto_refreshing, running_tasks_response,
    tasks_response,
};

/// The names of the columns whose cells are marked, by task.
fn marked(page: &Page) -> Vec<(String, String)> {
    let cells = page.all("td[data-changed]");
    let name = |cell| attribute(cell, "data-label").unwrap_or_default();
    let task = |cell: &web_sys::HtmlElement| {
        let row = cell.closest("tr").ok().flatten()?;
        attribute(&row, "data-task-id")
    };
    cells
        .iter()
        .map(|cell| (task(cell).unwrap_or_default(), name(cell)))
        .collect()
}

async fn refresh(page: &Page, timers: &Timers, body: &str) {
    timers.advance(REFRESH_INTERVAL).await;
    page.respond_next(body).await;
}

#[wasm_bindgen_test]
async fn new_rows_come_at_once_while_nothing_is_read() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    refresh(&page, &timers, &running_tasks_response(1..=3)).await;
    assert_eq!(page.task_ids(), ["3", "2", "1"]);
    assert!(!page.has("[data-testid=show-new]"));
}

#[wasm_bindgen_test]
async fn new_rows_wait_while_a_row_is_open() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    click(&page.button("Expand task 1")).await;
    refresh(&page, &timers, &running_tasks_response(1..=3)).await;
    assert_eq!(page.task_ids(), ["2", "1"]);
    refresh(&page, &timers, &running_tasks_response(1..=4)).await;
    assert_eq!(page.task_ids(), ["2", "1"]);
    assert!(
        page.announcement().contains("2 new tasks"),
        "{}",
        page.announcement()
    );
    click(&page.button("2 new tasks: show")).await;
    assert_eq!(page.task_ids(), ["4", "3", "2", "1"]);
    assert!(!page.has("[data-testid=show-new]"));
}

#[wasm_bindgen_test]
async fn refresh_of_the_user_shows_all_rows() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=2)).await;
    click(&page.button("Expand task 1")).await;
    refresh(&page, &timers, &running_tasks_response(1..=3)).await;
    click(&page.button("Refresh")).await;
    page.respond_next(&running_tasks_response(1..=4)).await;
    assert_eq!(page.task_ids(), ["4", "3", "2", "1"]);
    assert!(!page.has("[data-testid=show-new]"));
}

#[wasm_bindgen_test]
async fn changed_cells_are_marked_until_the_next_refresh() {
    let timers = Timers::install();
    let page = open_auto_refreshing(&running_tasks_response(1..=3)).await;
    refresh(&page, &timers, &running_tasks_response(1..=3)).await;
    assert_eq!(marked(&page), []);
    refresh(&page, &timers, &tasks_response(1..=3, 3)).await;
    let marked = marked(&page);
    assert!(
        marked.contains(&("1".into(), "Status".into())),
        "{marked:?}"
    );
    assert!(marked.iter().all(|(task, _)| task == "1"), "{marked:?}");
    assert!(
        page.announcement().contains("Task 1 is now Done."),
        "{}",
        page.announcement()
    );
}
