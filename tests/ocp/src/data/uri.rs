//! Backup destinations in the four schemes OCP knows.

use crate::catalog::{Store, Tenant};

/// `backupUri` of a tenant's tasks.
///
/// With some stores it carries `?host=…&access_id=…&access_key=…` (documented on the database's side; whether OCP
/// strips it is not known). The keys are plainly not real ones.
pub(crate) fn backup_uri(tenant: &Tenant) -> String {
    let path = format!(
        "{}/{}/tenant_incarnation_1/{}/data",
        tenant.cluster.name, tenant.cluster.ob_cluster_id, tenant.ob_tenant_id
    );
    let keys = "access_id=DEMO_ACCESS_ID&access_key=DEMO_ACCESS_KEY";
    match tenant.store {
        Store::File => format!("file:///obbackup/{path}"),
        Store::Oss => {
            format!("oss://ob-backup/{path}?host=oss-cn-hangzhou-internal.aliyuncs.com&{keys}")
        }
        Store::Cos => format!("cos://ob-backup-1250000000/{path}"),
        Store::S3 => {
            format!(
                "s3://ob-backup/{path}?host=s3.eu-central-1.amazonaws.com&{keys}&s3_region=eu-central-1"
            )
        }
    }
}
