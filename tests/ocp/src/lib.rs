//! A stand-in for the HTTP API of `OceanBase` Cloud Platform (OCP), for demos, tests and fault injection.
//!
//! OCP is closed source and cannot be installed on a developer's machine. This server answers the endpoints the
//! console reads as OCP's documentation says they are answered; where the documentation is silent it follows what was
//! read in the public source of OCP's relatives (`ocp-express`, `obshell`), and each such rule says so where it is
//! written down. Everything it tells is made up from a seed and the clock: the same seed and the same clock give the
//! same bytes.
//!
//! Under `/_stand-in/` is what OCP does not have: an index, faults on demand and a log of requests.

mod catalog;
mod control;
mod data;
pub mod demo;
mod fault;
mod gate;
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

/// How a stand-in behaves. [`Options::default`] is seed 1, no sign-in, the system's clock.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the data and the trace ids are derived from.
    pub seed: u64,
    /// How requests to `/api` must prove who asks.
    pub auth: Auth,
    /// What the stand-in takes for the present.
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

/// How requests to `/api` must prove who asks. Refusals are JSON without `WWW-Authenticate` (seen in related servers),
/// so that a browser shows no dialog of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Auth {
    /// Not at all.
    #[default]
    None,
    /// HTTP Basic for [`demo::USER`] with [`demo::PASSWORD`]. Twenty wrong passwords block everybody for 15 minutes.
    Basic,
    /// A session cookie, which `/login` gives to that user. Sessions end after 30 minutes without a request.
    Session,
}

impl Auth {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Basic, Self::Session];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Basic => "basic",
            Self::Session => "session",
        }
    }

    /// The one of that name; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|auth| auth.name() == name)
    }
}

/// Where the stand-in reads the time.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this instant, so that tests see the same data every time; `/_stand-in/clock?advance=<seconds>` moves it.
    Fixed(DateTime<Utc>),
}

/// The stand-in's routes: `/api/…` as OCP answers them, `/login`, and `/_stand-in/…`.
///
/// It sets no fallback, so it can be merged into a router that serves files as well. A path below `/api` that does
/// not exist is answered 400 in OCP's form (seen in related servers).
pub fn router(options: Options) -> Router {
    router_beside(options, Router::new())
}

/// The same beside a `site`, such as one of files; requests to the site are in the stand-in's log as well.
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

/// What the index under `/_stand-in/` says, as plain text: tenants, faults and how to use them.
pub fn index() -> String {
    control::index::text()
}
