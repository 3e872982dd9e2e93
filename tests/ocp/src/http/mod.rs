//! OCP's endpoints under `/api`.

mod auth;
mod backup_tasks;
mod clock;
mod cluster_tasks;
pub(crate) mod connection;
pub(crate) mod envelope;
pub(crate) mod error;
pub(crate) mod fault_responses;
mod faulty_rows;
pub(crate) mod host;
pub(crate) mod list_faults;
mod lists;
pub(crate) mod login;
mod malformed;
mod page;
mod query;
pub(crate) mod samples;
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
use error::{Lang, OcpError};
pub(crate) use malformed::hostile_fields;

/// The routes below `/api`, where every path responds in OCP's form, and `/login`.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    let tenants = "/api/v2/ob/clusters/{id}/tenants";
    let tasks = "/api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/task/dataBackupTasks";
    let cluster_tasks = "/api/v2/ob/clusters/{id}/backup/task/dataBackupTasks";
    let api = Router::new()
        .route(cluster_tasks, only(get(cluster_tasks::list)))
        .route(tasks, only(get(backup_tasks::list)))
        .route(tenants, only(get(lists::tenants)))
        .route("/api/v2/ob/clusters", only(get(lists::clusters)))
        .route("/api/v2/info", only(get(lists::info)))
        // Not a fallback of the router, because a caller may merge one that serves files.
        .route("/api/{*rest}", any(unknown))
        .layer(from_fn_with_state(shared.clone(), clock::add_date))
        // The last layer is the outermost, so refused requests are logged as well.
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

/// An unknown route is a 400, not a 404 (as in related servers).
async fn unknown(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap) -> Response {
    OcpError::new(&error::NO_ROUTE, uri.path()).respond(&shared.stamp(), Lang::of(&headers))
}

/// A JSON response.
pub(crate) fn json(status: StatusCode, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body.into()).into_response()
}
