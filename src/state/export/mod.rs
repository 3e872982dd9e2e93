//! Export files.

mod contents;
mod handle;
pub mod options;
mod writing;

pub use handle::{Export, ExportSources};
