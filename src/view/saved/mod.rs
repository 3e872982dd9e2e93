//! Saved responses that are opened as files.

pub(crate) mod source;
