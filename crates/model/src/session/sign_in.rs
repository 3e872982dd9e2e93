//! The sign-in state when the console itself asks for a user name and password (`basic`).
//!
//! OCP blocks a client after 20 wrong attempts, so a refused credential is never sent again: it is
//! dropped in the same step that learns of the refusal, and nothing can be sent without a
//! credential.

use crate::session::credential::Credential;

/// Number of wrong attempts after which OCP blocks the client for a while.
pub const TRIES_BEFORE_BLOCK: u32 = 20;

/// The reason why OCP refused a credential (401).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Unknown user or wrong password (`IAM10004`, `IAM10006`).
    WrongPassword,
    /// Blocked for a while after too many wrong attempts (`IAM10007`).
    Blocked,
    /// OCP does not accept this client address (`IAM10014`).
    AddressRefused,
    /// Any other reason.
    Other,
}

impl Refusal {
    /// The refusal that OCP's error code stands for.
    pub fn of_code(code: &str) -> Self {
        match code {
            "IAM10004" | "IAM10006" => Self::WrongPassword,
            "IAM10007" => Self::Blocked,
            "IAM10014" => Self::AddressRefused,
            _ => Self::Other,
        }
    }
}

/// The reason why nobody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignedOutReason {
    /// Nobody has signed in since the page was opened.
    #[default]
    NotYet,
    /// OCP's session has ended (401 `IAM10000`).
    SessionEnded,
    /// OCP refused the credential.
    Refused(Refusal),
    /// The page was idle for too long.
    Idle,
    /// The user signed out.
    ByUser,
}

/// An event that changes the sign-in state.
#[derive(Debug)]
pub enum SignInEvent {
    /// The user submitted the form.
    Submit(Credential),
    /// OCP accepted the credential.
    Accepted,
    /// OCP refused the credential (401).
    Rejected(Refusal),
    /// OCP's session has ended (401 `IAM10000`).
    SessionEnded,
    /// The page was idle for too long.
    IdleTimeout,
    /// The user signed out.
    SignOut,
}

/// The stage of the sign-in.
#[derive(Debug)]
enum Stage {
    SignedOut(SignedOutReason),
    Trying(Credential),
    SignedIn(Credential),
}

/// The sign-in state. It owns the credential, so being signed out and having no credential are the
/// same.
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
    /// Returns the state after an event. Events of responses must belong to requests with the
    /// newest credential.
    #[must_use]
    pub fn apply(self, event: SignInEvent) -> Self {
        let Self {
            stage,
            mut wrong_tries,
        } = self;
        // Before the first accepted request there is no session to end: a proxy, or OCP itself,
        // refused the credential.
        let event = match (event, &stage) {
            (SignInEvent::SessionEnded, Stage::Trying(_)) => SignInEvent::Rejected(Refusal::Other),
            (event, _) => event,
        };
        if let SignInEvent::Rejected(_) = event {
            // OCP's documentation does not say whether refusals for other reasons count as wrong
            // attempts, so all are counted.
            wrong_tries = wrong_tries.saturating_add(1);
        }
        let reason = match event {
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
                    // A late response must not sign the user in again.
                    Stage::SignedOut(_) => Self { stage, wrong_tries },
                };
            }
            SignInEvent::Rejected(refusal) => SignedOutReason::Refused(refusal),
            SignInEvent::SessionEnded => SignedOutReason::SessionEnded,
            SignInEvent::IdleTimeout => SignedOutReason::Idle,
            SignInEvent::SignOut => SignedOutReason::ByUser,
        };
        // The first reason for the sign-out is kept.
        let reason = if let Stage::SignedOut(first) = stage {
            first
        } else {
            reason
        };
        Self {
            stage: Stage::SignedOut(reason),
            wrong_tries,
        }
    }

    /// The credential for requests; `None` if none may be sent.
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

    /// Whether OCP has not responded to the credential yet.
    pub fn is_trying(&self) -> bool {
        matches!(self.stage, Stage::Trying(_))
    }

    /// The reason why nobody is signed in; `None` while signed in or trying to.
    pub fn signed_out_reason(&self) -> Option<SignedOutReason> {
        if let Stage::SignedOut(reason) = self.stage {
            Some(reason)
        } else {
            None
        }
    }

    /// Number of consecutive refusals of this page's credentials. OCP also counts those of the
    /// client's other pages.
    pub const fn wrong_tries(&self) -> u32 {
        self.wrong_tries
    }

    /// Number of wrong attempts left before OCP blocks the client, as far as this page knows.
    pub const fn tries_left(&self) -> u32 {
        TRIES_BEFORE_BLOCK.saturating_sub(self.wrong_tries)
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
