//! Export files.

mod files;
mod incomplete;
mod interruptions;
mod panel;
