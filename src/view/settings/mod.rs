//! Configuration, preferences and keys.

pub(crate) mod help;
