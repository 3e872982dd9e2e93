//! The journal of requests.

pub(crate) mod panel;
pub(crate) mod request;
