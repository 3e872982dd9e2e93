//! The summary of the loaded tasks.

mod handle;

pub use handle::SummaryState;
