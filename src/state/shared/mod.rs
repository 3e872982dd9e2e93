//! Parts of the state that several features use.

pub mod announcer;
pub mod server_clock;
