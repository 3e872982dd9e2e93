//! Saved responses that are opened as files.

mod close_file;
mod filter_file;
mod history;
mod open_file;
mod pick_file;
mod sample;
mod unreadable_files;
