//! `GET /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/task/dataBackupTasks` (documented, OCP
//! V4.3.6).

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::clock;
use super::connection::{Abort, cut_in_half};
use super::envelope::Stamp;
use super::error::{self, Lang, OcpError};
use super::query::Query;
use super::{fault_responses, json, page, samples};
use crate::Fault;
use crate::catalog::{self, Plan, Tenant};
use crate::control::sequences::SequencePosition;
use crate::data::live;
use crate::data::task::Task;
use crate::state::{Shared, lock};

/// Responds with one page of a tenant's data backup tasks, newest first.
pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path((cluster, tenant)): Path<(String, String)>,
    Pairs(pairs): Pairs<Vec<(String, String)>>,
    headers: HeaderMap,
    abort: Abort,
) -> Response {
    let lang = Lang::of(&headers);
    let found = find(&cluster, &tenant);
    let by_hand = lock(&shared.injection).next();
    // A fault of the control path applies before the ids are checked, like that of a proxy in front
    // of OCP.
    let fault = by_hand
        .map(|set| set.fault)
        .or(found.as_ref().ok().and_then(|tenant| tenant.fault));
    let delay = by_hand.and_then(|set| set.delay);
    let mut sequence = SequencePosition::default();
    if let Some(fault) = fault {
        let tenant = tenant.parse().unwrap_or(0);
        sequence = lock(&shared.sequences).next(fault, tenant);
        if let Some(response) =
            fault_responses::replacement(fault, delay, tenant, sequence, &shared.stamp(), lang)
                .await
        {
            return response;
        }
    }
    let body = found.and_then(|tenant| body(&shared, tenant, &pairs, fault, sequence));
    match (body, fault) {
        (Err(refused), _) => refused.respond(&shared.stamp(), lang),
        (Ok(body), Some(Fault::Reset)) => {
            abort.request();
            json(StatusCode::OK, cut_in_half(body))
        }
        (Ok(body), Some(fault)) => {
            let response = fault_responses::changed(fault, delay, body);
            clock::date_with_fault(&shared, fault, response)
        }
        (Ok(body), None) => json(StatusCode::OK, body),
    }
}

/// The whole response, as JSON.
fn body(
    shared: &Shared,
    tenant: &'static Tenant,
    pairs: &[(String, String)],
    fault: Option<Fault>,
    sequence: SequencePosition,
) -> Result<String, OcpError> {
    let query = Query::read(pairs)?;
    let history = shared.history(tenant);
    // The documented response serves every first page that contains its task, whatever the size:
    // OCP's own example asks for 10 and gets 5000.
    let documented = tenant.plan == Plan::Sample && query.page.unwrap_or(1) == 1;
    if documented && fault.is_none() && history.iter().all(|task| query.matches(task)) {
        return Ok(String::from_utf8_lossy(samples::TASKS).into_owned());
    }
    let running = live::tasks(shared.options.seed, tenant, shared.now());
    let tasks: Vec<&Task> = running.iter().chain(history.iter()).collect();
    let data = page::data(tenant, &tasks, &query, fault, sequence);
    let stamp = shared.stamp();
    let stamp = Stamp {
        now: stamp.now - clock::timestamp_lag(fault),
        ..stamp
    };
    Ok(stamp.success(&data))
}

/// The tenant of the two ids in the path.
fn find(cluster: &str, tenant: &str) -> Result<&'static Tenant, OcpError> {
    let cluster = path_id("id", cluster)?;
    let tenant = path_id("tenantId", tenant)?;
    if catalog::cluster(cluster).is_none() {
        return Err(OcpError::new(&error::NO_CLUSTER, &cluster));
    }
    let mut tenants = catalog::tenants_of(cluster);
    tenants
        .find(|known| known.id == tenant)
        .ok_or_else(|| OcpError::new(&error::NO_TENANT, &tenant))
}

/// An integer id in the path, else 400.
pub(super) fn path_id(name: &str, text: &str) -> Result<i64, OcpError> {
    text.parse()
        .map_err(|_| OcpError::parameter(name, text, "must be an integer"))
}
