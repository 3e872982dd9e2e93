//! Choosing a scope: recent and pinned scopes, and OCP's lists of clusters and tenants.

pub mod book;
pub mod choices;
pub mod list;
