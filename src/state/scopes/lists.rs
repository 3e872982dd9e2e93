//! OCP's lists of clusters and of tenants. A list is requested when it is opened, searched when typing
//! pauses, and kept for as long as the page lives. A request that is not needed any more is aborted.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::load::retry::FailureKind;
use model::scopes::list::{ListPage, ListRequest, Listings, ScopeList};
use web_sys::AbortSignal;
use wire::endpoint::Endpoint;
use wire::error::ApiError;

use crate::platform::abort::AbortGuard;
use crate::platform::scheduling::{CancellationSource, CancellationToken};
use crate::state::load::Loader;
use crate::state::scopes::fetching::{ListFetch, fetch_list};
use crate::state::session::Session;

/// How long typing has to pause before the server is asked, in milliseconds.
const TYPING_PAUSE_MS: u32 = 250;

/// The state of the latest request for a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListState {
    /// Whether a response is awaited.
    pub is_fetching: bool,
    /// Why the list failed. Nothing is requested automatically until this is cleared.
    pub error: Option<(ScopeList, ApiError)>,
}

impl ListState {
    /// Why this list failed.
    pub fn error_of(&self, source: ScopeList) -> Option<&ApiError> {
        let error = self.error.as_ref();
        error
            .filter(|(failed, _)| *failed == source)
            .map(|(_, error)| error)
    }
}

/// Whether a retry may succeed.
pub fn may_retry(error: &ApiError) -> bool {
    !matches!(
        error,
        ApiError::Forbidden(_) | ApiError::NotFound(_) | ApiError::Halted | ApiError::NotSignedIn
    )
}

/// Whether the list is requested again when it is opened the next time.
fn may_have_passed(error: &ApiError) -> bool {
    use ApiError::{Halted, NotSignedIn, SignInRefused, SignedOut};
    // A halted list sends nothing, but an opened file may have been closed since.
    matches!(
        error,
        NotSignedIn | SignedOut(_) | SignInRefused(_) | Halted
    ) || error.failure_kind() == FailureKind::Transient
}

#[derive(Debug, Default)]
struct PendingRequest {
    /// The open list, and the search in it.
    wanted: Option<(ScopeList, String)>,
    /// What is requested, or will be when typing pauses.
    asked: Option<ListRequest>,
    request: Option<AbortGuard>,
    timer: Option<Timeout>,
    cancellation: CancellationSource,
}

impl PendingRequest {
    /// Aborts the request; its response is ignored.
    fn cancel(&mut self) {
        self.cancellation.cancel();
        self.asked = None;
        self.request = None;
        self.timer = None;
    }

    /// Sets the wanted list; returns whether a request for it is under way.
    fn want(&mut self, source: ScopeList, typed: &str, next: Option<&ListRequest>) -> bool {
        self.wanted = Some((source, typed.to_owned()));
        let is_under_way = next.is_some() && self.asked.as_ref() == next && self.request.is_some();
        if !is_under_way {
            self.cancel();
        }
        is_under_way
    }
}

/// The lists of one kind: clusters, or the tenants of each cluster.
#[derive(Clone, Copy, Debug)]
pub struct ScopeLists {
    loader: StoredValue<Loader>,
    session: StoredValue<Session>,
    is_halted: bool,
    /// What has been loaded.
    pub listings: ReadSignal<Listings>,
    set_listings: WriteSignal<Listings>,
    /// The state of the latest request.
    pub state: ReadSignal<ListState>,
    set_state: WriteSignal<ListState>,
    pending: StoredValue<PendingRequest, LocalStorage>,
}

impl ScopeLists {
    /// Empty lists; lists that are `is_halted` never request anything. Their requests go before the
    /// bulk requests of `loader`.
    pub(super) fn new(loader: Loader, session: Session, is_halted: bool) -> Self {
        let (listings, set_listings) = signal(Listings::default());
        let (state, set_state) = signal(ListState::default());
        Self {
            loader: StoredValue::new(loader),
            session: StoredValue::new(session),
            is_halted,
            listings,
            set_listings,
            state,
            set_state,
            pending: StoredValue::new_local(PendingRequest::default()),
        }
    }

    /// Opens a list, which is requested unless it was loaded before.
    pub fn open(self, source: Option<ScopeList>) {
        self.set_state
            .update(|state| drop(state.error.take_if(|(_, error)| may_have_passed(error))));
        self.want(source, "", 0);
    }

    pub(super) fn loader(self) -> Loader {
        self.loader.get_value()
    }

    pub(super) fn session(self) -> Session {
        self.session.get_value()
    }

    /// Searches a list for the typed text, when typing pauses.
    pub fn search(self, source: Option<ScopeList>, typed: &str) {
        self.want(source, typed, TYPING_PAUSE_MS);
    }

    /// Loads the next page of the search.
    pub fn load_more(self) {
        self.request_again(|listings, source, typed| listings.next_request(source, typed, true));
    }

