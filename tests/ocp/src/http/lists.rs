//! The neighbouring endpoints: clusters, tenants of a cluster, and version information (documented,
//! OCP V4.2.2).

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::backup_tasks::path_id;
use super::error::{self, Lang, OcpError};
use super::list_faults::{self, ListDefect, ListFault};
use super::page::Page;
use super::query::Query;
use super::{fault_responses, json, samples};
use crate::Fault;
use crate::catalog::{self, CLUSTERS, Cluster, Tenant};
use crate::control::faults::ActiveFault;
use crate::control::sequences::SequencePosition;
use crate::state::{Shared, lock};

type QueryPairs = Pairs<Vec<(String, String)>>;

/// `GET /api/v2/ob/clusters`
pub(super) async fn clusters(
    State(shared): State<Arc<Shared>>,
    Pairs(pairs): QueryPairs,
    headers: HeaderMap,
) -> Response {
    if replays_samples(&shared) {
        return json(StatusCode::OK, samples::CLUSTERS);
    }
    let rows = CLUSTERS.iter().map(cluster_row).collect();
    respond(&shared, Ok(rows), &pairs, &headers).await
}

/// `GET /api/v2/ob/clusters/{id}/tenants`
pub(super) async fn tenants(
    State(shared): State<Arc<Shared>>,
    Path(cluster): Path<String>,
    Pairs(pairs): QueryPairs,
    headers: HeaderMap,
) -> Response {
    if replays_samples(&shared) {
        return json(StatusCode::OK, samples::TENANTS);
    }
    let cluster = path_id("id", &cluster)
        .and_then(|id| catalog::cluster(id).ok_or_else(|| OcpError::new(&error::NO_CLUSTER, &id)));
    let rows = cluster.map(|cluster| catalog::tenants_of(cluster.id).map(tenant_row).collect());
    respond(&shared, rows, &pairs, &headers).await
}

/// `GET /api/v2/info`, which has no envelope.
pub(super) async fn info() -> Response {
    let info = json!({
        "artifact": "ocp-stand-in",
        "buildTime": "2024-08-01T00:00:00Z",
        "buildVersion": "4.3.6",
        "group": "stand-in",
        "name": "OCP (stand-in)",
    });
    json(StatusCode::OK, info.to_string())
}

fn replays_samples(shared: &Shared) -> bool {
    lock(&shared.injection).is_set(Fault::Sample)
}

async fn respond(
    shared: &Shared,
    rows: Result<Vec<Value>, OcpError>,
    pairs: &[(String, String)],
    headers: &HeaderMap,
) -> Response {
    let (stamp, lang) = (shared.stamp(), Lang::of(headers));
    let by_hand = lock(&shared.list_injection).next();
    let defect = match by_hand {
        Some(ActiveFault {
            fault: ListFault::Defect(defect),
            ..
        }) => Some(defect),
        _ => None,
    };
    if let Some(ActiveFault {
        fault: ListFault::Response(fault),
        delay,
    }) = by_hand
        && let Some(response) =
            fault_responses::replacement(fault, delay, 0, SequencePosition::default(), &stamp, lang)
                .await
    {
        return response;
    }
    match (rows.and_then(|rows| list(rows, pairs, defect)), by_hand) {
        (Err(refused), _) => refused.respond(&stamp, lang),
        (
            Ok(data),
            Some(ActiveFault {
                fault: ListFault::Response(fault),
                delay,
            }),
        ) => fault_responses::changed(fault, delay, stamp.success(&data)),
        (Ok(data), _) => json(StatusCode::OK, stamp.success(&data)),
    }
}

/// One page of the rows whose `name` contains the keyword; `sort` is accepted and ignored.
fn list(
    rows: Vec<Value>,
    pairs: &[(String, String)],
    defect: Option<ListDefect>,
) -> Result<String, OcpError> {
    let query = Query::read_page(pairs)?;
    let rows = match (defect, rows.first()) {
        (Some(defect), Some(row)) => list_faults::rows(defect, row),
        _ => rows,
    };
    let keyword = pairs
        .iter()
        .find(|(name, _)| name == "name")
        .map_or("", |(_, value)| value);
    let named = |row: &Value| {
        keyword.is_empty()
            || row["name"]
                .as_str()
                .is_some_and(|name| name.contains(keyword))
    };
    let ignores_name = defect == Some(ListDefect::NameIgnored);
    let matching: Vec<Value> = rows
        .into_iter()
        .filter(|row| ignores_name || named(row))
        .collect();
    let mut page = Page::requested(&query, matching.len());
    if defect == Some(ListDefect::PageIgnored) {
        page.number = 1;
    }
    let contents: Vec<_> = matching
        .into_iter()
        .skip(page.offset())
        .take(page.size)
        .collect();
    let contents = Value::from(contents).to_string();
    let contents = defect.map_or_else(
        || contents.clone(),
        |defect| list_faults::raw(defect, &contents),
    );
    let block = if defect == Some(ListDefect::NoTotal) {
        String::new()
    } else {
        format!(",\"page\":{}", page.json())
    };
    Ok(format!("{{\"contents\":{contents}{block}}}"))
}

fn cluster_row(cluster: &Cluster) -> Value {
    json!({
        "createTime": "2023-11-29T22:23:12+08:00",
        "creator": "admin",
        "id": cluster.id,
        "name": cluster.name,
        "obClusterId": cluster.ob_cluster_id,
        "obVersion": cluster.version,
        "regionCount": 1,
        "serverCount": 3,
        "standbyClusters": [],
        "status": "RUNNING",
        "tenantCount": catalog::tenants_of(cluster.id).count(),
        "type": cluster.kind,
    })
}

fn tenant_row(tenant: &Tenant) -> Value {
    json!({
        "clusterId": tenant.cluster.id,
        "clusterName": tenant.cluster.name,
        "clusterType": tenant.cluster.kind,
        "createTime": "2024-01-01T00:00:00+08:00",
        "id": tenant.id,
        "locality": "FULL{1}@zone1, FULL{1}@zone2, FULL{1}@zone3",
        "locked": false,
        "mode": tenant.mode,
        "name": tenant.name,
        "obClusterId": tenant.cluster.ob_cluster_id,
        "obTenantId": tenant.ob_tenant_id,
        "obVersion": tenant.cluster.version,
        "primaryZone": "zone2,zone3;zone1",
        "readonly": false,
        "status": "NORMAL",
        "zoneList": "zone1;zone2;zone3",
    })
}
