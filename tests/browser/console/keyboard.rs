//! Every shortcut, by the table that the page itself goes by; where none may count; the list of them.

use leptos::prelude::document;
use model::settings::keymap::{Command, Key, Modifier, PAGE_SHORTCUTS, ROW_SHORTCUTS, Stroke};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::harness::{
    Clipboard, Page, SetUp, attribute, choose, chosen_for_good, click, focused, is_asked, press,
    shown, sign_in, tasks, type_in, until,
};

/// 25 tasks, 10 on a page, times in UTC.
const LINK: &str = "cluster=1&tenant=2&range=all&size=10&zone=utc";

/// The page with 25 tasks, 10 of them on it; the newest is number 25.
async fn page() -> Page {
    let page = Page::open(LINK).await;
    page.call().await.answers(&tasks((1..=25).rev(), 25)).await;
    page
}

/// A stroke as the harness presses it.
fn spelled(stroke: Stroke) -> String {
    let key = match stroke.key {
        Key::Letter(character) | Key::Character(character) => character.to_string(),
        Key::Named(" ") => "Space".to_owned(),
        Key::Named(name) => name.to_owned(),
    };
    match stroke.modifier {
        Modifier::Nothing => key,
        Modifier::Shift => format!("Shift+{key}"),
        Modifier::Primary => format!("Ctrl+{key}"),
    }
}

fn every_stroke() -> impl Iterator<Item = (Command, Stroke)> {
    let shortcuts = PAGE_SHORTCUTS.iter().chain(&ROW_SHORTCUTS);
    shortcuts.flat_map(|shortcut| {
        shortcut
            .strokes
            .iter()
            .map(|stroke| (shortcut.command, *stroke))
    })
}

fn said(page: &Page) -> String {
    shown(&page.the("[role=status]"))
}

/// The ids of the selected rows of the page.
fn selected(page: &Page) -> Vec<String> {
    let ticked = page.all("[data-testid=row]:has([data-testid=row-select]:checked)");
    ticked
        .iter()
        .filter_map(|row| attribute(row, "data-task-id"))
        .collect()
}

fn is_open(id: &str) -> bool {
    document()
        .query_selector(&format!("dialog#{id}[open]"))
        .expect("a selector that is written well")
        .is_some()
}

/// An element beside the console, as another part of the page would have it.
fn beside(html: &str, attributes: &[(&str, &str)]) -> HtmlElement {
    let element: HtmlElement = document()
        .create_element(html)
        .expect("an element")
        .unchecked_into();
    for (name, value) in attributes {
        element.set_attribute(name, value).expect("an attribute");
    }
    element
        .set_attribute("data-test-page", "")
        .expect("an attribute");
    document()
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("a body takes children");
    element
}

/// What each shortcut does, from the third row of the second page on, where task 13 is. A command that is not here does not
/// build.
async fn does(command: Command, stroke: &str) {
    let clipboard = Clipboard::working();
    let page = page().await;
    assert!(press("n").await);
    for _ in 0..3 {
        assert!(press("j").await);
    }
    assert_eq!(focused(), "row 13");
    if matches!(command, Command::Copy | Command::SelectTo | Command::Leave) {
        press("x").await;
    }
    if command == Command::SelectTo {
        press("j").await;
        press("j").await;
    }
    assert!(press(stroke).await, "{stroke} is not the page's");
    match command {
        Command::Help => assert!(is_open("help")),
        Command::Filter => assert_eq!(focused(), "scope-cluster"),
        Command::Find => assert_eq!(focused(), "find"),
        Command::Refresh => page.call().await.answers(&tasks(1..=2, 2)).await,
        Command::NextPage => {
            assert_eq!((focused().as_str(), page.ids()[0].as_str()), ("row 3", "5"))
        }
        Command::PreviousPage => assert_eq!(
            (focused().as_str(), page.ids()[0].as_str()),
            ("row 23", "25")
        ),
        Command::NextRow => assert_eq!(focused(), "row 12"),
        Command::PreviousRow => assert_eq!(focused(), "row 14"),
        Command::FirstRow => assert_eq!(focused(), "row 15"),
        Command::LastRow => assert_eq!(focused(), "row 6"),
        Command::Toggle => {
            assert!(page.has("[data-testid=row-detail]"));
            assert_eq!(said(&page), "Task 13 expanded");
            press(stroke).await;
            assert!(!page.has("[data-testid=row-detail]"));
            assert_eq!(said(&page), "Task 13 collapsed");
        }
        Command::Select => {
            assert_eq!(
                (selected(&page), said(&page)),
                (
                    vec!["13".to_owned()],
                    "Task 13 selected, 1 in all".to_owned()
                )
            );
            press(stroke).await;
            assert_eq!(
                (selected(&page).len(), said(&page)),
                (0, "Task 13 no longer selected, 0 in all".to_owned())
            );
        }
        Command::SelectTo => assert_eq!(selected(&page), ["13", "12", "11"]),
        Command::ExtendNext => {
            assert_eq!(
                (selected(&page).concat(), focused()),
                ("1312".to_owned(), "row 12".to_owned())
            );
        }
        Command::ExtendPrevious => {
            assert_eq!(
                (selected(&page).concat(), focused()),
                ("1413".to_owned(), "row 14".to_owned())
            );
        }
        Command::SelectPage => assert_eq!(
            (selected(&page), said(&page)),
            (page.ids(), "10 tasks selected".to_owned())
        ),
        Command::Copy => {
            assert!(
                clipboard.text().starts_with("status\ttaskId\t")
                    && clipboard.text().contains("\t13\t")
            );
            assert_eq!(said(&page), "1 task copied as TSV");
        }
        Command::Leave => {
            assert_eq!(
                (selected(&page).len(), said(&page)),
                (0, "Selection cleared".to_owned())
            );
            press(stroke).await;
            assert_eq!(focused(), "results");
        }
    }
}

