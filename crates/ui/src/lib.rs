#![doc = include_str!("../README.md")]

mod binding;
mod child;
mod element;
pub mod html;
mod keyed;
mod render;
mod rows;
mod stay;
mod value;

pub use leptos::ev;

pub use child::{Child, IntoChild, IntoLiveChild, fragment};
pub use element::Element;
pub use html::*;
pub use keyed::{keyed, keyed_children};
pub use value::{IntoValue, Scalar, Value};
