//! Signing in with HTTP Basic (documented) or by a session's cookie.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::middleware::Next;
use axum::response::Response;

use super::error::{self, Lang, Refusal};
use crate::Auth;
use crate::state::{Shared, lock};

/// `Basic` with base64 of [`crate::demo::USER`], a colon and [`crate::demo::PASSWORD`].
const CREDENTIAL: &str = "YWRtaW46ZGVtbw==";

/// The cookie of a session.
pub(super) const SESSION_COOKIE: &str = "ocp-stand-in-session";

/// Turns away who is not signed in, if the options say so.
///
/// The answer is JSON without `WWW-Authenticate` (seen in related servers), so a browser shows no dialog of its own.
pub(super) async fn require(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    match judged(&shared, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.respond(&shared.stamp(), Lang::of(request.headers())),
    }
}

fn judged(shared: &Shared, headers: &HeaderMap) -> Result<(), Refusal> {
    let mut gate = lock(&shared.gate);
    match shared.options.auth {
        Auth::None => gate.address(),
        Auth::Session => gate.session(session(headers), shared.now()),
        Auth::Basic => {
            let credential = headers
                .get(AUTHORIZATION)
                .and_then(|value| value.to_str().ok());
            match credential.and_then(|value| value.split_once(' ')) {
                Some((scheme, credential)) if scheme.eq_ignore_ascii_case("basic") => {
                    gate.password(credential.trim() == CREDENTIAL, shared.now())
                }
                _ => gate
                    .address()
                    .and(Err(Refusal::new(&error::NOT_SIGNED_IN, ""))),
            }
        }
    }
}

/// The token of the session's cookie.
fn session(headers: &HeaderMap) -> Option<&str> {
    let lists = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = lists
        .flat_map(|list| list.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == SESSION_COOKIE)
        .map(|(_, token)| token)
}
