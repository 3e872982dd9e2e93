//! The journal of requests.

pub mod curl;
pub mod journal;
