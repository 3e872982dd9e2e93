//! The list of shortcuts, and the switch for single-key shortcuts.

use model::settings::keymap::{PAGE_SHORTCUTS, ROW_SHORTCUTS};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::harness::{
    Page, PageSetup, TWENTY_FIVE_TASKS_QUERY, click, describe_focus, is_dialog_open, open_25_tasks,
    press_key, stored_choices, tasks_response, text_of,
};

#[wasm_bindgen_test]
async fn shortcut_list_shows_every_shortcut_and_returns_the_focus() {
    let page = open_25_tasks().await;
    press_key("j").await;
    press_key("?").await;
    let listed: Vec<_> = page
        .all("[data-testid=shortcut]")
        .iter()
        .map(|shortcut_text| text_of(shortcut_text))
        .collect();
    assert_eq!(listed.len(), PAGE_SHORTCUTS.len() + ROW_SHORTCUTS.len());
    assert_eq!(listed[0], "?Show this list");
    assert!(
        listed.contains(&"Shift+X or Shift+SpaceSelect up to this row".to_owned()),
        "{listed:?}"
    );
    click(&page.button("Close")).await;
    assert!(!is_dialog_open("help"));
    assert_eq!(describe_focus(), "row 25");
    click(&page.button("Keyboard shortcuts")).await;
    assert!(is_dialog_open("help"), "the button opens the list, too");
}

#[wasm_bindgen_test]
async fn single_key_shortcuts_can_be_turned_off_and_stay_off() {
    let page = open_25_tasks().await;
    let button = page.by_test_id("help");
    click(&button).await;
    let switch = page.field("Single-key shortcuts");
    let shortcut_text = |at: usize| text_of(&page.all("[data-testid=shortcut]")[at]);
    assert_eq!(
        (shortcut_text(3), shortcut_text(6)),
        ("RRefresh".to_owned(), "J or ↓Next row".to_owned())
    );
    click(&switch).await;
    assert_eq!(
        (shortcut_text(3), shortcut_text(6)),
        ("offRefresh".to_owned(), "↓Next row".to_owned())
    );
    assert!(
        stored_choices().is_some_and(|stored| stored.contains("&keys=off")),
        "{:?}",
        stored_choices()
    );
    click(&page.button("Close")).await;
    page.all("[data-testid=row]")[0]
        .focus()
        .expect("a row takes the focus");
    for key in ["?", "/", "r", "j", "n", "x", "Shift+j"] {
        assert!(!press_key(key).await, "{key}");
    }
    assert!(press_key("ArrowDown").await && describe_focus() == "row 24");
    assert!(press_key("Space").await && page.selected_ids() == ["24"]);
    drop(page);

    let page = Page::open_with(PageSetup {
        stored: "version=1&keys=off",
        query: TWENTY_FIVE_TASKS_QUERY,
        ..PageSetup::default()
    })
    .await;
    page.respond_next(&tasks_response(1..=3, 3)).await;
    assert!(!press_key("?").await);
    click(&page.by_test_id("help")).await;
    click(&page.field("Single-key shortcuts")).await;
    assert!(
        stored_choices().is_some_and(|stored| !stored.contains("keys")),
        "{:?}",
        stored_choices()
    );
    click(&page.button("Close")).await;
    assert!(press_key("?").await && is_dialog_open("help"));
}
