//! Texts in a response that could mislead the user or slow the page down.

use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Node};

use crate::harness::{
    ALL_TASKS_ANY_ZONE, Clipboard, Page, click, detail_lines, entries_response, error_response,
    open_task_detail, task_json, text_of, wait_until,
};

/// Two Hebrew letters, which reorder neighbouring text unless they are isolated.
const HEBREW: &str = "א/ב";

/// A task with `text` in every field.
fn task_with_all_texts(text: &str) -> Value {
    let mut task = task_json(1);
    for field in model::task::field::TaskField::ALL {
        task[field.api_name()] = json!(text);
    }
    task["taskId"] = json!(1);
    task[text] = json!(text);
    task
}

/// The elements whose own text contains `part`.
fn elements_with_text(page: &Page, part: &str) -> Vec<HtmlElement> {
    let own_text = |element: &HtmlElement| {
        let texts = std::iter::successors(element.first_child(), Node::next_sibling);
        texts
            .filter(|node| node.node_type() == Node::TEXT_NODE)
            .filter_map(|node| node.node_value())
            .collect::<String>()
    };
    let mut found = page.all("*");
    found.retain(|element| own_text(element).contains(part));
    found
}

fn assert_isolated(page: &Page, minimum: usize) {
    let found = elements_with_text(page, HEBREW);
    assert!(found.len() >= minimum, "{} texts", found.len());
    for element in found {
        let isolated = element.closest("bdi, [dir=auto]").ok().flatten();
        assert!(isolated.is_some(), "not isolated: {}", element.outer_html());
    }
}

#[wasm_bindgen_test]
async fn right_to_left_text_is_isolated() {
    let page = open_task_detail(task_with_all_texts(HEBREW)).await;
    // Cells, detail, header and an unknown field contain the text.
    assert_isolated(&page, 20);
    drop(page);
    let page = Page::open_with_response(&entries_response(&[json!(HEBREW)], Some(1))).await;
    assert_isolated(&page, 1);
    drop(page);
    let page = Page::open("cluster=1&tenant=2").await;
    page.respond_next_with(500, &[], &error_response(HEBREW, HEBREW))
        .await;
    assert_isolated(&page, 2);
}

#[wasm_bindgen_test]
async fn invisible_characters_are_shown_and_marked() {
    let page = open_task_detail(task_with_all_texts("DO\u{202e}EN\u{200b}")).await;
    for column in ["Status", "Tenant", "Path", "Error", "Start"] {
        assert!(
            page.column_texts(column)[0].contains("DO⟨U+202E⟩EN⟨U+200B⟩"),
            "{column}: {:?}",
            page.column_texts(column)
        );
    }
    for field in ["tenantName", "status"] {
        assert_eq!(
            detail_lines(&page, field),
            ["DO⟨U+202E⟩EN⟨U+200B⟩", "Contains invisible characters"]
        );
    }
    assert!(
        detail_lines(&page, "DO⟨U+202E⟩EN⟨U+200B⟩")
            .contains(&"Contains invisible characters".to_owned())
    );
    assert!(
        document().title().starts_with("DO⟨U+202E⟩EN⟨U+200B⟩ · "),
        "{}",
        document().title()
    );
    let html = document()
        .document_element()
        .expect("a page has a root")
        .outer_html();
    assert!(!html.contains(['\u{202e}', '\u{200b}']));
}

/// Opens the page with two tasks, in each of which two fields have this text.
async fn open_with_long_texts(text: &str) -> Page {
    let task_with = |id, fields: [&str; 2]| {
        let mut task = task_json(id);
        for field in fields {
            task[field] = json!(text);
        }
        task
    };
    let tasks = [
        task_with(2, ["tenantName", "errorMsg"]),
        task_with(1, ["status", "new"]),
    ];
    let page = Page::open(ALL_TASKS_ANY_ZONE).await;
    page.respond_next(&entries_response(&tasks, Some(2))).await;
    wait_until("the rows are shown", || page.task_ids().len() == 2).await;
    page
}

