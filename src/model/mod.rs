//! Pure Rust: no browser, no clock, no framework. What the page knows and decides is here, and is tested on
//! the host in milliseconds.

pub mod columns;
pub mod config;
pub mod copied;
pub mod credential;
pub mod curl;
pub mod cursor;
pub mod export;
pub mod field;
pub mod filter;
pub mod idle;
pub mod instant;
pub mod journal;
pub mod keymap;
pub mod language;
pub mod load_plan;
pub mod local_filter;
pub mod page;
pub mod preferences;
pub mod query;
pub mod refresh;
pub mod result_set;
pub mod retry;
pub mod reveal;
pub mod row_key;
pub mod saved;
pub mod screen;
pub mod secret;
pub mod selection;
pub mod sign_in;
pub mod sort;
pub mod status;
pub mod stay;
pub mod task;
pub mod time_range;
pub mod widths;
