//! The console from outside, one module for each kind of story.

mod address;
mod column_layout;
mod columns;
mod config;
mod crash;
mod detail;
mod export;
mod export_course;
mod fault_entries;
mod fault_rows;
mod fault_says;
mod fault_table;
mod faults;
mod filter;
mod filter_more;
mod glance;
mod hostile;
mod keyboard;
mod large;
mod layout;
mod links;
mod load_plan;
mod loading;
mod narrow;
mod overview;
mod paging;
mod places;
mod refused;
mod request_details;
mod sample;
mod saved;
mod scopes;
mod screenshots;
mod secrets;
mod selection;
mod session;
mod shell;
mod sign_in;
mod sign_in_end;
mod sorting;
mod storage;
mod taken_down;
mod tenants;
mod watching;
mod zone;

use anyhow::Result;
use chrono::{DateTime, Utc};
use e2e::{Page, Setup};
use ocp_stand_in::demo::{DEMO_CLUSTER, DEMO_TENANT, MANUAL_PERIOD_SECONDS, MANUAL_START_SECONDS};
use ocp_stand_in::{Clock, Options};

/// A world whose OCP and browser live on a day in March 2025, so that the data is the same every time.
#[expect(clippy::expect_used, reason = "the literal is a time")]
fn in_march_2025() -> Setup {
    let now: DateTime<Utc> = "2025-03-10T04:00:00Z".parse().expect("a time");
    Setup {
        stand_in: Options {
            clock: Clock::Fixed(now),
            ..Options::default()
        },
        ..Setup::default()
    }
}

/// The link to a tenant of the demo cluster.
fn tenant(id: i64) -> String {
    format!("cluster={DEMO_CLUSTER}&tenant={id}")
}

/// The link to all tasks of the demo tenant, times in UTC.
fn all_of_demo() -> String {
    format!("{}&range=all&zone=utc", tenant(DEMO_TENANT))
}

/// Moves the clocks to the beginning of a backup of the demo tenant that takes an hour.
async fn a_task_runs(page: &Page) -> Result<()> {
    let now = page.ocp_time().await?;
    let since_start = (now.timestamp() - MANUAL_START_SECONDS) % MANUAL_PERIOD_SECONDS;
    page.advance_clock(MANUAL_PERIOD_SECONDS - since_start + 15)
        .await
}
