//! Values of attributes and properties.

use std::borrow::Cow;

/// A value of an attribute or a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// No attribute; as a property, `null`.
    Absent,
    /// An attribute that is present or not; as a property, a boolean.
    Flag(bool),
    /// A text.
    Text(Cow<'static, str>),
}

impl From<&'static str> for Scalar {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<bool> for Scalar {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Self>> From<Option<T>> for Scalar {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

/// A value that is fixed, or computed anew whenever a signal it reads changes.
pub enum Value {
    /// A value that stays.
    Fixed(Scalar),
    /// A closure that reads signals.
    Live(Box<dyn FnMut() -> Scalar + Send>),
}

/// What can be given as the value of an attribute or a property: a text, a flag, an option of
/// these, or a closure that returns one of these.
pub trait IntoValue {
    /// Erases the type.
    fn into_value(self) -> Value;
}

macro_rules! fixed_values {
    ($($type:ty),+) => {$(
        impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::Fixed(self.into())
            }
        }
    )+};
}
fixed_values!(&'static str, String, bool);

impl<T: Into<Scalar>> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        Value::Fixed(self.into())
    }
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + Send + 'static,
    T: Into<Scalar>,
{
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into()))
    }
}
