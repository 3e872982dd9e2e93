//! `GET /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/task/dataBackupTasks` (documented, OCP V4.3.6).

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::connection::{Abort, cut_short};
use super::error::{self, Lang, Refusal};
use super::query::Query;
use super::{broken, json, page, samples};
use crate::Fault;
use crate::catalog::{self, Plan, Tenant};
use crate::control::turns::Turn;
use crate::data::live;
use crate::data::task::Task;
use crate::state::{Shared, lock};

/// Answers one page of a tenant's data backup tasks, newest first.
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
    // A fault set by hand strikes before the ids are looked at, as a proxy in front of OCP would.
    let fault = by_hand
        .map(|set| set.fault)
        .or(found.as_ref().ok().and_then(|tenant| tenant.fault));
    let delay = by_hand.and_then(|set| set.delay);
    let mut turn = Turn::default();
    if let Some(fault) = fault {
        let tenant = tenant.parse().unwrap_or(0);
        turn = lock(&shared.turns).next(fault, tenant);
        if let Some(response) =
            broken::instead(fault, delay, tenant, turn, &shared.stamp(), lang).await
        {
            return response;
        }
    }
    let body = found.and_then(|tenant| body(&shared, tenant, &pairs, fault, turn));
    match (body, fault) {
        (Err(refusal), _) => refusal.respond(&shared.stamp(), lang),
        (Ok(body), Some(Fault::Reset)) => {
            abort.ask();
            json(StatusCode::OK, cut_short(body))
        }
        (Ok(body), Some(fault)) => broken::sent(fault, delay, body),
        (Ok(body), None) => json(StatusCode::OK, body),
    }
}

/// The whole answer, as JSON.
fn body(
    shared: &Shared,
    tenant: &'static Tenant,
    pairs: &[(String, String)],
    fault: Option<Fault>,
    turn: Turn,
) -> Result<String, Refusal> {
    let query = Query::read(pairs)?;
    let history = shared.history(tenant);
    // The documented answer stands for every first page that holds its task, whatever size was asked: OCP's own
    // example asks for 10 and is told 5000.
    let documented = tenant.plan == Plan::Sample && query.page.unwrap_or(1) == 1;
    if documented && fault.is_none() && history.iter().all(|task| query.matches(task)) {
        return Ok(String::from_utf8_lossy(samples::TASKS).into_owned());
    }
    let running = live::tasks(shared.options.seed, tenant, shared.now());
    let tasks: Vec<&Task> = running.iter().chain(history.iter()).collect();
    let data = page::data(tenant, &tasks, &query, fault, turn);
    Ok(shared.stamp().success(&data))
}

/// The tenant of the two path ids, both as OCP numbers them.
fn find(cluster: &str, tenant: &str) -> Result<&'static Tenant, Refusal> {
    let cluster = path_id("id", cluster)?;
    let tenant = path_id("tenantId", tenant)?;
    if catalog::cluster(cluster).is_none() {
        return Err(Refusal::new(&error::NO_CLUSTER, &cluster));
    }
    let mut tenants = catalog::tenants_of(cluster);
    tenants
        .find(|known| known.id == tenant)
        .ok_or_else(|| Refusal::new(&error::NO_TENANT, &tenant))
}

/// An id in the path: an integer, else 400.
pub(super) fn path_id(name: &str, text: &str) -> Result<i64, Refusal> {
    text.parse()
        .map_err(|_| Refusal::parameter(name, text, "must be an integer"))
}
