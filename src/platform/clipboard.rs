//! Copying.

use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event, HtmlDocument, HtmlTextAreaElement};

/// Copies `text` to the clipboard, and calls `done` with whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    if window().is_secure_context() {
        let written = JsFuture::from(window().navigator().clipboard().write_text(text));
        spawn_local(async move { done(written.await.is_ok()) });
    } else {
        done(copy_selected(text).is_some());
    }
}

/// The text that a `paste` event brings.
pub fn pasted(event: &Event) -> Option<String> {
    event
        .dyn_ref::<ClipboardEvent>()?
        .clipboard_data()?
        .get_data("text")
        .ok()
}

/// Plain `http:` pages have no clipboard API, but may copy the selection.
fn copy_selected(text: &str) -> Option<()> {
    let document: HtmlDocument = document().unchecked_into();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.unchecked_into();
    let focused = document.active_element();
    area.set_value(text);
    // Next to the focus: a modal dialog lets nothing outside of it be selected.
    let place = focused
        .as_ref()
        .and_then(|focused| focused.parent_element())?;
    place.append_child(&area).ok()?;
    area.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(focused) = focused {
        drop(focused.unchecked_into::<web_sys::HtmlElement>().focus());
    }
    copied.then_some(())
}
