//! Components. They show state and send intents, nothing else.
#![expect(
    unreachable_pub,
    reason = "the component macro makes its parts public inside their module"
)]

pub mod console;
mod context;
mod export;
mod failure;
mod filter;
mod find;
mod load;
mod overview;
mod requests;
mod saved;
mod scopes;
mod session;
mod settings;
mod summary;
mod table;
mod task;
mod timeline;
mod ui;
mod watch;
mod words;
