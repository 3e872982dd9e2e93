//! Files in the hands of a user.

use js_sys::{Array, Function};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::harness::json::task;
use crate::harness::world::tick;

/// An export of this console with the tasks `ids` of cluster 1, tenant 2, saved at 08:00 on 9 August 2024.
pub(crate) fn export(ids: impl IntoIterator<Item = i64>, total: usize) -> Value {
    let tasks: Vec<_> = ids.into_iter().map(task).collect();
    json!({
        "format": "ocp-backup-console", "version": 1, "app": "0.1.0", "exportedAt": "2024-08-09T08:05:00Z",
        "asOf": "2024-08-09T08:00:00Z", "query": "cluster=1&tenant=2&range=all", "cluster": 1, "tenant": 2,
        "zone": "Europe/Berlin", "totalReported": total, "written": tasks.len(), "complete": tasks.len() == total,
        "contents": tasks,
    })
}

const TRANSFER: &str = "const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));";

fn list(files: &[(&str, &str)]) -> Array {
    files
        .iter()
        .map(|(name, text)| Array::of2(&(*name).into(), &(*text).into()))
        .collect()
}

/// Lets files go above the page.
pub(crate) async fn drop_files(files: &[(&str, &str)]) {
    let code = format!(
        "{TRANSFER} return document.body.dispatchEvent(\
            new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))"
    );
    let ignored = Function::new_with_args("files", &code)
        .call1(&JsValue::UNDEFINED, &list(files))
        .expect("it is dropped");
    assert!(
        !ignored.is_truthy(),
        "the browser would leave the page and show the file"
    );
    tick().await;
}

/// Lets one file go above the page.
pub(crate) async fn drop_file(name: &str, text: &str) {
    drop_files(&[(name, text)]).await;
}

/// Chooses a file in a file field.
pub(crate) async fn choose_file(field: &HtmlElement, name: &str, text: &str) {
    let code = format!(
        "{TRANSFER} field.files = data.files; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    let choose = Function::new_with_args("files, field", &code);
    choose
        .call2(&JsValue::UNDEFINED, &list(&[(name, text)]), field)
        .expect("it is chosen");
    tick().await;
}

/// An event of dragging with a file or with a text; whether the page lets the browser do what it would.
pub(crate) async fn drag(kind: &str, what: &str) -> bool {
    let code = "const data = new DataTransfer();
        if (what == 'file') data.items.add(new File(['x'], 'x.json')); else data.items.add('x', 'text/plain');
        return document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))";
    let lets = Function::new_with_args("kind, what", code);
    let lets = lets
        .call2(&JsValue::UNDEFINED, &kind.into(), &what.into())
        .expect("it is dragged");
    tick().await;
    lets.is_truthy()
}
