//! What happens when the program stops itself: the user sees it, and what to do.

use std::panic;

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use crate::platform::page;
use model::shared::masking::mask;

/// Sends every panic to the page's guard script, which shows the crash notice: after a panic nothing of this
/// program runs any more, so the notice cannot be its own.
pub fn install_notice() {
    panic::set_hook(Box::new(|info| {
        // What was asked for is in the address, so Reload shows it again.
        let text = format!("{}\n{}", mask(&info.to_string()), page::about());
        let event = CustomEventInit::new();
        event.set_detail(&JsValue::from_str(&text));
        // Nothing is left to do when even this fails.
        if let Ok(event) = CustomEvent::new_with_event_init_dict("console-panic", &event) {
            drop(window().dispatch_event(&event));
        }
    }));
}

/// Removes the loading shell and notifies the guard script that the program runs.
pub fn dismiss_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    if let Some(root) = document().document_element() {
        // An attribute of this name is always allowed.
        drop(root.set_attribute("data-app", "ready"));
    }
}
