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
mod http;
mod serve;
mod state;

use axum::Router;
use chrono::{DateTime, Utc};

pub use fault::Fault;
pub use http::host::require_loopback_host;
pub use serve::serve;

/// How a stand-in behaves. [`Options::default`] is seed 1, no sign-in, the system's clock.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the data and the trace ids are derived from.
    pub seed: u64,
    /// Whether requests to `/api` must carry HTTP Basic for [`demo::USER`] with [`demo::PASSWORD`].
    pub require_auth: bool,
    /// What the stand-in takes for the present.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, require_auth: false, clock: Clock::System }
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

/// The stand-in's routes: `/api/…` as OCP answers them, and `/_stand-in/…`.
///
/// It sets no fallback, so it can be merged into a router that serves files as well. A path below `/api` that does
/// not exist is answered 400 in OCP's form (seen in related servers).
pub fn router(options: Options) -> Router {
    let shared = state::Shared::new(options);
    http::routes(shared.clone()).merge(control::routes(shared))
}

/// What the index under `/_stand-in/` says, as plain text: tenants, faults and how to use them.
pub fn index() -> String {
    control::index::text()
}
