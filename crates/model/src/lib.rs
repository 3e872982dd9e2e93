//! What the console knows and decides: pure Rust without a browser, a clock or a framework.
//!
//! Each feature has a folder, with the same name as in the layers above.

pub mod export;
pub mod failure;
pub mod filter;
pub mod find;
#[cfg(any(test, feature = "generators"))]
pub mod generators;
pub mod link;
pub mod load;
pub mod overview;
pub mod requests;
pub mod saved;
pub mod scopes;
pub mod session;
pub mod settings;
pub mod shared;
pub mod summary;
pub mod table;
pub mod task;
pub mod timeline;
pub mod watch;
