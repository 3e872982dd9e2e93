//! All tenants of a cluster.

mod asking;
mod rows;
