//! `GET /api/v2/ob/clusters/{id}/backup/task/dataBackupTasks`: the data backup tasks of a whole cluster
//! (documented, OCP V4.2.2). Where a cluster's OCP lacks it, the path is unknown.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

use super::backup_tasks::path_id;
use super::error::{self, Lang, OcpError};
use super::page::Page;
use super::query::Query;
use super::{fault_responses, json};
use crate::Fault;
use crate::catalog::{self, Cluster};
use crate::control::sequences::SequencePosition;
use crate::data::live;
use crate::state::{Shared, lock};

/// Responds with one page of the tasks of all tenants that the user may read, newest first.
pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path(cluster): Path<String>,
    uri: Uri,
    Pairs(pairs): Pairs<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let lang = Lang::of(&headers);
    let by_hand = lock(&shared.injection).next();
    if let Some(set) = by_hand
        && let Some(response) = fault_responses::replacement(
            set.fault,
            set.delay,
            0,
            SequencePosition::default(),
            &shared.stamp(),
            lang,
        )
        .await
    {
        return response;
    }
    let data = find(&cluster, uri.path()).and_then(|cluster| data(&shared, cluster, &pairs));
    match data {
        Ok(data) => json(StatusCode::OK, shared.stamp().success(&data)),
        Err(refused) => refused.respond(&shared.stamp(), lang),
    }
}

fn find(cluster: &str, path: &str) -> Result<&'static Cluster, OcpError> {
    let id = path_id("id", cluster)?;
    let cluster = catalog::cluster(id).ok_or_else(|| OcpError::new(&error::NO_CLUSTER, &id))?;
    if cluster.has_cluster_wide_tasks() {
        Ok(cluster)
    } else {
        Err(OcpError::new(&error::NO_ROUTE, path))
    }
}

fn data(
    shared: &Shared,
    cluster: &Cluster,
    pairs: &[(String, String)],
) -> Result<String, OcpError> {
    let query = Query::read(pairs)?;
    let mut matching = Vec::new();
    for tenant in catalog::tenants_of(cluster.id) {
        if tenant.fault == Some(Fault::Forbidden) {
            continue;
        }
        let running = live::tasks(shared.options.seed, tenant, shared.now());
        let history = shared.history(tenant);
        let tasks = running.iter().chain(history.iter());
        let wanted = tasks.filter(|task| query.matches(task));
        matching.extend(wanted.map(|task| (task.start, task.json(tenant).to_owned())));
    }
    matching.sort_by_key(|(start, _)| Reverse(*start));
    let page = Page::requested(&query, matching.len());
    let rows: Vec<_> = matching
        .into_iter()
        .skip(page.offset())
        .take(page.size)
        .map(|(_, json)| json)
        .collect();
    Ok(format!(
        "{{\"contents\":[{}],\"page\":{}}}",
        rows.join(","),
        page.json()
    ))
}
