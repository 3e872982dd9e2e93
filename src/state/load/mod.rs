//! The load: its plan, its result and its retries.

pub mod drive;
pub mod job;
pub mod landing;
pub mod lane;
pub mod live;
pub mod loader;
pub mod progress;