#[wasm_bindgen_test]
async fn every_shortcut_does_what_it_says() {
    for (command, stroke) in every_stroke() {
        does(command, &spelled(stroke)).await;
    }
}

#[wasm_bindgen_test]
async fn who_types_or_chooses_presses_no_shortcut() {
    let page = page().await;
    let editable = beside("div", &[("contenteditable", "true"), ("tabindex", "0")]);
    let fields = [
        page.hook("filter-backup-set-id"),
        page.hook("find"),
        page.hook("zone"),
        beside("textarea", &[]),
        editable,
    ];
    for field in fields
        .into_iter()
        .chain([beside("div", &[("role", "menu"), ("tabindex", "0")])])
    {
        field.focus().expect("it takes the focus");
        let before = focused();
        for (_, stroke) in every_stroke() {
            assert!(!press(&spelled(stroke)).await, "{stroke:?} in {before}");
        }
        assert_eq!(focused(), before);
    }
    page.asks_nothing().await;
    assert!(!is_open("help") && selected(&page).is_empty());
}

#[wasm_bindgen_test]
async fn no_shortcut_counts_over_what_is_open_or_while_a_word_is_composed() {
    let page = page().await;
    let panel = beside("div", &[("popover", "auto")]);
    press("j").await;
    for (_, stroke) in every_stroke() {
        assert!(
            !press(&format!("composing+{}", spelled(stroke))).await,
            "{stroke:?}"
        );
        assert!(
            !press(&format!("Alt+{}", spelled(stroke))).await,
            "{stroke:?}"
        );
    }
    panel.show_popover().expect("a panel can be opened");
    for (_, stroke) in every_stroke() {
        assert!(!press(&spelled(stroke)).await, "{stroke:?} over a panel");
    }
    panel.hide_popover().expect("an open panel can be closed");
    press("?").await;
    assert!(is_open("help"));
    for (_, stroke) in every_stroke() {
        assert!(!press(&spelled(stroke)).await, "{stroke:?} over a dialog");
    }
    page.asks_nothing().await;
    click(&page.button("Close")).await;
    assert!(
        press("j").await && focused() == "row 24",
        "they count again: {}",
        focused()
    );
}

#[wasm_bindgen_test]
async fn who_signs_in_types_no_shortcuts() {
    let config = model::settings::config::Config {
        auth: model::settings::config::Auth::Basic,
        refresh_seconds: 0,
        ..Default::default()
    };
    let page = Page::set_up(config, LINK).await;
    assert!(is_asked(&page));
    assert!(!press("?").await && !press("r").await && !is_open("help"));
    sign_in(&page, "u", "p").await;
    page.call().await.answers(&tasks([1], 1)).await;
    until("the dialog is closed", || !is_asked(&page)).await;
    assert!(press("?").await && is_open("help"));
}

#[wasm_bindgen_test]
async fn arrows_and_enter_are_the_browsers_outside_of_the_rows() {
    let page = page().await;
    for place in [
        page.hook("total"),
        page.button("Refresh"),
        page.hook("sort-taskId"),
    ] {
        place.focus().expect("it takes the focus");
        for key in [
            "ArrowDown",
            "ArrowUp",
            "Home",
            "End",
            "Enter",
            "Space",
            "Ctrl+a",
            "Ctrl+c",
            "x",
            "Shift+j",
            "Escape",
        ] {
            assert!(!press(key).await, "{key}");
        }
    }
    page.the(".table-wrap")
        .focus()
        .expect("what scrolls takes the focus");
    assert!(!press("Enter").await && !press("Space").await);
    assert!(press("ArrowDown").await);
    assert_eq!(
        focused(),
        "row 25",
        "but they lead from the table into its rows"
    );
    page.all("[data-testid=row-expander]")[0]
        .focus()
        .expect("a button takes the focus");
    for key in ["Enter", "Space", "Ctrl+a"] {
        assert!(!press(key).await, "{key} is the button’s own");
    }
    assert!(press("ArrowDown").await);
    assert_eq!(focused(), "row 24");
}

