//! The filter and what it requests.

mod actions;

pub use actions::FilterActions;
