//! The session: the user's credential where the console asks for one, and what OCP made of it.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use model::session::credential::{Credential, SignInField, SignInFieldError};
use model::session::idle::is_idle;
use model::session::sign_in::{SignIn, SignInEvent, SignedOutReason};
use model::settings::config::{Auth, Config, LoginUrl};
use model::task::instant::Instant;
use wire::error::ApiError;

use crate::platform::{clock, page, presence};

/// How often the page checks whether the user is idle, in milliseconds.
const IDLE_CHECK_MS: u32 = 60_000;

/// The authorization of one request. It has no `Debug`, so that it is never logged.
pub(crate) struct RequestAuth {
    header: Option<String>,
    /// The number of the credential, which distinguishes it from those entered before.
    credential: u32,
}

impl RequestAuth {
    /// The `Authorization` header, where the console sends one.
    pub(crate) fn header(&self) -> Option<&str> {
        self.header.as_deref()
    }
}

/// What the page shows of signing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInStatus {
    /// The user who is signed in, or is being signed in.
    pub user: Option<String>,
    /// Whether OCP has not responded to the credential yet.
    pub is_trying: bool,
    /// The reason why no user is signed in; `None` while one is, or is being signed in.
    pub reason: Option<SignedOutReason>,
    /// How many tries in a row OCP refused this page.
    pub wrong_tries: u32,
    /// How many it may refuse at most until it blocks the client.
    pub tries_left: u32,
}

/// Whether the sign-in dialog is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignInPrompt {
    /// It is closed.
    #[default]
    Closed,
    /// It was opened because an act of the user needs it.
    OnRequest,
    /// It was opened while the user may be typing elsewhere.
    Automatic,
}

/// The credential and its state. It lives in memory only: not in the address, a storage or a log.
#[derive(Debug)]
struct Credentials {
    sign_in: SignIn,
    number: u32,
    last_use: Instant,
    /// Checks whether the user is idle.
    timer: Option<Timeout>,
}

/// The session of the page.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    config: StoredValue<Arc<Config>>,
    is_basic: bool,
    credentials: StoredValue<Credentials, LocalStorage>,
    /// The state of signing in, for [`Auth::Basic`].
    pub status: ReadSignal<SignInStatus>,
    set_status: WriteSignal<SignInStatus>,
    /// Whether the sign-in dialog is open.
    pub prompt: ReadSignal<SignInPrompt>,
    set_prompt: WriteSignal<SignInPrompt>,
}

impl Session {
    /// A session without a user.
    pub fn new(config: Arc<Config>) -> Self {
        let credentials = Credentials {
            sign_in: SignIn::default(),
            number: 0,
            last_use: clock::now(),
            timer: None,
        };
        let (status, set_status) = signal(SignInStatus {
            reason: Some(SignedOutReason::NotYet),
            ..SignInStatus::default()
        });
        let (prompt, set_prompt) = signal(SignInPrompt::Closed);
        Self {
            is_basic: config.auth == Auth::Basic,
            config: StoredValue::new(config),
            credentials: StoredValue::new_local(credentials),
            status,
            set_status,
            prompt,
            set_prompt,
        }
    }

    /// Notes whenever the user does something, until the current owner is cleaned up.
    pub(crate) fn listen(self) {
        if self.is_basic {
            presence::on_use(move || {
                // Activity after the idle time does not sign the user in again.
                if !self.end_if_idle() {
                    self.note_use();
                }
            });
        }
    }

    /// Whether the console itself asks for a user name and a password.
    pub const fn is_basic(self) -> bool {
        self.is_basic
    }

    /// The address of the sign-in page, with the way back to here; `None` where there is none.
    pub fn login_address(self) -> Option<String> {
        let (path, whole) = page::addresses();
        self.config.with_value(|config| match &config.login_url {
            Some(url) => Some(url.returning_to(&path, &whole)),
            None if config.auth == Auth::Session => {
                Some(LoginUrl::of_ocp(&config.api_base)?.returning_to(&path, &whole))
            }
            None => None,
        })
    }

