//! Clusters and tenants.

mod handle;
pub mod lists;

pub use handle::{Kind, Scopes};
