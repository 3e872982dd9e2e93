//! Values of attributes and properties.

use std::borrow::Cow;

/// A value of an attribute or a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// No attribute; as a property, `null`.
    Absent,
    /// An attribute that is there (empty) or not; as a property, a boolean.
    Flag(bool),
    /// A text.
    Text(Cow<'static, str>),
}

/// A value that stays, or a closure that is called again whenever a signal it reads changes.
pub enum Value {
    /// A value that stays.
    Fixed(Scalar),
    /// A closure that reads signals.
    Live(Box<dyn FnMut() -> Scalar + Send>),
}

/// A text, a flag, an option of these, or a closure that returns any of these.
pub trait IntoValue {
    /// Erases the type.
    fn into_value(self) -> Value;
}

macro_rules! fixed_values {
    ($([$($generics:tt)*] $type:ty: $value:ident => $scalar:expr),+ $(,)?) => {$(
        impl<$($generics)*> From<$type> for Scalar {
            fn from($value: $type) -> Self {
                $scalar
            }
        }

        impl<$($generics)*> IntoValue for $type {
            fn into_value(self) -> Value {
                Value::Fixed(self.into())
            }
        }
    )+};
}
fixed_values! {
    [] bool: flag => Self::Flag(flag),
    [] String: text => Self::Text(Cow::Owned(text)),
    [] &'static str: text => Self::Text(Cow::Borrowed(text)),
    [T: Into<Scalar>] Option<T>: value => value.map_or(Self::Absent, Into::into),
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl<T: Into<Scalar>, F: FnMut() -> T + Send + 'static> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into()))
    }
}
