//! The only place that spells a path or a parameter of OCP's interface.

use std::fmt::Write;

use crate::model::filter::{Scope, TaskFilter};
use crate::model::load_plan::PageRequest;
use crate::model::time_range::Bounds;

/// A request's path and query below the place where OCP's `/api` lies. Only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// The path and query, beginning with `/api`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// "View the data backup tasks of a tenant" of OCP V4.3.6's API reference: one page of the tasks that
    /// match `filter`, whose time range is resolved to `bounds`. An array is sent as values joined by commas,
    /// the form that OCP's documents show and its signature is defined over. No value needs escaping: numbers,
    /// OCP's own status names, and times of the one documented form.
    pub fn data_backup_tasks(scope: Scope, filter: &TaskFilter, bounds: Bounds, request: PageRequest) -> Self {
        let (cluster, tenant) = (scope.cluster.0, scope.tenant.0);
        let PageRequest { page, size } = request;
        let mut url = format!(
            "/api/v2/ob/clusters/{cluster}/tenants/{tenant}/backup/task/dataBackupTasks?page={page}&size={size}"
        );
        let (start, end) = bounds.print();
        let status = Some(filter.statuses.to_string()).filter(|statuses| !statuses.is_empty());
        let backup_set_id = filter.backup_set_id.map(|id| id.to_string());
        for (name, value) in
            [("startTime", start), ("endTime", end), ("status", status), ("backupSetId", backup_set_id)]
        {
            if let Some(value) = value {
                // Writing to a `String` cannot fail.
                let _ = write!(url, "&{name}={value}");
            }
        }
        Self(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::instant::parse_api;
    use crate::model::query::{Defaults, TaskQuery};

    #[test]
    fn every_parameter_is_spelled_as_documented() {
        let (query, _) =
            TaskQuery::parse("cluster=1000005&tenant=1000012&status=FAILED,DONE&backupSetId=7", &Defaults::default());
        let bounds = Bounds { start: parse_api("2024-08-06T00:00:00Z"), end: parse_api("2024-08-07T00:00:00Z") };
        let request = PageRequest { page: 1, size: 10 };
        let endpoint = Endpoint::data_backup_tasks(query.scope.unwrap(), &query.filter, bounds, request);
        assert_eq!(
            endpoint.as_str(),
            "/api/v2/ob/clusters/1000005/tenants/1000012/backup/task/dataBackupTasks?page=1&size=10\
             &startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&status=FAILED,DONE&backupSetId=7"
        );
    }

    #[test]
    fn what_is_not_asked_is_not_sent() {
        let (query, _) = TaskQuery::parse("cluster=1&tenant=2", &Defaults::default());
        let request = PageRequest { page: 2, size: 2_000 };
        let endpoint = Endpoint::data_backup_tasks(query.scope.unwrap(), &query.filter, Bounds::default(), request);
        assert_eq!(endpoint.as_str(), "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=2&size=2000");
    }
}
