//! English.

mod console;
mod export;
mod failure;
mod filter;
mod find;
mod link;
mod load;
mod overview;
mod requests;
mod saved;
mod scopes;
mod session;
mod settings;
mod shared;
mod summary;
mod table;
mod task;
mod timeline;
mod watch;

use crate::i18n::texts::Messages;

const _: () = assert!(
    EN.is_complete(),
    "an English text lacks a place, or has one too many"
);

pub(super) static EN: Messages = Messages {
    console: console::CONSOLE,
    export: export::EXPORT,
    failure: failure::FAILURE,
    filter: filter::FILTER,
    find: find::FIND,
    link: link::LINK,
    load: load::LOAD,
    overview: overview::OVERVIEW,
    requests: requests::REQUESTS,
    saved: saved::SAVED,
    scopes: scopes::SCOPES,
    session: session::SESSION,
    settings: settings::SETTINGS,
    shared: shared::SHARED,
    summary: summary::SUMMARY,
    table: table::TABLE,
    task: task::TASK,
    timeline: timeline::TIMELINE,
    watch: watch::WATCH,
};
