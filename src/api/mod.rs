//! The browser's client of OCP's REST interface: sending a request, reading the body, giving up.

pub mod body;
mod charset;
pub mod client;
pub mod meter;
