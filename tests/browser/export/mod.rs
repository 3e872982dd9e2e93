//! Export files.

mod panel;
mod stops;
