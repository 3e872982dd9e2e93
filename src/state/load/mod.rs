//! The load: its plan, its result and its retries.

pub mod absence;
pub(crate) mod fetching;
mod landing;
pub mod live;
pub mod loader;
pub mod news;
mod ordering;
pub mod priority;
pub mod progress;
mod sending;
mod state;

pub use loader::Loader;
