//! What the page has the browser save, in the hands of the test.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement};

use crate::harness::world::{Replaced, member};

/// A file that the page made.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) text: String,
}

/// What takes the place of saving until it is dropped.
pub(crate) struct Downloads {
    blobs: Rc<RefCell<Vec<Blob>>>,
    names: Rc<RefCell<Vec<String>>>,
    _replaced: [Replaced; 2],
    _make: Closure<dyn FnMut(Blob) -> String>,
    _click: Closure<dyn FnMut(HtmlAnchorElement)>,
}

impl Downloads {
    /// Notes what is saved, and saves nothing.
    pub(crate) fn start() -> Self {
        let blobs: Rc<RefCell<Vec<Blob>>> = Rc::default();
        let names: Rc<RefCell<Vec<String>>> = Rc::default();
        let make: Closure<dyn FnMut(Blob) -> String> = Closure::new({
            let blobs = Rc::clone(&blobs);
            move |blob: Blob| {
                blobs.borrow_mut().push(blob);
                "blob:test".to_owned()
            }
        });
        let click: Closure<dyn FnMut(HtmlAnchorElement)> = Closure::new({
            let names = Rc::clone(&names);
            move |link: HtmlAnchorElement| {
                assert_eq!(link.href(), "blob:test");
                names.borrow_mut().push(link.download());
            }
        });
        let links = member(&member(&window(), "HTMLAnchorElement"), "prototype");
        // A closure of Rust's knows no `this`.
        let clicked = Function::new_with_args("click", "return function () { click(this) }");
        let clicked = clicked
            .call1(&JsValue::UNDEFINED, click.as_ref())
            .expect("making a function does not throw");
        let replaced = [
            Replaced::new(&member(&window(), "URL"), "createObjectURL", make.as_ref()),
            Replaced::new(&links, "click", &clicked),
        ];
        Self {
            blobs,
            names,
            _replaced: replaced,
            _make: make,
            _click: click,
        }
    }

    /// How many files were saved.
    pub(crate) fn count(&self) -> usize {
        self.names.borrow().len()
    }

    /// The file that was saved last.
    pub(crate) async fn last(&self) -> File {
        let blob = self.blobs.borrow().last().cloned().expect("a file");
        let name = self
            .names
            .borrow()
            .last()
            .cloned()
            .expect("a file with a name");
        let bytes: Promise = call(&blob, "arrayBuffer").unchecked_into();
        let bytes =
            js_sys::Uint8Array::new(&JsFuture::from(bytes).await.expect("a blob can be read"));
        File {
            name,
            mime: blob.type_(),
            text: String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        }
    }
}

fn call(object: &JsValue, name: &str) -> JsValue {
    let function: Function = Reflect::get(object, &name.into())
        .expect("an object")
        .unchecked_into();
    function.call0(object).expect("it does not throw")
}

/// A browser that makes no files, until it is dropped.
pub(crate) fn makes_no_files() -> Replaced {
    Replaced::new(
        &window(),
        "Blob",
        &Function::new_no_args("throw new RangeError('no memory')"),
    )
}
