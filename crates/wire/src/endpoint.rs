//! The paths and parameters of OCP's API. No other module spells one.

use std::fmt::Write;

use model::filter::time_range::Bounds;
use model::filter::{Scope, TaskFilter};
use model::load::load_plan::PageRequest;
use model::scopes::list::{ListRequest, PAGE_SIZE, ScopeList};
use model::task::ClusterId;

/// The most entries of a list in one response (documented).
const MAX_LIST_SIZE: usize = 2_000;

/// The path and query of a request, relative to the address below which OCP's `/api` is. Only this module creates one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// The path and query, beginning with `/api`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One page of the tasks that match `filter`, whose time range is resolved to `bounds`: "View the data backup
    /// tasks of a tenant" in the API reference of OCP V4.3.6.
    ///
    /// An array is sent as values joined by commas, as in OCP's documentation and as its signature requires. No
    /// value needs escaping: numbers, OCP's status names, and times of the documented form.
    pub fn data_backup_tasks(
        scope: Scope,
        filter: &TaskFilter,
        bounds: Bounds,
        request: PageRequest,
    ) -> Self {
        let path = format!("/{}/tenants/{}", scope.cluster.0, scope.tenant.0);
        Self::tasks(&path, filter, bounds, request)
    }

    /// One page of the tasks of all of a cluster's tenants: "View the data backup tasks of a cluster" in the API
    /// reference of OCP V4.2.2, which later versions may lack.
    pub fn cluster_backup_tasks(cluster: ClusterId, bounds: Bounds, request: PageRequest) -> Self {
        let path = format!("/{}", cluster.0);
        Self::tasks(&path, &TaskFilter::default(), bounds, request)
    }

    fn tasks(path: &str, filter: &TaskFilter, bounds: Bounds, request: PageRequest) -> Self {
        let PageRequest { page, size } = request;
        let mut url = format!(
            "/api/v2/ob/clusters{path}/backup/task/dataBackupTasks?page={page}&size={size}"
        );
        let (start, end) = bounds.print();
        let status = Some(filter.statuses.to_string()).filter(|statuses| !statuses.is_empty());
        let backup_set_id = filter.backup_set_id.map(|id| id.to_string());
        for (name, value) in [
            ("startTime", start),
            ("endTime", end),
            ("status", status),
            ("backupSetId", backup_set_id),
        ] {
            if let Some(value) = value {
                // Writing to a `String` cannot fail.
                let _ = write!(url, "&{name}={value}");
            }
        }
        Self(url)
    }

    /// One page, from 1, of a cluster's tenants, with as many as OCP gives at once.
    pub fn tenants(cluster: ClusterId, page: usize) -> Self {
        Self(format!(
            "/api/v2/ob/clusters/{}/tenants?page={page}&size={MAX_LIST_SIZE}",
            cluster.0
        ))
    }

    /// One page of OCP's list of clusters, or of a cluster's tenants. The parameter `name` is a part of the name to
    /// search for. A sort order is documented for clusters only.
    pub fn scopes(ask: &ListRequest) -> Self {
        let (path, sort) = match ask.search.list {
            ScopeList::Clusters => (String::new(), "&sort=name,asc"),
            ScopeList::Tenants(cluster) => (format!("/{cluster}/tenants"), ""),
        };
        let mut url = format!(
            "/api/v2/ob/clusters{path}?page={}&size={PAGE_SIZE}{sort}",
            ask.page
        );
        if !ask.search.keyword.is_empty() {
            url.push_str("&name=");
            // Some servers read `+` as a plus, not as a blank.
            for part in form_urlencoded::byte_serialize(ask.search.keyword.as_bytes()) {
                url.push_str(if part == "+" { "%20" } else { part });
            }
        }
        Self(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::link::query::{Defaults, TaskQuery};
    use model::scopes::list::ListSearch;
    use model::task::instant::parse_api;

    #[test]
    fn every_parameter_is_spelled_as_documented() {
        let (query, _) = TaskQuery::parse(
            "cluster=1000005&tenant=1000012&status=FAILED,DONE&backupSetId=7",
            &Defaults::default(),
        );
        let bounds = Bounds {
            start: parse_api("2024-08-06T00:00:00Z"),
            end: parse_api("2024-08-07T00:00:00Z"),
        };
        let request = PageRequest { page: 1, size: 10 };
        let endpoint =
            Endpoint::data_backup_tasks(query.scope.unwrap(), &query.filter, bounds, request);
        assert_eq!(
            endpoint.as_str(),
            "/api/v2/ob/clusters/1000005/tenants/1000012/backup/task/dataBackupTasks?page=1&size=10\
             &startTime=2024-08-06T00:00:00Z&endTime=2024-08-07T00:00:00Z&status=FAILED,DONE&backupSetId=7"
        );
    }

    #[test]
    fn requests_for_a_whole_cluster_name_no_tenant() {
        let bounds = Bounds {
            start: parse_api("2024-08-06T00:00:00Z"),
            end: None,
        };
        let request = PageRequest { page: 1, size: 200 };
        assert_eq!(
            Endpoint::cluster_backup_tasks(ClusterId(7), bounds, request).as_str(),
            "/api/v2/ob/clusters/7/backup/task/dataBackupTasks?page=1&size=200&startTime=2024-08-06T00:00:00Z"
        );
        assert_eq!(
            Endpoint::tenants(ClusterId(7), 2).as_str(),
            "/api/v2/ob/clusters/7/tenants?page=2&size=2000"
        );
    }

    #[test]
    fn lists_are_requested_by_page_and_part_of_a_name() {
        let url = |source, keyword: &str, page| {
            Endpoint::scopes(&ListRequest {
                search: ListSearch {
                    list: source,
                    keyword: keyword.into(),
                },
                page,
            })
            .as_str()
            .to_owned()
        };
        assert_eq!(
            url(ScopeList::Clusters, "", 1),
            "/api/v2/ob/clusters?page=1&size=50&sort=name,asc"
        );
        assert_eq!(
            url(ScopeList::Tenants(1_000_005), "a b+&=#备/..", 2),
            "/api/v2/ob/clusters/1000005/tenants?page=2&size=50&name=a%20b%2B%26%3D%23%E5%A4%87%2F.."
        );
    }

    #[test]
    fn parameters_without_a_value_are_not_sent() {
        let (query, _) = TaskQuery::parse("cluster=1&tenant=2", &Defaults::default());
        let request = PageRequest {
            page: 2,
            size: 2_000,
        };
        let endpoint = Endpoint::data_backup_tasks(
            query.scope.unwrap(),
            &query.filter,
            Bounds::default(),
            request,
        );
        assert_eq!(
            endpoint.as_str(),
            "/api/v2/ob/clusters/1/tenants/2/backup/task/dataBackupTasks?page=2&size=2000"
        );
    }
}
