//! All tenants of a cluster.

mod handle;
mod sending;

pub use handle::{OverviewState, OverviewStatus};
