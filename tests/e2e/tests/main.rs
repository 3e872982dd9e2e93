//! The console from outside, one module for each kind of story.

mod address;
mod detail;
mod fault_table;
mod faults;
mod filter;
mod large;
mod links;
mod loading;
mod narrow;
mod overview;
mod paging;
mod places;
mod screenshots;
mod shell;
mod sorting;
mod watching;
mod zone;

use chrono::{DateTime, Utc};
use e2e::Setup;
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT};
use ocp_stand_in::{Clock, Options};

/// A world whose OCP lives on a day in March 2025, so that its data is the same every time. The browser's clock is the real
/// one: links for it have `range=all` or fixed instants.
fn in_march_2025() -> Setup {
    let now: DateTime<Utc> = "2025-03-10T04:00:00Z".parse().expect("a time");
    Setup { stand_in: Options { clock: Clock::Fixed(now), ..Options::default() }, ..Setup::default() }
}

/// The link to a tenant of the demo cluster.
fn tenant(id: i64) -> String {
    format!("cluster={DEMO_CLUSTER}&tenant={id}")
}

/// The link to all tasks of the demo tenant, times in UTC.
fn all_of_demo() -> String {
    format!("{}&range=all&zone=utc", tenant(DEMO_TENANT))
}
