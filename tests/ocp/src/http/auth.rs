//! Signing in with HTTP Basic (documented).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::Response;

use super::error::{self, Lang, Refusal};
use crate::state::Shared;

/// `Basic` with base64 of [`crate::demo::USER`], a colon and [`crate::demo::PASSWORD`].
const CREDENTIAL: &str = "YWRtaW46ZGVtbw==";

/// Turns away who is not signed in, if the options say so.
///
/// The answer is JSON without `WWW-Authenticate` (seen in related servers), so a browser shows no dialog of its own.
pub(super) async fn require(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if !shared.options.require_auth {
        return next.run(request).await;
    }
    let credential = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let refusal = match credential.and_then(|value| value.split_once(' ')) {
        Some((scheme, CREDENTIAL)) if scheme.eq_ignore_ascii_case("basic") => return next.run(request).await,
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("basic") => Refusal::new(&error::WRONG_PASSWORD, ""),
        _ => Refusal::new(&error::NOT_SIGNED_IN, ""),
    };
    refusal.respond(&shared.stamp(), Lang::of(request.headers()))
}
