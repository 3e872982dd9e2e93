//! Key presses, and clicks with modifier keys.

use js_sys::Function;
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use crate::harness::time::tick;

/// Dispatches a browser event on `target`; returns whether the page prevented the default.
fn dispatch_browser_event(target: &Element, kind: &str, event: &str) -> bool {
    let script = format!(
        "return !target.dispatchEvent(new {kind}({event} bubbles: true, cancelable: true }}))"
    );
    Function::new_with_args("target", &script)
        .call1(&JsValue::UNDEFINED, target)
        .expect("an event can be dispatched")
        .is_truthy()
}

/// The modifiers as members of an event.
fn modifier_members(modifiers: &[&str]) -> String {
    let member = |modifier: &&str| match *modifier {
        "Shift" => "shiftKey: true,",
        "Ctrl" => "ctrlKey: true,",
        "Alt" => "altKey: true,",
        "Meta" => "metaKey: true,",
        "composing" => "isComposing: true,",
        "repeat" => "repeat: true,",
        other => panic!("{other} is no modifier"),
    };
    modifiers.iter().map(member).collect()
}

/// Presses a key at the focused element: `j`, `Shift+ArrowDown`, `Ctrl+a`. Returns whether the page handled it.
pub(crate) async fn press_key(keys: &str) -> bool {
    let mut modifiers: Vec<_> = keys.split('+').collect();
    let key = modifiers.pop().expect("a key");
    let is_shifted_letter = modifiers.contains(&"Shift") && key.len() == 1;
    let key = match key {
        "Space" => " ".to_owned(),
        key if is_shifted_letter => key.to_uppercase(),
        key => key.to_owned(),
    };
    let target = document()
        .active_element()
        .expect("an element has the focus");
    let is_handled = dispatch_browser_event(
        &target,
        "KeyboardEvent",
        &format!(
            "'keydown', {{ key: '{key}', {}",
            modifier_members(&modifiers)
        ),
    );
    tick().await;
    is_handled
}

/// Presses a key in an element, with or without Alt; returns whether the page handled it.
pub(crate) async fn press_key_in(element: &HtmlElement, key: &str, is_alt_held: bool) -> bool {
    let is_handled = dispatch_browser_event(
        element,
        "KeyboardEvent",
        &format!("'keydown', {{ key: '{key}', altKey: {is_alt_held},"),
    );
    tick().await;
    tick().await;
    is_handled
}

/// Clicks an element while modifier keys are held.
pub(crate) async fn click_holding(modifiers: &[&str], element: &HtmlElement) {
    for kind in ["mousedown", "click"] {
        dispatch_browser_event(
            element,
            "MouseEvent",
            &format!("'{kind}', {{ {}", modifier_members(modifiers)),
        );
    }
    tick().await;
}
