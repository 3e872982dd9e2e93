//! Who is signed in where the console itself asks for a user and a password (`basic`).
//!
//! OCP blocks a client after 20 wrong tries, so a credential that was refused is never sent again: it is dropped in
//! the very step that learns of it, and without a credential nothing can be sent.

use crate::session::credential::Credential;

/// How many wrong tries OCP allows before it blocks the client for a while.
pub const TRIES_BEFORE_BLOCK: u32 = 20;

/// Why OCP refused who signs in (401).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No such user, or not this password (`IAM10004`, `IAM10006`).
    WrongPassword,
    /// Too many wrong tries: blocked for a while (`IAM10007`).
    Blocked,
    /// OCP does not let this address in (`IAM10014`).
    AddressRefused,
    /// Anything else.
    Other,
}

impl Refusal {
    /// What OCP's error code says.
    pub fn of_code(code: &str) -> Self {
        match code {
            "IAM10004" | "IAM10006" => Self::WrongPassword,
            "IAM10007" => Self::Blocked,
            "IAM10014" => Self::AddressRefused,
            _ => Self::Other,
        }
    }
}

/// Why nobody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignedOutReason {
    /// Nobody has been since the page was opened.
    #[default]
    NotYet,
    /// OCP says that nobody is (401 `IAM10000`): its session is over.
    SessionEnded,
    /// OCP refused the credential.
    Refused(Refusal),
    /// Nobody used the page for long.
    Idle,
    /// The user signed out.
    ByUser,
}

/// What can happen.
#[derive(Debug)]
pub enum SignInEvent {
    /// The user sends the form.
    Submit(Credential),
    /// OCP gave what was asked for with the credential.
    Accepted,
    /// OCP refused the credential (401).
    Rejected(Refusal),
    /// OCP says that nobody is signed in (401 `IAM10000`).
    SessionEnded,
    /// Nobody used the page for long.
    IdleTimeout,
    /// The user signs out.
    SignOut,
}

/// How far signing in has come.
#[derive(Debug)]
enum Stage {
    SignedOut(SignedOutReason),
    Trying(Credential),
    SignedIn(Credential),
}

/// Who is signed in. It owns the credential, so that whoever has none is signed out.
#[derive(Debug)]
pub struct SignIn {
    stage: Stage,
    wrong_tries: u32,
}

impl Default for SignIn {
    fn default() -> Self {
        Self {
            stage: Stage::SignedOut(SignedOutReason::NotYet),
            wrong_tries: 0,
        }
    }
}

impl SignIn {
    /// What an event makes of it. The events of answers are those of the newest credential's requests only.
    #[must_use]
    pub fn apply(self, event: SignInEvent) -> Self {
        let Self {
            stage,
            mut wrong_tries,
        } = self;
        // Who never was signed in has no session that could be over: a proxy, or OCP itself, refuses the credential.
        let event = match (event, &stage) {
            (SignInEvent::SessionEnded, Stage::Trying(_)) => SignInEvent::Rejected(Refusal::Other),
            (event, _) => event,
        };
        if let SignInEvent::Rejected(_) = event {
            // Whether OCP counts a try that it refuses for another reason is not documented.
            wrong_tries = wrong_tries.saturating_add(1);
        }
        let why = match event {
            SignInEvent::Submit(credential) => {
                return Self {
                    stage: Stage::Trying(credential),
                    wrong_tries,
                };
            }
            SignInEvent::Accepted => {
                return match stage {
                    Stage::Trying(credential) | Stage::SignedIn(credential) => Self {
                        stage: Stage::SignedIn(credential),
                        wrong_tries: 0,
                    },
                    // An answer that comes late signs nobody in again.
                    Stage::SignedOut(_) => Self { stage, wrong_tries },
                };
            }
            SignInEvent::Rejected(refusal) => SignedOutReason::Refused(refusal),
            SignInEvent::SessionEnded => SignedOutReason::SessionEnded,
            SignInEvent::IdleTimeout => SignedOutReason::Idle,
            SignInEvent::SignOut => SignedOutReason::ByUser,
        };
        // Who is signed out already stays so for the first reason.
        let why = if let Stage::SignedOut(first) = stage {
            first
        } else {
            why
        };
        Self {
            stage: Stage::SignedOut(why),
            wrong_tries,
        }
    }

    /// What requests are sent with; `None` when none may be sent.
    pub fn credential(&self) -> Option<&Credential> {
        match &self.stage {
            Stage::SignedOut(_) => None,
            Stage::Trying(credential) | Stage::SignedIn(credential) => Some(credential),
        }
    }

    /// Whether a request may be sent.
    pub fn can_send(&self) -> bool {
        self.credential().is_some()
    }

    /// Whether OCP has not answered the credential yet.
    pub fn is_trying(&self) -> bool {
        matches!(self.stage, Stage::Trying(_))
    }

    /// Why nobody is signed in; `None` when somebody is, or tries to be.
    pub fn signed_out_reason(&self) -> Option<SignedOutReason> {
        if let Stage::SignedOut(why) = self.stage {
            Some(why)
        } else {
            None
        }
    }

    /// How many tries in a row OCP refused this page. Other pages of the client count at OCP as well.
    pub const fn wrong_tries(&self) -> u32 {
        self.wrong_tries
    }

    /// How many wrong tries OCP allows at most until it blocks the client, as far as this page knows.
    pub const fn tries_left(&self) -> u32 {
        TRIES_BEFORE_BLOCK.saturating_sub(self.wrong_tries)
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
