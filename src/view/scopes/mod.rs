//! Clusters and tenants.

pub(crate) mod field;
pub(crate) mod links;
pub(crate) mod picker;
