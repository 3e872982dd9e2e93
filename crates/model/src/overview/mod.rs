//! All tenants of a cluster: what each one's tasks tell, and which of them need attention.

mod figures;
mod file;
mod plan;
mod table;

pub use figures::{Attention, LastFailure, TenantFigures};
pub use file::{overview_csv, overview_file_name, state_name};
pub use plan::{ClusterOutcome, MAX_PENDING, OverviewPlan, OverviewRequest, TENANT_PAGE};
pub use table::{Overview, TenantAnswer, TenantRow};
