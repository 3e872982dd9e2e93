//! Signals around the pure parts: what the page asks, what it has loaded, and the intents of its user.

pub mod app;
pub mod export;
pub mod filter;
pub mod find;
pub mod link;
pub mod load;
pub mod requests;
pub mod saved;
pub mod scopes;
pub mod session;
pub mod settings;
pub mod table;
