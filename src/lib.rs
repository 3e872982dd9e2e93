//! Map, to be written.
pub mod api;
pub mod model;
