//! All tenants of a cluster.

mod controls;
mod page;
mod row;

pub(crate) use page::{OverviewPage, OverviewPageProps, cluster_name};
