//! OCP's lists of clusters and of tenants: asked for when somebody opens one, searched when typing rests, kept for as long
//! as the page lives. What the latest text needs is asked; a request that nobody waits for any more is aborted.

use leptos::prelude::*;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::task::spawn_local;

use crate::platform::abort::AbortGuard;
use crate::state::load::loader::Loader;
use crate::state::session::Session;
use model::load::retry::FailureKind;
use model::scopes::list::{Ask, ListPage, Listings, Source};
use wire::endpoint::Endpoint;
use wire::error::ApiError;
use wire::list_wire::read_list;

/// How long typing has to rest until the server is asked, in milliseconds.
const REST: u32 = 250;

/// How the latest request for a list went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListState {
    /// Whether an answer is awaited.
    pub fetching: bool,
    /// Why there is no answer, and of which list. Nothing is asked by itself until this is taken back.
    pub error: Option<(Source, ApiError)>,
}

impl ListState {
    /// Why there is no answer, of this list.
    pub fn error_of(&self, source: Source) -> Option<&ApiError> {
        self.error
            .as_ref()
            .filter(|(failed, _)| *failed == source)
            .map(|(_, error)| error)
    }
}

/// Whether the same may go better when it is asked again.
pub fn may_help(error: &ApiError) -> bool {
    !matches!(
        error,
        ApiError::Forbidden(_) | ApiError::NotFound(_) | ApiError::Halted | ApiError::NotSignedIn
    )
}

/// Whether to ask again without being told to, when the list is opened the next time.
fn may_have_passed(error: &ApiError) -> bool {
    use ApiError::{Halted, NotSignedIn, SignInRefused, SignedOut};
    // Of what is halted nothing is sent, whoever looks: but a file may have been put away since.
    matches!(
        error,
        NotSignedIn | SignedOut(_) | SignInRefused(_) | Halted
    ) || error.trouble() == FailureKind::Transient
}

#[derive(Debug, Default)]
struct Slot {
    /// The list that is open, and what is looked for in it.
    wanted: Option<(Source, String)>,
    /// What is asked, or will be when typing rests.
    asked: Option<Ask>,
    request: Option<AbortGuard>,
    timer: Option<Timeout>,
    generation: u32,
}

impl Slot {
    /// Ends whatever is under way: nothing of it lands any more.
    fn end(&mut self) {
        self.generation += 1;
        self.asked = None;
        self.request = None;
        self.timer = None;
    }
}

/// The lists of one kind, of which the page has two.
#[derive(Debug)]
pub struct ScopeLists {
    loader: &'static Loader,
    session: Session,
    halts: bool,
    /// What has come.
    pub listings: RwSignal<Listings>,
    /// How the latest request went.
    pub state: RwSignal<ListState>,
    slot: StoredValue<Slot, LocalStorage>,
}

