//! Saved responses that are opened as files.

mod banner;
pub(crate) mod offline;
pub(crate) mod open_button;
mod problem;
mod reading;
pub(crate) mod source;
