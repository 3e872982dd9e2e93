//! Export files.

pub mod exporting;
mod handle;

pub(crate) use handle::Job;
pub use handle::{Export, Fields, Options, Stage, Why};
