//! The request details.

mod curl;
mod details;
mod failures;
mod list;
