//! A fake clipboard.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::overrides::{PropertyOverride, get_property};

type WriteText = Closure<dyn FnMut(JsValue) -> JsValue>;

/// Replaces `navigator.clipboard.writeText` until it is dropped.
pub(crate) struct Clipboard {
    text: Rc<RefCell<String>>,
    _override: PropertyOverride,
    _write_text: WriteText,
}

impl Clipboard {
    /// A clipboard that accepts every text.
    pub(crate) fn working() -> Self {
        Self::new(true)
    }

    /// A clipboard to which the browser denies access.
    pub(crate) fn refusing() -> Self {
        Self::new(false)
    }

    fn new(is_allowed: bool) -> Self {
        let text: Rc<RefCell<String>> = Rc::default();
        let write_text: WriteText = Closure::new({
            let text = Rc::clone(&text);
            move |copied: JsValue| {
                if !is_allowed {
                    return Promise::reject(&js_sys::Error::new("NotAllowedError")).into();
                }
                *text.borrow_mut() = copied.as_string().expect("only texts are copied");
                Promise::resolve(&JsValue::UNDEFINED).into()
            }
        });
        let clipboard = get_property(&window().navigator(), "clipboard");
        let write_override = PropertyOverride::new(&clipboard, "writeText", write_text.as_ref());
        Self {
            text,
            _override: write_override,
            _write_text: write_text,
        }
    }

    /// The text copied last.
    pub(crate) fn text(&self) -> String {
        self.text.borrow().clone()
    }
}
