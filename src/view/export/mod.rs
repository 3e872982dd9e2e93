//! Export files.

pub(crate) mod panel;
