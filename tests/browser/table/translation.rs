//! Machine translation and extensions that rewrite the page: what is shown is what is known.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::harness::{Page, click, entries_response, task_json, text_of};

/// Replaces each text node below `element` by a `<font>` with a `<font>`, as Chromium's translation does.
fn translate(element: &Element) {
    let children = element.child_nodes();
    let children: Vec<Node> = (0..children.length())
        .filter_map(|index| children.item(index))
        .collect();
    for child in children {
        if let Some(child) = child.dyn_ref::<Element>() {
            translate(child);
        } else if child.node_type() == Node::TEXT_NODE {
            let font = |content: Option<&Node>| {
                let font = document()
                    .create_element("font")
                    .expect("the browser allows it");
                match content {
                    Some(content) => _ = font.append_child(content),
                    None => font.set_text_content(Some("übersetzt")),
                }
                font
            };
            let outer = font(Some(&font(None)));
            element
                .replace_child(&outer, &child)
                .expect("the browser allows it");
        }
    }
}

/// Adds an element of an extension to each cell, behind each input, and to the body.
fn add_foreign_elements(page: &Page) {
    let foreign = || {
        document()
            .create_element("x-extension")
            .expect("the browser allows it")
    };
    for cell in page.all("td") {
        cell.append_child(&foreign())
            .expect("the browser allows it");
    }
    for input in page.all("input") {
        input
            .after_with_node_1(&foreign())
            .expect("the browser allows it");
    }
    document()
        .body()
        .expect("the browser allows it")
        .append_child(&foreign())
        .expect("the browser allows it");
}

fn response(status: &str) -> String {
    let entries: Vec<_> = (1..=25)
        .map(|id| {
            let mut task = task_json(id);
            task["status"] = json!(status);
            task["duration"] = json!(if status == "DONE" { 61 } else { 60 });
            task
        })
        .collect();
    entries_response(&entries, Some(entries.len()))
}

fn cells(page: &Page, label: &str) -> Vec<String> {
    let cells = page.all(&format!("[data-testid=row] td[data-label={label}]"));
    cells.iter().map(|cell| text_of(cell)).collect()
}

async fn assert_texts_are_true(rewrite: impl Fn(&Page)) {
    let page = Page::open_with_response(&response("CANCELING")).await;
    let refresh = page.button("Refresh");
    rewrite(&page);
    click(&refresh).await;
    page.respond_next(&response("DONE")).await;
    assert_eq!(cells(&page, "Status"), ["Done"; 20]);
    assert_eq!(cells(&page, "Duration"), ["1 m 01 s"; 20]);
    assert_eq!(text_of(&page.only("#count-DONE")), "25");
    click(&page.by_test_id("page-next")).await;
    assert_eq!(cells(&page, "Task"), ["5", "4", "3", "2", "1"]);
    assert_eq!(text_of(&page.by_test_id("page-status")), "21–25 of 25");
}

#[wasm_bindgen_test]
async fn translated_page_shows_the_refreshed_values() {
    assert_texts_are_true(|page| translate(&page.only(".page"))).await;
}

#[wasm_bindgen_test]
async fn foreign_elements_disturb_nothing() {
    assert_texts_are_true(add_foreign_elements).await;
}
