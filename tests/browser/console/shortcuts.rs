//! Keyboard shortcuts: each stroke of the keymap runs its command.

use model::settings::keymap::Command;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Clipboard, Page, describe_focus, every_stroke, is_dialog_open, keys_of, open_25_tasks,
    press_key, tasks_response, type_in,
};

/// Opens the second page, moves to task 13 in its third row, and selects what `command` needs.
async fn open_for(command: Command) -> Page {
    let page = open_25_tasks().await;
    assert!(press_key("n").await);
    for _ in 0..3 {
        assert!(press_key("j").await);
    }
    assert_eq!(describe_focus(), "row 13");
    if matches!(command, Command::Copy | Command::SelectTo | Command::Leave) {
        press_key("x").await;
    }
    if command == Command::SelectTo {
        press_key("j").await;
        press_key("j").await;
    }
    page
}

/// Presses a stroke at task 13, and fails unless its command runs. A new command does not compile before it is
/// added here.
async fn assert_stroke_runs(command: Command, stroke: &str) {
    let clipboard = Clipboard::working();
    let page = open_for(command).await;
    assert!(press_key(stroke).await, "{stroke} is handled by the page");
    match command {
        Command::Help => assert!(is_dialog_open("help")),
        Command::Filter => assert_eq!(describe_focus(), "scope-cluster"),
        Command::Find => assert_eq!(describe_focus(), "find"),
        Command::Refresh => page.respond_next(&tasks_response(1..=2, 2)).await,
        Command::NextPage => assert_focus_and_first_row(&page, "row 3", "5"),
        Command::PreviousPage => assert_focus_and_first_row(&page, "row 23", "25"),
        Command::NextRow => assert_eq!(describe_focus(), "row 12"),
        Command::PreviousRow => assert_eq!(describe_focus(), "row 14"),
        Command::FirstRow => assert_eq!(describe_focus(), "row 15"),
        Command::LastRow => assert_eq!(describe_focus(), "row 6"),
        Command::Toggle => assert_toggles(&page, stroke).await,
        Command::Select => assert_selects(&page, stroke).await,
        Command::SelectTo => assert_eq!(page.selected_ids(), ["13", "12", "11"]),
        Command::ExtendNext => assert_selection_and_focus(&page, "1312", "row 12"),
        Command::ExtendPrevious => assert_selection_and_focus(&page, "1413", "row 14"),
        Command::SelectPage => assert_eq!(
            (page.selected_ids(), page.announcement()),
            (page.task_ids(), "10 tasks selected".to_owned())
        ),
        Command::Copy => {
            let text = clipboard.text();
            assert!(text.starts_with("status\tdataBackupTaskType\t") && text.contains("\t13\t"));
            assert_eq!(page.announcement(), "1 task copied as TSV");
        }
        Command::Leave => {
            assert_eq!(
                (page.selected_ids().len(), page.announcement()),
                (0, "Selection cleared".to_owned())
            );
            press_key(stroke).await;
            assert_eq!(describe_focus(), "results");
        }
    }
}

fn assert_focus_and_first_row(page: &Page, focus: &str, first_id: &str) {
    assert_eq!(
        (describe_focus().as_str(), page.task_ids()[0].as_str()),
        (focus, first_id)
    );
}

fn assert_selection_and_focus(page: &Page, selected_ids: &str, focus: &str) {
    assert_eq!(
        (page.selected_ids().concat(), describe_focus()),
        (selected_ids.to_owned(), focus.to_owned())
    );
}

async fn assert_toggles(page: &Page, stroke: &str) {
    assert!(page.has("[data-testid=row-detail]"));
    assert_eq!(page.announcement(), "Task 13 expanded");
    press_key(stroke).await;
    assert!(!page.has("[data-testid=row-detail]"));
    assert_eq!(page.announcement(), "Task 13 collapsed");
}

async fn assert_selects(page: &Page, stroke: &str) {
    assert_eq!(
        (page.selected_ids(), page.announcement()),
        (
            vec!["13".to_owned()],
            "Task 13 selected, 1 in all".to_owned()
        )
    );
    press_key(stroke).await;
    assert_eq!(
        (page.selected_ids().len(), page.announcement()),
        (0, "Task 13 no longer selected, 0 in all".to_owned())
    );
}

#[wasm_bindgen_test]
async fn every_stroke_runs_its_command() {
    for (command, stroke) in every_stroke() {
        assert_stroke_runs(command, &keys_of(stroke)).await;
    }
}

#[wasm_bindgen_test]
async fn escape_returns_to_the_row_only_from_a_field_reached_by_a_shortcut() {
    let page = open_25_tasks().await;
    press_key("j").await;
    press_key("j").await;
    press_key("/").await;
    let field = page.by_test_id("scope-cluster");
    type_in(&field, "7").await;
    assert!(
        press_key("Escape").await,
        "the first Escape closes the list"
    );
    assert_eq!(describe_focus(), "scope-cluster");
    assert!(press_key("Escape").await);
    assert_eq!(describe_focus(), "row 24");
    let field = page.by_test_id("filter-backup-set-id");
    field.focus().expect("a field takes the focus");
    assert!(
        !press_key("Escape").await,
        "a field reached otherwise keeps the focus"
    );
    assert_eq!(describe_focus(), "filter-backup-set-id");
}

#[wasm_bindgen_test]
async fn held_key_moves_on_but_refreshes_only_once() {
    let page = open_25_tasks().await;
    assert!(
        press_key("j").await && press_key("repeat+j").await && describe_focus() == "row 24",
        "{}",
        describe_focus()
    );
    assert!(press_key("r").await);
    let request = page.next_request().await;
    assert!(press_key("repeat+r").await && press_key("repeat+Space").await);
    request.respond(&tasks_response((1..=25).rev(), 25)).await;
    page.assert_no_request().await;
    assert!(page.selected_ids().is_empty());
}
