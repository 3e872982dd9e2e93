//! The failures among the loaded tasks.

mod handle;

pub use handle::FailureGroups;