/// Fails unless the detail shows 10,000 characters of a field, and this remark about the rest.
fn assert_clipped(page: &Page, field: &str, remark: &str) {
    let lines = detail_lines(page, field);
    assert_eq!(
        (lines[0].chars().count(), lines[1].as_str()),
        (10_000, remark),
        "{field}"
    );
}

#[wasm_bindgen_test]
async fn megabyte_text_is_clipped_on_the_page_and_copied_whole() {
    let clipboard = Clipboard::working();
    let long = "x".repeat(900_000);
    let page = open_with_long_texts(&long).await;
    click(&page.all("[data-testid=row-expander]")[0]).await;
    assert!(
        page.all("tr.row td")
            .iter()
            .all(|cell| text_of(cell).chars().count() <= 161)
    );
    assert!(
        page.all("[title]")
            .iter()
            .all(|element| element.title().chars().count() <= 1_001)
    );
    assert!(
        document().title().chars().count() < 200,
        "{}",
        document().title().len()
    );
    assert!(text_of(&page.only(".scope")).chars().count() < 400);
    assert_clipped(
        &page,
        "tenantName",
        "890,000 more characters: Copy includes them",
    );
    assert_eq!(
        text_of(&page.only("[data-testid=row-detail] pre"))
            .chars()
            .count(),
        10_000
    );
    assert!(page.has_text("890,000 more characters"));
    // Only the console is measured, as the test runner prints its output beside it.
    let html = page.only(".page").inner_html();
    assert!(html.len() < 200_000, "{} bytes", html.len());
    for name in ["Copy Error", "Copy Tenant"] {
        click(&page.button(name)).await;
        assert!(
            clipboard.text() == long,
            "{name} copies {} bytes",
            clipboard.text().len()
        );
    }
    click(&page.all("[data-testid=row-expander]")[0]).await;
    click(&page.all("[data-testid=row-expander]")[1]).await;
    assert_clipped(
        &page,
        "status",
        "890,000 more characters: Copy includes them",
    );
    assert_clipped(&page, "new", "890,002 more characters: Copy includes them");
}

#[wasm_bindgen_test]
async fn scripts_and_urls_are_shown_as_text() {
    for text in [
        "javascript:alert(1)",
        "https://evil.example",
        "<script>alert(1)</script>",
        "<a href=x>x</a>",
        "[x](y)",
    ] {
        let page = open_task_detail(task_with_all_texts(text)).await;
        assert_eq!(
            (page.column_texts("Tenant"), page.column_texts("Path")),
            (vec![text.to_owned()], vec![text.to_owned()])
        );
        assert!(
            !page.has("main a")
                && !page.has("script")
                && !page.has(".masthead a:not([href^='?cluster='])"),
            "{text}"
        );
    }
    let page = Page::open_with_response(&entries_response(
        &[json!(
            "<script>alert(1)</script><a href='javascript:x'>x</a>"
        )],
        Some(1),
    ))
    .await;
    assert!(page.notices("warning")[0].contains("<script>alert(1)</script>"));
    assert!(!page.has("main a") && !page.has("script"));
}

#[wasm_bindgen_test]
async fn fields_with_special_names_are_listed() {
    let names = [
        "__proto__",
        "constructor",
        "toString",
        "onclick=alert(1)",
        "<b>",
        "{count}",
        "a\"b'c",
    ];
    let mut task = task_json(1);
    for (index, name) in names.iter().enumerate() {
        task[name] = json!(index);
    }
    let page = open_task_detail(task).await;
    for (index, name) in names.iter().enumerate() {
        assert_eq!(
            detail_lines(&page, name),
            [(*name).to_owned(), index.to_string()][1..],
            "{name}"
        );
        assert!(page.has_button(&format!("Copy {name}")), "{name}");
    }
}
