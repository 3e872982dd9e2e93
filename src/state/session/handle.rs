//! Who asks: the user's credential where the console asks for one, and what became of it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::platform::{clock, page, presence};
use model::session::credential::{Credential, SignInField, SignInFieldError};
use model::session::idle::is_idle;
use model::session::sign_in::{SignIn, SignInEvent, SignedOutReason};
use model::settings::config::{ApiBase, Auth, Config, LoginUrl};
use model::task::instant::Instant;
use wire::error::ApiError;

/// How often the page looks whether anybody is there, in milliseconds.
const LOOK: u32 = 60_000;

/// What a request is sent with. It is not to be printed: what is printed ends up in consoles and reports.
pub struct Pass {
    header: Option<String>,
    /// Which of the credentials that were entered it is.
    number: u32,
}

impl Pass {
    /// The `Authorization` header, where the console sends one.
    pub fn header(&self) -> Option<&str> {
        self.header.as_deref()
    }
}

/// What the page shows of signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInStatus {
    /// Who is signed in, or tries to be.
    pub user: Option<String>,
    /// Whether OCP has not answered the credential yet.
    pub trying: bool,
    /// Why nobody is; `None` when somebody is, or tries to be.
    pub why: Option<SignedOutReason>,
    /// How many tries in a row OCP refused this page.
    pub wrong_tries: u32,
    /// How many it may refuse at most until it blocks the client.
    pub tries_left: u32,
}

/// What is known of the user. It lives in memory only: not in the address, not in a storage, not in a log.
#[derive(Debug)]
struct Vault {
    sign_in: SignIn,
    number: u32,
    last_use: Instant,
    /// Looks whether nobody was there for too long.
    timer: Option<Timeout>,
}

/// The session of the page.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    auth: Auth,
    api_base: &'static ApiBase,
    login_url: Option<&'static LoginUrl>,
    vault: StoredValue<Vault, LocalStorage>,
    /// Where signing in stands, for [`Auth::Basic`].
    pub status: RwSignal<SignInStatus>,
    /// Whether the sign-in dialog is open.
    pub asks: RwSignal<Asks>,
}

/// Whether somebody is asked to sign in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asks {
    /// Nobody is.
    #[default]
    No,
    /// Something that the user did needs it.
    OnRequest,
    /// It became necessary while the user may be at something else.
    ByItself,
}

impl Session {
    /// A session of nobody yet.
    pub fn new(config: &'static Config) -> Self {
        let vault = Vault {
            sign_in: SignIn::default(),
            number: 0,
            last_use: clock::now(),
            timer: None,
        };
        let session = Self {
            auth: config.auth,
            api_base: &config.api_base,
            login_url: config.login_url.as_ref(),
            vault: StoredValue::new_local(vault),
            status: RwSignal::new(SignInStatus {
                why: Some(SignedOutReason::NotYet),
                ..SignInStatus::default()
            }),
            asks: RwSignal::new(Asks::No),
        };
        if session.is_basic() {
            // Unless the time was up already: moving the mouse on a page that was left signs nobody in again.
            presence::on_use(move || {
                if !session.end_if_idle() {
                    session
                        .vault
                        .try_update_value(|vault| vault.last_use = clock::now());
                }
            });
        }
        session
    }

    /// Whether the console itself asks for a user name and a password.
    pub fn is_basic(&self) -> bool {
        self.auth == Auth::Basic
    }

    /// The address of the page where one signs in and comes back from; `None` where there is none.
    pub fn login_address(&self) -> Option<String> {
        let (path, whole) = page::addresses();
        match self.login_url {
            Some(url) => Some(url.returning_to(&path, &whole)),
            None if self.auth == Auth::Session => {
                Some(LoginUrl::of_ocp(self.api_base)?.returning_to(&path, &whole))
            }
            None => None,
        }
    }

