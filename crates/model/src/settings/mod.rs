//! Configuration, preferences and keys.

pub mod config;
pub mod keymap;
pub mod language;
pub mod preferences;
