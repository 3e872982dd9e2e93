//! A stand-in for the HTTP API of `OceanBase` Cloud Platform (OCP), for demos, tests and fault
//! injection.
//!
//! OCP is closed source and cannot be installed on a developer's machine. This server implements
//! the endpoints that the console reads, by OCP's documentation; where the documentation is silent
//! it follows the public source of related servers (`ocp-express`, `obshell`), and the comment on
//! each such rule says so. All data is generated from a seed and the clock: the same seed and the
//! same clock give the same bytes.
//!
//! `/_stand-in/` has what OCP does not: an index, faults on demand and a log of requests.

mod access;
mod catalog;
mod control;
mod data;
pub mod demo;
mod fault;
mod http;
mod sample;
mod serve;
mod state;

use axum::Router;
use axum::middleware::from_fn_with_state;
use chrono::{DateTime, Utc};

pub use fault::Fault;
pub use http::host::require_loopback_host;
pub use sample::sample;
pub use serve::serve;

/// The options of a stand-in. [`Options::default`] is seed 1, no sign-in, the system's clock.
#[derive(Debug, Clone)]
pub struct Options {
    /// The seed of the data and of the trace ids.
    pub seed: u64,
    /// The authentication of requests to `/api`.
    pub auth: Auth,
    /// The source of the current time.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            auth: Auth::None,
            clock: Clock::System,
        }
    }
}

/// The authentication of requests to `/api`. Refusals are JSON without `WWW-Authenticate` (as in
/// related servers), so that a browser shows no dialog of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Auth {
    /// None.
    #[default]
    None,
    /// HTTP Basic for [`demo::USER`] with [`demo::PASSWORD`]. Twenty wrong passwords block every
    /// request for 15 minutes.
    Basic,
    /// A session cookie, which `/login` sets for that user. A session ends after 30 minutes without
    /// a request.
    Session,
}

impl Auth {
    /// All modes.
    pub const ALL: [Self; 3] = [Self::None, Self::Basic, Self::Session];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Basic => "basic",
            Self::Session => "session",
        }
    }

    /// The mode with this name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|auth| auth.name() == name)
    }
}

/// The source of the current time.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The clock of the machine.
    System,
    /// This instant, so that tests see the same data every time;
    /// `/_stand-in/clock?advance=<seconds>` moves it.
    Fixed(DateTime<Utc>),
}

/// The stand-in's routes: OCP's `/api/…`, `/login`, and `/_stand-in/…`.
///
/// The router has no fallback, so it can be merged into one that serves files. An unknown path
/// below `/api` is answered 400 in OCP's form (as in related servers).
pub fn router(options: Options) -> Router {
    router_beside(options, Router::new())
}

/// The same routes beside a `site`, such as one of files; the log includes the requests to the
/// site.
pub fn router_beside(options: Options, site: Router) -> Router {
    let shared = state::Shared::new(options);
    let site = site.layer(from_fn_with_state(
        shared.clone(),
        control::log::record_site,
    ));
    http::routes(shared.clone())
        .merge(control::routes(shared))
        .merge(site)
}

/// The plain text of `/_stand-in/`: tenants, faults and how to use them.
pub fn index() -> String {
    control::index::text()
}
