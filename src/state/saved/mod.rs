//! Saved responses that are opened as files.

pub mod open;
pub mod source;
