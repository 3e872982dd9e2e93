//! Keys, and clicks while some are held.

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use crate::harness::elements::attribute;
use crate::harness::world::tick;

/// Sends an event of the browser's to `target`; returns whether the page took it for itself.
fn send(target: &Element, kind: &str, event: &str) -> bool {
    let script = format!(
        "return !target.dispatchEvent(new {kind}({event} bubbles: true, cancelable: true }}))"
    );
    let sent = Function::new_with_args("target", &script).call1(&JsValue::UNDEFINED, target);
    sent.expect("an event can be sent").is_truthy()
}

/// What is held, as members of an event.
fn held(keys: &[&str]) -> String {
    let of = |key: &&str| match *key {
        "Shift" => "shiftKey: true,",
        "Ctrl" => "ctrlKey: true,",
        "Alt" => "altKey: true,",
        "Meta" => "metaKey: true,",
        "composing" => "isComposing: true,",
        "repeat" => "repeat: true,",
        other => panic!("{other} cannot be held"),
    };
    keys.iter().map(of).collect()
}

/// Presses a key where the focus is: `j`, `Shift+ArrowDown`, `Ctrl+a`. Returns whether the page took it.
pub(crate) async fn press(keys: &str) -> bool {
    let mut parts: Vec<_> = keys.split('+').collect();
    let key = parts.pop().expect("a key");
    let shifted = parts.contains(&"Shift") && key.len() == 1;
    let key = match key {
        "Space" => " ".to_owned(),
        key if shifted => key.to_uppercase(),
        key => key.to_owned(),
    };
    let target = document()
        .active_element()
        .expect("something has the focus");
    let taken = send(
        &target,
        "KeyboardEvent",
        &format!("'keydown', {{ key: '{key}', {}", held(&parts)),
    );
    tick().await;
    taken
}

/// Clicks while keys are held.
pub(crate) async fn click_with(keys: &[&str], element: &HtmlElement) {
    send(
        element,
        "MouseEvent",
        &format!("'mousedown', {{ {}", held(keys)),
    );
    send(
        element,
        "MouseEvent",
        &format!("'click', {{ {}", held(keys)),
    );
    tick().await;
}

/// What has the focus: `row 7`, or an id, a test hook or a tag's name.
pub(crate) fn focused() -> String {
    let Some(element) = document().active_element() else {
        return "nothing".to_owned();
    };
    let row = attribute(&element, "data-task-id").map(|id| format!("row {id}"));
    let id = || Some(element.id()).filter(|id| !id.is_empty());
    row.or_else(id)
        .or_else(|| attribute(&element, "data-testid"))
        .unwrap_or_else(|| element.tag_name())
}
