//! Keeps an attribute or a property up to date.

use std::cell::LazyCell;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::owner_guard::OwnerGuard;
use crate::value::{Scalar, Value};

/// What a value is written to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Attribute(&'static str),
    Property(&'static str),
}

impl Target {
    fn write(self, element: &web_sys::Element, value: &Scalar) {
        // The names are literals that the browser takes, so nothing is refused.
        match (self, value) {
            (Self::Attribute(name), Scalar::Text(text)) => drop(element.set_attribute(name, text)),
            (Self::Attribute(name), Scalar::Flag(true)) => drop(element.set_attribute(name, "")),
            (Self::Attribute(name), _) => drop(element.remove_attribute(name)),
            (Self::Property(name), value) => {
                let value = match value {
                    Scalar::Absent => JsValue::NULL,
                    Scalar::Flag(flag) => JsValue::from_bool(*flag),
                    Scalar::Text(text) => JsValue::from_str(text),
                };
                drop(Reflect::set(element, &JsValue::from_str(name), &value));
            }
        }
    }
}

/// A value that was written, and the effect that writes it again.
pub(crate) enum Binding {
    Fixed(Scalar),
    Live(RenderEffect<Scalar>),
}

/// One guard for all the values of an element, made only if one of them is live.
pub(crate) type LazyGuard = LazyCell<OwnerGuard>;

impl Binding {
    /// Writes a value to a new element.
    pub(crate) fn new(
        element: &web_sys::Element,
        target: Target,
        value: Value,
        guard: &LazyGuard,
    ) -> Self {
        // Which value a property begins with is not known, so that it is written in any case.
        let written = matches!(target, Target::Attribute(_)).then_some(Scalar::Absent);
        Self::over(written, element, target, value, guard)
    }

    /// Writes another value in place of this one.
    pub(crate) fn replace(
        &mut self,
        element: &web_sys::Element,
        target: Target,
        value: Value,
        guard: &LazyGuard,
    ) {
        let written = match self {
            Self::Fixed(written) => Some(written.clone()),
            Self::Live(effect) => effect.take_value(),
        };
        *self = Self::over(written, element, target, value, guard);
    }

    #[inline(never)]
    fn over(
        written: Option<Scalar>,
        element: &web_sys::Element,
        target: Target,
        value: Value,
        guard: &LazyGuard,
    ) -> Self {
        match value {
            Value::Fixed(value) => {
                if written.as_ref() != Some(&value) {
                    target.write(element, &value);
                }
                Self::Fixed(value)
            }
            Value::Live(mut compute) => {
                let (element, guard) = (element.clone(), **guard);
                let effect = move |written: Option<Scalar>| {
                    if guard.is_disposed() {
                        return written.unwrap_or(Scalar::Absent);
                    }
                    let value = compute();
                    if written.as_ref() != Some(&value) {
                        target.write(&element, &value);
                    }
                    value
                };
                Self::Live(RenderEffect::new_with_value(effect, written))
            }
        }
    }
}
