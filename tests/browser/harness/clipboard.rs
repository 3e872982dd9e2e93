//! The clipboard in the hands of the test.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::world::{Replaced, member};

type StandIn = Closure<dyn FnMut(JsValue) -> JsValue>;

/// What takes the clipboard's place until it is dropped.
pub(crate) struct Clipboard {
    text: Rc<RefCell<String>>,
    _replaced: Replaced,
    _stand_in: StandIn,
}

impl Clipboard {
    /// One that takes whatever comes.
    pub(crate) fn working() -> Self {
        Self::new(true)
    }

    /// One that the browser forbids.
    pub(crate) fn refusing() -> Self {
        Self::new(false)
    }

    fn new(works: bool) -> Self {
        let text: Rc<RefCell<String>> = Rc::default();
        let stand_in: StandIn = Closure::new({
            let text = Rc::clone(&text);
            move |copied: JsValue| {
                if !works {
                    return Promise::reject(&js_sys::Error::new("NotAllowedError")).into();
                }
                *text.borrow_mut() = copied.as_string().expect("only texts are copied");
                Promise::resolve(&JsValue::UNDEFINED).into()
            }
        });
        let clipboard = member(&window().navigator(), "clipboard");
        let replaced = Replaced::new(&clipboard, "writeText", stand_in.as_ref());
        Self {
            text,
            _replaced: replaced,
            _stand_in: stand_in,
        }
    }

    /// What was copied last.
    pub(crate) fn text(&self) -> String {
        self.text.borrow().clone()
    }
}
