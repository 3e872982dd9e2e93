//! Clusters and tenants.

pub(crate) mod fetching;
mod handle;
pub mod lists;

pub use handle::{Kind, Scopes};
