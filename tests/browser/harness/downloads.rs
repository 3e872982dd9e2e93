//! Captured downloads.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement};

use crate::harness::overrides::{PropertyOverride, get_property};

/// A file that the page gave to the browser.
pub(crate) struct DownloadedFile {
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) text: String,
}

/// Captures downloads until it is dropped: the browser saves nothing meanwhile.
pub(crate) struct Downloads {
    blobs: Rc<RefCell<Vec<Blob>>>,
    names: Rc<RefCell<Vec<String>>>,
    _overrides: [PropertyOverride; 2],
    _create_url: Closure<dyn FnMut(Blob) -> String>,
    _click: Closure<dyn FnMut(HtmlAnchorElement)>,
}

impl Downloads {
    /// Starts to capture.
    pub(crate) fn capture() -> Self {
        let blobs: Rc<RefCell<Vec<Blob>>> = Rc::default();
        let names: Rc<RefCell<Vec<String>>> = Rc::default();
        let create_url: Closure<dyn FnMut(Blob) -> String> = Closure::new({
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
        let anchor_prototype =
            get_property(&get_property(&window(), "HTMLAnchorElement"), "prototype");
        // A Rust closure has no `this`, so JavaScript passes it on as an argument.
        let click_with_this =
            Function::new_with_args("click", "return function () { click(this) }")
                .call1(&JsValue::UNDEFINED, click.as_ref())
                .expect("creating a function does not throw");
        let overrides = [
            PropertyOverride::new(
                &get_property(&window(), "URL"),
                "createObjectURL",
                create_url.as_ref(),
            ),
            PropertyOverride::new(&anchor_prototype, "click", &click_with_this),
        ];
        Self {
            blobs,
            names,
            _overrides: overrides,
            _create_url: create_url,
            _click: click,
        }
    }

    /// The number of captured files.
    pub(crate) fn count(&self) -> usize {
        self.names.borrow().len()
    }

    /// The file captured last.
    pub(crate) async fn last(&self) -> DownloadedFile {
        let blob = self.blobs.borrow().last().cloned().expect("a file");
        let name = self
            .names
            .borrow()
            .last()
            .cloned()
            .expect("a file with a name");
        let bytes: Promise = call_method(&blob, "arrayBuffer").unchecked_into();
        let bytes = Uint8Array::new(&JsFuture::from(bytes).await.expect("a blob is readable"));
        DownloadedFile {
            name,
            mime: blob.type_(),
            text: String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        }
    }
}

fn call_method(object: &JsValue, name: &str) -> JsValue {
    let method: Function = Reflect::get(object, &name.into())
        .expect("an object")
        .unchecked_into();
    method.call0(object).expect("the method does not throw")
}

/// Makes every attempt to create a `Blob` throw until the result is dropped.
pub(crate) fn deny_file_creation() -> PropertyOverride {
    PropertyOverride::new(
        &window(),
        "Blob",
        &Function::new_no_args("throw new RangeError('no memory')"),
    )
}
