//! The timeline.

mod handle;

pub use handle::TimelineState;