    /// The authorization of the next request. Fails when the user has to sign in first; the dialog
    /// opens then, unless the request is `is_automatic`.
    pub(crate) fn authorize(self, is_automatic: bool) -> Result<RequestAuth, ApiError> {
        if !self.is_basic {
            return Ok(RequestAuth {
                header: None,
                credential: 0,
            });
        }
        // A timer does not fire while the machine sleeps.
        let was_idle = self.end_if_idle();
        let auth = self.credentials.with_value(|credentials| {
            let credential = credentials.sign_in.credential()?;
            Some(RequestAuth {
                header: Some(credential.header()),
                credential: credentials.number,
            })
        });
        auth.ok_or_else(|| {
            if !was_idle && !is_automatic {
                self.ask_to_sign_in();
            }
            ApiError::NotSignedIn
        })
    }

    /// Takes in the outcome of a request that was sent with `auth`.
    pub(crate) fn note_outcome(self, auth: &RequestAuth, error: Option<&ApiError>) {
        let is_current = self
            .credentials
            .with_value(|credentials| credentials.number == auth.credential);
        if !self.is_basic || !is_current {
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
                status.reason,
                Some(SignedOutReason::SessionEnded | SignedOutReason::Refused(_))
            )
        };
        if is_refusal && self.status.with_untracked(is_out) {
            // Another request with the same credential was refused before, and has been counted.
            return;
        }
        if let Some(event) = event {
            self.apply(event);
        }
        if is_refusal {
            let prompt = match self.prompt.get_untracked() {
                SignInPrompt::Closed => SignInPrompt::Automatic,
                _ => SignInPrompt::OnRequest,
            };
            self.set_prompt.set(prompt);
        } else if self.status.with_untracked(|status| status.reason.is_none()) {
            // A failure other than a refusal has its notice on the page. A user who was signed out before the
            // response came is still asked.
            self.stop_asking();
        }
    }

    /// Opens the sign-in dialog.
    pub fn ask_to_sign_in(self) {
        self.set_prompt.set(SignInPrompt::OnRequest);
    }

    /// Closes the sign-in dialog.
    pub fn stop_asking(self) {
        self.set_prompt.set(SignInPrompt::Closed);
    }

    /// Sets the user name and the password. Fails if one is invalid, before a request is sent.
    pub(crate) fn enter(
        self,
        user: &str,
        password: &str,
    ) -> Result<(), Vec<(SignInField, SignInFieldError)>> {
        let credential = Credential::new(user, password)?;
        self.credentials
            .update_value(|credentials| credentials.number += 1);
        self.note_use();
        self.apply(SignInEvent::Submit(credential));
        self.check_for_idle_user();
        Ok(())
    }

    /// Forgets the user.
    pub(crate) fn sign_out(self) {
        self.apply(SignInEvent::SignOut);
    }

    fn note_use(self) {
        self.credentials
            .update_value(|credentials| credentials.last_use = clock::now());
    }

    fn apply(self, event: SignInEvent) {
        let mut credentials = self.credentials.write_value();
        credentials.sign_in = std::mem::take(&mut credentials.sign_in).apply(event);
        let sign_in = &credentials.sign_in;
        let status = SignInStatus {
            user: sign_in
                .credential()
                .map(|credential| credential.user().to_owned()),
            is_trying: sign_in.is_trying(),
            reason: sign_in.signed_out_reason(),
            wrong_tries: sign_in.wrong_tries(),
            tries_left: sign_in.tries_left(),
        };
        if !sign_in.can_send() {
            credentials.timer = None;
        }
        drop(credentials);
        self.set_status.set(status);
    }

    /// Signs out a user who was idle for too long; returns whether it did.
    fn end_if_idle(self) -> bool {
        let is_idle = self.credentials.with_value(|credentials| {
            credentials.sign_in.can_send() && is_idle(credentials.last_use, clock::now())
        });
        if is_idle {
            self.apply(SignInEvent::IdleTimeout);
            self.set_prompt.set(SignInPrompt::Automatic);
        }
        is_idle
    }

    /// Ends the check for an idle user.
    pub fn stop(self) {
        self.credentials
            .update_value(|credentials| credentials.timer = None);
    }

    /// Checks now and then whether the user is idle, while signed in.
    fn check_for_idle_user(self) {
        let timer = Timeout::new(IDLE_CHECK_MS, move || {
            if !self.end_if_idle() {
                self.check_for_idle_user();
            }
        });
        self.credentials
            .update_value(|credentials| credentials.timer = Some(timer));
    }
}
