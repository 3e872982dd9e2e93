//! The endpoints under `/api`, as OCP answers them.

mod auth;
mod backup_tasks;
pub(crate) mod broken;
pub(crate) mod connection;
pub(crate) mod envelope;
pub(crate) mod error;
pub(crate) mod host;
pub(crate) mod list_faults;
mod lists;
pub(crate) mod login;
mod page;
mod query;
mod rows;
pub(crate) mod samples;
mod spoilt;
mod stream;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, get};

use crate::control::log::{record, record_site};
use crate::state::Shared;
use error::{Lang, Refusal};
pub(crate) use spoilt::hostile_fields;

/// The routes below `/api`, where every path is answered in OCP's form, and `/login`.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    let tenants = "/api/v2/ob/clusters/{id}/tenants";
    let tasks = "/api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/task/dataBackupTasks";
    let api = Router::new()
        .route(tasks, only(get(backup_tasks::list)))
        .route(tenants, only(get(lists::tenants)))
        .route("/api/v2/ob/clusters", only(get(lists::clusters)))
        .route("/api/v2/info", only(get(lists::info)))
        // Not a fallback of the router: whoever merges these routes may want one for files.
        .route("/api/{*rest}", any(unknown))
        // The last layer is the outermost: a request that is turned away is logged too.
        .layer(from_fn_with_state(shared.clone(), auth::require))
        .layer(from_fn_with_state(shared.clone(), record));
    let login = Router::new()
        .route("/login", get(login::page).post(login::sign_in))
        .layer(from_fn_with_state(shared.clone(), record_site));
    api.merge(login).with_state(shared)
}

fn only(methods: MethodRouter<Arc<Shared>>) -> MethodRouter<Arc<Shared>> {
    methods.fallback(unknown)
}

/// An unknown route is a 400, not a 404 (seen in related servers).
async fn unknown(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap) -> Response {
    Refusal::new(&error::NO_ROUTE, uri.path()).respond(&shared.stamp(), Lang::of(&headers))
}

/// A JSON answer.
pub(crate) fn json(status: StatusCode, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body.into()).into_response()
}
