//! Clusters and tenants.

pub(crate) mod field;
pub(crate) mod links;
mod offer;
pub(crate) mod picker;
