//! Clusters and tenants.

mod keys;
mod links;
mod lists;
mod troubles;
