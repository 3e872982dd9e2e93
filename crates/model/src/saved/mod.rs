//! Saved responses that are opened as files.

mod saved_tasks;

pub use saved_tasks::{
    Extent, FileMetadata, MAX_LISTED_LINES, RowFilter, SavedTasks, TaskCollector,
};