#[wasm_bindgen_test]
async fn without_rows_there_is_nothing_to_walk_through() {
    let page = Page::open("").await;
    for key in ["j", "k", "n", "p", "r", "f", "x", "Escape"] {
        assert!(!press(key).await, "{key}");
    }
    assert!(
        press("/").await && focused() == "scope-cluster",
        "{}",
        focused()
    );
    page.asks_nothing().await;
}

#[wasm_bindgen_test]
async fn the_list_has_every_shortcut_and_gives_the_focus_back() {
    let page = page().await;
    press("j").await;
    press("?").await;
    let listed: Vec<_> = page
        .all("[data-testid=shortcut]")
        .iter()
        .map(|entry| shown(entry))
        .collect();
    assert_eq!(listed.len(), PAGE_SHORTCUTS.len() + ROW_SHORTCUTS.len());
    assert_eq!(listed[0], "?Show this list");
    assert!(
        listed.contains(&"Shift+X or Shift+SpaceSelect up to this row".to_owned()),
        "{listed:?}"
    );
    click(&page.button("Close")).await;
    assert!(!is_open("help"));
    assert_eq!(focused(), "row 25");
    click(&page.button("Keyboard shortcuts")).await;
    assert!(is_open("help"), "by the mouse as well");
}

#[wasm_bindgen_test]
async fn single_keys_can_be_turned_off_for_good_and_the_list_says_so() {
    let page = page().await;
    let button = page.hook("help");
    click(&button).await;
    let switch = page.field("Single-key shortcuts");
    let entry = |at: usize| shown(&page.all("[data-testid=shortcut]")[at]);
    assert_eq!(
        (entry(3), entry(6)),
        ("RRefresh".to_owned(), "J or ↓Next row".to_owned())
    );
    click(&switch).await;
    assert_eq!(
        (entry(3), entry(6)),
        ("offRefresh".to_owned(), "↓Next row".to_owned())
    );
    assert!(
        chosen_for_good().is_some_and(|kept| kept.contains("&keys=off")),
        "{:?}",
        chosen_for_good()
    );
    click(&page.button("Close")).await;
    page.all("[data-testid=row]")[0]
        .focus()
        .expect("a row takes the focus");
    for key in ["?", "/", "r", "j", "n", "x", "Shift+j"] {
        assert!(!press(key).await, "{key}");
    }
    assert!(press("ArrowDown").await && focused() == "row 24");
    assert!(press("Space").await && selected(&page) == ["24"]);
    drop(page);

    let page = Page::start(SetUp {
        kept: "version=1&keys=off",
        query: LINK,
        ..SetUp::default()
    })
    .await;
    page.call().await.answers(&tasks(1..=3, 3)).await;
    assert!(!press("?").await);
    click(&page.hook("help")).await;
    click(&page.field("Single-key shortcuts")).await;
    assert!(
        chosen_for_good().is_some_and(|kept| !kept.contains("keys")),
        "{:?}",
        chosen_for_good()
    );
    click(&page.button("Close")).await;
    assert!(press("?").await && is_open("help"));
}

#[wasm_bindgen_test]
async fn escape_leads_back_from_a_field_to_which_a_shortcut_led_and_from_no_other() {
    let page = page().await;
    press("j").await;
    press("j").await;
    press("/").await;
    let field = page.hook("scope-cluster");
    type_in(&field, "7").await;
    assert!(
        press("Escape").await,
        "the list under the field takes the first one"
    );
    assert_eq!(focused(), "scope-cluster");
    assert!(press("Escape").await);
    assert_eq!(focused(), "row 24");
    let field = page.hook("filter-backup-set-id");
    field.focus().expect("a field takes the focus");
    assert!(!press("Escape").await, "who came by Tab or the mouse stays");
    assert_eq!(focused(), "filter-backup-set-id");
}

#[wasm_bindgen_test]
async fn a_key_that_is_held_walks_on_and_asks_only_once() {
    let page = page().await;
    assert!(
        press("j").await && press("repeat+j").await && focused() == "row 24",
        "{}",
        focused()
    );
    assert!(press("r").await);
    let call = page.call().await;
    assert!(press("repeat+r").await && press("repeat+Space").await);
    call.answers(&tasks((1..=25).rev(), 25)).await;
    page.asks_nothing().await;
    assert!(selected(&page).is_empty());
}

#[wasm_bindgen_test]
async fn what_something_else_has_taken_is_no_shortcut() {
    let page = page().await;
    let taker: Element = page.the(".masthead").unchecked_into();
    let take = js_sys::Function::new_with_args(
        "at",
        "at.addEventListener('keydown', (key) => key.preventDefault())",
    );
    take.call1(&wasm_bindgen::JsValue::UNDEFINED, &taker)
        .expect("a listener can be added");
    page.hook("help").focus().expect("a button takes the focus");
    press("?").await;
    assert!(!is_open("help"));
    choose(&page.hook("zone"), "local").await;
    assert_eq!(page.ids()[0], "25");
}
