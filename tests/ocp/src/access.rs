//! Access control: wrong passwords, blocked clients and sessions.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use serde_json::{Value, json};

use crate::data::time::SECOND;
use crate::http::error::{self, OcpError};

/// The number of wrong passwords in a row that block the client (documented: 20).
const MAX_TRIES: u32 = 20;
/// The duration of a block, in minutes.
const BLOCK_MINUTES: i64 = 15;
/// The lifetime of a session after its latest request, in minutes (documented: 30).
const SESSION_MINUTES: i64 = 30;
const MINUTE: i64 = 60 * SECOND;

/// The state of access control. All requests come from this machine, so they count as one client.
#[derive(Debug, Default)]
pub(crate) struct AccessControl {
    wrong_passwords: u32,
    /// In microseconds since 1970.
    blocked_until: Option<i64>,
    is_address_refused: bool,
    /// The time of the latest request of each session, by token.
    sessions: HashMap<String, i64>,
    /// The number of requests that still pass before all sessions end.
    ends_after: Option<u64>,
}

impl AccessControl {
    /// Refuses every request if the address is refused.
    pub(crate) fn check_address(&self) -> Result<(), OcpError> {
        if self.is_address_refused {
            Err(OcpError::new(&error::ADDRESS_REFUSED, ""))
        } else {
            Ok(())
        }
    }

    /// Checks a password; a block applies to the right one as well.
    pub(crate) fn check_password(&mut self, is_right: bool, now: i64) -> Result<(), OcpError> {
        self.check_address()?;
        if self.blocked_until.is_some_and(|until| now >= until) {
            self.clear_tries();
        }
        if self.blocked_until.is_none() && is_right {
            self.clear_tries();
            return Ok(());
        }
        if self.blocked_until.is_none() {
            self.wrong_passwords += 1;
            if self.wrong_passwords < MAX_TRIES {
                return Err(OcpError::new(
                    &error::WRONG_PASSWORD,
                    &(MAX_TRIES - self.wrong_passwords),
                ));
            }
            self.blocked_until = Some(now + BLOCK_MINUTES * MINUTE);
        }
        Err(OcpError::new(&error::BLOCKED, &BLOCK_MINUTES))
    }

    /// Starts a session and returns its token.
    pub(crate) fn start_session(&mut self, now: i64) -> String {
        // Random, not derived from the seed, so that the cookie of another stand-in on this machine
        // is not valid here.
        let token = format!("{:016x}", RandomState::new().hash_one(now));
        self.sessions.insert(token.clone(), now);
        token
    }

    /// Checks the session token of a request.
    pub(crate) fn check_session(&mut self, token: Option<&str>, now: i64) -> Result<(), OcpError> {
        self.check_address()?;
        self.sessions
            .retain(|_, used| now < *used + SESSION_MINUTES * MINUTE);
        let not_signed_in = || OcpError::new(&error::NOT_SIGNED_IN, "");
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

    /// Ends all sessions after `after` more requests.
    pub(crate) fn end_sessions(&mut self, after: u64) {
        self.ends_after = (after > 0).then_some(after);
        if after == 0 {
            self.sessions.clear();
        }
    }

    pub(crate) fn refuse_address(&mut self) {
        self.is_address_refused = true;
    }

    /// Clears wrong passwords, a block and a refused address.
    pub(crate) fn unblock(&mut self) {
        self.is_address_refused = false;
        self.clear_tries();
    }

    fn clear_tries(&mut self) {
        self.wrong_passwords = 0;
        self.blocked_until = None;
    }

    /// The JSON of the control path.
    pub(crate) fn to_json(&self, now: i64) -> Value {
        json!({
            "addressRefused": self.is_address_refused,
            "blocked": self.blocked_until.is_some_and(|until| now < until),
            "endsAfter": self.ends_after,
            "sessions": self.sessions.len(),
            "wrongPasswords": self.wrong_passwords,
        })
    }
}
