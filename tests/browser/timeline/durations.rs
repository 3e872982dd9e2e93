//! The plot of durations, by pointer and by keyboard.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::harness::{
    Page, attribute, click, dispatch, entries_response, focused_id, has_focus, press_key,
    task_json, text_of, wait_until,
};

const ALL_TASKS: &str = "cluster=1&tenant=2&range=all&zone=utc";

/// The durations of seven full backups, of which the fifth is far longer, in seconds.
const DURATIONS: [i64; 7] = [60, 62, 61, 59, 240, 60, 61];

fn full_backup(id: i64, seconds: i64) -> Value {
    let mut task = task_json(id);
    let (minute, second) = (seconds / 60, seconds % 60);
    task["startTime"] = json!(format!("2024-08-0{id}T00:00:00Z"));
    task["finishTime"] = json!(format!("2024-08-0{id}T00:{minute:02}:{second:02}Z"));
    task["duration"] = json!(seconds);
    task
}

async fn open_unfolded() -> Page {
    let page = Page::open(ALL_TASKS).await;
    let backups: Vec<_> = (1..).zip(DURATIONS).collect();
    let tasks: Vec<_> = backups
        .iter()
        .rev()
        .map(|(id, seconds)| full_backup(*id, *seconds))
        .collect();
    page.respond_next(&entries_response(&tasks, Some(tasks.len())))
        .await;
    click(&page.button("Timeline")).await;
    page
}

fn points(page: &Page) -> Vec<HtmlElement> {
    page.all("[data-testid=duration-point]")
}

#[wasm_bindgen_test]
async fn each_finished_backup_is_a_point_and_outliers_are_marked() {
    let page = open_unfolded().await;
    let drawn: Vec<_> = points(&page)
        .iter()
        .map(|point| {
            let is_outlier = attribute(point, "data-outlier").is_some();
            (attribute(point, "data-seconds"), is_outlier)
        })
        .collect();
    let expected = DURATIONS.map(|seconds| (Some(seconds.to_string()), seconds == 240));
    assert_eq!(drawn, expected);
    assert!(page.has_text("Full: median 1 m 01 s of 7"));
}

#[wasm_bindgen_test]
async fn point_opens_its_row_by_click_and_by_enter() {
    let page = open_unfolded().await;
    dispatch(&points(&page)[4], "click").await;
    wait_until("the row has the focus", || {
        focused_id().starts_with("row-5.")
    })
    .await;
    points(&page)[6].focus().expect("a point takes the focus");
    press_key("ArrowLeft").await;
    press_key("ArrowLeft").await;
    assert!(has_focus(&points(&page)[4]));
    let tips = page.all(".timeline__tip");
    let told: Vec<_> = tips.iter().map(|tip| text_of(tip)).collect();
    let sentence =
        "Task 5, Full, 4 m 00 s, started 2024-08-05 00:00:00: far from the others of its type";
    assert!(told.contains(&sentence.to_owned()), "{told:?}");
    press_key("Enter").await;
    assert!(page.has_button("Collapse task 5"));
}

#[wasm_bindgen_test]
async fn durations_are_in_a_table_too() {
    let page = open_unfolded().await;
    click(&page.button("As a table")).await;
    let rows = page.all("[data-testid=durations-table] tbody tr");
    assert_eq!(rows.len(), DURATIONS.len());
    assert_eq!(text_of(&rows[4]), "Full52024-08-05 00:00:004 m 00 syes");
}

#[wasm_bindgen_test]
async fn nothing_is_plotted_where_no_backup_has_finished() {
    let page = Page::open(ALL_TASKS).await;
    let mut task = full_backup(1, 60);
    task["status"] = json!("FAILED");
    page.respond_next(&entries_response(&[task], Some(1))).await;
    click(&page.button("Timeline")).await;
    assert!(page.has("[data-testid=timeline-bar]"));
    assert_eq!(points(&page), []);
}
