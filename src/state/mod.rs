//! Signals around the pure parts: what the page asks, what it has loaded, and the intents of its user.

pub mod answer;
pub mod app;
pub mod effect;
pub mod export;
mod exporting;
pub mod find;
mod held;
mod job;
mod landing;
pub mod lane;
pub mod layout;
pub mod live;
mod load;
pub mod loader;
mod narrow;
mod open;
mod paging;
pub mod progress;
pub mod requests;
pub mod rows;
pub mod scope_lists;
pub mod scopes;
pub mod session;
pub mod settings;
pub mod signal;
pub mod sorting;
pub mod source;
