//! What failed backups say: the parts of `errorMsg`, and failures that are the same.

mod fields;
pub mod group;
pub mod log;
mod message;

pub use message::{ErrorCode, FailureParts, Side, parse};
