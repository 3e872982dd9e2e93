//! Configuration, preferences and keys.

mod config;
mod preferences;
