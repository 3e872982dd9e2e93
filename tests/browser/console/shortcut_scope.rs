//! Places and states in which a keyboard shortcut must not run.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::harness::{
    Page, TWENTY_FIVE_TASKS_QUERY, click, describe_focus, every_stroke, is_dialog_open,
    is_sign_in_open, keys_of, open_25_tasks, press_key, select_option, sign_in, tasks_response,
    wait_until,
};

/// Appends an element beside the console, as another part of the host page would.
fn append_beside_console(html: &str, attributes: &[(&str, &str)]) -> HtmlElement {
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

#[wasm_bindgen_test]
async fn strokes_in_editable_elements_run_no_command() {
    let page = open_25_tasks().await;
    let editable = append_beside_console("div", &[("contenteditable", "true"), ("tabindex", "0")]);
    let fields = [
        page.by_test_id("filter-backup-set-id"),
        page.by_test_id("find"),
        page.by_test_id("zone"),
        append_beside_console("textarea", &[]),
        editable,
    ];
    for field in fields.into_iter().chain([append_beside_console(
        "div",
        &[("role", "menu"), ("tabindex", "0")],
    )]) {
        field.focus().expect("it takes the focus");
        let before = describe_focus();
        for (_, stroke) in every_stroke() {
            assert!(
                !press_key(&keys_of(stroke)).await,
                "{stroke:?} in {before} is ignored"
            );
        }
        assert_eq!(describe_focus(), before);
    }
    page.assert_no_request().await;
    assert!(!is_dialog_open("help") && page.selected_ids().is_empty());
}

#[wasm_bindgen_test]
async fn strokes_run_no_command_while_composing_or_over_an_open_layer() {
    let page = open_25_tasks().await;
    let panel = append_beside_console("div", &[("popover", "auto")]);
    press_key("j").await;
    for (_, stroke) in every_stroke() {
        assert!(
            !press_key(&format!("composing+{}", keys_of(stroke))).await,
            "{stroke:?}"
        );
        assert!(
            !press_key(&format!("Alt+{}", keys_of(stroke))).await,
            "{stroke:?}"
        );
    }
    panel.show_popover().expect("a panel can be opened");
    for (_, stroke) in every_stroke() {
        assert!(
            !press_key(&keys_of(stroke)).await,
            "{stroke:?} over a panel is ignored"
        );
    }
    panel.hide_popover().expect("an open panel can be closed");
    press_key("?").await;
    assert!(is_dialog_open("help"));
    for (_, stroke) in every_stroke() {
        assert!(
            !press_key(&keys_of(stroke)).await,
            "{stroke:?} over a dialog is ignored"
        );
    }
    page.assert_no_request().await;
    click(&page.button("Close")).await;
    assert!(
        press_key("j").await && describe_focus() == "row 24",
        "shortcuts work again: {}",
        describe_focus()
    );
}

#[wasm_bindgen_test]
async fn strokes_in_the_sign_in_dialog_run_no_command() {
    let config = model::settings::config::Config {
        auth: model::settings::config::Auth::Basic,
        refresh_seconds: 0,
        ..Default::default()
    };
    let page = Page::open_with_config(config, TWENTY_FIVE_TASKS_QUERY).await;
    assert!(is_sign_in_open(&page));
    assert!(!press_key("?").await && !press_key("r").await && !is_dialog_open("help"));
    sign_in(&page, "u", "p").await;
    page.respond_next(&tasks_response([1], 1)).await;
    wait_until("the dialog is closed", || !is_sign_in_open(&page)).await;
    assert!(press_key("?").await && is_dialog_open("help"));
}

#[wasm_bindgen_test]
async fn row_keys_outside_the_rows_are_left_to_the_browser() {
    let page = open_25_tasks().await;
    for place in [
        page.by_test_id("total"),
        page.button("Refresh"),
        page.by_test_id("sort-taskId"),
    ] {
        place.focus().expect("it takes the focus");
        for key in [
            "ArrowDown",
            "ArrowUp",
            "Enter",
            "Space",
            "Ctrl+a",
            "Ctrl+c",
            "x",
            "Shift+j",
            "Escape",
        ] {
            assert!(!press_key(key).await, "{key}");
        }
    }
    page.only(".table-wrap")
        .focus()
        .expect("what scrolls takes the focus");
    assert!(!press_key("Enter").await && !press_key("Space").await);
    assert!(press_key("ArrowDown").await);
    assert_eq!(
        describe_focus(),
        "row 25",
        "arrows lead from the table into its rows"
    );
    page.all("[data-testid=row-expander]")[0]
        .focus()
        .expect("a button takes the focus");
    for key in ["Enter", "Space", "Ctrl+a"] {
        assert!(!press_key(key).await, "{key} belongs to the button");
    }
    assert!(press_key("ArrowDown").await);
    assert_eq!(describe_focus(), "row 24");
}

#[wasm_bindgen_test]
async fn row_keys_without_rows_do_nothing() {
    let page = Page::open("").await;
    for key in ["j", "k", "n", "p", "r", "f", "x", "Escape"] {
        assert!(!press_key(key).await, "{key}");
    }
    assert!(
        press_key("/").await && describe_focus() == "scope-cluster",
        "{}",
        describe_focus()
    );
    page.assert_no_request().await;
}

#[wasm_bindgen_test]
async fn stroke_already_handled_elsewhere_runs_no_command() {
    let page = open_25_tasks().await;
    let masthead: Element = page.only(".masthead").unchecked_into();
    let prevent_keys = js_sys::Function::new_with_args(
        "at",
        "at.addEventListener('keydown', (key) => key.preventDefault())",
    );
    prevent_keys
        .call1(&wasm_bindgen::JsValue::UNDEFINED, &masthead)
        .expect("a listener can be added");
    page.by_test_id("help")
        .focus()
        .expect("a button takes the focus");
    press_key("?").await;
    assert!(!is_dialog_open("help"));
    select_option(&page.by_test_id("zone"), "local").await;
    assert_eq!(page.task_ids()[0], "25");
}
