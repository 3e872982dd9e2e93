//! Authentication with HTTP Basic (documented) or a session cookie.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::middleware::Next;
use axum::response::Response;

use super::error::{self, Lang, OcpError};
use crate::Auth;
use crate::state::{Shared, lock};

/// `Basic` with base64 of [`crate::demo::USER`], a colon and [`crate::demo::PASSWORD`].
const CREDENTIAL: &str = "YWRtaW46ZGVtbw==";

/// The name of the session cookie.
pub(super) const SESSION_COOKIE: &str = "ocp-stand-in-session";

/// Refuses unauthenticated requests, if the options require authentication.
///
/// The response is JSON without `WWW-Authenticate` (as in related servers), so that a browser shows
/// no dialog of its own.
pub(super) async fn require(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    match authenticate(&shared, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(error) => error.respond(&shared.stamp(), Lang::of(request.headers())),
    }
}

fn authenticate(shared: &Shared, headers: &HeaderMap) -> Result<(), OcpError> {
    let mut access = lock(&shared.access);
    match shared.options.auth {
        Auth::None => access.check_address(),
        Auth::Session => access.check_session(session_token(headers), shared.now()),
        Auth::Basic => {
            let credential = headers
                .get(AUTHORIZATION)
                .and_then(|value| value.to_str().ok());
            match credential.and_then(|value| value.split_once(' ')) {
                Some((scheme, credential)) if scheme.eq_ignore_ascii_case("basic") => {
                    access.check_password(credential.trim() == CREDENTIAL, shared.now())
                }
                _ => access
                    .check_address()
                    .and(Err(OcpError::new(&error::NOT_SIGNED_IN, ""))),
            }
        }
    }
}

/// The token of the session cookie.
fn session_token(headers: &HeaderMap) -> Option<&str> {
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
