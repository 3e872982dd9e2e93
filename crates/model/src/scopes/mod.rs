//! Clusters and tenants.

pub mod book;
pub mod choices;
pub mod list;
