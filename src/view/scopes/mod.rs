//! Clusters and tenants.

pub(crate) mod field;
pub(crate) mod links;
mod offer;
mod open_list;
pub(crate) mod picker;
