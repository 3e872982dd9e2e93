//! Finding words in the loaded tasks.

pub mod fold;
mod search;

pub use search::{Find, Found, MOST_MARKS, Search, haystack};
