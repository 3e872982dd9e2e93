//! Saved responses that are opened as files.

pub mod file;
mod handle;
mod reading;

pub use handle::SavedFiles;
