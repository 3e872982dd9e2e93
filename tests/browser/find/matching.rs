//! Fields and spellings that find matches, and how matches are marked.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, accessible_name, click, entries_response, find_scope, marked_texts, open_sample_tasks,
    sample_tasks, select_option, text_of, type_find_text,
};

#[wasm_bindgen_test]
async fn find_matches_displayed_texts_and_raw_values_of_every_field() {
    let page = open_sample_tasks().await;
    assert_eq!(
        accessible_name(&page.by_test_id("find")),
        "Find in loaded tasks"
    );
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
        type_find_text(&page, text).await;
        assert_eq!(page.task_ids().join(" "), ids, "{what}: {text}");
    }
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn matches_are_counted_and_marked_in_the_current_order() {
    let page = open_sample_tasks().await;
    assert_eq!(
        (find_scope(&page), marked_texts(&page).len()),
        (String::new(), 0)
    );
    type_find_text(&page, "one ").await;
    assert_eq!(
        (
            page.task_ids().join(" ").as_str(),
            find_scope(&page).as_str()
        ),
        ("9 8 7 6 4 2 1", "7 of 9 tasks")
    );
    assert_eq!(text_of(&page.by_test_id("page-status")), "1–7 of 7 found");
    assert_eq!(marked_texts(&page), ["one"; 7], "Done");
    assert_eq!(page.column_texts("Status"), ["Done"; 7]);
    assert_eq!(
        page.loaded_count().as_deref(),
        Some("9"),
        "all tasks are still loaded"
    );
    click(&page.by_test_id("sort-taskId")).await;
    assert_eq!(page.task_ids().join(" "), "1 2 4 6 7 8 9");
    type_find_text(&page, "4016 RESULT").await;
    click(&page.by_test_id("row-expander")).await;
    let detail = page.by_test_id("row-detail");
    let marked: Vec<_> = page
        .all("[data-testid=row-detail] mark")
        .iter()
        .map(|mark| text_of(mark))
        .collect();
    assert_eq!(marked, ["result", "4016"]);
    assert!(
        text_of(&detail).contains("module:BACKUP_DATA,result: -4016(Internal error)"),
        "{}",
        text_of(&detail)
    );
    // The detail also marks matches in the raw values of OCP.
    type_find_text(&page, "full_backup failed").await;
    assert_eq!(
        page.all("[data-testid=row-detail] code mark")
            .iter()
            .map(|mark| text_of(mark))
            .collect::<Vec<_>>(),
        ["FULL_BACKUP"]
    );
}

#[wasm_bindgen_test]
async fn matches_in_hidden_columns_are_hinted_at() {
    let page = Page::open("cluster=1&tenant=2&range=all&zone=utc&columns=status,taskId").await;
    page.respond_next(&entries_response(&sample_tasks(), Some(9)))
        .await;
    let hidden_match_hint = |page: &Page| text_of(&page.only("#find-unseen"));
    let hint = "Some matches are in fields that are not shown as columns: open the row to see them";
    for (text, expected) in [
        ("", ""),
        ("failed", ""),
        ("4016", hint),
        ("full_backup", hint),
        ("in progress", ""),
        ("none", ""),
        ("émile", hint),
    ] {
        type_find_text(&page, text).await;
        assert_eq!(hidden_match_hint(&page), expected, "{text}");
    }
}

#[wasm_bindgen_test]
async fn find_ignores_digits_that_are_not_displayed() {
    let mut entries = sample_tasks();
    entries[0]["startTime"] = json!("2024-08-08T20:02:03.401637Z");
    let page = Page::open_with_response(&entries_response(&entries, Some(9))).await;
    type_find_text(&page, "4016").await;
    assert_eq!(page.task_ids(), ["3"]);
    type_find_text(&page, "03.4016").await;
    assert_eq!(
        page.task_ids(),
        ["1"],
        "digits after the point match fractions"
    );
}

#[wasm_bindgen_test]
async fn find_matches_times_in_the_displayed_zone() {
    let page = open_sample_tasks().await;
    select_option(&page.by_test_id("zone"), "local").await;
    let times = page.column_texts("Start");
    let (date, time) = times[0].split_once(' ').expect("a date and a time");
    type_find_text(&page, &format!("{date} {time}")).await;
    assert!(page.column_texts("Start").contains(&times[0]), "{times:?}");
    assert!(
        marked_texts(&page).contains(&time.to_owned()),
        "{:?}",
        marked_texts(&page)
    );
}
