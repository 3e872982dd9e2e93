//! Leptos' builder syntax with its types erased.
//!
//! `leptos::html::div()` has a type of its own for each combination of attributes and children, and
//! the compiler writes building, updating and removing anew for each of them. Here every element is
//! an [`Element`], so that this code is compiled once. Components, signals and events are Leptos'.
//!
//! ```
//! use leptos::prelude::*;
//! use ui::{Element, button, div, ev, span};
//!
//! fn counter(initial: i32) -> Element {
//!     let (value, set_value) = signal(initial);
//!     div()
//!         .class("counter")
//!         .child(button().on(ev::click, move |_| set_value.update(|value| *value -= 1)).child("-1"))
//!         .child(span().class(move || (value.get() < 0).then_some("negative")).child(value.get()))
//!         .child(move || (value.get() > 9).then(|| div().child("That is a lot.")))
//! }
//! ```
//!
//! A misspelt element or event does not compile:
//!
//! ```compile_fail,E0425
//! ui::buton();
//! ```
//!
//! ```compile_fail,E0425
//! ui::button().on(ui::ev::clikc, |_| {});
//! ```

mod binding;
mod child;
mod child_state;
mod element;
mod element_state;
pub mod html;
mod keyed;
mod owner_guard;
mod render;
mod rows;
mod stay;
pub mod svg;
mod value;

pub use leptos::ev;

pub use child::{Child, IntoChild, fragment};
pub use element::Element;
pub use html::*;
pub use keyed::{Keyed, KeyedChildren, keyed, keyed_children};
pub use value::{IntoValue, Scalar, Value};
