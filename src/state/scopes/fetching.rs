//! Fetching one page of OCP's lists.

use std::rc::Rc;

use model::scopes::list::{ListPage, ScopeList};
use web_sys::AbortSignal;
use wire::endpoint::Endpoint;
use wire::error::ApiError;
use wire::list_wire::read_list;

use crate::platform::clock;
use crate::state::load::Loader;
use crate::state::session::RequestAuth;

/// A request for a page of a list.
pub(crate) struct ListFetch<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) list: ScopeList,
    /// How often it is sent in a row, this time included.
    pub(crate) tries: u32,
    pub(crate) signal: &'a AbortSignal,
}

/// Fetches and decodes one page of a list; `is_wanted` says whether its response is still needed, `abort` must abort
/// the request.
pub(crate) async fn fetch_list(
    loader: Loader,
    auth: &RequestAuth,
    request: ListFetch<'_>,
    abort: Rc<dyn Fn()>,
    is_wanted: impl Fn() -> bool,
) -> Result<ListPage, ApiError> {
    let ListFetch {
        endpoint,
        list,
        tries,
        signal,
    } = request;
    let sent = clock::now();
    let response = loader
        .requests()
        .get(endpoint, tries, auth.header(), signal, abort)
        .await;
    let page = response.and_then(|response| {
        let content = read_list(&response.body, list);
        if let Ok((base, _)) = &content {
            loader.read_clock((sent, clock::now()), &response.body, base);
        }
        response.record(content.as_ref().map(|(base, _)| (base, None)));
        content.map(|(_, page)| page)
    });
    // A refused credential counts also if the list is not wanted any more; an aborted request says
    // nothing about it.
    let is_refused = matches!(
        page,
        Err(ApiError::SignedOut(_) | ApiError::SignInRefused(_))
    );
    if is_refused || is_wanted() {
        loader.session().note_outcome(auth, page.as_ref().err());
    }
    page
}
