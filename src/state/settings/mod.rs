//! Configuration, preferences and keys.

mod handle;
pub mod note;

pub use handle::Settings;
