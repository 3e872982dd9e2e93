//! Values of attributes and properties that are kept up to date.

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types::Element};
use wasm_bindgen::JsValue;

use crate::value::{Scalar, Value};

/// What a value is written to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Attribute(&'static str),
    Property(&'static str),
}

/// A value that was written, or the effect that writes it.
pub(crate) enum Binding {
    Fixed(Scalar),
    Live(RenderEffect<Scalar>),
}

impl Target {
    /// Writes `value` in place of the one before.
    pub(crate) fn bind(self, element: &Element, value: Value, before: Option<Binding>) -> Binding {
        let before = match before {
            Some(Binding::Fixed(before)) => Some(before),
            Some(Binding::Live(effect)) => effect.take_value(),
            // A new element has no attributes, but its properties have values.
            None => matches!(self, Self::Attribute(_)).then_some(Scalar::Absent),
        };
        match value {
            Value::Fixed(value) => Binding::Fixed(self.write(element, before.as_ref(), value)),
            Value::Live(mut compute) => {
                let element = element.clone();
                let effect =
                    move |before: Option<Scalar>| self.write(&element, before.as_ref(), compute());
                Binding::Live(RenderEffect::new_with_value(effect, before))
            }
        }
    }

    fn write(self, element: &Element, before: Option<&Scalar>, value: Scalar) -> Scalar {
        if before == Some(&value) {
            return value;
        }
        match (self, &value) {
            (Self::Attribute(name), Scalar::Text(text)) => Rndr::set_attribute(element, name, text),
            (Self::Attribute(name), Scalar::Flag(true)) => Rndr::set_attribute(element, name, ""),
            (Self::Attribute(name), _) => Rndr::remove_attribute(element, name),
            (Self::Property(name), value) => {
                let value = match value {
                    Scalar::Absent => JsValue::NULL,
                    Scalar::Flag(flag) => JsValue::from_bool(*flag),
                    Scalar::Text(text) => JsValue::from_str(text),
                };
                Rndr::set_property(element, name, &value);
            }
        }
        value
    }
}
