//! Properties of JavaScript objects, and temporary overrides of them.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// Overrides a property of a browser object until it is dropped.
pub(crate) struct PropertyOverride {
    owner: JsValue,
    name: &'static str,
    original: JsValue,
}

impl PropertyOverride {
    /// Sets the property `name` of `owner` to `replacement`.
    pub(crate) fn new(owner: &JsValue, name: &'static str, replacement: &JsValue) -> Self {
        let original = get_property(owner, name);
        set_property(owner, name, replacement);
        Self {
            owner: owner.clone(),
            name,
            original,
        }
    }
}

impl Drop for PropertyOverride {
    fn drop(&mut self) {
        set_property(&self.owner, self.name, &self.original);
    }
}

/// Reads a property of an object.
pub(crate) fn get_property(owner: &JsValue, name: &str) -> JsValue {
    Reflect::get(owner, &name.into()).expect("only objects have properties")
}

/// Sets a property of an object.
pub(crate) fn set_property(owner: &JsValue, name: &str, value: &JsValue) {
    assert!(
        Reflect::set(owner, &name.into(), value).is_ok_and(|is_set| is_set),
        "{name} cannot be set"
    );
}
