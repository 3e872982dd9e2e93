//! Export files.

mod controls;
pub(crate) mod panel;
mod sentences;
pub(crate) mod status;
