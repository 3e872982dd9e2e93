//! Signals around the pure parts: each feature has a handle, a small `Copy` struct with private
//! signals and verbs. Views read the signals and call the verbs.

pub mod app;
pub mod export;
pub mod failure;
pub mod filter;
pub mod find;
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
pub mod timeline;
pub mod watch;
