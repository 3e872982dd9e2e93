//! Values that are kept up to date.

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

/// An effect that runs for as long as the current owner exists.
///
/// Leptos runs an effect that was already woken once more after its owner was cleaned up, and
/// reading a memo which that owner disposed of panics. So the effect asks first.
pub(crate) fn owned_effect<T: 'static>(
    before: Option<T>,
    mut run: Box<dyn FnMut(Option<T>) -> T>,
) -> RenderEffect<T> {
    let owned = StoredValue::new(());
    let effect = move |before: Option<T>| match before {
        Some(before) if owned.is_disposed() => before,
        before => run(before),
    };
    RenderEffect::new_with_value(effect, before)
}

impl Target {
    fn write(self, element: &Element, value: &Scalar) {
        match (self, value) {
            (Self::Attribute(name), Scalar::Text(text)) => Rndr::set_attribute(element, name, text),
            (Self::Attribute(name), Scalar::Flag(true)) => Rndr::set_attribute(element, name, ""),
            (Self::Attribute(name), _) => Rndr::remove_attribute(element, name),
            (Self::Property(name), Scalar::Absent) => {
                Rndr::set_property(element, name, &JsValue::NULL);
            }
            (Self::Property(name), Scalar::Flag(flag)) => {
                Rndr::set_property(element, name, &JsValue::from_bool(*flag));
            }
            (Self::Property(name), Scalar::Text(text)) => {
                Rndr::set_property(element, name, &JsValue::from_str(text));
            }
        }
    }

    /// Writes `value` in place of the one before.
    pub(crate) fn bind(self, element: &Element, value: Value, before: Option<Binding>) -> Binding {
        let before = match before {
            Some(Binding::Fixed(before)) => Some(before),
            Some(Binding::Live(effect)) => effect.take_value(),
            // A new element has no attributes, but its properties have values.
            None => matches!(self, Self::Attribute(_)).then_some(Scalar::Absent),
        };
        let element = element.clone();
        let write = move |before: Option<Scalar>, value: Scalar| {
            if before.as_ref() != Some(&value) {
                self.write(&element, &value);
            }
            value
        };
        match value {
            Value::Fixed(value) => Binding::Fixed(write(before, value)),
            Value::Live(mut compute) => {
                let run = Box::new(move |before| write(before, compute()));
                Binding::Live(owned_effect(before, run))
            }
        }
    }
}
