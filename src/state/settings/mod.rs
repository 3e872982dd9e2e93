//! Configuration, preferences and keys.

mod handle;

pub use handle::{Note, Settings};
