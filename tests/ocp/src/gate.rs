//! Who may come in: wrong passwords, blocked clients and sessions.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use serde_json::{Value, json};

use crate::data::time::SECOND;
use crate::http::error::{self, Refusal};

/// So many wrong passwords in a row block the client (documented: 20).
const TRIES: u32 = 20;
/// How long, in minutes.
const BLOCK_MINUTES: i64 = 15;
/// How long a session lasts after its latest request, in minutes (documented: 30).
const SESSION_MINUTES: i64 = 30;
const MINUTE: i64 = 60 * SECOND;

/// The state of the door. Everybody who asks comes from this machine, so all are one client.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    wrong: u32,
    /// In microseconds since 1970.
    blocked_until: Option<i64>,
    refused: bool,
    /// When each session was last used, by token.
    sessions: HashMap<String, i64>,
    /// How many more requests pass before all sessions end.
    ends_after: Option<u64>,
}

impl Gate {
    /// Refuses everybody, if told to.
    pub(crate) fn address(&self) -> Result<(), Refusal> {
        if self.refused {
            Err(Refusal::new(&error::ADDRESS_REFUSED, ""))
        } else {
            Ok(())
        }
    }

    /// Judges a password that was given; the block counts for a right one as well.
    pub(crate) fn password(&mut self, right: bool, now: i64) -> Result<(), Refusal> {
        self.address()?;
        if self.blocked_until.is_some_and(|until| now >= until) {
            self.forget_tries();
        }
        if self.blocked_until.is_none() && right {
            self.forget_tries();
            return Ok(());
        }
        if self.blocked_until.is_none() {
            self.wrong += 1;
            if self.wrong < TRIES {
                return Err(Refusal::new(&error::WRONG_PASSWORD, &(TRIES - self.wrong)));
            }
            self.blocked_until = Some(now + BLOCK_MINUTES * MINUTE);
        }
        Err(Refusal::new(&error::BLOCKED, &BLOCK_MINUTES))
    }

    /// Begins a session; its token.
    pub(crate) fn begin_session(&mut self, now: i64) -> String {
        // Not derived from the seed: a cookie of another stand-in on this machine comes here too and must not fit.
        let token = format!("{:016x}", RandomState::new().hash_one(now));
        self.sessions.insert(token.clone(), now);
        token
    }

    /// Judges a request by its session's token, if it has one.
    pub(crate) fn session(&mut self, token: Option<&str>, now: i64) -> Result<(), Refusal> {
        self.address()?;
        self.sessions
            .retain(|_, used| now < *used + SESSION_MINUTES * MINUTE);
        let not_signed_in = || Refusal::new(&error::NOT_SIGNED_IN, "");
        if !token.is_some_and(|token| self.sessions.contains_key(token)) {
            return Err(not_signed_in());
        }
        match &mut self.ends_after {
            Some(0) => {
                self.end_sessions(0);
                return Err(not_signed_in());
            }
            Some(more) => *more -= 1,
            None => {}
        }
        if let Some(used) = token.and_then(|token| self.sessions.get_mut(token)) {
            *used = now;
        }
        Ok(())
    }

    /// Ends all sessions when `after` more requests have passed.
    pub(crate) fn end_sessions(&mut self, after: u64) {
        self.ends_after = (after > 0).then_some(after);
        if after == 0 {
            self.sessions.clear();
        }
    }

    pub(crate) fn refuse_address(&mut self) {
        self.refused = true;
    }

    /// Forgets wrong passwords, lifts a block and lets the address in again.
    pub(crate) fn unblock(&mut self) {
        self.refused = false;
        self.forget_tries();
    }

    fn forget_tries(&mut self) {
        self.wrong = 0;
        self.blocked_until = None;
    }

    /// As the control path tells it.
    pub(crate) fn tell(&self, now: i64) -> Value {
        json!({
            "addressRefused": self.refused,
            "blocked": self.blocked_until.is_some_and(|until| now < until),
            "endsAfter": self.ends_after,
            "sessions": self.sessions.len(),
            "wrongPasswords": self.wrong,
        })
    }
}
