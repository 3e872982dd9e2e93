//! Saved responses that are opened as files.

mod saved_tasks;

pub use saved_tasks::{About, Extent, Filtered, Gathering, MOST_LINES_TOLD, Saved};