impl ScopeLists {
    /// Lists of which nothing has come; one that `halts` never asks anything. They are asked for as `loader` asks, and go
    /// before what it loads in bulk.
    pub fn new(loader: &'static Loader, session: Session, halts: bool) -> &'static Self {
        Box::leak(Box::new(Self {
            loader,
            session,
            halts,
            listings: RwSignal::new(Listings::default()),
            state: RwSignal::new(ListState::default()),
            slot: StoredValue::new_local(Slot::default()),
        }))
    }

    /// Somebody looks at a list: it is loaded, unless it has come before.
    pub fn open(&'static self, source: Option<Source>) {
        self.state.update(|state| {
            if state
                .error
                .as_ref()
                .is_some_and(|(_, error)| may_have_passed(error))
            {
                state.error = None;
            }
        });
        self.want(source, "", 0);
    }

    /// Somebody types: what is searched for is asked when that rests.
    pub fn search(&'static self, source: Option<Source>, typed: &str) {
        self.want(source, typed, REST);
    }

    /// Loads the next page of what is looked for.
    pub fn more(&'static self) {
        self.again(|listings, source, typed| listings.next(source, typed, true));
    }

    /// Asks again for what failed.
    pub fn retry(&'static self) {
        self.again(|listings, source, typed| listings.next(source, typed, false));
    }

    /// Loads the list anew; what has come of it stays until the answer comes.
    pub fn reload(&'static self) {
        self.again(|_, source, _| Listings::default().next(source, "", false));
    }

    /// Nobody looks any more.
    pub fn close(&'static self) {
        self.slot.update_value(|slot| {
            slot.end();
            slot.wanted = None;
        });
        self.state.update(|state| state.fetching = false);
    }

    /// Forgets everything: it was for another user.
    pub fn forget(&'static self) {
        self.close();
        self.listings.set(Listings::default());
        self.state.set(ListState::default());
    }

    fn want(&'static self, source: Option<Source>, typed: &str, rest: u32) {
        let Some(source) = source else {
            return self.close();
        };
        let failed = self
            .state
            .with_untracked(|state| state.error_of(source).is_some());
        let next = self
            .listings
            .with_untracked(|listings| listings.next(source, typed, false))
            .filter(|_| !failed);
        let goes_on = self.slot.try_update_value(|slot| {
            slot.wanted = Some((source, typed.to_owned()));
            let goes_on = next.is_some() && slot.asked == next && slot.request.is_some();
            if !goes_on {
                slot.end();
            }
            goes_on
        });
        if goes_on != Some(false) {
            return;
        }
        self.state.update(|state| {
            state.fetching = next.is_some();
            state.error.take_if(|(failed, _)| *failed != source);
        });
        match next {
            Some(ask) if rest == 0 => self.send(ask, false),
            Some(ask) => {
                let later = ask.clone();
                let timer = Timeout::new(rest, move || self.send(later, false));
                self.slot.update_value(|slot| {
                    slot.asked = Some(ask);
                    slot.timer = Some(timer);
                });
            }
            None => {}
        }
    }

    /// Asks now what `next` says, of the list that is open.
    fn again(&'static self, next: impl FnOnce(&Listings, Source, &str) -> Option<Ask>) {
        let Some((source, typed)) = self
            .slot
            .try_with_value(|slot| slot.wanted.clone())
            .flatten()
        else {
            return;
        };
        let Some(ask) = self
            .listings
            .with_untracked(|listings| next(listings, source, &typed))
        else {
            return self.state.update(|state| state.error = None);
        };
        self.slot.update_value(Slot::end);
        let anew = ask.page == 1;
        self.state.update(|state| {
            *state = ListState {
                fetching: true,
                error: None,
            }
        });
        self.send(ask, anew);
    }

    /// Sends a request; its answer takes the place of all that has come of the list, when that is loaded `anew`.
    fn send(&'static self, ask: Ask, anew: bool) {
        let Some(guard) = AbortGuard::new() else {
            return;
        };
        let signal = guard.signal();
        let generation = self.slot.try_update_value(|slot| {
            slot.asked = Some(ask.clone());
            slot.request = Some(guard);
            slot.timer = None;
            slot.generation
        });
        spawn_local(async move {
            let answer = self.get(&ask, &signal, generation).await;
            if self.is_current(generation) {
                self.land(ask, anew, answer);
            }
        });
    }

    /// Whether the request of this generation is the one that is waited for.
    fn is_current(&'static self, generation: Option<u32>) -> bool {
        self.slot.try_with_value(|slot| slot.generation) == generation
    }

    async fn get(
        &'static self,
        ask: &Ask,
        signal: &web_sys::AbortSignal,
        generation: Option<u32>,
    ) -> Result<ListPage, ApiError> {
        if self.halts || self.loader.offline.get_untracked() {
            return Err(ApiError::Halted);
        }
        // Who opens a list has not asked to sign in: an id can be typed all the same.
        let pass = self.session.authorization(true)?;
        let _first = self.loader.lane.user();
        let abort = Rc::new(move || {
            if self.is_current(generation) {
                self.slot.update_value(|slot| slot.request = None);
            }
        });
        let answer = self
            .loader
            .client
            .get(&Endpoint::scopes(ask), pass.header(), signal, abort)
            .await;
        let answer = answer.and_then(|answer| {
            let read = read_list(&answer.body, ask.search.source);
            answer.tells(read.as_ref().map(|(base, _)| (base, None)));
            read.map(|(_, page)| page)
        });
        // A refusal counts whether or not anybody still waits; a request that was ended says nothing of who asks.
        let refused = matches!(
            answer,
            Err(ApiError::SignedOut(_) | ApiError::SignInRefused(_))
        );
        if refused || self.is_current(generation) {
            self.session.answered(&pass, answer.as_ref().err());
        }
        answer
    }

    fn land(&'static self, ask: Ask, anew: bool, answer: Result<ListPage, ApiError>) {
        self.slot.update_value(Slot::end);
        let source = ask.search.source;
        match answer {
            Ok(page) => {
                self.listings.update(|listings| {
                    if anew && ask.search.keyword.is_empty() {
                        listings.forget(source);
                    }
                    listings.take(ask, page);
                });
                // What was typed in the meantime may need more.
                let wanted = self
                    .slot
                    .try_with_value(|slot| slot.wanted.clone())
                    .flatten();
                let next = wanted.and_then(|(source, typed)| {
                    self.listings
                        .with_untracked(|listings| listings.next(source, &typed, false))
                });
                self.state.update(|state| state.fetching = next.is_some());
                if let Some(next) = next {
                    self.send(next, false);
                }
            }
            Err(error) => self.state.set(ListState {
                fetching: false,
                error: Some((source, error)),
            }),
        }
    }
}