    /// Requests again what failed.
    pub fn retry(self) {
        self.request_again(|listings, source, typed| listings.next_request(source, typed, false));
    }

    /// Reloads the list; its entries stay until the response comes.
    pub fn reload(self) {
        self.request_again(|_, source, _| Listings::default().next_request(source, "", false));
    }

    /// Notes that the list was closed.
    pub fn close(self) {
        self.pending.update_value(|pending| {
            pending.cancel();
            pending.wanted = None;
        });
        self.set_state.update(|state| state.is_fetching = false);
    }

    /// Clears everything: it belonged to another user.
    pub(super) fn clear(self) {
        self.close();
        self.set_listings.set(Listings::default());
        self.set_state.set(ListState::default());
    }

    fn next(self, source: ScopeList, typed: &str) -> Option<ListRequest> {
        self.listings
            .with_untracked(|listings| listings.next_request(source, typed, false))
    }

    fn want(self, source: Option<ScopeList>, typed: &str, pause_ms: u32) {
        let Some(source) = source else {
            return self.close();
        };
        let has_failed = self
            .state
            .with_untracked(|state| state.error_of(source).is_some());
        let next = self.next(source, typed).filter(|_| !has_failed);
        let is_under_way = self
            .pending
            .write_value()
            .want(source, typed, next.as_ref());
        if is_under_way {
            return;
        }
        self.set_state.update(|state| {
            state.is_fetching = next.is_some();
            state.error.take_if(|(failed, _)| *failed != source);
        });
        match next {
            Some(ask) if pause_ms == 0 => self.send(ask, false),
            Some(ask) => {
                let later = ask.clone();
                let timer = Timeout::new(pause_ms, move || self.send(later, false));
                self.pending.update_value(|pending| {
                    pending.asked = Some(ask);
                    pending.timer = Some(timer);
                });
            }
            None => {}
        }
    }

    /// Sends at once the request that `next` returns for the open list.
    fn request_again(self, next: impl FnOnce(&Listings, ScopeList, &str) -> Option<ListRequest>) {
        let wanted = self.pending.with_value(|pending| pending.wanted.clone());
        let Some((source, typed)) = wanted else {
            return;
        };
        let next = self
            .listings
            .with_untracked(|listings| next(listings, source, &typed));
        let Some(ask) = next else {
            return self.set_state.update(|state| state.error = None);
        };
        self.pending.update_value(PendingRequest::cancel);
        let is_reload = ask.page == 1;
        self.set_state.set(ListState {
            is_fetching: true,
            error: None,
        });
        self.send(ask, is_reload);
    }

    /// Sends a request; when the list `is_reload`ed, its response replaces all that was loaded.
    fn send(self, ask: ListRequest, is_reload: bool) {
        let Some(guard) = AbortGuard::new() else {
            return;
        };
        let signal = guard.signal();
        let mut pending = self.pending.write_value();
        pending.asked = Some(ask.clone());
        pending.request = Some(guard);
        pending.timer = None;
        let token = pending.cancellation.next_token();
        drop(pending);
        spawn_local(async move {
            let page = self.fetch(&ask, &signal, &token).await;
            if token.is_newest() {
                self.receive(ask, is_reload, page);
            }
        });
    }

    async fn fetch(
        self,
        ask: &ListRequest,
        signal: &AbortSignal,
        token: &CancellationToken,
    ) -> Result<ListPage, ApiError> {
        if self.is_halted || self.loader().is_offline.get_untracked() {
            return Err(ApiError::Halted);
        }
        // Opening a list is no reason to ask for a sign-in: ids can be typed without it.
        let auth = self.session().authorize(true)?;
        let _priority = self.loader().user_requests.begin();
        let abort = {
            let token = token.clone();
            Rc::new(move || {
                if token.is_newest() {
                    self.pending.update_value(|pending| pending.request = None);
                }
            })
        };
        let endpoint = Endpoint::scopes(ask);
        let request = ListFetch {
            endpoint: &endpoint,
            list: ask.search.list,
            tries: 1,
            signal,
        };
        fetch_list(self.loader(), &auth, request, abort, || token.is_newest()).await
    }

    fn receive(self, ask: ListRequest, is_reload: bool, page: Result<ListPage, ApiError>) {
        self.pending.update_value(PendingRequest::cancel);
        let source = ask.search.list;
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                return self.set_state.set(ListState {
                    is_fetching: false,
                    error: Some((source, error)),
                });
            }
        };
        self.set_listings.update(|listings| {
            if is_reload && ask.search.keyword.is_empty() {
                listings.forget(source);
            }
            listings.add_page(ask, page);
        });
        // What was typed in the meantime may need another request.
        let wanted = self.pending.with_value(|pending| pending.wanted.clone());
        let next = wanted.and_then(|(source, typed)| self.next(source, &typed));
        self.set_state
            .update(|state| state.is_fetching = next.is_some());
        if let Some(next) = next {
            self.send(next, false);
        }
    }
}
