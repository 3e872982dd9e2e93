//! Spies on the ways to change the document that a strict content security policy refuses.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;

use crate::harness::overrides::{get_property, set_property};

/// Wraps a property of an object: `original` is its descriptor, and `record` takes the value.
const WRAP: &str = "
    const wrapped = { ...original };
    if (original.set) wrapped.set = function (value) { record(value); original.set.call(this, value); };
    else wrapped.value = function (...values) { record(values[POSITION]); return original.value.apply(this, values); };
    return wrapped;";

/// Records the strings that are parsed as HTML and the attributes that are set, until it is dropped.
pub(crate) struct DomSpies {
    html: Rc<RefCell<Vec<String>>>,
    attributes: Rc<RefCell<Vec<String>>>,
    originals: Vec<(Object, &'static str, JsValue)>,
    recorders: Vec<Closure<dyn FnMut(JsValue)>>,
}

impl DomSpies {
    /// Starts to record.
    pub(crate) fn install() -> Self {
        let mut spies = Self {
            html: Rc::default(),
            attributes: Rc::default(),
            originals: Vec::new(),
            recorders: Vec::new(),
        };
        let html = Rc::clone(&spies.html);
        spies.wrap("Element", "innerHTML", 0, &html);
        spies.wrap("Element", "outerHTML", 0, &html);
        spies.wrap("Element", "insertAdjacentHTML", 1, &html);
        spies.wrap("ShadowRoot", "innerHTML", 0, &html);
        spies.wrap("Document", "write", 0, &html);
        spies.wrap("DOMParser", "parseFromString", 0, &html);
        let attributes = Rc::clone(&spies.attributes);
        spies.wrap("Element", "setAttribute", 0, &attributes);
        spies.wrap("Element", "setAttributeNS", 1, &attributes);
        spies
    }

    /// Records one argument of a method, or the value given to a setter.
    fn wrap(
        &mut self,
        class: &str,
        name: &'static str,
        position: u32,
        log: &Rc<RefCell<Vec<String>>>,
    ) {
        let prototype: Object =
            get_property(&get_property(&window(), class), "prototype").unchecked_into();
        let original = Reflect::get_own_property_descriptor(&prototype, &name.into())
            .expect("a class has a prototype");
        let log = Rc::clone(log);
        let record: Closure<dyn FnMut(JsValue)> = Closure::new(move |value: JsValue| {
            log.borrow_mut().push(value.as_string().unwrap_or_default());
        });
        let wrap = WRAP.replace("POSITION", &position.to_string());
        let wrapped = Function::new_with_args("original, record", &wrap)
            .call2(&JsValue::UNDEFINED, &original, record.as_ref())
            .expect("a property can be wrapped");
        set_property(&wrapped, "configurable", &true.into());
        Object::define_property(&prototype, &name.into(), wrapped.unchecked_ref());
        self.originals.push((prototype, name, original));
        self.recorders.push(record);
    }

    /// The strings that were parsed as HTML.
    pub(crate) fn parsed_html(&self) -> Vec<String> {
        self.html.borrow().clone()
    }

    /// The names of the attributes that were set, in order, repetitions included.
    pub(crate) fn set_attributes(&self) -> Vec<String> {
        self.attributes.borrow().clone()
    }
}

impl Drop for DomSpies {
    fn drop(&mut self) {
        for (prototype, name, original) in &self.originals {
            Object::define_property(prototype, &(*name).into(), original.unchecked_ref());
        }
    }
}