    /// What the next request is sent with. Fails when somebody has to sign in first, and asks who wants the answer to do
    /// so; of what the page asks `by_itself` nobody does.
    pub fn authorization(&self, by_itself: bool) -> Result<Pass, ApiError> {
        if !self.is_basic() {
            return Ok(Pass {
                header: None,
                number: 0,
            });
        }
        // A machine that slept has no timer that fired.
        let was_idle = self.end_if_idle();
        let pass = self.vault.try_with_value(|vault| {
            let credential = vault.sign_in.credential()?;
            Some(Pass {
                header: Some(credential.header()),
                number: vault.number,
            })
        });
        pass.flatten().ok_or_else(|| {
            if !was_idle && !by_itself {
                self.asks.set(Asks::OnRequest);
            }
            ApiError::NotSignedIn
        })
    }

    /// Takes in how OCP answered a request that was sent with `pass`: with a failure, or without.
    pub fn answered(&self, pass: &Pass, error: Option<&ApiError>) {
        let is_current = self
            .vault
            .try_with_value(|vault| vault.number == pass.number)
            == Some(true);
        if !self.is_basic() || !is_current {
            return;
        }
        let event = match error {
            Some(ApiError::SignedOut(_)) => Some(SignInEvent::SessionEnded),
            Some(error) => error.refusal().map(SignInEvent::Rejected),
            None => Some(SignInEvent::Accepted),
        };
        let is_refusal = matches!(
            event,
            Some(SignInEvent::SessionEnded | SignInEvent::Rejected(_))
        );
        let is_out = |status: &SignInStatus| {
            matches!(
                status.why,
                Some(SignedOutReason::SessionEnded | SignedOutReason::Refused(_))
            )
        };
        if is_refusal && self.status.with_untracked(is_out) {
            // Another request that was under way with the same credential: it has been told, and counted.
            return;
        }
        if let Some(event) = event {
            self.happens(event);
        }
        if is_refusal {
            let asks = if self.asks.get_untracked() == Asks::No {
                Asks::ByItself
            } else {
                Asks::OnRequest
            };
            self.asks.set(asks);
        } else if self.status.with_untracked(|status| status.why.is_none()) {
            // Neither accepted nor refused: the answer may not be OCP's, and the failure is told on the page. But who was
            // signed out before the answer came is still asked.
            self.asks.set(Asks::No);
        }
    }

    /// Takes a user name and a password; tells what is wrong with them before anything is sent.
    pub fn enter(
        &self,
        user: &str,
        password: &str,
    ) -> Result<(), Vec<(SignInField, SignInFieldError)>> {
        let credential = Credential::new(user, password)?;
        self.vault.update_value(|vault| {
            vault.number += 1;
            vault.last_use = clock::now();
        });
        self.happens(SignInEvent::Submit(credential));
        self.watch();
        Ok(())
    }

    /// Forgets who is signed in.
    pub fn sign_out(&self) {
        self.happens(SignInEvent::SignOut);
    }

    fn happens(&self, event: SignInEvent) {
        let status = self.vault.try_update_value(|vault| {
            vault.sign_in = std::mem::take(&mut vault.sign_in).apply(event);
            let sign_in = &vault.sign_in;
            if !sign_in.can_send() {
                vault.timer = None;
            }
            let user = sign_in
                .credential()
                .map(|credential| credential.user().to_owned());
            SignInStatus {
                user,
                trying: sign_in.is_trying(),
                why: sign_in.signed_out_reason(),
                wrong_tries: sign_in.wrong_tries(),
                tries_left: sign_in.tries_left(),
            }
        });
        if let Some(status) = status {
            self.status.set(status);
        }
    }

    /// Signs out who was not there for too long; whether it did.
    fn end_if_idle(&self) -> bool {
        let idle =
            |vault: &Vault| vault.sign_in.can_send() && is_idle(vault.last_use, clock::now());
        let idle = self.vault.try_with_value(idle) == Some(true);
        if idle {
            self.happens(SignInEvent::IdleTimeout);
            self.asks.set(Asks::ByItself);
        }
        idle
    }

    /// Looks now and then whether somebody is there, while somebody is signed in.
    fn watch(&self) {
        let session = *self;
        let timer = Timeout::new(LOOK, move || {
            if !session.end_if_idle() {
                session.watch();
            }
        });
        self.vault.update_value(|vault| vault.timer = Some(timer));
    }
}
