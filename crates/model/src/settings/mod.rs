//! The host's configuration, the user's preferences, languages and keyboard shortcuts.

mod addresses;
pub mod config;
pub mod keymap;
pub mod language;
pub mod preferences;
