//! Finding words in the loaded tasks.

mod handle;

pub use handle::{Finder, Matcher};
