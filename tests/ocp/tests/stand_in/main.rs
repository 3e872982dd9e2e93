//! The behaviour that the console, its tests and the demo rely on.
#![expect(clippy::expect_used, reason = "a helper that fails is a failed test")]

mod bodies;
mod client;
mod connections;
mod control;
mod errors;
mod faults;
mod fleets;
mod histories;
mod hostile;
mod lists;
mod paging;
mod refusals;
mod samples;
mod sequences;
mod sign_in;
