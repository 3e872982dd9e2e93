//! The neighbouring endpoints: clusters, tenants of a cluster, and what version runs (documented, OCP V4.2.2).

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

use super::backup_tasks::path_id;
use super::error::{self, Lang, Refusal};
use super::list_faults::{self, ListFault, Spoilt};
use super::page::Page;
use super::query::Query;
use super::{broken, json, samples};
use crate::Fault;
use crate::catalog::{self, CLUSTERS, Cluster, Tenant};
use crate::control::faults::Set;
use crate::control::turns::Turn;
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
    answer(&shared, Ok(rows), &pairs, &headers).await
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
        .and_then(|id| catalog::cluster(id).ok_or_else(|| Refusal::new(&error::NO_CLUSTER, &id)));
    let rows = cluster.map(|cluster| catalog::tenants_of(cluster.id).map(tenant_row).collect());
    answer(&shared, rows, &pairs, &headers).await
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

async fn answer(
    shared: &Shared,
    rows: Result<Vec<Value>, Refusal>,
    pairs: &[(String, String)],
    headers: &HeaderMap,
) -> Response {
    let (stamp, lang) = (shared.stamp(), Lang::of(headers));
    let by_hand = lock(&shared.list_injection).next();
    let spoilt = match by_hand {
        Some(Set {
            fault: ListFault::List(spoilt),
            ..
        }) => Some(spoilt),
        _ => None,
    };
    if let Some(Set {
        fault: ListFault::Answer(fault),
        delay,
    }) = by_hand
        && let Some(response) =
            broken::instead(fault, delay, 0, Turn::default(), &stamp, lang).await
    {
        return response;
    }
    match (rows.and_then(|rows| list(rows, pairs, spoilt)), by_hand) {
        (Err(refusal), _) => refusal.respond(&stamp, lang),
        (
            Ok(data),
            Some(Set {
                fault: ListFault::Answer(fault),
                delay,
            }),
        ) => broken::sent(fault, delay, stamp.success(&data)),
        (Ok(data), _) => json(StatusCode::OK, stamp.success(&data)),
    }
}

/// One page of the rows whose `name` has the keyword in it; `sort` is taken and ignored.
fn list(
    rows: Vec<Value>,
    pairs: &[(String, String)],
    spoilt: Option<Spoilt>,
) -> Result<String, Refusal> {
    let query = Query::read_page(pairs)?;
    let rows = match (spoilt, rows.first()) {
        (Some(spoilt), Some(row)) => list_faults::rows(spoilt, row),
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
    let ignored = spoilt == Some(Spoilt::NameIgnored);
    let matching: Vec<Value> = rows
        .into_iter()
        .filter(|row| ignored || named(row))
        .collect();
    let mut page = Page::honest(&query, matching.len());
    if spoilt == Some(Spoilt::PageIgnored) {
        page.number = 1;
    }
    let contents: Vec<_> = matching
        .into_iter()
        .skip(page.skipped())
        .take(page.size)
        .collect();
    let contents = Value::from(contents).to_string();
    let contents = spoilt.map_or_else(
        || contents.clone(),
        |spoilt| list_faults::raw(spoilt, &contents),
    );
    let block = if spoilt == Some(Spoilt::NoTotal) {
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
