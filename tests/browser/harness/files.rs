//! Saved files: their contents, and the ways in which a user gives them to the page.

use js_sys::{Array, Function};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::harness::elements::text_of;
use crate::harness::page::Page;
use crate::harness::responses::{task_json, tasks_response};
use crate::harness::time::{tick, wait_until};

/// An export of this console with the tasks `ids` of cluster 1, tenant 2, as of 08:00 on 9 August 2024.
pub(crate) fn export_file(ids: impl IntoIterator<Item = i64>, total: usize) -> Value {
    let tasks: Vec<_> = ids.into_iter().map(task_json).collect();
    json!({
        "format": "ocp-backup-console", "version": 1, "app": "0.1.0", "exportedAt": "2024-08-09T08:05:00Z",
        "asOf": "2024-08-09T08:00:00Z", "query": "cluster=1&tenant=2&range=all", "cluster": 1, "tenant": 2,
        "zone": "Europe/Berlin", "totalReported": total, "written": tasks.len(), "complete": tasks.len() == total,
        "contents": tasks,
    })
}

/// Opens the page of one tenant with task 900, and drops a file on it.
pub(crate) async fn open_with_file(name: &str, file: &Value) -> Page {
    let page = Page::open_with_response(&tasks_response([900], 1)).await;
    drop_file(name, &file.to_string()).await;
    wait_until("the file is shown", || page.has("[data-testid=source]")).await;
    page
}

/// The text of the banner above an opened file.
pub(crate) fn file_banner(page: &Page) -> String {
    text_of(&page.by_test_id("source"))
}

const DATA_TRANSFER: &str = "const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));";

fn to_array(files: &[(&str, &str)]) -> Array {
    files
        .iter()
        .map(|(name, text)| Array::of2(&(*name).into(), &(*text).into()))
        .collect()
}

/// Drops files, given by name and text, on the page.
pub(crate) async fn drop_files(files: &[(&str, &str)]) {
    let code = format!(
        "{DATA_TRANSFER} return document.body.dispatchEvent(\
            new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))"
    );
    let is_default_allowed = Function::new_with_args("files", &code)
        .call1(&JsValue::UNDEFINED, &to_array(files))
        .expect("an event can be dispatched");
    assert!(
        !is_default_allowed.is_truthy(),
        "the browser would leave the page and show the file"
    );
    tick().await;
}

/// Drops one file on the page.
pub(crate) async fn drop_file(name: &str, text: &str) {
    drop_files(&[(name, text)]).await;
}

/// Chooses a file in a file field.
pub(crate) async fn choose_file(field: &HtmlElement, name: &str, text: &str) {
    let code = format!(
        "{DATA_TRANSFER} field.files = data.files; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    Function::new_with_args("files, field", &code)
        .call2(&JsValue::UNDEFINED, &to_array(&[(name, text)]), field)
        .expect("a file can be chosen");
    tick().await;
}

/// Dispatches a drag event with a `file` or a `text`; returns whether the page allows the default action.
pub(crate) async fn dispatch_drag(kind: &str, content: &str) -> bool {
    let code = "const data = new DataTransfer();
        if (content == 'file') data.items.add(new File(['x'], 'x.json')); else data.items.add('x', 'text/plain');
        return document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))";
    let is_default_allowed = Function::new_with_args("kind, content", code)
        .call2(&JsValue::UNDEFINED, &kind.into(), &content.into())
        .expect("an event can be dispatched");
    tick().await;
    is_default_allowed.is_truthy()
}
