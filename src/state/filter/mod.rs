//! The filter and what it requests.

mod actions;
pub mod form;

pub use actions::FilterActions;
