//! The journal of requests.

mod handle;
pub mod panel;

pub use handle::{JournaledResponse, RequestJournal, Requests};
