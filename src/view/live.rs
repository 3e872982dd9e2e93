//! One type for everything that changes.
//!
//! A view is a type made of the types of its closures, and the compiler writes the code that builds, updates
//! and removes it once for each such type. Behind one pointer the closures share that code. For what it saves
//! see docs/decisions/0003-size.md.

use leptos::prelude::*;

/// A value that is computed anew whenever a signal that it reads changes.
pub(super) type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Makes a closure a [`Live`] text, attribute or property.
pub(super) fn live<T>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(value)
}

/// A live part of a view that is there only while `make` gives one.
pub(super) fn part<V: IntoAny>(mut make: impl FnMut() -> Option<V> + Send + 'static) -> Live<AnyView> {
    Box::new(move || make().map_or_else(|| ().into_any(), IntoAny::into_any))
}

/// An event handler.
pub(super) fn on<E>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}
