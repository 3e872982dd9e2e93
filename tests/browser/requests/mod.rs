//! The journal of requests.

mod panel;
